//! The first screen: the pick, how firm, the alternative, what would change it.

use leptos::prelude::*;

use crate::browser::{address, files, page};
use crate::decision::{Closeness, Decision, Outlook, Standing};
use crate::report::words;
use crate::ui::charts::contours::Contours;
use crate::ui::parts::keep_button::KeepButton;
use crate::ui::router::A;
use crate::ui::session::Session;

/// The first screen: four lines.
#[component]
pub fn Answer(
    /// The visit.
    session: Session,
    /// The decision.
    decision: Decision,
    /// Its first.
    pick: Standing,
) -> impl IntoView {
    let bundle = session.bundle();
    let name = move |id| bundle.catalog.frameworks[id].name.as_str();
    let values: Vec<f64> = decision.ranking.iter().map(|each| each.value).collect();
    let firm = format!(
        "First in {} of 100 ways your open questions and our doubts could turn out.",
        words::of_hundred(pick.firmness)
    );
    let other = decision.firmest_other().map(|other| {
        format!(
            " {} comes first more often, in {} of 100, but has fewer points on average.",
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
    let ranked = decision.ranking.len();
    let turns = move || {
        session
            .outlook()
            .with(|outlook| turns(session, ranked, outlook.as_ref()))
    };
    let link = address::share(&session.fragment());
    let is_open = matches!(decision.closeness, Closeness::Unclear | Closeness::Tie);
    view! {
        <section class="answer ground" aria-labelledby="answer-title">
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
                        <dt>"It changes if"</dt>
                        <dd>{turns}</dd>
                    </div>
                </dl>
                <p class="answer__link">"Open this result: " {link}</p>
                <div class="actions">
                    <KeepButton session framework=pick.framework main=true />
                    <CopyLink session />
                    <SaveAnswers session />
                    <A href=address::to("/questions") attr:class="link">
                        "Change or add answers"
                    </A>
                </div>
            </div>
            <Contours values />
        </section>
    }
}

fn turns(session: Session, ranked: usize, outlook: Option<&Outlook>) -> String {
    let bundle = session.bundle();
    match outlook.and_then(|outlook| outlook.switch) {
        None if outlook.is_none() => "…".to_owned(),
        None if ranked < 2 => "you drop a must-have: nothing else is left to compare.".to_owned(),
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

/// Saves the answers as a file, for the team page and for the command line.
#[component]
fn SaveAnswers(session: Session) -> impl IntoView {
    let save = move |_| {
        if let Ok(text) = serde_json::to_string_pretty(&session.sheet_file()) {
            files::download("answers.json", &text, files::JSON);
            session.say("Your answers are saved as a file.");
        }
    };
    view! {
        <button type="button" class="button" on:click=save>
            "Save answers"
        </button>
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
                            "This browser does not allow copying; copy the link from here:"
                            <input type="text" readonly=true value=link />
                        </label>
                    }
                })
        }}
    }
}
