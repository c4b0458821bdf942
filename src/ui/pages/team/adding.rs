//! How people come in: files, a pasted link, or the answers of this browser.

use leptos::ev::{DragEvent, SubmitEvent};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::browser::files;
use crate::interview::{AnswerSheet, SheetFile};
use crate::link;
use crate::ui::session::Session;

/// Three ways in.
#[component]
pub fn Adding(
    /// The visit.
    session: Session,
) -> impl IntoView {
    let has_answers = move || !session.sheet().with(AnswerSheet::is_empty);
    view! {
        <div class="adding">
            <Files session />
            <Link session />
            <Show when=has_answers>
                <div class="adding__way">
                    <h2>"Your answers"</h2>
                    <p class="quiet">"Those that you gave in this browser, as they are now."</p>
                    <button
                        type="button"
                        class="button"
                        on:click=move |_| session.add_own_answers()
                    >
                        "Add my answers"
                    </button>
                </div>
            </Show>
        </div>
    }
}

#[component]
fn Files(session: Session) -> impl IntoView {
    let hovering = RwSignal::new(false);
    let choose = move |event: leptos::ev::Event| {
        let input = event
            .target()
            .and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
        if let Some(input) = input {
            add_files(session, files::by_name(input.files()));
            // The same file may be chosen again once it is mended.
            input.set_value("");
        }
    };
    let hover = move |event: DragEvent| {
        event.prevent_default();
        hovering.set(true);
    };
    let drop = move |event: DragEvent| {
        event.prevent_default();
        hovering.set(false);
        let list = event.data_transfer().and_then(|transfer| transfer.files());
        add_files(session, files::by_name(list));
    };
    view! {
        <div
            class="adding__way adding__drop"
            data-hovering=move || hovering.get().then_some("true")
            on:dragover=hover
            on:dragleave=move |_| hovering.set(false)
            on:drop=drop
        >
            <h2>"Answer files"</h2>
            <p class="quiet" id="files-hint">
                "Choose one or more, or drop them here. The name of a file becomes the name of the person."
            </p>
            <label class="button adding__file">
                <input
                    type="file"
                    class="heard"
                    multiple
                    accept=".json,application/json"
                    aria-describedby="files-hint"
                    on:change=choose
                />
                "Choose files"
            </label>
        </div>
    }
}

#[component]
fn Link(session: Session) -> impl IntoView {
    let name = RwSignal::new(String::new());
    let pasted = RwSignal::new(String::new());
    let problem = RwSignal::new(None::<String>);
    let add = move |event: SubmitEvent| {
        event.prevent_default();
        let read = pasted.with_untracked(|pasted| read_link(session, pasted));
        match read {
            Ok(sheet) => {
                session.add_person(&name.get_untracked(), sheet);
                name.set(String::new());
                pasted.set(String::new());
                problem.set(None);
            }
            Err(why) => problem.set(Some(why)),
        }
    };
    view! {
        <form class="adding__way" on:submit=add>
            <h2>"A link"</h2>
            <label class="adding__field">
                "Name" <input type="text" autocomplete="off" bind:value=name />
            </label>
            <label class="adding__field">
                "Link to a result"
                <input
                    type="text"
                    inputmode="url"
                    autocomplete="off"
                    aria-describedby="link-problem"
                    aria-invalid=move || problem.with(Option::is_some).then_some("true")
                    bind:value=pasted
                />
            </label>
            <p
                id="link-problem"
                role="alert"
                class=("problem", move || problem.with(Option::is_some))
            >
                {problem}
            </p>
            <button type="submit" class="button">
                "Add from the link"
            </button>
        </form>
    }
}

/// Reads the files one after the other. A file that cannot be read is named,
/// the others are added.
fn add_files(session: Session, files: Vec<web_sys::File>) {
    leptos::task::spawn_local(async move {
        for file in files {
            let read = match files::read(&file).await {
                Ok(text) => SheetFile::parse(&text).map_err(|error| error.to_string()),
                Err(error) => Err(error.to_string()),
            };
            match read {
                Ok(sheet) => session.add_person(name_of(&file.name()), sheet),
                Err(why) => session.tell(
                    format!(
                        "“{}” was not added: {why}. Everybody else is kept. Ask for the file \
                         again, saved from a result page, or ask for the link.",
                        file.name()
                    ),
                    None,
                ),
            }
        }
    });
}

/// The name of a file without its ending.
fn name_of(file: &str) -> &str {
    file.rsplit_once('.').map_or(file, |(name, _)| name)
}

fn read_link(session: Session, pasted: &str) -> Result<SheetFile, String> {
    let bundle = session.bundle();
    let fragment = link::fragment_of(pasted);
    if fragment.is_empty() {
        return Err("Paste the link that somebody copied from their result page.".to_owned());
    }
    let opened = link::read(fragment, &bundle.interview).map_err(|error| {
        format!(
            "The link could not be read: {error}. Paste the whole link that was copied from a \
             result page."
        )
    })?;
    session.tell_dropped("The link", &opened.reading);
    let edition = opened.data.unwrap_or_default();
    Ok(opened.reading.sheet.to_file(&bundle.interview, &edition))
}
