//! "Weigh it yourself": how much each concern counts, with the ranking beside.

use std::sync::Arc;

use leptos::html::Input;
use leptos::prelude::*;

use super::first_rows::FIRST;
use super::ranking::Ranking;
use crate::browser::page;
use crate::bundle::Bundle;
use crate::catalog::ConcernId;
use crate::decision::Decision;
use crate::interview::{Answer, AnswerSheet, Importance, QuestionId};
use crate::report::{theme_weights, words};
use crate::ui::session::Session;

/// What is heard in place of a step while nobody has said one.
const OPEN: &str = "open: drawn from what is usual";

/// A slider for every concern that a question owns, theme by theme.
///
/// It outlives the decisions that it causes, so that a slider is not taken from
/// under the finger.
#[component]
pub fn ImportanceSliders(
    /// The visit.
    session: Session,
) -> impl IntoView {
    let bundle = session.bundle();
    let asked = Arc::new(asked(bundle));
    let weights = Memo::new(move |_| {
        let decision = session.decision();
        decision.with(|decision| theme_weights(&bundle.catalog, decision))
    });
    let themes = bundle
        .catalog
        .themes
        .iter()
        .enumerate()
        .map(|(place, theme)| {
            let rows = asked
                .iter()
                .filter(|(concern, _)| bundle.catalog.concerns[*concern].theme == theme.id)
                .map(|(concern, question)| {
                    let (concern, question, asked) = (*concern, *question, Arc::clone(&asked));
                    view! { <Slider session concern question asked /> }
                })
                .collect_view();
            let weight = move || weights.with(|all| all.get(place).copied().unwrap_or_default());
            view! {
                <fieldset class="weigh__theme">
                    <legend>{theme.name.as_str()}</legend>
                    <p class="weigh__share">{move || words::of_hundred(weight())} " of 100"</p>
                    <div class="weigh__rows">{rows}</div>
                </fieldset>
            }
        })
        .collect_view();
    let is_set = move || {
        session
            .sheet()
            .with(|sheet| sheet.importances().next().is_some())
    };
    let restore = move |_| {
        session.weigh_as_answered();
        page::focus("#weigh-title");
    };
    let restore_all = move || {
        is_set().then(|| {
            view! {
                <p class="actions weigh__all">
                    <button type="button" class="button" on:click=restore>
                        "Reset all to my answers"
                    </button>
                </p>
            }
        })
    };
    let rest = move || {
        let ranked = session.decision().with(|decision| decision.ranking.len());
        (ranked > FIRST)
            .then(|| view! { <p class="quiet">"Only the first ten are shown here; the sum has all of them."</p> })
    };
    view! {
        <section class="section weigh" aria-labelledby="weigh-title">
            <h2 id="weigh-title" tabindex="-1">
                "Weigh it yourself"
            </h2>
            <p class="quiet">
                "Move a slider and the ranking follows at once. Your answers stay as they are; what you set here becomes part of your link. "
                <i>"Open: you have not said, so it is drawn from what is usual."</i>
            </p>
            <div class="columns">
                <div class="weigh__list">{themes} {restore_all}</div>
                <div class="columns__side weigh__ranking">
                    <Ranking
                        bundle
                        decision=session.decision()
                        under_way=session.under_way()
                        is_empty=false
                    />
                    {rest}
                </div>
            </div>
        </section>
    }
}

