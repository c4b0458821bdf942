//! What the person sets for all pages, and what this browser keeps.

use leptos::prelude::*;

use crate::browser::{address, page};
use crate::catalog::Id;
use crate::interview::{AnswerSheet, QuestionId, Wording};
use crate::report::words;
use crate::ui::parts::coast::Coast;
use crate::ui::router::A;
use crate::ui::session::{Scheme, Session, use_session};

/// Colours, words, and what is kept.
#[component]
pub fn SettingsPage() -> impl IntoView {
    page::title("Settings");
    let session = use_session();
    view! {
        <header class="masthead ground">
            <div class="masthead__words">
                <h1 tabindex="-1">"Settings"</h1>
                <p>"Changes apply at once, on every page, and stay in this browser."</p>
            </div>
            <Coast />
        </header>
        <section class="section settings">
            <div class="settings__groups">
                <Colours session />
                <Words session />
            </div>
            <Kept session />
        </section>
    }
}

#[component]
fn Colours(session: Session) -> impl IntoView {
    let scheme = move || session.settings().with(|settings| settings.scheme);
    let rows = [
        (
            Scheme::System,
            "Same as the system",
            "changes when your system does",
        ),
        (Scheme::Day, "Day", "dark ink on paper"),
        (Scheme::Night, "Night", "dimmed ink on deep blue"),
    ]
    .map(|(each, name, effect)| {
        let choose = move |_| session.settings().update(|settings| settings.scheme = each);
        view! {
            <label class="option">
                <input
                    type="radio"
                    name="scheme"
                    prop:checked=move || scheme() == each
                    on:change=choose
                />
                <span class="option__words">{name}</span>
                <span class="option__effect">{effect}</span>
            </label>
        }
    })
    .collect_view();
    view! {
        <fieldset>
            <legend>
                <h2>"Colours"</h2>
            </legend>
            {rows}
        </fieldset>
    }
}

/// Everyday or technical words, each with the first question as it then reads.
#[component]
fn Words(session: Session) -> impl IntoView {
    let first = &session.bundle().interview.questions()[QuestionId::at(0)];
    let rows = [
        (Wording::Plain, "Plain words"),
        (Wording::Technical, "Technical words"),
    ]
    .map(|(each, name)| {
        let choose = move |_| {
            session
                .settings()
                .update(|settings| settings.wording = each);
        };
        view! {
            <label class="option">
                <input
                    type="radio"
                    name="wording"
                    prop:checked=move || session.wording() == each
                    on:change=choose
                />
                <span class="option__words">{name}</span>
                <span class="option__effect">"“" {first.words(each)} "”"</span>
            </label>
        }
    })
    .collect_view();
    view! {
        <fieldset>
            <legend>
                <h2>"Words of the questions"</h2>
            </legend>
            {rows}
        </fieldset>
    }
}

/// What this browser keeps, with the way to each.
#[component]
fn Kept(session: Session) -> impl IntoView {
    let answers = move || {
        let given = session.sheet().with(AnswerSheet::answered);
        let all = session.bundle().interview.questions().len();
        format!("{given} of {all} questions answered")
    };
    let listed = move || {
        let count = session.shortlist().with(|list| list.entries().len());
        words::count(count, "framework", "frameworks")
    };
    let team = move || {
        let count = session.people().with(|people| people.people().len());
        words::count(count, "person", "people")
    };
    view! {
        <section class="section" aria-labelledby="kept-title">
            <h2 id="kept-title">"What this browser keeps"</h2>
            <p class="quiet">
                "Nothing leaves it: there is no server, no account and no cookie. A link that you copy contains your answers."
            </p>
            <dl class="facts">
                <div class="facts__row">
                    <dt>"Answers"</dt>
                    <dd>
                        {answers} ". " <A href=address::to("/questions")>"Change or clear them"</A>
                    </dd>
                </div>
                <div class="facts__row">
                    <dt>"Shortlist"</dt>
                    <dd>
                        {listed} ". " <A href=address::to("/shortlists")>"Open the shortlist"</A>
                    </dd>
                </div>
                <div class="facts__row">
                    <dt>"Team"</dt>
                    <dd>{team} ". " <A href=address::to("/team")>"Open the team"</A></dd>
                </div>
            </dl>
        </section>
    }
}
