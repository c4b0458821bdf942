//! The decision of a team as JSON.

use serde::Serialize;

use backstay_numerics::order;

use crate::decision::{
    ConcernSplit, Engine, Member, Person, Place, Rule, Team, TeamDecision, TeamError,
    TeamExclusion, TeamStanding, TeamUnchecked,
};
use crate::interview::SheetFile;

use super::json::{FactJson, RelaxationJson, StandingJson};

/// The decision of a team, slugs throughout; all numbers but `divergence` are
/// shares of 1.
#[derive(Debug, Serialize)]
pub struct TeamJson<'a> {
    /// The people by name, each with the ranking of their own.
    pub people: Vec<PersonJson<'a>>,
    /// What nobody rules out, largest merged value first.
    pub ranking: Vec<TeamStandingJson<'a>>,
    /// What each rule puts first, and how it goes.
    pub rules: Vec<RuleJson<'a>>,
    /// Whether every rule puts the same first.
    pub rules_agree: bool,
    /// What somebody rules out, with whose requirement and by which fact.
    pub excluded: Vec<TeamExclusionJson<'a>>,
    /// Requirements that could not be checked for a framework that stays.
    pub unchecked: Vec<TeamUncheckedJson<'a>>,
    /// If nothing is left: what comes back when all drop one requirement.
    pub relaxations: Vec<RelaxationJson<'a>>,
    /// How far the people differ, and in what.
    pub disagreement: DisagreementJson<'a>,
    /// How many completions were drawn for each person.
    pub completions: u32,
    /// The edition of the data.
    pub data_version: &'a str,
    /// What the sheets hold that this edition does not know.
    pub dropped: Vec<DroppedJson>,
}

/// One person with the ranking of their own.
#[derive(Debug, Serialize)]
pub struct PersonJson<'a> {
    name: String,
    weight: f64,
    closeness: &'static str,
    ranking: Vec<StandingJson<'a>>,
}

/// One framework of the merged ranking.
#[derive(Debug, Serialize)]
pub struct TeamStandingJson<'a> {
    #[serde(flatten)]
    merged: StandingJson<'a>,
    firmness_rank: u32,
    fairness_rank: u32,
    worst_regret: f64,
    people: Vec<PlaceJson<'a>>,
}

#[derive(Debug, Serialize)]
struct PlaceJson<'a> {
    name: &'a str,
    rank: u32,
    value: f64,
    share: f64,
    regret: f64,
}

/// One rule.
#[derive(Debug, Serialize)]
pub struct RuleJson<'a> {
    rule: &'static str,
    words: &'static str,
    first: Vec<&'a str>,
}

/// One framework that somebody rules out.
#[derive(Debug, Serialize)]
pub struct TeamExclusionJson<'a> {
    id: &'a str,
    failures: Vec<OwnedFailureJson<'a>>,
}

#[derive(Debug, Serialize)]
struct OwnedFailureJson<'a> {
    whose: &'a str,
    requirement: &'a str,
    fact: FactJson,
}

/// One requirement that could not be checked.
#[derive(Debug, Serialize)]
pub struct TeamUncheckedJson<'a> {
    id: &'a str,
    whose: &'a str,
    requirement: &'a str,
    fact: &'a str,
}

/// How far the people differ, and in what.
#[derive(Debug, Serialize)]
pub struct DisagreementJson<'a> {
    divergence: f64,
    concordance: Option<f64>,
    concerns: Vec<ConcernJson<'a>>,
}

#[derive(Debug, Serialize)]
struct ConcernJson<'a> {
    concern: &'a str,
    between: f64,
    share: f64,
    people: Vec<WeightJson<'a>>,
}

#[derive(Debug, Serialize)]
struct WeightJson<'a> {
    name: &'a str,
    mean: f64,
    variance: f64,
}

/// What one sheet lost in reading.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct DroppedJson {
    name: String,
    dropped: Vec<String>,
}

