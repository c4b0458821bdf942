//! The result: the pick, how firm, the alternative, what would change it; then
//! reasons, the sum, the excluded, and how to start.

use leptos::prelude::*;
use leptos_router::components::A;

use super::questions::path_of;
use crate::browser::{address, page};
use crate::decision::{Closeness, Decision, Standing};
use crate::interview::AnswerSheet;
use crate::report;
use crate::report::words;
use crate::ui::charts::contours::Contours;
use crate::ui::parts::evidence::{evidence_of, with_evidence};
use crate::ui::parts::excluded::Excluded;
use crate::ui::parts::keep_button::KeepButton;
use crate::ui::parts::quick_start::QuickStart;
use crate::ui::parts::reason_list::ReasonList;
use crate::ui::parts::sum_table::SumTable;
use crate::ui::session::{Session, use_session};

/// How many frameworks get a card with reasons.
const CARDS: usize = 3;
/// How many reasons of each kind a card shows.
const REASONS: usize = 4;
/// How many doubts about open questions a card shows.
const DOUBTS: usize = 2;
/// How many open questions are proposed.
const PROPOSED: usize = 4;

/// The result for the present answers.
#[component]
pub fn ResultPage() -> impl IntoView {
    let session = use_session();
    move || {
        if session.sheet().with(AnswerSheet::is_empty) {
            return view! { <NoAnswers session /> }.into_any();
        }
        let decision = session.decision().get();
        match decision.pick().cloned() {
            None => view! { <NothingLeft session decision /> }.into_any(),
            Some(pick) => view! { <Answered session decision pick /> }.into_any(),
        }
    }
}

#[component]
fn NoAnswers(session: Session) -> impl IntoView {
    page::title("No answers yet");
    let first = session.bundle().interview.questions().ids().next();
    view! {
        <article class="sheet">
            <h1 tabindex="-1">"No answers yet"</h1>
            <p>
                "Without an answer there is nothing to rank by: every framework here is the right \
                 one for somebody. One answer is enough to begin."
            </p>
            <p class="actions">
                {first
                    .map(|first| {
                        view! {
                            <A href=path_of(session, first) attr:class="button button--main">
                                "Answer the first question"
                            </A>
                        }
                    })} <A href="/" attr:class="link">
                    "Start from a typical case"
                </A>
            </p>
        </article>
    }
}

#[component]
fn NothingLeft(session: Session, decision: Decision) -> impl IntoView {
    page::title("Nothing meets every must-have");
    let bundle = session.bundle();
    let ways = decision
        .relaxations
        .iter()
        .map(|relaxation| {
            let id = relaxation.requirement;
            let (_, requirement) = bundle.interview.requirement(id);
            let names: Vec<&str> = relaxation
                .brings_back
                .iter()
                .map(|id| bundle.catalog.frameworks[*id].name.as_str())
                .collect();
            view! {
                <li>
                    <span>
                        "Without “" {requirement.words(session.wording())} "”: "
                        <strong>{words::list(&names)}</strong> " would be back."
                    </span>
                    <button
                        type="button"
                        class="button"
                        on:click=move |_| session.require(id, false)
                    >
                        "Drop this must-have"
                    </button>
                </li>
            }
        })
        .collect_view();
    let no_single = decision.relaxations.is_empty().then(|| {
        view! { <p>"No single must-have is to blame: at least two have to go."</p> }
    });
    let stated = move || {
        session.sheet().with(|sheet| {
            sheet
                .requirements()
                .map(|id| {
                    let (question, requirement) = bundle.interview.requirement(id);
                    view! {
                        <li>
                            <A href=path_of(
                                session,
                                question,
                            )>{requirement.words(session.wording())}</A>
                        </li>
                    }
                })
                .collect_view()
        })
    };
    view! {
        <article class="sheet">
            <h1 tabindex="-1">"Nothing meets every must-have"</h1>
            <p>"Your answers are kept. Each framework fails at least one of these:"</p>
            <ul>{stated}</ul>
            <h2>"What would bring some back"</h2>
            {no_single}
            <ul class="ways">{ways}</ul>
        </article>
        <section class="section">
            <h2>"Out by your must-haves"</h2>
            <Excluded session decision />
        </section>
    }
}

#[component]
fn Answered(session: Session, decision: Decision, pick: Standing) -> impl IntoView {
    let bundle = session.bundle();
    let name = bundle.catalog.frameworks[pick.framework].name.as_str();
    page::title(&format!("{name} comes first"));
    let slug = bundle.catalog.frameworks[pick.framework].id.clone();
    let evidence = evidence_of(slug);
    let cards = decision
        .ranking
        .iter()
        .take(CARDS)
        .cloned()
        .map(|standing| view! { <Card session standing /> })
        .collect_view();
    let has_excluded = !decision.excluded.is_empty()
        || !decision.unchecked.is_empty()
        || !decision.idle.is_empty();
    let excluded = has_excluded.then(|| {
        view! {
            <section class="section" aria-labelledby="excluded-title">
                <h2 id="excluded-title">"Out by your must-haves"</h2>
                <Excluded session decision=decision.clone() />
            </section>
        }
    });
    view! {
        <Answer session decision=decision.clone() pick />
        <section class="section" aria-labelledby="reasons-title">
            <h2 id="reasons-title">"For and against"</h2>
            <p class="quiet">
                "Points of 100 that a line adds, or misses of its full weight, for what you answered; then what may still cost points while a question is open."
            </p>
            <div class="cards">{cards}</div>
        </section>
        <section class="section" aria-labelledby="sum-title">
            <h2 id="sum-title">"The sum"</h2>
            <p class="quiet">
                "Every line is a weight from your answers times a value from the facts. Open a row to see each line and its source."
            </p>
            <SumTable session decision=decision.clone() />
        </section>
        <div class="pair">
            <section class="section" aria-labelledby="start-title">
                <h2 id="start-title">{format!("How to start with {name}")}</h2>
                {with_evidence(
                    evidence,
                    |evidence| view! { <QuickStart dossier=evidence.dossier.clone() /> }.into_any(),
                )}
            </section>
            <StillOpen session decision=decision.clone() />
        </div>
        {excluded}
    }
}

