//! Every part in every state on one page, for whoever changes how they look. It
//! is in no navigation.

use leptos::prelude::*;

use super::questions::place_of;
use super::result::ResultPage;
use crate::browser::page;
use crate::catalog::{Id, Stated};
use crate::interview::{AnswerSheet, QuestionId};
use crate::ui::charts::level_mark::LevelMark;
use crate::ui::on_demand::{NotFetched, Waiting};
use crate::ui::parts::notices::NoticeRow;
use crate::ui::parts::pull::RankingSheet;
use crate::ui::parts::question_form::{Musts, QuestionForm, WhyNow};
use crate::ui::session::{Remedy, Session, use_session};

/// The roles of the colours, as the tokens name them, and what each is for.
const COLOURS: &[(&str, &str)] = &[
    ("canvas", "paper: the ground of all pages"),
    (
        "land",
        "below what stands above the water: answers, notices",
    ),
    ("shoal", "what is chosen, shallow water"),
    ("depth", "data areas, deeper water"),
    ("ink", "facts and controls"),
    ("quiet", "what can be passed over"),
    ("rule", "lines that divide or bound a control"),
    ("hair", "lines between rows"),
    ("water", "bars and contours"),
    ("magenta", "what must be noticed, nothing else"),
    ("focus", "where the keyboard is"),
];

/// The sizes of type, as the tokens name them.
const SIZES: &[&str] = &["xxl", "xl", "l", "m", "n", "s"];

/// Parts, each with the answers chosen at the top.
#[component]
pub fn PartsPage() -> impl IntoView {
    page::title("Parts");
    let visit = use_session();
    let samples = StoredValue::new(samples(visit));
    let chosen = RwSignal::new(0_usize);
    let choices = samples.with_value(|samples| {
        samples
            .iter()
            .enumerate()
            .map(|(position, (name, _))| {
                view! {
                    <label class="option">
                        <input
                            type="radio"
                            name="sample"
                            prop:checked=move || chosen.get() == position
                            on:change=move |_| chosen.set(position)
                        />
                        <span class="option__words">{name.clone()}</span>
                    </label>
                }
            })
            .collect_view()
    });
    let sample = move || {
        let sheet = samples.with_value(|samples| {
            let sample = samples.get(chosen.get());
            sample.map(|(_, sheet)| sheet.clone()).unwrap_or_default()
        });
        let session = Session::blank();
        session.sheet().set(sheet);
        session.shortlist().set(visit.shortlist().get_untracked());
        view! { <Sample session /> }
    };
    view! {
        <section class="section samples">
            <h1 tabindex="-1">"Parts"</h1>
            <p class="quiet">
                "What the pages are made of, in one place. Nothing that you do here is kept."
            </p>
            <Colours />
            <Type />
            <Controls />
            <States />
            <fieldset class="section">
                <legend>
                    <h2>"With these answers"</h2>
                </legend>
                <div class="samples__choices">{choices}</div>
            </fieldset>
            {sample}
        </section>
    }
}

/// No answers, those of each preset, and every must-have at once.
fn samples(visit: Session) -> Vec<(String, AnswerSheet)> {
    let bundle = visit.bundle();
    let presets = bundle.presets.iter().map(|preset| {
        let sheet = preset.sheet.read(&bundle.interview).sheet;
        (preset.name.clone(), sheet)
    });
    let mut all_musts = AnswerSheet::default();
    for question in bundle.interview.questions().ids() {
        for (requirement, _) in bundle.interview.requirements_of(question) {
            all_musts.set_requirement(requirement, true);
        }
    }
    std::iter::once(("No answers".to_owned(), AnswerSheet::default()))
        .chain(presets)
        .chain(std::iter::once(("Every must-have".to_owned(), all_musts)))
        .collect()
}