impl<'a> TeamJson<'a> {
    /// The decision that `engine` made, with what the sheets lost in reading.
    pub fn new(engine: &Engine<'a>, team: &'a TeamDecision, dropped: Vec<DroppedJson>) -> Self {
        let bundle = engine.bundle();
        let catalog = &bundle.catalog;
        let slug = |id| catalog.frameworks[id].id.as_str();
        let rule = |rule: Rule| RuleJson {
            rule: rule.slug(),
            words: rule.words(),
            first: team.firsts(rule).into_iter().map(slug).collect(),
        };
        let disagreement = &team.disagreement;
        Self {
            people: team
                .people
                .iter()
                .map(|person| PersonJson::new(engine, person))
                .collect(),
            ranking: team
                .ranking
                .iter()
                .map(|standing| TeamStandingJson::new(engine, team, standing))
                .collect(),
            rules: Rule::ALL.into_iter().map(rule).collect(),
            rules_agree: team.rules_agree(),
            excluded: team
                .excluded
                .iter()
                .map(|exclusion| TeamExclusionJson::new(engine, team, exclusion))
                .collect(),
            unchecked: team
                .unchecked
                .iter()
                .map(|each| TeamUncheckedJson::new(engine, team, each))
                .collect(),
            relaxations: team
                .relaxations
                .iter()
                .map(|each| RelaxationJson::new(bundle, each))
                .collect(),
            disagreement: DisagreementJson {
                divergence: disagreement.divergence,
                concordance: disagreement.concordance,
                concerns: disagreement
                    .concerns
                    .iter()
                    .map(|split| ConcernJson::new(engine, team, split))
                    .collect(),
            },
            completions: team
                .people
                .first()
                .map_or(0, |person| person.decision.completions),
            data_version: &catalog.version,
            dropped,
        }
    }
}

impl<'a> PersonJson<'a> {
    fn new(engine: &Engine<'a>, person: &Person) -> Self {
        let catalog = &engine.bundle().catalog;
        Self {
            name: person.name.clone(),
            weight: person.weight,
            closeness: person.decision.closeness.slug(),
            ranking: person
                .decision
                .ranking
                .iter()
                .map(|standing| StandingJson::new(catalog, standing))
                .collect(),
        }
    }
}

impl<'a> TeamStandingJson<'a> {
    fn new(engine: &Engine<'a>, team: &'a TeamDecision, standing: &TeamStanding) -> Self {
        let place = |(person, place): (&'a Person, &Place)| PlaceJson {
            name: &person.name,
            rank: place.rank,
            value: place.value,
            share: place.share,
            regret: place.regret,
        };
        Self {
            merged: StandingJson::new(&engine.bundle().catalog, &standing.merged),
            firmness_rank: standing.firmness_rank,
            fairness_rank: standing.fairness_rank,
            worst_regret: standing.worst_regret,
            people: team
                .people
                .iter()
                .zip(&standing.places)
                .map(place)
                .collect(),
        }
    }
}

impl<'a> TeamExclusionJson<'a> {
    fn new(engine: &Engine<'a>, team: &'a TeamDecision, exclusion: &TeamExclusion) -> Self {
        let bundle = engine.bundle();
        Self {
            id: &bundle.catalog.frameworks[exclusion.framework].id,
            failures: exclusion
                .failures
                .iter()
                .map(|owned| OwnedFailureJson {
                    whose: team.name(owned.owner),
                    requirement: &bundle.interview.requirement(owned.failure.requirement).1.id,
                    fact: FactJson::new(&owned.failure),
                })
                .collect(),
        }
    }
}

impl<'a> TeamUncheckedJson<'a> {
    fn new(engine: &Engine<'a>, team: &'a TeamDecision, each: &'a TeamUnchecked) -> Self {
        let bundle = engine.bundle();
        let unchecked = &each.unchecked;
        Self {
            id: &bundle.catalog.frameworks[unchecked.framework].id,
            whose: team.name(each.owner),
            requirement: &bundle.interview.requirement(unchecked.requirement).1.id,
            fact: &unchecked.fact,
        }
    }
}

impl<'a> ConcernJson<'a> {
    fn new(engine: &Engine<'a>, team: &'a TeamDecision, split: &ConcernSplit) -> Self {
        Self {
            concern: &engine.bundle().catalog.concerns[split.concern].id,
            between: split.between,
            share: split.share,
            people: team
                .people
                .iter()
                .zip(&split.by_person)
                .map(|(person, spread)| WeightJson {
                    name: &person.name,
                    mean: spread.mean,
                    variance: spread.variance,
                })
                .collect(),
        }
    }
}

/// Decides for the people of these sheets, who all count the same, and names
/// what the sheets hold that this edition does not know. The order of the
/// sheets does not matter.
///
/// # Errors
///
/// [`TeamError::Nobody`] for no sheet.
pub fn decide_for_team(
    engine: &Engine<'_>,
    sheets: &[(String, SheetFile)],
) -> Result<(TeamDecision, Vec<DroppedJson>), TeamError> {
    let mut members = Vec::new();
    let mut dropped = Vec::new();
    for (name, file) in sheets {
        let reading = file.read(&engine.bundle().interview);
        if !reading.dropped.is_empty() {
            dropped.push(DroppedJson {
                name: name.clone(),
                dropped: reading.dropped.iter().map(ToString::to_string).collect(),
            });
        }
        members.push(Member {
            name: name.clone(),
            sheet: reading.sheet,
            weight: 1.0,
        });
    }
    order::sort_by(&mut dropped, Ord::cmp);
    Ok((Team::new(members)?.decide(engine), dropped))
}
