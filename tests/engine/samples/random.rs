//! Sheets that nobody thought of.

use backstay::bundle::Bundle;
use backstay::interview::{Answer, AnswerSheet, Importance, OptionId, QuestionId, RequirementId};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

/// How often a requirement is stated: often enough to exclude, seldom enough
/// to leave something.
const STATED: f64 = 0.05;
/// So many options at most where several may be chosen.
const SEVERAL: usize = 3;

/// A must-have, and whether it is stated.
type Stated = (RequirementId, bool);
/// A question, and how much it is said to count.
type Weighed = (QuestionId, Option<Importance>);

/// Any sheet that a person could hand in.
pub(crate) fn any_sheet(bundle: &Bundle) -> impl Strategy<Value = AnswerSheet> + use<> {
    let answers: Vec<_> = bundle
        .interview
        .questions()
        .ids()
        .map(|id| any_answer(bundle, id))
        .collect();
    let requirements: Vec<_> = bundle
        .interview
        .requirement_ids()
        .map(|id| proptest::bool::weighted(STATED).prop_map(move |stated| (id, stated)))
        .collect();
    let importances: Vec<_> = bundle
        .interview
        .questions()
        .iter()
        .filter(|(_, row)| row.concern.is_some())
        .map(|(id, _)| {
            let set = select(&Importance::ALL).prop_map(Some);
            let set = prop_oneof![9 => Just(None), 1 => set];
            set.prop_map(move |importance| (id, importance))
        })
        .collect();
    (answers, requirements, importances).prop_map(
        |(answers, requirements, importances): (Vec<_>, Vec<Stated>, Vec<Weighed>)| {
            let mut sheet = AnswerSheet::default();
            for (question, answer) in answers {
                if let Some(answer) = answer {
                    sheet.record(question, answer);
                }
            }
            for (question, importance) in importances {
                sheet.set_importance(question, importance);
            }
            for (requirement, stated) in requirements {
                sheet.set_requirement(requirement, stated);
            }
            sheet
        },
    )
}

fn any_answer(
    bundle: &Bundle,
    question: QuestionId,
) -> BoxedStrategy<(QuestionId, Option<Answer>)> {
    let row = &bundle.interview.questions()[question];
    let options: Vec<OptionId> = row
        .options
        .iter()
        .filter_map(|option| row.option(&option.id))
        .collect();
    let chosen = if row.many {
        let most = options.len().min(SEVERAL);
        subsequence(options, 1..=most).boxed()
    } else {
        select(options).prop_map(|option| vec![option]).boxed()
    };
    prop_oneof![
        3 => Just(None),
        1 => Just(Some(Answer::NotSure)),
        1 => Just(Some(Answer::DoesntMatter)),
        4 => chosen.prop_map(|options| Some(Answer::Options(options))),
    ]
    .prop_map(move |answer| (question, answer))
    .boxed()
}
