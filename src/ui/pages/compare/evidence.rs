//! The files of the frameworks compared, fetched together.

use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::browser::fetch::{self, FetchError};
use crate::catalog::{Dossier, FrameworkId, MeasurementSource, MeasurementsFile, Releases};
use crate::ui::session::Session;

/// What is known about the frameworks compared.
#[derive(Clone, Debug, PartialEq)]
pub struct Compared {
    /// One for each framework, in the order chosen.
    pub dossiers: Vec<Dossier>,
    /// The figures of all frameworks.
    pub measurements: MeasurementsFile,
    /// The release lines of all frameworks.
    pub releases: Releases,
    /// What figures and release lines cite.
    pub sources: BTreeMap<String, MeasurementSource>,
}

/// On its way, there, or out of reach.
pub type ComparedResource = LocalResource<Result<Compared, FetchError>>;

/// Fetches what is known about the chosen, anew whenever others are.
pub fn compared(session: Session, chosen: Memo<Vec<FrameworkId>>) -> ComparedResource {
    let catalog = &session.bundle().catalog;
    LocalResource::new(move || {
        let paths = chosen.with(|chosen| {
            let path = |id: &FrameworkId| format!("frameworks/{}.json", catalog.frameworks[*id].id);
            chosen.iter().map(path).collect::<Vec<String>>()
        });
        fetch_compared(paths)
    })
}

async fn fetch_compared(paths: Vec<String>) -> Result<Compared, FetchError> {
    Ok(Compared {
        dossiers: fetch::each(&paths).await?,
        measurements: fetch::data("measurements.json").await?,
        releases: fetch::data("releases.json").await?,
        sources: fetch::data("sources.json").await?,
    })
}

/// Shows what was fetched; says so while it comes and when it does not.
pub fn with_compared(
    compared: ComparedResource,
    show: impl Fn(&Compared) -> AnyView + Send + 'static,
) -> AnyView {
    (move || {
        compared.with(|compared| match compared {
            None => view! { <p class="quiet">"Fetching the evidence …"</p> }.into_any(),
            Some(Ok(compared)) => show(compared),
            Some(Err(error)) => {
                let message = format!(
                    "The evidence could not be shown: {error}. The sums above work without it; \
                     reload the page to try again."
                );
                view! { <p class="problem">{message}</p> }.into_any()
            }
        })
    })
    .into_any()
}
