//! What filters and parts are called on screen.

use crate::browse::{Condition, Facet, Filter};
use crate::catalog::{Catalog, Level};
use crate::report::words;

/// The heading of a facet.
pub fn facet_name(facet: Facet) -> &'static str {
    match facet {
        Facet::Language => "Language",
        Facet::Kind => "Kind",
        Facet::Typing => "Typing",
        Facet::Licence => "Licence",
    }
}

/// A word of the data as people read it.
pub fn word(facet: Facet, word: &str) -> String {
    if facet != Facet::Kind {
        return word.to_owned();
    }
    match word {
        "api" => "for APIs",
        "cms" => "content management",
        "full-stack" => "full stack",
        "meta" => "around a component library",
        "micro" => "small core",
        other => other,
    }
    .to_owned()
}

/// A least level.
pub fn at_least(level: Level) -> &'static str {
    match level {
        Level::None => "any",
        Level::Community => "at least from the community",
        Level::Official => "at least an official add-on",
        Level::Core => "built in",
    }
}

/// A condition of a filter.
pub fn condition(catalog: &Catalog, filter: &Filter, condition: &Condition) -> String {
    match condition {
        Condition::Text => format!("“{}”", filter.text.trim()),
        Condition::Facet(facet) => {
            let chosen: Vec<String> = filter
                .words
                .get(facet)
                .into_iter()
                .flatten()
                .map(|each| word(*facet, each))
                .collect();
            let chosen: Vec<&str> = chosen.iter().map(String::as_str).collect();
            format!("{}: {}", facet_name(*facet), chosen.join(" or "))
        }
        Condition::Level(key) => {
            let level = filter.levels.get(key).copied().unwrap_or(Level::None);
            let name = catalog.facts.name(key).unwrap_or(key);
            format!("{name}: {}", at_least(level))
        }
        Condition::Until => filter
            .until
            .map(|year| format!("fixes into {year}"))
            .unwrap_or_default(),
    }
}

/// A number of frameworks.
pub fn frameworks(count: usize) -> String {
    words::count(count, "framework", "frameworks")
}
