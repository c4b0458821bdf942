//! What the answers name: which facts of a section, and which words fit.

use std::collections::BTreeMap;
use std::iter;

use backstay_numerics::{columns, order};

use crate::catalog::{Catalog, CriterionId, Id, ValueFunction};
use crate::interview::{AnswerOption, QuestionId};

use super::draws::{Drawn, DrawnFact};
use super::grid::{self, VALUE_SHIFT};
use super::holding::{Holding, Said};
use super::partials::{Cell, Filled, Partials};
use super::pause::Pauses;
use super::plan::Plan;

/// What one option names for one criterion.
#[derive(Clone, Debug)]
pub(super) struct OptionChoice {
    /// The criterion.
    pub(super) criterion: CriterionId,
    /// How well each framework fits, for criteria that read words; in
    /// framework order, 0…1.
    fit: Vec<f64>,
    /// Which facts are named, by position in the criterion's choices.
    facts: Vec<usize>,
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
            let names = drawn(criterion).unwrap_or_default();
            let fit = match &catalog.criteria[criterion].value {
                ValueFunction::FitOfChoice { reads, later } => catalog
                    .frameworks
                    .ids()
                    .map(|id| best_of_words(catalog.words(reads, id), words, later.unwrap_or(1.0)))
                    .collect(),
                _ => Vec::new(),
            };
            let facts = names
                .iter()
                .enumerate()
                .filter(|(_, name)| words.get(*name).is_some_and(|fit| *fit > 0.0))
                .map(|(position, _)| position)
                .collect();
            Some(OptionChoice {
                criterion,
                fit,
                facts,
            })
        })
        .collect()
}

/// The best fit of a framework's words, in 0…1; all but the first count by the
/// factor `later`.
fn best_of_words(words: &[String], fits: &BTreeMap<String, f64>, later: f64) -> f64 {
    let factors = iter::once(1.0).chain(iter::repeat(later));
    words
        .iter()
        .zip(factors)
        .filter_map(|(word, factor)| fits.get(word).map(|fit| fit * factor))
        .fold(0.0, f64::max)
}

/// The names of the facts among which a criterion's answers choose.
pub(super) fn fact_names(drawn: &Drawn) -> Option<Vec<String>> {
    match drawn {
        Drawn::Choice(choices) => Some(choices.iter().map(|fact| fact.name.clone()).collect()),
        Drawn::Fixed(_) | Drawn::Fit => None,
    }
}

/// The questions whose options name something for a criterion.
pub(super) fn speakers(plan: &Plan, criterion: CriterionId) -> impl Iterator<Item = QuestionId> {
    let questions = plan.questions.iter();
    let speaking = questions.filter(move |(_, question)| {
        let mut choices = question.options.iter().flat_map(|option| &option.choices);
        choices.any(|choice| choice.criterion == criterion)
    });
    speaking.map(|(id, _)| id)
}

/// What a criterion that depends on what answers name is worth on average. It
/// follows what completions hold, as weights do. Given that, neither depends on the
/// other, so the mean of their product is that of their means, set by set.
#[derive(Clone, Debug)]
pub(super) struct Followed {
    /// The set of choices that each completion holds, by position; empty where all
    /// hold the first.
    pub(super) held: Vec<u16>,
    /// Mean partial values by set, then by framework, 0…1.
    pub(super) means: Vec<Vec<f64>>,
}

impl Followed {
    /// What the completions hold for a criterion, and what that is worth.
    pub(super) fn new(
        plan: &Plan,
        holding: &Holding,
        (criterion, drawn, frameworks): (CriterionId, &Drawn, usize),
    ) -> Self {
        let named = Named::new(plan, holding, criterion);
        let means = match drawn {
            Drawn::Choice(facts) => {
                let sets = named.facts().into_iter();
                sets.map(|named| mean_of_means(facts, &named, frameworks))
                    .collect()
            }
            Drawn::Fixed(_) | Drawn::Fit => {
                let sets = named.sets.iter();
                let fits = |set| (0..frameworks).map(move |framework| best_fit(set, framework));
                sets.map(|set| fits(set).collect()).collect()
            }
        };
        Self {
            held: named.held,
            means,
        }
    }