/// One concern: its name and step read as a sentence.
#[component]
fn Slider(
    session: Session,
    concern: ConcernId,
    question: QuestionId,
    /// Every concern, to compare with.
    asked: Arc<Asked>,
) -> impl IntoView {
    let bundle = session.bundle();
    let name = bundle.catalog.concerns[concern].name.as_str();
    let id = format!("weigh-{}", bundle.interview.questions()[question].id);
    let said = move || session.sheet().with(|sheet| said(bundle, sheet, question));
    let weight = move || {
        session
            .decision()
            .with(|decision| decision.concerns[concern].mean)
    };
    let position = move || {
        let usual = || {
            let decision = session.decision();
            let raw = session.sheet().with(|sheet| {
                decision.with(|decision| raw_of_all(bundle, &asked, sheet, decision))
            });
            nearest_step(bundle, raw * weight())
        };
        said().unwrap_or_else(usual) as u32
    };
    let step_words = move || said().map_or(OPEN, Importance::words);
    let step_shown = move || said().map_or("open", Importance::words);
    let is_set = move || {
        session
            .sheet()
            .with(|sheet| sheet.importance(question).is_some())
    };
    let input = NodeRef::<Input>::new();
    let weigh = move |event| {
        let position = event_target_value(&event).parse::<usize>();
        let step = position.ok().and_then(|at| Importance::ALL.get(at));
        session.weigh(question, step.copied());
    };
    let restore = move |_| {
        session.weigh(question, None);
        if let Some(input) = input.get_untracked() {
            // A slider that cannot take the focus leaves it to the page.
            let _ = input.focus();
        }
    };
    let restore_one = move || {
        is_set().then(|| {
            view! {
                <button type="button" class="link weigh__restore" on:click=restore>
                    "As answered"
                    <span class="heard">": " {name}</span>
                </button>
            }
        })
    };
    view! {
        <div class="weigh__row" data-open=move || said().is_none().then_some("")>
            <label class="weigh__name" for=id.clone()>
                {name}
            </label>
            <span class="weigh__step">{step_shown}</span>
            <input
                type="range"
                id=id
                min="0"
                max="4"
                step="1"
                node_ref=input
                aria-valuetext=step_words
                prop:value=position.clone()
                style=("--step", move || position().to_string())
                on:input=weigh
            />
            <span class="weigh__weight">{move || words::of_hundred(weight())} " of 100"</span>
            {restore_one}
        </div>
    }
}

/// Every concern that a question owns, in theme order, with the question.
type Asked = Vec<(ConcernId, QuestionId)>;

fn asked(bundle: &Bundle) -> Asked {
    let concerns = bundle.catalog.concerns.iter();
    concerns
        .filter_map(|(id, concern)| Some((id, bundle.interview.asks_about(&concern.id)?)))
        .collect()
}

/// The importance that a person gave to a question's concern, by hand or by the
/// answer; `None` while it is open.
fn said(bundle: &Bundle, sheet: &AnswerSheet, question: QuestionId) -> Option<Importance> {
    let row = &bundle.interview.questions()[question];
    let answered = || match sheet.answer(question)? {
        Answer::NotSure => None,
        Answer::DoesntMatter => Some(Importance::DoesntMatter),
        Answer::Options(options) => options
            .iter()
            .filter_map(|option| row.option_row(*option))
            .map(|option| option.importance)
            .max(),
    };
    sheet.importance(question).or_else(answered)
}

/// The middle of a step's interval of raw weight.
fn middle(bundle: &Bundle, step: Importance) -> f64 {
    let (low, high) = bundle.model.interval(step);
    f64::midpoint(low, high)
}

/// The raw weight of all concerns together, by which a weight becomes a raw
/// one: from the concerns whose importance was said, which have both; without
/// any, as if all of them mattered.
fn raw_of_all(bundle: &Bundle, asked: &Asked, sheet: &AnswerSheet, decision: &Decision) -> f64 {
    let (mut raw, mut weight, mut mattering) = (0.0, 0.0, 0.0);
    for (concern, question) in asked {
        mattering += middle(bundle, Importance::Matters);
        if let Some(step) = said(bundle, sheet, *question) {
            raw += middle(bundle, step);
            weight += decision.concerns[*concern].mean;
        }
    }
    if weight > 0.0 {
        raw / weight
    } else {
        mattering
    }
}

/// The step whose middle is nearest to a raw weight.
fn nearest_step(bundle: &Bundle, raw: f64) -> Importance {
    let distance = |step: &Importance| (middle(bundle, *step) - raw).abs();
    Importance::ALL
        .into_iter()
        .min_by(|one, other| distance(one).total_cmp(&distance(other)))
        .unwrap_or_default()
}
