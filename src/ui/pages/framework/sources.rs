//! What the facts of a framework are from, for paper: there a fact gives the
//! number of its source, and every source stands once, at the end.

use leptos::prelude::*;

use crate::report::bibliography::Bibliography;
use crate::report::words;
use crate::ui::parts::citation::CitedFigure;
use crate::ui::parts::evidence::Evidence;

/// Every source once, in the order of its number. The day that most were read is
/// said once.
pub fn printed(evidence: &Evidence) -> impl IntoView + use<> {
    let bibliography = bibliography(evidence);
    let usual = bibliography.usual_day();
    let rows = bibliography
        .listed()
        .into_iter()
        .map(|source| {
            let day =
                (source.read != usual).then(|| format!(", read {}", words::date(source.read)));
            let address = source.url.trim_start_matches("https://").to_owned();
            view! {
                <li>
                    {source.title.to_owned()} ", " {source.publisher.to_owned()} {day} " "
                    <span class="sources__address">{address}</span>
                </li>
            }
        })
        .collect_view();
    let read = format!(
        "Read on {} where no other day is given.",
        words::date(usual)
    );
    view! {
        <section class="section printed">
            <h2>"Sources"</h2>
            <p class="quiet">{read}</p>
            <ol class="sources">{rows}</ol>
        </section>
    }
}

/// The citation of a source of figures, with its number on paper.
pub fn cited_figure(evidence: &Evidence, id: &str) -> Option<impl IntoView + use<>> {
    let source = evidence.figures.sources.get(id)?.clone();
    let number = bibliography(evidence).number_of_figure(id);
    Some(view! { <CitedFigure source number /> })
}

fn bibliography(evidence: &Evidence) -> Bibliography<'_> {
    let figures = &evidence.figures;
    Bibliography::new(&evidence.dossier, &figures.measurements, &figures.sources)
}
