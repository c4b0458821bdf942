//! The result: the pick, how firm, the alternative, what would change it; then
//! reasons, the sum, weights to try, how to start, and the excluded.

use leptos::prelude::*;
use leptos_router::components::A;

pub mod answer;
pub mod nothing;

use self::answer::Answer;
use self::nothing::{NoAnswers, NothingLeft};
use super::questions::path_of;
use crate::browser::{address, page};
use crate::catalog::FrameworkId;
use crate::decision::{Decision, Standing};
use crate::interview::AnswerSheet;
use crate::report;
use crate::report::words;
use crate::ui::looking_ahead::at_rest;
use crate::ui::parts::contradictions::Contradictions;
use crate::ui::parts::criteria_map::CriteriaMap;
use crate::ui::parts::evidence::{evidence_of, with_evidence};
use crate::ui::parts::excluded::Excluded;
use crate::ui::parts::firmness_grid::FirmnessGrid;
use crate::ui::parts::importance_sliders::ImportanceSliders;
use crate::ui::parts::keep_button::KeepButton;
use crate::ui::parts::profile::ProfilesOfFirst;
use crate::ui::parts::quick_start::QuickStart;
use crate::ui::parts::reason_list::ReasonList;
use crate::ui::parts::requirement_effects::RequirementEffects;
use crate::ui::parts::sum_table::SumTable;
use crate::ui::parts::what_changes::WhatChanges;
use crate::ui::parts::why_not::WhyNotAnother;
use crate::ui::session::{Session, use_session};

/// How many frameworks get a card with reasons.
const CARDS: usize = 3;
/// How many reasons of each kind a card shows.
const REASONS: usize = 4;
/// How many doubts about open questions a card shows.
const DOUBTS: usize = 2;
/// How many pairs of answers that pull apart are shown.
const PULLING: usize = 2;
/// How many open questions are proposed.
const PROPOSED: usize = 4;

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
        <Contradictions session most=PULLING />
        {cards}
        <Sum session decision=rested />
        <WhyNotAnother session />
        <ImportanceSliders session />
        <WhatChanges session />
        <FirmnessGrid session />
        <CriteriaMap session decision=rested />
        <div class="pair">{start} <StillOpen session /></div>
        {out}
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

/// Reasons for the first few.
#[component]
fn Cards(session: Session, decision: Decision) -> impl IntoView {
    let cards = decision
        .ranking
        .iter()
        .take(CARDS)
        .cloned()
        .map(|standing| view! { <Card session standing /> })
        .collect_view();
    let first: Vec<&str> = decision
        .ranking
        .iter()
        .take(CARDS)
        .map(|standing| {
            session.bundle().catalog.frameworks[standing.framework]
                .id
                .as_str()
        })
        .collect();
    let compare = (first.len() > 1).then(|| {
        let path = address::to(&format!("/compare?f={}", first.join(",")));
        view! {
            <p class="cards__compare">
                <A href=path>"Compare these fact by fact"</A>
            </p>
        }
    });
    view! {
        <section class="section" aria-labelledby="reasons-title">
            <h2 id="reasons-title">"For and against"</h2>
            <p class="quiet">
                "Points of 100 that a line adds, or misses of its full weight, for what you answered; then what may still cost points while a question is open."
            </p>
            <div class="cards">{cards}</div>
            {compare}
        </section>
    }
}

/// The sum of all, and the profiles of the first.
#[component]
fn Sum(session: Session, decision: ReadSignal<Decision>) -> impl IntoView {
    view! {
        <div class="sum-and-profile">
            <section class="section" aria-labelledby="sum-title">
                <h2 id="sum-title">"The sum"</h2>
                <p class="quiet">
                    "Every line is a weight from your answers times a value from the facts. Open a row to see each line and its source."
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
            <h2 id="start-title">{format!("How to start with {}", row.name)}</h2>
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
    let has_excluded = !decision.excluded.is_empty()
        || !decision.unchecked.is_empty()
        || !decision.idle.is_empty();
    has_excluded.then(|| {
        view! {
            <section class="section" aria-labelledby="excluded-title">
                <h2 id="excluded-title">"Out by your must-haves"</h2>
                <Excluded session decision=decision.clone() />
                <RequirementEffects session decision />
            </section>
        }
    })
}

#[component]
fn Card(session: Session, standing: Standing) -> impl IntoView {
    let bundle = session.bundle();
    let framework = &bundle.catalog.frameworks[standing.framework];
    let (reasons, against, doubts) = session.sheet().with(|sheet| {
        (
            report::reasons(bundle, sheet, &standing),
            report::against(bundle, sheet, &standing),
            report::doubts(bundle, sheet, &standing),
        )
    });
    let doubts = (!doubts.is_empty()).then(|| {
        view! {
            <h4>"Against, if it should matter"</h4>
            <ReasonList
                session
                framework=standing.framework
                reasons=doubts
                most=DOUBTS
                against=true
            />
        }
    });
    let id = standing.framework;
    view! {
        <article class="card">
            <header class="card__head">
                <p class="card__rank">{standing.rank}</p>
                <h3>
                    <A href=address::to(
                        &format!("/frameworks/{}", framework.id),
                    )>{framework.name.as_str()}</A>
                </h3>
                <p class="card__value">
                    {words::points(standing.value)} " points, "
                    <em>"first in " {words::of_hundred(standing.firmness)} " of 100"</em>
                </p>
            </header>
            <h4>"For"</h4>
            <ReasonList session framework=id reasons most=REASONS />
            <h4>"Against"</h4>
            <ReasonList session framework=id reasons=against most=REASONS against=true />
            {doubts}
            <p class="actions">
                <KeepButton session framework=id />
            </p>
        </article>
    }
}

#[component]
fn StillOpen(session: Session) -> impl IntoView {
    let bundle = session.bundle();
    let open = move || {
        let outlook = session.outlook().get();
        outlook.map(|outlook| outlook.open).unwrap_or_default()
    };
    let rows = move || {
        open()
            .into_iter()
            .take(PROPOSED)
            .map(|open| {
                let row = &bundle.interview.questions()[open.question];
                view! {
                    <li>
                        <A href=path_of(
                            session,
                            open.question,
                        )>{move || row.words(session.wording())}</A>
                        <p class="quiet">{row.why.as_str()}</p>
                    </li>
                }
            })
            .collect_view()
    };
    let count = move || open().len();
    view! {
        <section class="section" aria-labelledby="open-title">
            <h2 id="open-title">"Still open"</h2>
            <Show
                when=move || count() != 0
                fallback=|| view! { <p>"Every question is answered."</p> }
            >
                <p class="quiet">
                    {move || words::count(count(), "question is", "questions are")}
                    " open. These can change the answer most:"
                </p>
            </Show>
            <ul class="open">{rows}</ul>
        </section>
    }
}
