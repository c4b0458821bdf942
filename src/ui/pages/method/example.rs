//! The sum of two frameworks on a few lines: the person's own where there are
//! answers, else that of a preset.

use backstay_numerics::order;
use leptos::prelude::*;

use crate::browser::address;
use crate::bundle::Bundle;
use crate::catalog::{CriterionId, Id, Table};
use crate::decision::{Decision, Standing};
use crate::interview::AnswerSheet;
use crate::report::words;
use crate::ui::router::A;
use crate::ui::session::Session;

/// How many lines stand by themselves; the others are added up.
const LINES: usize = 6;

/// The sum of the first two.
#[component]
pub fn Example(
    /// The visit.
    session: Session,
) -> impl IntoView {
    let (sheet, decision, whose) = example_of(session);
    let (Some(first), Some(second)) = (decision.pick(), decision.alternative()) else {
        return ().into_any();
    };
    let bundle = session.bundle();
    let answers = answer_words(session, &sheet);
    let name = |standing: &Standing| bundle.catalog.frameworks[standing.framework].name.as_str();
    let names = [name(first), name(second)];
    let conclusion = format!(
        "So {} has {} points and {} has {}. {} In {} of 100 ways {} comes first, in {} of 100 {}.",
        names[0],
        words::points(first.value),
        names[1],
        words::points(second.value),
        decision.closeness.words(),
        words::of_hundred(first.firmness),
        names[0],
        words::of_hundred(second.firmness),
        names[1],
    );
    view! {
        <p>
            {whose} " " {answers}
            " The first two of that ranking, with the lines on which they differ most; numbers are rounded, and the points of each column add up to its sum."
        </p>
        {table(bundle, &decision, [first, second], names)}
        <p class="example__end">{conclusion}</p>
        <p class="quiet">
            "Every line of every framework is on " <A href=address::to("/result")>"the result"</A>
            ", with the fact and its source."
        </p>
    }
    .into_any()
}

/// The person's sheet if it leaves two, else the first preset that does.
fn example_of(session: Session) -> (AnswerSheet, Decision, String) {
    let bundle = session.bundle();
    let own = session.sheet().get();
    let decision = session.decision().get();
    if !own.is_empty() && decision.alternative().is_some() {
        return (own, decision, "These are your own answers.".to_owned());
    }
    let sheet = bundle
        .presets
        .first()
        .map(|preset| preset.sheet.read(&bundle.interview).sheet)
        .unwrap_or_default();
    let name = bundle.presets.first().map(|preset| preset.name.as_str());
    let whose = format!(
        "Somebody starts from the case “{}”.",
        name.unwrap_or_default()
    );
    let decision = session.engine().decide(&sheet);
    (sheet, decision, whose)
}

/// What was answered, in the words of the questions.
fn answer_words(session: Session, sheet: &AnswerSheet) -> String {
    let questions = session.bundle().interview.questions();
    let said: Vec<String> = sheet
        .answers()
        .filter_map(|(question, _)| {
            let row = &questions[question];
            let options: Vec<&str> = sheet
                .options(question)
                .iter()
                .filter_map(|option| row.option_row(*option))
                .map(|option| option.words(session.wording()))
                .collect();
            (!options.is_empty()).then(|| format!("{}: {}", row.name, words::list(&options)))
        })
        .collect();
    format!("{}.", said.join("; "))
}

fn table(
    bundle: &'static Bundle,
    decision: &Decision,
    standings: [&Standing; 2],
    names: [&'static str; 2],
) -> impl IntoView + use<> {
    let catalog = &bundle.catalog;
    let (shown, rest) = lines(&decision.weights, standings);
    let columns = standings.map(|standing| {
        let line = |id: &CriterionId| standing.contributions.get(id.position()).copied();
        let value = |id: &CriterionId| line(id).map_or(0.0, |line| line.value);
        let partials: Vec<f64> = shown
            .iter()
            .map(|id| line(id).map_or(0.0, |line| line.partial))
            .collect();
        let others: f64 = rest.iter().map(value).sum();
        let points: Vec<f64> = shown.iter().map(value).chain([others]).collect();
        (partials, words::adding_up(&points), standing.value)
    });
    let cell = |column: usize, content: AnyView| {
        view! {
            <td>
                <span class="side__whose">{names.get(column).copied()}</span>
                <span>{content}</span>
            </td>
        }
    };
    let rows = shown
        .iter()
        .enumerate()
        .map(|(row, id)| {
            let weight = words::points(decision.weights[*id]);
            let cells = columns
                .iter()
                .enumerate()
                .map(|(column, (partials, points, _))| {
                    let partial = partials.get(row).copied().unwrap_or_default();
                    let content = view! {
                        {format!("{weight} × {partial:.2} = ")}
                        <b class="example__points">{points.get(row).cloned()}</b>
                    };
                    cell(column, content.into_any())
                })
                .collect_view();
            view! {
                <tr>
                    <th scope="row">{catalog.criteria[*id].name.as_str()}</th>
                    {cells}
                </tr>
            }
        })
        .collect_view();
    let others = columns
        .iter()
        .enumerate()
        .map(|(column, (_, points, _))| {
            let points = points.last().cloned();
            cell(
                column,
                view! { <b class="example__points">{points}</b> }.into_any(),
            )
        })
        .collect_view();
    let sums = columns
        .iter()
        .enumerate()
        .map(|(column, (_, _, value))| {
            let sum = words::points(*value);
            cell(
                column,
                view! { <b class="example__sum">{sum}</b> }.into_any(),
            )
        })
        .collect_view();
    let heads = names
        .map(|name| view! { <th scope="col">{name}</th> })
        .collect_view();
    let count = words::count(rest.len(), "other line", "other lines");
    view! {
        <table class="side side--example">
            <caption class="heard">"Weight times value gives the points of a line"</caption>
            <thead>
                <tr>
                    <td></td>
                    {heads}
                </tr>
            </thead>
            <tbody>
                {rows} <tr>
                    <th scope="row">{count}</th>
                    {others}
                </tr>
            </tbody>
            <tfoot>
                <tr>
                    <th scope="row">"Sum"</th>
                    {sums}
                </tr>
            </tfoot>
        </table>
    }
}

/// The criteria on which two differ most, the heaviest of them first, and the
/// others that weigh anything.
fn lines(
    weights: &Table<CriterionId, f64>,
    [one, other]: [&Standing; 2],
) -> (Vec<CriterionId>, Vec<CriterionId>) {
    let value = |standing: &Standing, id: CriterionId| {
        let line = standing.contributions.get(id.position());
        line.map_or(0.0, |line| line.value)
    };
    let gap = |id: CriterionId| (value(one, id) - value(other, id)).abs();
    let mut ids: Vec<CriterionId> = weights.ids().filter(|id| weights[*id] > 0.0).collect();
    order::sort_by(&mut ids, |one, other| gap(*other).total_cmp(&gap(*one)));
    let rest = ids.split_off(LINES.min(ids.len()));
    order::sort_by(&mut ids, |one, other| {
        weights[*other].total_cmp(&weights[*one])
    });
    (ids, rest)
}
