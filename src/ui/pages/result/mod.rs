//! The result: the pick, how firm, the alternative, what would change it; then
//! reasons, the sum, weights to try, how to start, and the excluded.

use leptos::prelude::*;

pub mod answer;
pub mod cards;
pub mod contents;
pub mod nothing;
pub mod still_open;

use self::answer::Answer;
use self::cards::Cards;
use self::contents::Contents;
use self::nothing::{NoAnswers, NothingLeft};
use self::still_open::StillOpen;
use crate::browser::page;
use crate::catalog::FrameworkId;
use crate::decision::Decision;
use crate::interview::AnswerSheet;
use crate::ui::looking_ahead::at_rest;
use crate::ui::parts::contradictions::Contradictions;
use crate::ui::parts::criteria_map::CriteriaMap;
use crate::ui::parts::evidence::{evidence_of, with_evidence};
use crate::ui::parts::excluded::Excluded;
use crate::ui::parts::firmness_grid::FirmnessGrid;
use crate::ui::parts::importance_sliders::ImportanceSliders;
use crate::ui::parts::profile::ProfilesOfFirst;
use crate::ui::parts::quick_start::QuickStart;
use crate::ui::parts::requirement_effects::RequirementEffects;
use crate::ui::parts::sum_table::SumTable;
use crate::ui::parts::what_changes::WhatChanges;
use crate::ui::parts::why_not::WhyNotAnother;
use crate::ui::session::{Session, use_session};

/// How many pairs of answers that pull apart are shown.
const PULLING: usize = 2;

/// The result for the present answers.
#[component]
pub fn ResultPage() -> impl IntoView {
    let session = use_session();
    let is_empty = Memo::new(move |_| session.sheet().with(AnswerSheet::is_empty));
    let is_left = Memo::new(move |_| {
        session
            .decision()
            .with(|decision| decision.pick().is_some())
    });
    move || match (is_empty.get(), is_left.get()) {
        (true, _) => view! { <NoAnswers session /> }.into_any(),
        (false, false) => {
            (move || view! { <NothingLeft session decision=session.decision().get() /> }).into_any()
        }
        (false, true) => view! { <Ranked session /> }.into_any(),
    }
}

/// The page while something is left. It stands as long as something is: what a
/// decision changes is made anew inside, the sliders that caused it are not.
#[component]
fn Ranked(session: Session) -> impl IntoView {
    let bundle = session.bundle();
    let decision = session.decision();
    let pick =
        Memo::new(move |_| decision.with(|decision| decision.pick().map(|pick| pick.framework)));
    Effect::new(move || {
        if let Some(pick) = pick.get() {
            let name = &bundle.catalog.frameworks[pick].name;
            page::title(&format!("{name} comes first"));
        }
    });
    let start = move || {
        let pick = pick.get();
        pick.map(|framework| view! { <HowToStart session framework /> })
    };
    let answer = following(session, |session, decision| {
        let pick = decision.pick().cloned();
        pick.map(|pick| view! { <Answer session decision pick /> })
            .into_any()
    });
    let cards = following(session, |session, decision| {
        view! { <Cards session decision /> }.into_any()
    });
    let rested = at_rest(decision);
    let out = following(session, |session, decision| {
        view! { <Out session decision /> }.into_any()
    });
    view! {
        {answer}
        <div class="result">
            <Contents session />
            <div class="result__body">
                <Contradictions session most=PULLING />
                {cards}
                <Sum session decision=rested />
                <div class="doubts">
                    <WhatChanges session />
                    <div class="doubts__side">
                        <WhyNotAnother session />
                        <StillOpen session />
                    </div>
                </div>
                <ImportanceSliders session />
                <div class="result__end">
                    <FirmnessGrid session />
                    {start}
                </div>
                <CriteriaMap session decision=rested />
                {out}
            </div>
        </div>
    }
}

/// A block of the page that is made anew for every decision that stands for a
/// moment. What it reads besides is that of the same moment.
fn following(
    session: Session,
    block: fn(Session, Decision) -> AnyView,
) -> impl Fn() -> AnyView + Send {
    let decision = at_rest(session.decision());
    move || {
        let decision = decision.get();
        session.settings().track();
        untrack(|| block(session, decision))
    }
}

/// The sum of all, and the profiles of the first.
#[component]
fn Sum(session: Session, decision: ReadSignal<Decision>) -> impl IntoView {
    view! {
        <div class="sum-and-profile">
            <section class="section" aria-labelledby="sum-title">
                <h2 id="sum-title" tabindex="-1">
                    "The sum"
                </h2>
                <p class="quiet">
                    "Each line is its weight, from your answers, times its value, from the facts. Open a row to see its lines and their sources. "
                    <i>
                        "First in … of 100 ways your open questions and our doubts could turn out."
                    </i>
                </p>
                <SumTable session decision />
            </section>
            <ProfilesOfFirst session decision />
        </div>
    }
}

#[component]
fn HowToStart(session: Session, framework: FrameworkId) -> impl IntoView {
    let row = &session.bundle().catalog.frameworks[framework];
    let evidence = evidence_of(row.id.clone());
    view! {
        <section class="section" aria-labelledby="start-title">
            <h2 id="start-title" tabindex="-1">
                {format!("How to start with {}", row.name)}
            </h2>
            {with_evidence(
                evidence,
                |evidence| view! { <QuickStart dossier=evidence.dossier.clone() /> }.into_any(),
            )}
        </section>
    }
}

/// What the must-haves take out, and what each costs.
#[component]
fn Out(session: Session, decision: Decision) -> impl IntoView {
    takes_out(&decision).then(|| {
        view! {
            <section class="section" aria-labelledby="excluded-title">
                <h2 id="excluded-title" tabindex="-1">
                    "Ruled out by your must-haves"
                </h2>
                <RequirementEffects session decision=decision.clone() />
                <Excluded session decision />
            </section>
        }
    })
}

/// Whether must-haves take anything out, or could not be checked.
fn takes_out(decision: &Decision) -> bool {
    !(decision.excluded.is_empty() && decision.unchecked.is_empty() && decision.idle.is_empty())
}
