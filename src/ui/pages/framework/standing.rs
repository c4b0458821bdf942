//! How the framework does with the person's answers.

use leptos::prelude::*;

use crate::browser::address;
use crate::catalog::FrameworkId;
use crate::interview::AnswerSheet;
use crate::report::{against, reasons, words};
use crate::ui::parts::profile::ProfileOfOne;
use crate::ui::parts::reason_list::ReasonList;
use crate::ui::parts::why_not::{WhyNotAnswer, WhyNotSentence};
use crate::ui::router::A;
use crate::ui::session::Session;

/// How many reasons stand on each side.
const REASONS: usize = 3;

/// Place, best and worst lines, why not; a way to begin where nothing is
/// answered.
#[component]
pub fn WithMyAnswers(
    /// The visit.
    session: Session,
    /// Whom it is about.
    framework: FrameworkId,
) -> impl IntoView {
    let is_empty = Memo::new(move |_| session.sheet().with(AnswerSheet::is_empty));
    let body = move || {
        if is_empty.get() {
            view! { <Begin /> }.into_any()
        } else {
            answered(session, framework)
        }
    };
    view! {
        <section class="section with-answers" id="answers">
            <h2 tabindex="-1">"With your answers"</h2>
            {body}
        </section>
    }
}

/// Nothing is answered.
#[component]
fn Begin() -> impl IntoView {
    view! {
        <p>
            "You have not answered anything yet, so there is no telling how well it suits you. One \
             answer is enough to begin."
        </p>
        <p class="actions">
            <A href=address::to("/questions") attr:class="button">
                "Answer the first question"
            </A>
            <A href=address::to("/") attr:class="link">
                "Start from a typical case"
            </A>
        </p>
    }
}

fn answered(session: Session, framework: FrameworkId) -> AnyView {
    let bundle = session.bundle();
    let standing = session
        .decision()
        .with(|decision| decision.standing(framework).cloned());
    let Some(standing) = standing else {
        return view! {
            <p class="dossier__place">"Your must-haves rule it out."</p>
            <WhyNotSentence session framework />
            {to_result("See what else they rule out")}
        }
        .into_any();
    };
    let (strong, weak) = session.sheet().with(|sheet| {
        (
            reasons(bundle, sheet, &standing),
            against(bundle, sheet, &standing),
        )
    });
    let ranked = session.decision().with(|decision| decision.ranking.len());
    let is_pick = standing.rank == 1;
    view! {
        <p class="dossier__place">
            <b>{words::ordinal(standing.rank)} " of " {ranked}</b>
            ", "
            {words::points(standing.value)}
            " points, "
            <em>"first in " {words::of_hundred(standing.firmness)} " of 100"</em>
            "."
        </p>
        <div class="pair">
            <div>
                <h3>"Where it gains most"</h3>
                <ReasonList session framework reasons=strong most=REASONS />
            </div>
            <div>
                <h3>"Where it loses most"</h3>
                <ReasonList session framework reasons=weak most=REASONS against=true />
            </div>
        </div>
        {(!is_pick)
            .then(|| {
                view! {
                    <h3 class="with-answers__why">"Why not this one?"</h3>
                    <WhyNotAnswer session framework />
                }
            })}
        <ProfileOfOne session framework decision=session.decision().get() />
        {to_result("See the whole sum and the others")}
    }
    .into_any()
}

fn to_result(words: &'static str) -> impl IntoView {
    view! {
        <p class="actions">
            <A href=address::to("/result") attr:class="link">
                {words}
            </A>
        </p>
    }
}
