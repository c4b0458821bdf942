//! Where a fact stands, and when it was read.

use leptos::prelude::*;

use super::age::{age_mark, others};
use crate::catalog::{Dossier, MeasurementSource, Source};
use crate::report::bibliography::number_of_fact;
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
    /// Its number in a list of sources, by which paper cites it.
    #[prop(optional_no_strip)]
    number: Option<usize>,
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
        <span class="citation" data-number=number>
            <span class="citation__words">
                {title} ", " {publisher} ", read "
                <time datetime=read.clone()>{words::date(&read)}</time>
            </span>
            {old}
        </span>
    }
}

/// The citation of a source of a framework file, for a remark.
pub fn cite(source: &Source) -> impl IntoView + use<> {
    view! { <SourceCitation source=source.clone() months=others().remarks /> }
}

/// The citation of the source that a framework file has under a key, for a fact
/// that holds so many months.
pub fn cite_fact(dossier: &Dossier, key: &str, months: u32) -> Option<impl IntoView + use<>> {
    let source = dossier.sources.get(key)?;
    let number = number_of_fact(dossier, key);
    Some(view! { <SourceCitation source=source.clone() months number /> })
}

#[component]
fn SourceCitation(
    source: Source,
    months: u32,
    #[prop(optional_no_strip)] number: Option<usize>,
) -> impl IntoView {
    view! {
        <Citation
            title=source.title
            publisher=source.publisher
            url=Some(source.url)
            read=source.read
            months
            number
        />
    }
}

/// The citation of a source of figures and claims. A figure has a date of its
/// own, by which it ages.
pub fn cite_figure(source: &MeasurementSource) -> impl IntoView + use<> {
    view! { <CitedFigure source=source.clone() number=None /> }
}

/// The same, with its number in the list of sources.
#[component]
pub fn CitedFigure(
    /// The source.
    source: MeasurementSource,
    /// Its number, where there is a list.
    number: Option<usize>,
) -> impl IntoView {
    view! {
        <Citation
            title=source.title
            publisher=source.publisher
            url=source.url
            read=source.read
            months=others().claims
            number
        />
    }
}
