//! What a run says once every completion is added.

use backstay_numerics::order;

use crate::catalog::{CriterionId, FrameworkId, Id, Table};
use crate::interview::AnswerSheet;

use super::closeness::{self, TIE};
use super::draws::Drawn;
use super::engine::Engine;
use super::exclusion::Screening;
use super::partials::Cell;
use super::pause::Pauses;
use super::run::Run;
use super::standing::{Contribution, Decision, Standing};

/// The ranking and all that is said about it.
pub(super) async fn conclude(
    engine: &Engine<'_>,
    sheet: &AnswerSheet,
    (run, screening): (&Run, Screening),
    pauses: &Pauses,
) -> Decision {
    let catalog = &engine.bundle.catalog;
    let count = f64::from(run.completions);
    let weights = Table::like(&run.sums, |id| run.sums[id] / count);
    let named = Table::like(&catalog.criteria, |id| {
        let slug = &catalog.criteria[id].id;
        let named = sheet.named(&engine.bundle.interview, slug);
        named.into_keys().collect()
    });
    let mut ranking = Vec::with_capacity(run.remaining.len());
    for (framework, firmness) in run.remaining.iter().zip(run.firmness()) {
        let contributions: Vec<Contribution> = weights
            .iter()
            .map(|(criterion, weight)| contribution(engine, run, (criterion, *weight), *framework))
            .collect();
        ranking.push(Standing {
            framework: *framework,
            rank: 0,
            value: contributions.iter().map(|line| line.value).sum(),
            firmness,
            evidence: evidence(engine, &named, *framework, &contributions),
            contributions,
        });
        pauses.after(ranking.len() - 1, run.remaining.len()).await;
    }
    rank(&mut ranking);
    Decision {
        closeness: closeness(engine, run, &ranking),
        ranking,
        excluded: screening.excluded,
        unchecked: screening.unchecked,
        idle: screening.idle,
        relaxations: screening.relaxations,
        weights,
        concerns: run.spreads.clone(),
        completions: run.completions,
    }
}

fn rank(ranking: &mut [Standing]) {
    order::sort_by(ranking, |one, other| {
        other
            .value
            .total_cmp(&one.value)
            .then(one.framework.cmp(&other.framework))
    });
    let mut previous: Option<(f64, u32)> = None;
    for (position, standing) in (1..).zip(ranking) {
        standing.rank = match previous {
            Some((value, rank)) if (value - standing.value).abs() <= TIE => rank,
            _ => position,
        };
        previous = Some((standing.value, standing.rank));
    }
}

fn closeness(engine: &Engine<'_>, run: &Run, ranking: &[Standing]) -> closeness::Closeness {
    let model = &engine.bundle.model;
    match ranking {
        [first, second, ..] => {
            let gap = first.value - second.value;
            closeness::judge(
                model,
                ranking.len(),
                gap,
                lead(run, first.framework, second.framework),
                first.firmness,
            )
        }
        rest => closeness::judge(model, rest.len(), 0.0, 0.0, 1.0),
    }
}

/// The share of completions in which one has the larger value, ties half.
fn lead(run: &Run, one: FrameworkId, other: FrameworkId) -> f64 {
    let place = |framework| run.remaining.iter().position(|each| *each == framework);
    let (Some(one), Some(other)) = (place(one), place(other)) else {
        return 0.5;
    };
    let mut wins = 0.0;
    let mut count: f64 = 0.0;
    for block in &run.blocks {
        let rows = block.row(one).into_iter().zip(block.row(other));
        for (first, second) in rows.flat_map(|(one, other)| one.iter().zip(other)) {
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

fn contribution(
    engine: &Engine<'_>,
    run: &Run,
    (criterion, weight): (CriterionId, f64),
    framework: FrameworkId,
) -> Contribution {
    let partials = run.partials(engine, criterion);
    let cell = partials.and_then(|each| each.cells.get(framework.position()));
    let value = match cell {
        None => 0.0,
        Some(Cell::Same(partial)) => weight * partial,
        Some(Cell::Column(position)) => {
            let sum = run.products[criterion].get(*position);
            sum.copied().unwrap_or_default() / f64::from(run.completions)
        }
    };
    Contribution {
        criterion,
        weight,
        partial: if weight > 0.0 {
            value / weight
        } else {
            partials.map_or(0.0, |each| each.mean(framework.position()))
        },
        value,
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
                    facts.iter().map(|fact| &fact.name).collect()
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
