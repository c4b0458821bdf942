//! What is judged and what is measured, with the weight of each kind.

use leptos::prelude::*;

use crate::bundle::Model;
use crate::catalog::{Criterion, CriterionId, Table, ValueFunction};
use crate::interview::AnswerSheet;
use crate::report::words;
use crate::ui::session::Session;

/// How a criterion comes by its value.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Level,
    Score,
    Figure,
    Project,
}

impl Kind {
    const ALL: [Self; 4] = [Self::Level, Self::Score, Self::Figure, Self::Project];

    fn of(criterion: &Criterion) -> Self {
        match &criterion.value {
            ValueFunction::Level { .. } | ValueFunction::LevelOfChoice { .. } => Self::Level,
            ValueFunction::Score { .. } => Self::Score,
            value if value.reads().starts_with("measurements.") => Self::Figure,
            _ => Self::Project,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Level => "Levels",
            Self::Score => "Judged scores",
            Self::Figure => "Measured figures",
            Self::Project => "Facts of the project",
        }
    }

    fn means(self, model: &Model) -> String {
        let words = match self {
            Self::Level => return level_words(model),
            Self::Score => {
                "From 1 to 5, worth 0 to 1 in equal steps. Each is made of points: some are \
                 counted from levels, the others were given by people. All are listed below."
            }
            Self::Figure => {
                "Each criterion reads one benchmark or one survey, on a scale whose worst and best \
                 are fixed beforehand. Where a framework has no figure, one is drawn from those of \
                 similar frameworks."
            }
            Self::Project => {
                "Languages, typing, licence, years of support: words and numbers from the \
                 documents, with a value fixed for each. Which frameworks the team knows comes \
                 from the answers alone."
            }
        };
        words.to_owned()
    }
}

/// What a level is worth on average.
fn level_words(model: &Model) -> String {
    let [community, official, core] = model.level_increments;
    let all = community + official + core;
    format!(
        "Read in the documents and sorted by rules into built in, official add-on, from the \
         community, not available. On average these are worth 1, {:.2}, {:.2} and 0.",
        (community + official) / all,
        community / all
    )
}

/// One row a kind.
#[component]
pub fn Kinds(
    /// The visit.
    session: Session,
) -> impl IntoView {
    let model = &session.bundle().model;
    let catalog = &session.bundle().catalog;
    let weights = move || session.decision().with(|decision| decision.weights.clone());
    let whose = move || {
        if session.sheet().with(AnswerSheet::is_empty) {
            "The weights are those of somebody who has answered nothing yet."
        } else {
            "The weights are those of your answers."
        }
    };
    let rows = Kind::ALL
        .map(|kind| {
            let of_kind = move |criterion: &Criterion| Kind::of(criterion) == kind;
            let count = catalog
                .criteria
                .rows()
                .iter()
                .filter(|row| of_kind(row))
                .count();
            let share = move || {
                let weights: Table<CriterionId, f64> = weights();
                let of_kind = catalog.criteria.iter().filter(|(_, row)| of_kind(row));
                words::points(of_kind.map(|(id, _)| weights[id]).sum())
            };
            view! {
                <tr>
                    <th scope="row">
                        {kind.name()}
                        <span class="side__weight">
                            {words::count(count, "criterion", "criteria")}
                        </span>
                    </th>
                    <td>
                        <span class="side__whose">"Weight"</span>
                        <span>{share}</span>
                    </td>
                    <td>
                        <span class="side__whose">"How"</span>
                        <span>{kind.means(model)}</span>
                    </td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <p>
            "A fact can be checked, a judgement can be argued about. Both are marked everywhere: facts in upright type, judgements and estimates in italics. "
            {whose}
        </p>
        <table class="side side--kinds">
            <caption class="heard">"Kinds of criteria and what they weigh"</caption>
            <thead>
                <tr>
                    <th scope="col">"Kind"</th>
                    <th scope="col">"Weight of 100"</th>
                    <th scope="col">"How it becomes a value"</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
}