/// The first screen: four lines.
#[component]
fn Answer(session: Session, decision: Decision, pick: Standing) -> impl IntoView {
    let bundle = session.bundle();
    let name = move |id| bundle.catalog.frameworks[id].name.as_str();
    let values: Vec<f64> = decision.ranking.iter().map(|each| each.value).collect();
    let firm = format!(
        "First in {} of 100 ways your open questions and our doubts could turn out.",
        words::of_hundred(pick.firmness)
    );
    let other = decision.firmest_other().map(|other| {
        format!(
            " {} comes first more often, in {} of 100, but lower on average.",
            name(other.framework),
            words::of_hundred(other.firmness)
        )
    });
    let alternative = decision.alternative().map(|second| {
        let first_in = words::of_hundred(second.firmness);
        view! {
            <div class="answer__line">
                <dt>"Alternative"</dt>
                <dd>
                    <strong>{name(second.framework)}</strong>
                    ", "
                    {words::points(pick.value - second.value)}
                    " points behind; "
                    <em>"first in " {first_in} " of 100."</em>
                </dd>
            </div>
        }
    });
    let turns = turns(session, &decision);
    let is_open = matches!(decision.closeness, Closeness::Unclear | Closeness::Tie);
    view! {
        <section class="answer" aria-labelledby="answer-title">
            <Contours values />
            <div class="answer__words">
                <p class="answer__lead">
                    {if is_open { "Narrowly first" } else { "First choice" }}
                </p>
                <h1 id="answer-title" tabindex="-1">
                    {name(pick.framework)}
                </h1>
                <dl>
                    <div class="answer__line">
                        <dt>"How firm"</dt>
                        <dd>
                            <em>{firm}</em>
                            " "
                            {decision.closeness.words()}
                            {other}
                        </dd>
                    </div>
                    {alternative}
                    <div class="answer__line answer__line--turn">
                        <dt>"It turns when"</dt>
                        <dd>{turns}</dd>
                    </div>
                </dl>
                <div class="actions">
                    <KeepButton session framework=pick.framework main=true />
                    <CopyLink session />
                    <A href="/questions" attr:class="link">
                        "Change or add answers"
                    </A>
                </div>
            </div>
        </section>
    }
}

fn turns(session: Session, decision: &Decision) -> String {
    let bundle = session.bundle();
    match decision.switch {
        None if decision.ranking.len() < 2 => {
            "a must-have goes: nothing else is left to compare.".to_owned()
        }
        None => "more than one thing changes: no single concern, however heavy, puts the \
                 alternative first."
            .to_owned(),
        Some(switch) => {
            let concern = &bundle.catalog.concerns[switch.concern].name;
            let to = &bundle.catalog.frameworks[switch.to].name;
            let (now, then) = (
                words::of_hundred(switch.from_weight),
                words::of_hundred(switch.at_weight),
            );
            format!("“{concern}” weighs {then} of 100 instead of {now}: then {to} draws level.")
        }
    }
}

/// Copies the link, or shows it where the browser refuses.
#[component]
fn CopyLink(session: Session) -> impl IntoView {
    let shown = RwSignal::new(None::<String>);
    let copied = RwSignal::new(false);
    let copy = move |_| {
        let link = address::share(&session.fragment());
        leptos::task::spawn_local(async move {
            if page::copy(link.clone()).await.is_ok() {
                copied.set(true);
                session.say("The link is on your clipboard.");
            } else {
                shown.set(Some(link));
            }
        });
    };
    view! {
        <button type="button" class="button" on:click=copy>
            {move || if copied.get() { "Link copied" } else { "Copy link" }}
        </button>
        {move || {
            shown
                .get()
                .map(|link| {
                    view! {
                        <label class="copy-link">
                            "This browser gives no clipboard; copy the link from here:"
                            <input type="text" readonly=true value=link />
                        </label>
                    }
                })
        }}
    }
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
                    <A href=format!("/frameworks/{}", framework.id)>{framework.name.as_str()}</A>
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
fn StillOpen(session: Session, decision: Decision) -> impl IntoView {
    let bundle = session.bundle();
    let rows = decision
        .open
        .iter()
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
        .collect_view();
    let count = decision.open.len();
    view! {
        <section class="section" aria-labelledby="open-title">
            <h2 id="open-title">"Still open"</h2>
            <Show
                when=move || count != 0
                fallback=|| view! { <p>"Every question is answered."</p> }
            >
                <p class="quiet">
                    {words::count(count, "question is", "questions are")}
                    " open. These can change the answer most:"
                </p>
            </Show>
            <ul class="open">{rows}</ul>
        </section>
    }
}
