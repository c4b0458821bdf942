//! What a run says once every completion is added.

use std::cmp::Ordering;

use backstay_numerics::order;

use crate::catalog::{CriterionId, FrameworkId, Id, Table};
use crate::interview::AnswerSheet;

use super::closeness::{self, TIE};
use super::draws::Drawn;
use super::engine::Engine;
use super::exclusion::Screening;
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
    let basis = run.basis();
    let weights = &*basis.averages.weights;
    let values = basis.contributions(engine);
    let partials = basis.mean_partials(engine, &values);
    let known = known(engine, sheet);
    let mut ranking = Vec::with_capacity(run.remaining.len());
    for (framework, firmness) in run.remaining.iter().zip(run.firmness()) {
        let contributions: Vec<Contribution> = weights
            .iter()
            .map(|(criterion, weight)| {
                let of = |table: &Table<CriterionId, Vec<f64>>| {
                    let row = table[criterion].get(framework.position());
                    row.copied().unwrap_or_default()
                };
                Contribution {
                    criterion,
                    weight: *weight,
                    partial: of(&partials),
                    value: of(&values),
                }
            })
            .collect();
        ranking.push(Standing {
            framework: *framework,
            rank: 0,
            value: contributions.iter().map(|line| line.value).sum(),
            firmness,
            evidence: evidence(&known, *framework, &contributions),
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
        weights: weights.clone(),
        concerns: run.spreads(engine),
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
            wins += match first.total_cmp(second) {
                Ordering::Greater => 1.0,
                Ordering::Equal => 0.5,
                Ordering::Less => 0.0,
            };
        }
    }
    if count > 0.0 { wins / count } else { 0.5 }
}

/// Whose partial values rest on known facts, criterion by criterion: the share of
/// what the answers ask for, 0…1, in framework order.
fn known(engine: &Engine<'_>, sheet: &AnswerSheet) -> Table<CriterionId, Vec<f64>> {
    let catalog = &engine.bundle.catalog;
    let ids: Vec<FrameworkId> = catalog.frameworks.ids().collect();
    Table::like(&catalog.criteria, |id| {
        let criterion = &catalog.criteria[id];
        let reads = criterion.value.reads();
        let keys: Vec<String> = match &engine.drawn[id] {
            Drawn::Fixed(_) | Drawn::Fit => vec![reads.to_owned()],
            Drawn::Choice(facts) => {
                let named = sheet.named(&engine.bundle.interview, &criterion.id);
                let asked = |name: &&String| named.is_empty() || named.contains_key(*name);
                let asked = facts.iter().map(|fact| &fact.name).filter(asked);
                asked.map(|name| format!("{reads}.{name}")).collect()
            }
        };
        let columns: Vec<_> = keys.iter().map(|key| catalog.column(key)).collect();
        let all = f64::from(u32::try_from(columns.len().max(1)).unwrap_or(u32::MAX));
        let share = |framework: &FrameworkId| {
            let known = columns.iter().map(|values| {
                let is_known = values.is_none_or(|values| values.is_known(*framework));
                f64::from(u8::from(is_known))
            });
            known.sum::<f64>() / all
        };
        ids.iter().map(share).collect()
    })
}

/// The share of the weight that rests on known facts.
fn evidence(
    known: &Table<CriterionId, Vec<f64>>,
    framework: FrameworkId,
    contributions: &[Contribution],
) -> f64 {
    let total: f64 = contributions.iter().map(|line| line.weight).sum();
    if total <= 0.0 {
        return 1.0;
    }
    let known = |line: &Contribution| {
        let known = known[line.criterion].get(framework.position());
        line.weight * known.copied().unwrap_or_default()
    };
    contributions.iter().map(known).sum::<f64>() / total
}
