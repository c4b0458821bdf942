//! What the answers name: which facts of a section, and which words fit.

use crate::catalog::{Catalog, CriterionId, Level, ValueFunction};
use crate::interview::AnswerOption;

use super::draws::Drawn;

/// What one option names for one criterion.
#[derive(Clone, Debug)]
pub(super) struct OptionChoice {
    /// The criterion.
    pub(super) criterion: CriterionId,
    /// How well each framework fits, for criteria that read words; in
    /// framework order, 0…1.
    pub(super) fit: Vec<f64>,
    /// Which facts are named, by position in the criterion's choices.
    pub(super) facts: Vec<usize>,
    /// The weakest level over the facts named, in framework order; `None`
    /// where one is unknown.
    pub(super) levels: Vec<Option<Level>>,
}

/// What an option names, criterion by criterion.
pub(super) fn resolve(
    catalog: &Catalog,
    drawn: impl Fn(CriterionId) -> Option<Vec<String>>,
    option: &AnswerOption,
) -> Vec<OptionChoice> {
    option
        .fits
        .iter()
        .filter_map(|(slug, words)| {
            let criterion = catalog.criterion(slug)?;
            let value = &catalog.criteria[criterion].value;
            let names = drawn(criterion).unwrap_or_default();
            let fit = match value {
                ValueFunction::FitOfChoice { reads } => catalog
                    .frameworks
                    .ids()
                    .map(|id| {
                        catalog
                            .words(reads, id)
                            .iter()
                            .filter_map(|word| words.get(word).copied())
                            .fold(0.0, f64::max)
                    })
                    .collect(),
                _ => Vec::new(),
            };
            let facts = names
                .iter()
                .enumerate()
                .filter(|(_, name)| words.get(*name).is_some_and(|fit| *fit > 0.0))
                .map(|(position, _)| position)
                .collect();
            let levels = match value {
                ValueFunction::LevelOfChoice { reads } => catalog
                    .frameworks
                    .ids()
                    .map(|id| {
                        words
                            .keys()
                            .map(|word| catalog.level(&format!("{reads}.{word}"), id))
                            .try_fold(Level::Core, |weakest, level| Some(weakest.min(level?)))
                    })
                    .collect(),
                _ => Vec::new(),
            };
            Some(OptionChoice {
                criterion,
                fit,
                facts,
                levels,
            })
        })
        .collect()
}

/// The names of the facts among which a criterion's answers choose.
pub(super) fn fact_names(drawn: &Drawn) -> Option<Vec<String>> {
    match drawn {
        Drawn::Choice(choices) => Some(choices.iter().map(|(name, _)| name.clone()).collect()),
        Drawn::Fixed(_) | Drawn::Fit => None,
    }
}