    /// The mean partial value of each framework, every completion counting alike.
    pub(super) fn mean(&self) -> Vec<f64> {
        let mut counts = vec![0.0; self.means.len()];
        match counts.first_mut() {
            Some(first) if self.held.is_empty() => *first = 1.0,
            _ => columns::count(&mut counts, &self.held),
        }
        let all: f64 = counts.iter().sum();
        let frameworks = self.means.first().map_or(0, Vec::len);
        let mut mean = vec![0.0; frameworks];
        for (count, means) in counts.iter().zip(&self.means) {
            columns::add_multiple(&mut mean, count / all.max(1.0), means);
        }
        mean
    }
}

/// The partial values of a criterion that depends on what answers name, under
/// what the completions hold.
pub(super) async fn partials(
    plan: &Plan,
    holding: &Holding,
    (criterion, drawn, frameworks): (CriterionId, &Drawn, usize),
    pauses: &Pauses,
) -> Partials {
    let named = Named::new(plan, holding, criterion);
    match drawn {
        Drawn::Choice(facts) => named.mean_of_facts(facts, frameworks, pauses).await,
        Drawn::Fixed(_) | Drawn::Fit => named.best_fit(frameworks, pauses).await,
    }
}

/// The different sets of choices that completions hold for a criterion.
struct Named<'a> {
    sets: Vec<Vec<&'a OptionChoice>>,
    /// The set of each completion, by position; empty where all hold the first.
    held: Vec<u16>,
    completions: u32,
}

impl<'a> Named<'a> {
    fn new(plan: &'a Plan, holding: &Holding, criterion: CriterionId) -> Self {
        let of_option = |question: QuestionId, option: usize| {
            let options = &plan.questions[question].options;
            let choices = options.get(option).map(|option| &option.choices);
            choices
                .into_iter()
                .flatten()
                .filter(move |choice| choice.criterion == criterion)
        };
        let mut named = Self {
            sets: vec![Vec::new()],
            held: Vec::new(),
            completions: holding.completions,
        };
        for id in speakers(plan, criterion) {
            let options = plan.questions[id].options.len();
            match &holding.said[id] {
                Said::Open => {
                    let options: Vec<Vec<&OptionChoice>> = (0..=options)
                        .map(|option| of_option(id, option).collect())
                        .collect();
                    named.multiply(&options, holding.open(id).unwrap_or_default());
                }
                Said::Options(options) => {
                    for option in options {
                        for set in &mut named.sets {
                            set.extend(of_option(id, option.position()));
                        }
                    }
                }
                Said::Nothing => {}
            }
        }
        named
    }

