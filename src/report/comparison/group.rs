//! In what order facts stand: by section, or by what the answers weigh.

use backstay_numerics::order;

use crate::catalog::{Catalog, Criterion, CriterionId, Section, Table, ValueFunction};
use crate::interview::{AnswerSheet, Interview};

/// Facts under one heading.
#[derive(Clone, Debug, PartialEq)]
pub struct FactGroup {
    /// The heading.
    pub name: String,
    /// What its rows weigh together, 0…1; `None` where nothing is weighed.
    pub weight: Option<f64>,
    /// The facts.
    pub rows: Vec<FactRow>,
}

/// One fact to compare.
#[derive(Clone, Debug, PartialEq)]
pub struct FactRow {
    /// `section.id`.
    pub key: String,
    /// What the criteria that read it weigh, 0…1. Where a criterion reads what
    /// the answers name, each fact named has an equal part of its weight.
    pub weight: f64,
}

/// The facts of every framework page, and the figures that are ranked.
///
/// Without weights they stand section by section. With weights they stand theme
/// by theme, the heaviest first, and within a theme the heaviest first; what
/// weighs nothing follows in a group of its own, in the order of the sections. A
/// fact that several criteria read stands under the heaviest of them.
pub fn fact_groups(
    catalog: &Catalog,
    interview: &Interview,
    sheet: &AnswerSheet,
    weights: Option<&Table<CriterionId, f64>>,
) -> Vec<FactGroup> {
    let sections = by_section(catalog);
    match weights {
        None => sections,
        Some(weights) => by_weight(catalog, interview, sheet, weights, sections),
    }
}

fn by_section(catalog: &Catalog) -> Vec<FactGroup> {
    let unweighed = |key: String| FactRow { key, weight: 0.0 };
    let sections = Section::ALL.into_iter().map(|section| {
        let keys = catalog.facts.section(section).iter();
        FactGroup {
            name: heading(section).to_owned(),
            weight: None,
            rows: keys
                .map(|fact| unweighed(format!("{}.{}", section.slug(), fact.id)))
                .collect(),
        }
    });
    let mut figures: Vec<&str> = Vec::new();
    for criterion in catalog.criteria.rows() {
        let key = criterion.value.reads();
        if key.starts_with("measurements.") && !figures.contains(&key) {
            figures.push(key);
        }
    }
    let measured = FactGroup {
        name: "Figures".to_owned(),
        weight: None,
        rows: figures
            .into_iter()
            .map(|key| unweighed(key.to_owned()))
            .collect(),
    };
    sections.chain([measured]).collect()
}

fn heading(section: Section) -> &'static str {
    match section {
        Section::Profile => "The project",
        Section::Features => "What it has",
        Section::Databases => "Databases",
        Section::Deployment => "Where it runs",
        Section::Judged => "Judgements",
    }
}

