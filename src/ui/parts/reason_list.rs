//! Reasons for and against, each tied to an answer or to one that is open.

use leptos::prelude::*;

use super::question_form::answer_words;
use super::sounding::Sounding;
use crate::catalog::FrameworkId;
use crate::report::words;
use crate::report::{Reason, fact_lines};
use crate::ui::session::Session;

/// A list of reasons; says so where there is none.
#[component]
pub fn ReasonList(
    /// The visit.
    session: Session,
    /// Whom the reasons are about.
    framework: FrameworkId,
    /// The reasons, largest first.
    reasons: Vec<Reason>,
    /// How many to show.
    most: usize,
    /// Whether they speak against it.
    #[prop(optional)]
    against: bool,
) -> impl IntoView {
    if reasons.is_empty() {
        let nothing = if against {
            "Nothing you asked for counts against it."
        } else {
            "Nothing you asked for stands out."
        };
        return view! { <p class="quiet">{nothing}</p> }.into_any();
    }
    let rest = reasons.len().saturating_sub(most);
    let rows = reasons
        .into_iter()
        .take(most)
        .map(|reason| row(session, framework, reason, against))
        .collect_view();
    let more = (rest > 0).then(|| {
        view! { <p class="quiet">{words::count(rest, "more line", "more lines")} " in the sum."</p> }
    });
    view! {
        <ul class="reasons">{rows}</ul>
        {more}
    }
    .into_any()
}

fn row(session: Session, framework: FrameworkId, reason: Reason, against: bool) -> impl IntoView {
    let bundle = session.bundle();
    let criterion = &bundle.catalog.criteria[reason.criterion];
    let facts = session.sheet().with(|sheet| {
        fact_lines(
            &bundle.catalog,
            &bundle.interview,
            sheet,
            criterion,
            framework,
        )
    });
    let said = answer_words(session, reason.question);
    let is_open = session.sheet().with(|sheet| sheet.is_open(reason.question));
    let sign = if against { "−" } else { "+" };
    let points = words::points(reason.points);
    let facts = facts
        .into_iter()
        .map(|fact| {
            let words = fact.words.unwrap_or_else(|| "not known".to_owned());
            if fact.is_judgement {
                view! { <em class="judgement">{words} ", a judgement"</em> }.into_any()
            } else {
                view! { <span>{words}</span> }.into_any()
            }
        })
        .collect_view();
    view! {
        <li class="reason">
            <Sounding class="reason__points" sign points />
            <span class="reason__what">
                <strong>{criterion.name.as_str()}</strong>
                <span class="reason__facts">{facts}</span>
                {said
                    .filter(|_| !is_open)
                    .map(|said| view! { <span class="reason__said">"You said: " {said}</span> })}
            </span>
        </li>
    }
}
