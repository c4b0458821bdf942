//! What the sums say once every completion is added.

use crate::catalog::{CriterionId, FrameworkId, Id, Table};

use super::closeness::{self, TIE};
use super::draws::Drawn;
use super::engine::Engine;
use super::exclusion::Screening;
use super::information;
use super::standing::{Contribution, Decision, Spread, Standing};
use super::sums::Sums;
use super::switch;

impl Sums {
    /// The ranking and all that is said about it.
    pub(super) fn finish(self, engine: &Engine<'_>, screening: Screening) -> Decision {
        let catalog = &engine.bundle.catalog;
        let count = f64::from(engine.completions);
        let mut ranking: Vec<Standing> = catalog
            .frameworks
            .ids()
            .filter(|id| self.remaining.get(id.position()) == Some(&true))
            .map(|id| self.standing(engine, id))
            .collect();
        ranking.sort_by(|one, other| {
            other
                .value
                .total_cmp(&one.value)
                .then(one.framework.cmp(&other.framework))
        });
        let mut previous: Option<(f64, u32)> = None;
        for (position, standing) in (1..).zip(&mut ranking) {
            standing.rank = match previous {
                Some((value, rank)) if (value - standing.value).abs() <= TIE => rank,
                _ => position,
            };
            previous = Some((standing.value, standing.rank));
        }
        let (closeness, switch) = match ranking.as_slice() {
            [first, second, ..] => {
                let lead = self.lead(first.framework, second.framework);
                let gap = first.value - second.value;
                (
                    closeness::judge(ranking.len(), gap, lead, first.firmness),
                    switch::smallest(catalog, first, second),
                )
            }
            rest => (closeness::judge(rest.len(), 0.0, 0.0, 1.0), None),
        };
        Decision {
            ranking,
            excluded: screening.excluded,
            unchecked: screening.unchecked,
            idle: screening.idle,
            relaxations: screening.relaxations,
            open: information::rank(&self.tables),
            weights: Table::like(&catalog.criteria, |id| self.weight_totals[id] / count),
            concerns: Table::like(&catalog.concerns, |id| {
                let (sum, squares) = self.concern_totals[id];
                let mean = sum / count;
                Spread {
                    mean,
                    variance: (squares / count - mean * mean).max(0.0),
                }
            }),
            closeness,
            switch,
            completions: engine.completions,
        }
    }

    fn standing(&self, engine: &Engine<'_>, framework: FrameworkId) -> Standing {
        let count = f64::from(engine.completions);
        let at = |sums: &[f64]| sums.get(framework.position()).copied().unwrap_or_default();
        let contributions: Vec<Contribution> = self
            .weights
            .ids()
            .map(|criterion| {
                let weight = self.weight_totals[criterion] / count;
                let value = at(&self.line_totals[criterion]) / count;
                Contribution {
                    criterion,
                    weight,
                    partial: if weight > 0.0 {
                        value / weight
                    } else {
                        at(&self.partial_totals[criterion]) / count
                    },
                    value,
                }
            })
            .collect();
        Standing {
            framework,
            rank: 0,
            value: contributions.iter().map(|line| line.value).sum(),
            firmness: at(&self.firsts) / count,
            evidence: evidence(engine, &self.named, framework, &contributions),
            contributions,
        }
    }

    /// The share of completions in which one has the larger value, ties half.
    fn lead(&self, one: FrameworkId, other: FrameworkId) -> f64 {
        let mut wins = 0.0;
        let mut count = 0.0;
        for row in self.history.chunks(self.width.max(1)) {
            if let (Some(first), Some(second)) =
                (row.get(one.position()), row.get(other.position()))
            {
                count += 1.0;
                if (first - second).abs() <= TIE {
                    wins += 0.5;
                } else if first > second {
                    wins += 1.0;
                }
            }
        }
        if count > 0.0 { wins / count } else { 0.5 }
    }
}

/// The share of the weight that rests on known facts.
fn evidence(
    engine: &Engine<'_>,
    named: &Table<CriterionId, Vec<String>>,
    framework: FrameworkId,
    contributions: &[Contribution],
) -> f64 {
    let catalog = &engine.bundle.catalog;
    let known = |criterion: CriterionId| -> f64 {
        let reads = catalog.criteria[criterion].value.reads();
        let is_known = |key: &str| {
            catalog
                .column(key)
                .is_none_or(|values| values.is_known(framework))
        };
        match &engine.drawn[criterion] {
            Drawn::Fixed(_) | Drawn::Fit => f64::from(u8::from(is_known(reads))),
            Drawn::Choice(facts) => {
                // What the answers name; while they name nothing, everything.
                let asked: Vec<&String> = if named[criterion].is_empty() {
                    facts.iter().map(|(name, _)| name).collect()
                } else {
                    named[criterion].iter().collect()
                };
                let all = f64::from(u32::try_from(asked.len().max(1)).unwrap_or(u32::MAX));
                asked
                    .into_iter()
                    .map(|name| f64::from(u8::from(is_known(&format!("{reads}.{name}")))))
                    .sum::<f64>()
                    / all
            }
        }
    };
    let total: f64 = contributions.iter().map(|line| line.weight).sum();
    if total <= 0.0 {
        return 1.0;
    }
    contributions
        .iter()
        .map(|line| line.weight * known(line.criterion))
        .sum::<f64>()
        / total
}
