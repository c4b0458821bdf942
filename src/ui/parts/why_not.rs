//! "Why not X?": where a framework loses against the pick, or what rules it out.

use leptos::html::Select;
use leptos::prelude::*;

use super::sounding::Sounding;
use crate::catalog::{CriterionId, FrameworkId};
use crate::decision::{Behind, Exclusion, WhyNot, why_not};
use crate::report::{GapParts, fact_lines, fact_name, gap_parts, gap_sentence};
use crate::ui::session::Session;

/// Asks about any framework but the pick. What was asked stays asked when the
/// ranking moves.
#[component]
pub fn WhyNotAnother(
    /// The visit.
    session: Session,
) -> impl IntoView {
    let catalog = &session.bundle().catalog;
    let asked = RwSignal::new(None::<FrameworkId>);
    let others = move || {
        session.decision().with(|decision| {
            let ranked = decision.ranking.iter().skip(1).map(|each| each.framework);
            let excluded = decision.excluded.iter().map(|each| each.framework);
            ranked.chain(excluded).collect::<Vec<_>>()
        })
    };
    let options = move || {
        let option = |id: FrameworkId| {
            let row = &catalog.frameworks[id];
            view! { <option value=row.id.as_str()>{row.name.as_str()}</option> }
        };
        others().into_iter().map(option).collect::<Vec<_>>()
    };
    let select = NodeRef::<Select>::new();
    Effect::new(move || {
        let others = others();
        // The options of the new ranking are there in the next frame; the page
        // may be gone by then.
        request_animation_frame(move || {
            let asked = asked.try_get_untracked().flatten();
            let asked = asked.filter(|asked| others.contains(asked));
            let slug = asked.map_or("", |asked| catalog.frameworks[asked].id.as_str());
            if let Some(select) = select.try_get_untracked().flatten() {
                select.set_value(slug);
            }
        });
    });
    let ask = move |event| asked.set(catalog.framework(&event_target_value(&event)));
    let answer = move || {
        asked
            .get()
            .map(|framework| view! { <WhyNotAnswer session framework /> })
    };
    view! {
        <Show when=move || !others().is_empty()>
            <section class="section why-not" aria-labelledby="why-not-title">
                <h2 id="why-not-title" tabindex="-1">
                    "Why not another?"
                </h2>
                <label class="why-not__ask">
                    "Why not" <select node_ref=select on:change=ask>
                        <option value="">"choose a framework"</option>
                        {options}
                    </select>
                </label>
                <div aria-live="polite">{answer}</div>
            </section>
        </Show>
    }
}

/// Why a framework is not the pick, and the facts of both behind it.
#[component]
pub fn WhyNotAnswer(
    /// The visit.
    session: Session,
    /// Whom it is about.
    framework: FrameworkId,
) -> impl IntoView {
    let lines = session.decision().with(|decision| {
        let pick = decision.pick()?.framework;
        match why_not(decision, framework)? {
            WhyNot::Behind(behind) => {
                Some(view! { <Lines session framework pick parts=gap_parts(&behind) /> })
            }
            WhyNot::Pick | WhyNot::Tied | WhyNot::Excluded(_) => None,
        }
    });
    view! {
        <WhyNotSentence session framework />
        {lines}
    }
}

/// Why a framework is not the pick, in one paragraph; nothing for the pick.
#[component]
pub fn WhyNotSentence(
    /// The visit.
    session: Session,
    /// Whom it is about.
    framework: FrameworkId,
) -> impl IntoView {
    let catalog = &session.bundle().catalog;
    let words = move || {
        session.decision().with(|decision| {
            let pick = &catalog.frameworks[decision.pick()?.framework].name;
            Some(match why_not(decision, framework)? {
                WhyNot::Pick => return None,
                WhyNot::Tied => format!("As many points as {pick}: a tie."),
                WhyNot::Behind(behind) => {
                    let gap = gap_sentence(catalog, pick, &gap_parts(&behind));
                    format!("{gap}{}", settled(&behind))
                }
                WhyNot::Excluded(exclusion) => ruled_out(session, exclusion),
            })
        })
    };
    move || words().map(|words| view! { <p class="why-not__sentence">{words}</p> })
}

/// Says how few losses outweigh all gains, where there are gains.
fn settled(behind: &Behind) -> &'static str {
    match behind.settled_by {
        _ if behind.gains.is_empty() => "",
        1 => " The largest loss alone outweighs all that it is better at.",
        2 => " The two largest losses outweigh all that it is better at.",
        _ => "",
    }
}

fn ruled_out(session: Session, exclusion: &Exclusion) -> String {
    let bundle = session.bundle();
    let failures: Vec<String> = exclusion
        .failures
        .iter()
        .map(|failure| {
            let (_, requirement) = bundle.interview.requirement(failure.requirement);
            let fact = fact_name(&bundle.catalog, &failure.fact);
            let must = requirement.words(session.wording());
            format!("“{must}” ({fact}: {})", failure.found.words())
        })
        .collect();
    let names = if failures.len() == 1 { "" } else { "s" };
    format!(
        "Ruled out by your must-have{names} {}.",
        failures.join("; ")
    )
}

#[component]
fn Lines(
    session: Session,
    framework: FrameworkId,
    pick: FrameworkId,
    parts: GapParts,
) -> impl IntoView {
    let rows = |lines: Vec<(CriterionId, String)>, sign: &'static str| {
        lines
            .into_iter()
            .map(|(criterion, points)| {
                view! { <Line session framework pick criterion sign points /> }
            })
            .collect_view()
    };
    view! {
        <ul class="reasons why-not__lines">{rows(parts.losses, "−")} {rows(parts.gains, "+")}</ul>
    }
}

/// One line of the sum in which the two differ, with the facts of both.
#[component]
fn Line(
    session: Session,
    framework: FrameworkId,
    pick: FrameworkId,
    criterion: CriterionId,
    sign: &'static str,
    points: String,
) -> impl IntoView {
    let bundle = session.bundle();
    let row = &bundle.catalog.criteria[criterion];
    let facts_of = |id: FrameworkId| {
        let facts = session
            .sheet()
            .with(|sheet| fact_lines(&bundle.catalog, &bundle.interview, sheet, row, id));
        let words: Vec<String> = facts
            .into_iter()
            .map(|fact| {
                let words = fact.words.unwrap_or_else(|| "not known".to_owned());
                if fact.is_judgement {
                    format!("{words}, a judgement")
                } else {
                    words
                }
            })
            .collect();
        (!words.is_empty()).then(|| words.join("; "))
    };
    let names = [framework, pick].map(|id| bundle.catalog.frameworks[id].name.as_str());
    let facts = match [framework, pick].map(facts_of) {
        [Some(own), Some(picks)] => format!("{}: {own}. {}: {picks}.", names[0], names[1]),
        _ => "Depends on an answer that is still open.".to_owned(),
    };
    view! {
        <li class="reason">
            <Sounding class="reason__points" sign points />
            <span class="reason__what">
                <strong>{row.name.as_str()}</strong>
                <span class="reason__facts">{facts}</span>
            </span>
        </li>
    }
}