fn by_weight(
    catalog: &Catalog,
    interview: &Interview,
    sheet: &AnswerSheet,
    weights: &Table<CriterionId, f64>,
    sections: Vec<FactGroup>,
) -> Vec<FactGroup> {
    let mut themes: Vec<FactGroup> = catalog
        .themes
        .iter()
        .map(|theme| FactGroup {
            name: theme.name.clone(),
            weight: Some(0.0),
            rows: Vec::new(),
        })
        .collect();
    let mut heaviest: Vec<CriterionId> = catalog.criteria.ids().collect();
    order::sort_by(&mut heaviest, |one, other| {
        weights[*other].total_cmp(&weights[*one])
    });
    for id in heaviest {
        let position = catalog.theme_of(id);
        if let Some(theme) = themes.get_mut(position) {
            theme.weight = theme.weight.map(|sum| sum + weights[id]);
        }
        let rows = weighed(interview, sheet, &catalog.criteria[id], weights[id]);
        // What a criterion reads may be no fact: which framework it is.
        let is_fact = |row: &FactRow| {
            let mut facts = sections.iter().flat_map(|section| &section.rows);
            facts.any(|fact| fact.key == row.key)
        };
        for row in rows.into_iter().filter(is_fact) {
            let mut listed = themes.iter_mut().flat_map(|theme| &mut theme.rows);
            if let Some(there) = listed.find(|each| each.key == row.key) {
                there.weight += row.weight;
            } else if let Some(theme) = themes.get_mut(position) {
                theme.rows.push(row);
            }
        }
    }
    order::sort_by(&mut themes, |one, other| {
        let [one, other] = [one, other].map(|theme| theme.weight.unwrap_or_default());
        other.total_cmp(&one)
    });
    for theme in &mut themes {
        order::sort_by(&mut theme.rows, |one, other| {
            other.weight.total_cmp(&one.weight)
        });
    }
    themes.retain(|theme| !theme.rows.is_empty());
    let rest = sections.into_iter().flat_map(|section| section.rows);
    let unweighed = FactGroup {
        name: "What your answers do not count".to_owned(),
        weight: None,
        rows: rest
            .filter(|row| {
                let mut counted = themes.iter().flat_map(|theme| &theme.rows);
                counted.all(|each| each.key != row.key)
            })
            .collect(),
    };
    themes.push(unweighed);
    themes
}

/// The facts that a criterion counts under a sheet; none where it weighs
/// nothing.
fn weighed(
    interview: &Interview,
    sheet: &AnswerSheet,
    criterion: &Criterion,
    weight: f64,
) -> Vec<FactRow> {
    if weight <= 0.0 {
        return Vec::new();
    }
    let reads = criterion.value.reads();
    let keys: Vec<String> = match criterion.value {
        ValueFunction::LevelOfChoice { .. } => sheet
            .named(interview, &criterion.id)
            .into_keys()
            .map(|id| format!("{reads}.{id}"))
            .collect(),
        _ => vec![reads.to_owned()],
    };
    let parts = f64::from(u32::try_from(keys.len()).unwrap_or(u32::MAX));
    keys.into_iter()
        .map(|key| FactRow {
            key,
            weight: weight / parts,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::fact_groups;
    use crate::decision::Engine;
    use crate::interview::AnswerSheet;

    #[test]
    fn every_fact_stands_once_in_either_order() {
        let bundle = crate::shipped();
        let engine = Engine::with_completions(bundle, 64);
        for preset in &bundle.presets {
            let sheet = preset.sheet.read(&bundle.interview).sheet;
            let decision = engine.decide(&sheet);
            let keys = |weights| {
                let groups = fact_groups(&bundle.catalog, &bundle.interview, &sheet, weights);
                let rows = groups.into_iter().flat_map(|group| group.rows);
                rows.map(|row| row.key).collect::<Vec<_>>()
            };
            let plain = keys(None);
            let weighed = keys(Some(&decision.weights));
            let distinct: BTreeSet<&String> = weighed.iter().collect();
            assert_eq!(distinct.len(), weighed.len(), "{}", preset.id);
            assert_eq!(distinct, plain.iter().collect(), "{}", preset.id);
        }
    }

    #[test]
    fn the_heaviest_comes_first() {
        let bundle = crate::shipped();
        let engine = Engine::with_completions(bundle, 64);
        let sheet = AnswerSheet::default();
        let weights = engine.decide(&sheet).weights;
        let groups = fact_groups(&bundle.catalog, &bundle.interview, &sheet, Some(&weights));
        let themes: Vec<f64> = groups.iter().filter_map(|group| group.weight).collect();
        assert!(themes.is_sorted_by(|one, other| one >= other), "{themes:?}");
        for group in &groups {
            let rows: Vec<f64> = group.rows.iter().map(|row| row.weight).collect();
            assert!(rows.is_sorted_by(|one, other| one >= other), "{rows:?}");
        }
    }
}