    /// Splits every set by the option that an open question holds.
    fn multiply(&mut self, options: &[Vec<&'a OptionChoice>], held: &[u8]) {
        let width = u16::try_from(options.len()).unwrap_or(u16::MAX);
        self.held.resize(self.completions as usize, 0);
        for (set, option) in self.held.iter_mut().zip(held) {
            *set = *set * width + u16::from(*option);
        }
        self.sets = self
            .sets
            .iter()
            .flat_map(|set| {
                options
                    .iter()
                    .map(move |option| set.iter().chain(option).copied().collect())
            })
            .collect();
    }

    /// The best fit over the words named.
    async fn best_fit(&self, frameworks: usize, pauses: &Pauses) -> Partials {
        let fits: Vec<Vec<f64>> = (0..frameworks)
            .map(|framework| {
                let sets = self.sets.iter();
                sets.map(|set| best_fit(set, framework)).collect()
            })
            .collect();
        let mut partials = Partials::default();
        for framework in 0..frameworks {
            partials.share(&fits, |_, fits| match fits.as_slice() {
                [only] => Filled::Same(*only),
                fits => {
                    let fits: Vec<f32> = fits.iter().map(|fit| grid::value(*fit)).collect();
                    let mut chosen = self.zeros();
                    columns::look_up_values(&mut chosen, &self.held, &fits);
                    Filled::Column(chosen)
                }
            });
            pauses.after(framework, frameworks).await;
        }
        partials
    }

    /// The positions of the facts that each set names.
    fn facts(&self) -> Vec<Vec<usize>> {
        let sets = self.sets.iter();
        sets.map(|set| {
            let facts = set.iter().flat_map(|choice| &choice.facts);
            let mut named: Vec<usize> = facts.copied().collect();
            order::sort_by(&mut named, Ord::cmp);
            named.dedup();
            named
        })
        .collect()
    }

    /// The mean over the facts named; 0 where none is.
    async fn mean_of_facts(
        &self,
        facts: &[DrawnFact],
        frameworks: usize,
        pauses: &Pauses,
    ) -> Partials {
        let sets = self.facts();
        let is_named = |fact: &usize| sets.iter().any(|named| named.contains(fact));
        let named = facts.iter().enumerate().filter(|(fact, _)| is_named(fact));
        let named: Vec<&DrawnFact> = named.map(|(_, fact)| fact).collect();
        let alike: Vec<Vec<Option<usize>>> = (0..frameworks)
            .map(|framework| {
                let alike = named.iter().map(|fact| fact.alike.get(framework).copied());
                alike.collect()
            })
            .collect();
        let mut partials = Partials::default();
        for framework in 0..frameworks {
            partials.share(&alike, |framework, _| {
                let means: Vec<Vec<f32>> = sets
                    .iter()
                    .map(|named| {
                        let facts = named.iter().filter_map(|fact| facts.get(*fact));
                        self.mean(facts.map(|fact| &fact.values.partials), framework)
                    })
                    .collect();
                self.chosen(&means)
            });
            pauses.after(framework, frameworks).await;
        }
        partials
    }

    /// The mean of a framework's values on some facts.
    fn mean<'p>(&self, facts: impl Iterator<Item = &'p Partials>, framework: usize) -> Vec<f32> {
        let mut sums = self.zeros();
        let mut count: f32 = 0.0;
        for partials in facts {
            count += 1.0;
            match partials.cells.get(framework) {
                None => {}
                Some(Cell::Same(value)) if *value == 0.0 => {}
                Some(Cell::Same(value)) => columns::add_value(&mut sums, grid::value(*value)),
                Some(Cell::Column(position)) => {
                    if let Some(column) = partials.columns.get(*position) {
                        columns::add_values(&mut sums, column);
                    }
                }
            }
        }
        if count > 1.0 {
            columns::divide(&mut sums, count);
            columns::values_to_grid(&mut sums, VALUE_SHIFT);
        }
        sums
    }

    fn zeros(&self) -> Vec<f32> {
        vec![0.0; self.completions as usize]
    }

    /// From a column for each set, the one that each completion holds.
    fn chosen(&self, columns: &[Vec<f32>]) -> Filled {
        if let [only] = columns {
            return Filled::Column(only.clone());
        }
        let sources: Vec<&[f32]> = columns.iter().map(Vec::as_slice).collect();
        let mut chosen = self.zeros();
        columns::choose(&mut chosen, &self.held, &sources);
        Filled::Column(chosen)
    }
}

/// The best fit of a framework with what a set names; 0 where that is nothing.
fn best_fit(set: &[&OptionChoice], framework: usize) -> f64 {
    let fits = set.iter().filter_map(|choice| choice.fit.get(framework));
    fits.copied().fold(0.0, f64::max)
}

/// The mean, by framework, of mean values on the facts named; 0 where none is.
fn mean_of_means(facts: &[DrawnFact], named: &[usize], frameworks: usize) -> Vec<f64> {
    let mut means = vec![0.0; frameworks];
    let share = 1.0 / f64::from(u32::try_from(named.len().max(1)).unwrap_or(u32::MAX));
    for fact in named.iter().filter_map(|fact| facts.get(*fact)) {
        columns::add_multiple(&mut means, share, &fact.values.means);
    }
    means
}