#[component]
fn Colours() -> impl IntoView {
    let swatches = COLOURS
        .iter()
        .map(|(role, purpose)| {
            view! {
                <li>
                    <span class="swatch" data-role=*role></span>
                    <strong>{*role}</strong>
                    <span class="quiet">{*purpose}</span>
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="section">
            <h2>"Colours by role"</h2>
            <ul class="swatches">{swatches}</ul>
        </section>
    }
}

#[component]
fn Type() -> impl IntoView {
    let sizes = SIZES
        .iter()
        .map(|size| {
            view! {
                <li data-size=*size>
                    "What stands firm, 83.6 " <em>"and what moves"</em>
                    <span class="quiet">" " {*size}</span>
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="section">
            <h2>"Type"</h2>
            <ul class="sizes">{sizes}</ul>
            <p class="quiet">"Quiet: what can be passed over."</p>
            <p class="judgement">"A judgement, in italics because it may move."</p>
        </section>
    }
}

#[component]
fn Controls() -> impl IntoView {
    let levels = [
        (Stated::Core, "built in"),
        (Stated::Official, "official add-on"),
        (Stated::Community, "from the community"),
        (Stated::None, "not available"),
        (Stated::Unknown, "not known"),
    ]
    .map(|(level, name)| {
        view! {
            <li>
                <LevelMark level=level />
                " "
                {name}
            </li>
        }
    })
    .collect_view();
    view! {
        <section class="section">
            <h2>"Controls"</h2>
            <p class="actions">
                <button type="button" class="button button--main">
                    "The one thing to do"
                </button>
                <button type="button" class="button">
                    "Another thing"
                </button>
                <button type="button" class="button button--done">
                    "It is done"
                </button>
                <button type="button" class="button" disabled=true>
                    "Not now"
                </button>
                <button type="button" class="link">
                    "A quiet thing"
                </button>
                <a href="parts">"A link"</a>
            </p>
            <div class="samples__fields">
                <label>"One line" <input type="text" value="What somebody wrote" /></label>
                <label>
                    "One of several" <select>
                        <option>"The first"</option>
                        <option>"The second, which is longer"</option>
                    </select>
                </label>
                <label>"How much" <input type="range" min="0" max="4" value="2" /></label>
                <label>"Several lines" <textarea rows="2">"A note"</textarea></label>
            </div>
            <ul class="samples__levels">{levels}</ul>
        </section>
    }
}

/// Messages, waiting and failing.
#[component]
fn States() -> impl IntoView {
    let visit = use_session();
    let session = Session::blank();
    session.shortlist().set(visit.shortlist().get_untracked());
    session.tell("A message, and nothing to do about it.".to_owned(), None);
    session.tell(
        "All answers are cleared.".to_owned(),
        Some(Remedy::BringBack),
    );
    let notices = session
        .notices()
        .get_untracked()
        .into_iter()
        .map(|notice| view! { <NoticeRow session notice /> })
        .collect_view();
    view! {
        <section class="section">
            <h2>"Messages, waiting, failing"</h2>
            {notices}
            <p class="problem">"What is wrong with what was read, and what to do about it."</p>
            <details>
                <summary>"A page on its way"</summary>
                <Waiting />
            </details>
            <NotFetched try_again=Callback::new(|()| ()) />
        </section>
    }
}

/// A question, the ranking and the whole result with some answers.
#[component]
fn Sample(session: Session) -> impl IntoView {
    provide_context(session);
    let question = QuestionId::at(1);
    let nowhere = Callback::new(|()| ());
    let is_empty = Signal::derive(move || session.sheet().with(AnswerSheet::is_empty));
    view! {
        <div class="columns section">
            <div class="columns__main">
                <QuestionForm
                    session
                    question
                    row=&session.bundle().interview.questions()[question]
                    musts=view! { <Musts session question /> }.into_any()
                    now=view! { <WhyNow session question /> }.into_any()
                    place=place_of(session)
                    on_continue=nowhere
                >
                    <button type="button" class="link">
                        "Skip"
                    </button>
                </QuestionForm>
            </div>
            <div class="columns__side">
                <RankingSheet session is_empty />
            </div>
        </div>
        <ResultPage />
    }
}
