//! What the person should know, until it is dismissed.

use leptos::prelude::*;

use crate::browser::files;
use crate::ui::keeping::remedy_words;
use crate::ui::on_demand::{Later, Part};
use crate::ui::session::{Notice, Remedy, Session, use_session};

/// The place below the head where messages are told.
#[component]
pub fn Notices() -> impl IntoView {
    view! {
        <section class="notices" aria-label="Messages" aria-live="polite">
            <Later part=Part::Notices />
        </section>
    }
}

/// Calm messages, each with what can be done.
#[component]
pub fn NoticeList() -> impl IntoView {
    let session = use_session();
    view! {
        <For
            each=move || session.notices().get()
            key=|notice| notice.id
            children=move |notice| view! { <NoticeRow session notice /> }
        />
    }
}

/// One message.
#[component]
pub fn NoticeRow(
    /// The visit that told it.
    session: Session,
    /// The message.
    notice: Notice,
) -> impl IntoView {
    let id = notice.id;
    let remedy = remedy_words(&notice).map(|words| {
        let remedy = notice.remedy.clone();
        let act = move |_| match &remedy {
            Some(Remedy::Download { name, text }) => files::download(name, text, files::JSON),
            Some(Remedy::BringBack) => {
                session.bring_back();
                session.dismiss(id);
            }
            Some(Remedy::PutBack) => {
                session.put_back();
                session.dismiss(id);
            }
            Some(Remedy::PutPersonBack) => {
                session.put_person_back();
                session.dismiss(id);
            }
            None => {}
        };
        view! {
            <button type="button" class="button" on:click=act>
                {words}
            </button>
        }
    });
    view! {
        <div class="notice">
            <p>{notice.text}</p>
            <div class="notice__actions">
                {remedy} <button type="button" class="link" on:click=move |_| session.dismiss(id)>
                    "Dismiss"
                </button>
            </div>
        </div>
    }
}
