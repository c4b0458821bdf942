//! Where a fact stands, and when it was read.

use leptos::prelude::*;

use crate::catalog::{MeasurementSource, Source};
use crate::report::words;

/// Title, publisher and date; the title is the link.
#[component]
pub fn Citation(
    /// The document's title.
    title: String,
    /// Who publishes it.
    publisher: String,
    /// Where it is, if it has an address.
    url: Option<String>,
    /// The day it was read, `YYYY-MM-DD`.
    read: String,
) -> impl IntoView {
    let title = match url {
        Some(url) => view! {
            <a href=url rel="noopener external" target="_blank">
                {title}
            </a>
        }
        .into_any(),
        None => view! { <span>{title}</span> }.into_any(),
    };
    view! {
        <span class="citation">
            {title} ", " {publisher} ", read "
            <time datetime=read.clone()>{words::date(&read)}</time>
        </span>
    }
}

/// The citation of a source of a framework file.
pub fn cite(source: &Source) -> impl IntoView + use<> {
    view! {
        <Citation
            title=source.title.clone()
            publisher=source.publisher.clone()
            url=Some(source.url.clone())
            read=source.read.clone()
        />
    }
}

/// The citation of a source of figures.
pub fn cite_figure(source: &MeasurementSource) -> impl IntoView + use<> {
    view! {
        <Citation
            title=source.title.clone()
            publisher=source.publisher.clone()
            url=source.url.clone()
            read=source.read.clone()
        />
    }
}
