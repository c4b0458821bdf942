//! Where a fact stands, and when it was read.

use leptos::prelude::*;

use super::age::{age_mark, others};
use crate::catalog::{MeasurementSource, Source};
use crate::report::words;

/// Title, publisher and date; the title is the link, which the publisher tells from
/// others of that title. Says how long ago the document was read where that is
/// longer than it holds.
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
    /// For how many months it holds.
    months: u32,
) -> impl IntoView {
    let old = age_mark(&read, months);
    let title = match url {
        Some(url) => view! {
            <a href=url title=publisher.clone() rel="noopener external" target="_blank">
                {title}
            </a>
        }
        .into_any(),
        None => view! { <span>{title}</span> }.into_any(),
    };
    view! {
        <span class="citation">
            {title} ", " {publisher} ", read "
            <time datetime=read.clone()>{words::date(&read)}</time> {old}
        </span>
    }
}

/// The citation of a source of a framework file, for a remark.
pub fn cite(source: &Source) -> impl IntoView + use<> {
    cite_fact(source, others().remarks)
}

/// The citation of a source of a framework file, for a fact that holds so many
/// months.
pub fn cite_fact(source: &Source, months: u32) -> impl IntoView + use<> {
    view! {
        <Citation
            title=source.title.clone()
            publisher=source.publisher.clone()
            url=Some(source.url.clone())
            read=source.read.clone()
            months
        />
    }
}

/// The citation of a source of figures and claims. A figure has a date of its
/// own, by which it ages.
pub fn cite_figure(source: &MeasurementSource) -> impl IntoView + use<> {
    view! {
        <Citation
            title=source.title.clone()
            publisher=source.publisher.clone()
            url=source.url.clone()
            read=source.read.clone()
            months=others().claims
        />
    }
}
