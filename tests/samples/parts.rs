//! The parts of the shipped frameworks.

use backstay::browse::{Part, Parts};
use backstay::catalog::{Cell, Dossier};

/// What the file of parts holds for the shipped frameworks.
pub(crate) fn parts() -> Parts {
    backstay::shipped_dossiers()
        .iter()
        .map(|dossier| (dossier.id.clone(), parts_of(dossier)))
        .collect()
}

fn parts_of(dossier: &Dossier) -> std::collections::BTreeMap<String, Part> {
    let sections = [
        ("features", &dossier.features),
        ("databases", &dossier.databases),
        ("deployment", &dossier.deployment),
    ];
    sections
        .into_iter()
        .flat_map(|(section, cells)| {
            let key = move |id: &String| format!("{section}.{id}");
            cells.iter().map(move |(id, cell)| (key(id), part(cell)))
        })
        .collect()
}

fn part(cell: &Cell) -> Part {
    Part {
        level: cell.level,
        what: cell.what.clone(),
    }
}
