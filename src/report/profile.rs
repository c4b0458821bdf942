//! How far a framework meets what matters to the person.

use backstay_numerics::order;

use crate::catalog::{Catalog, ConcernId, FrameworkId};
use crate::decision::Decision;

/// What matters, and how much of it each of some frameworks has.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Profiles {
    /// The weightiest concerns, largest weight first, ties in catalog order.
    pub needs: Vec<Need>,
    /// For each framework, how far it meets each need: 0…1, where 1 is as good
    /// as is useful.
    pub met: Vec<Vec<f64>>,
}

/// A concern that matters.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Need {
    /// The concern.
    pub concern: ConcernId,
    /// Its mean weight, 0…1.
    pub weight: f64,
    /// The same over the largest weight of all, 0…1.
    pub relative: f64,
}

/// The profiles of frameworks against the `most` weightiest concerns of a
/// decision. A framework that is not in the ranking meets nothing.
///
/// How far a concern is met is its points over its weight: the mean of the
/// values of its criteria, each counted as the sum counts it.
pub fn profiles(
    catalog: &Catalog,
    decision: &Decision,
    frameworks: &[FrameworkId],
    most: usize,
) -> Profiles {
    let mut needs: Vec<Need> = decision
        .concerns
        .iter()
        .filter(|(_, spread)| spread.mean > 0.0)
        .map(|(concern, spread)| Need {
            concern,
            weight: spread.mean,
            relative: 0.0,
        })
        .collect();
    order::sort_by(&mut needs, |one, other| {
        other
            .weight
            .total_cmp(&one.weight)
            .then(one.concern.cmp(&other.concern))
    });
    needs.truncate(most);
    let largest = needs.first().map_or(1.0, |first| first.weight);
    for need in &mut needs {
        need.relative = need.weight / largest;
    }
    let met = frameworks
        .iter()
        .map(|framework| {
            let needs = needs.iter();
            needs
                .map(|need| met(catalog, decision, *framework, need.concern))
                .collect()
        })
        .collect();
    Profiles { needs, met }
}

fn met(catalog: &Catalog, decision: &Decision, framework: FrameworkId, concern: ConcernId) -> f64 {
    let concern = &catalog.concerns[concern].id;
    let lines = decision
        .standing(framework)
        .map(|standing| standing.contributions.as_slice())
        .unwrap_or_default();
    let (points, weight) = lines
        .iter()
        .filter(|line| catalog.criteria[line.criterion].concern == *concern)
        .fold((0.0, 0.0), |(points, weight), line| {
            (points + line.value, weight + line.weight)
        });
    if weight > 0.0 {
        (points / weight).clamp(0.0, 1.0)
    } else {
        0.0
    }
}

#[cfg(test)]
mod tests {
    #![expect(
        clippy::unwrap_used,
        clippy::indexing_slicing,
        reason = "a sheet that does not read is a failed test"
    )]

    use super::profiles;
    use crate::catalog::FrameworkId;
    use crate::decision::{Decision, Engine};
    use crate::interview::SheetFile;

    fn decision() -> Decision {
        let sheet = r#"{"answers": {"languages": ["python"], "style": ["included"],
            "back-office": ["daily"]}}"#;
        let sheet = SheetFile::parse(sheet).unwrap();
        let bundle = crate::shipped();
        Engine::new(bundle).decide(&sheet.read(&bundle.interview).sheet)
    }

    #[test]
    fn what_is_met_of_all_needs_is_the_value() {
        let (catalog, decision) = (&crate::shipped().catalog, decision());
        let frameworks: Vec<FrameworkId> =
            decision.ranking.iter().map(|each| each.framework).collect();
        let all = profiles(catalog, &decision, &frameworks, usize::MAX);
        for (standing, met) in decision.ranking.iter().zip(&all.met) {
            let sum: f64 = all
                .needs
                .iter()
                .zip(met)
                .map(|(need, met)| need.weight * met)
                .sum();
            assert!((sum - standing.value).abs() < 1e-9, "{sum}");
        }
    }

    #[test]
    fn the_weightiest_come_first_and_are_measured_by_the_first() {
        let (catalog, decision) = (&crate::shipped().catalog, decision());
        let pick = decision.pick().unwrap().framework;
        let found = profiles(catalog, &decision, &[pick], 8);
        assert_eq!(found.needs.len(), 8);
        assert!((found.needs[0].relative - 1.0).abs() < 1e-12);
        for (one, next) in found.needs.iter().zip(&found.needs[1..]) {
            assert!(one.weight >= next.weight && one.relative >= next.relative);
        }
        let lightest = found.needs[7].weight;
        let heavier = decision.concerns.iter();
        let heavier = heavier.filter(|(_, spread)| spread.mean > lightest);
        assert!(heavier.count() <= 7);
    }

    #[test]
    fn what_is_excluded_meets_nothing() {
        let catalog = &crate::shipped().catalog;
        let mut decision = decision();
        let last = decision.ranking.pop().unwrap().framework;
        let found = profiles(catalog, &decision, &[last], 3);
        assert_eq!(found.met, [[0.0, 0.0, 0.0]]);
    }
}
