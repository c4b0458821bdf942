//! Reads the data folder into typed files and puts the bundle together.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::doubled;
use super::model::ModelFile;
use super::problem::Problem;
use super::rules;
use super::{Bundle, Preset};
use crate::catalog::{
    Catalog, Claim, Column, Conventions, CriteriaFile, Dossier, Edition, Entrance, FactsFile,
    FigureValue, Framework, Level, MeasurementSource, MeasurementsFile, Packages, ProfileValue,
    Releases, Rubric, Table, ValueFunction, Values,
};
use crate::interview::{Question, Test};

/// `data/index.json`: the edition and the frameworks it holds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Index {
    /// `YYYY-MM`.
    pub version: String,
    /// Framework ids, in alphabetical order.
    pub frameworks: Vec<String>,
}

/// Every file of the data folder, parsed but not yet checked by the rules.
#[derive(Clone, Debug, PartialEq)]
pub struct DataFiles {
    /// `index.json`.
    pub index: Index,
    /// `facts.json`.
    pub facts: FactsFile,
    /// `criteria.json`.
    pub criteria: CriteriaFile,
    /// `rubric.json`.
    pub rubric: Rubric,
    /// `questions.json`.
    pub questions: Vec<Question>,
    /// `model.json`.
    pub model: ModelFile,
    /// `presets.json`.
    pub presets: Vec<Preset>,
    /// `measurements.json`.
    pub measurements: MeasurementsFile,
    /// `releases.json`.
    pub releases: Releases,
    /// `sources.json`.
    pub sources: BTreeMap<String, MeasurementSource>,
    /// `claims.json`.
    pub claims: Vec<Claim>,
    /// `packages.json`.
    pub packages: Packages,
    /// `conventions.json`.
    pub conventions: Conventions,
    /// `left-out.json`.
    pub entrance: Entrance,
    /// `changes.json`, newest first.
    pub changes: Vec<Edition>,
    /// `frameworks/<id>.json`, in the order of the index.
    pub dossiers: Vec<Dossier>,
    /// The files found in `frameworks/`.
    pub found: BTreeSet<String>,
}

/// Reads and checks a data folder.
///
/// # Errors
///
/// Every [`Problem`] found, with file and key: first of files that cannot be
/// read or parsed, else of rules that are broken.
pub fn read(folder: &Path) -> Result<(DataFiles, Bundle), Vec<Problem>> {
    let files = DataFiles::read(folder)?;
    let problems = rules::check(&files);
    if problems.is_empty() {
        let bundle = files.bundle();
        Ok((files, bundle))
    } else {
        Err(problems)
    }
}

impl DataFiles {
    /// Reads a data folder without checking the rules.
    ///
    /// # Errors
    ///
    /// A [`Problem`] for every file that is missing or does not parse.
    pub fn read(folder: &Path) -> Result<Self, Vec<Problem>> {
        let index: Index = parse(folder, "index.json").map_err(|problem| vec![problem])?;
        let mut problems = Vec::new();
        let facts = keep(parse(folder, "facts.json"), &mut problems);
        let criteria = keep(parse(folder, "criteria.json"), &mut problems);
        let rubric = keep(parse(folder, "rubric.json"), &mut problems);
        let questions = keep(parse(folder, "questions.json"), &mut problems);
        let model = keep(parse(folder, "model.json"), &mut problems);
        let presets = keep(parse(folder, "presets.json"), &mut problems);
        let measurements = keep(parse(folder, "measurements.json"), &mut problems);
        let releases = keep(parse(folder, "releases.json"), &mut problems);
        let sources = keep(parse(folder, "sources.json"), &mut problems);
        let claims = keep(parse(folder, "claims.json"), &mut problems);
        let packages = keep(parse(folder, "packages.json"), &mut problems);
        let conventions = keep(parse(folder, "conventions.json"), &mut problems);
        let entrance = keep(parse(folder, "left-out.json"), &mut problems);
        let changes = keep(parse(folder, "changes.json"), &mut problems);
        let dossiers: Vec<Dossier> = index
            .frameworks
            .iter()
            .filter_map(|id| {
                keep(
                    parse(folder, &format!("frameworks/{id}.json")),
                    &mut problems,
                )
            })
            .collect();
        let found = list(&folder.join("frameworks"));
        match (
            facts,
            criteria,
            rubric,
            questions,
            model,
            presets,
            measurements,
            releases,
            sources,
            claims,
            packages,
            conventions,
            entrance,
            changes,
        ) {
            (
                Some(facts),
                Some(criteria),
                Some(rubric),
                Some(questions),
                Some(model),
                Some(presets),
                Some(measurements),
                Some(releases),
                Some(sources),
                Some(claims),
                Some(packages),
                Some(conventions),
                Some(entrance),
                Some(changes),
            ) if problems.is_empty() => Ok(Self {
                index,
                facts,
                criteria,
                rubric,
                questions: offered(questions, &dossiers),
                model,
                presets,
                measurements,
                releases,
                sources,
                claims,
                packages,
                conventions,
                entrance,
                changes,
                dossiers,
                found,
            }),
            _ => Err(problems),
        }
    }

    /// The part that travels with the first load.
    pub fn bundle(&self) -> Bundle {
        Bundle {
            catalog: Catalog {
                version: self.index.version.clone(),
                frameworks: Table::new(
                    self.dossiers
                        .iter()
                        .map(|dossier| Framework {
                            id: dossier.id.clone(),
                            name: dossier.name.clone(),
                            summary: dossier.summary.clone(),
                        })
                        .collect(),
                ),
                themes: self.criteria.themes.clone(),
                concerns: Table::new(self.criteria.concerns.clone()),
                criteria: Table::new(self.criteria.criteria.clone()),
                columns: self.columns(),
                facts: self.facts.clone(),
            },
            interview: self.questions.clone().into(),
            model: self.model.figures(),
            presets: self.presets.clone(),
        }
    }

    fn columns(&self) -> Vec<Column> {
        let mut keys: BTreeSet<String> = LISTED.iter().map(|key| (*key).to_owned()).collect();
        for criterion in &self.criteria.criteria {
            match &criterion.value {
                ValueFunction::LevelOfChoice { reads } => {
                    keys.extend(self.section_keys(reads));
                }
                value => {
                    keys.insert(value.reads().to_owned());
                }
            }
        }
        for requirement in self.questions.iter().flat_map(|each| &each.requirements) {
            match &requirement.test {
                Test::AtLeast { reads, .. }
                | Test::NumberAtLeast { reads, .. }
                | Test::OneOf { reads, .. }
                | Test::NoneOf { reads, .. } => {
                    keys.insert(reads.clone());
                }
                Test::ChoiceAtLeast { .. } | Test::ChoiceFits { .. } => {}
            }
        }
        keys.into_iter()
            .map(|key| Column {
                unit: self.unit(&key),
                values: self.values(&key),
                doubts: self.doubts(&key),
                key,
            })
            .collect()
    }

    fn unit(&self, key: &str) -> Option<String> {
        if key == "profile.support_years" {
            return Some("years".to_owned());
        }
        let id = key.strip_prefix("measurements.")?;
        let metric = self
            .measurements
            .metrics
            .iter()
            .find(|each| each.id == id)?;
        Some(metric.unit.clone())
    }

    /// The keys of a section, as `section.id`.
    pub fn section_keys(&self, section: &str) -> Vec<String> {
        crate::catalog::Section::ALL
            .into_iter()
            .filter(|each| each.slug() == section)
            .flat_map(|each| self.facts.section(each))
            .map(|fact| format!("{section}.{}", fact.id))
            .collect()
    }

    fn values(&self, key: &str) -> Values {
        let (section, id) = key.split_once('.').unwrap_or((key, ""));
        match section {
            "features" => self.levels(|dossier| dossier.features.get(id)),
            "databases" => self.levels(|dossier| dossier.databases.get(id)),
            "deployment" => self.levels(|dossier| dossier.deployment.get(id)),
            "framework" => Values::Words(
                self.dossiers
                    .iter()
                    .map(|dossier| Some(vec![dossier.id.clone()]))
                    .collect(),
            ),
            "judged" => Values::Scores(
                self.dossiers
                    .iter()
                    .map(|dossier| dossier.judged.get(id).map(|judgement| judgement.score))
                    .collect(),
            ),
            "measurements" => Values::Numbers(
                self.dossiers
                    .iter()
                    .map(|dossier| self.number(&dossier.id, id))
                    .collect(),
            ),
            _ => self.profile(id),
        }
    }

    fn levels<'a>(
        &'a self,
        cell: impl Fn(&'a Dossier) -> Option<&'a crate::catalog::Cell>,
    ) -> Values {
        Values::Levels(
            self.dossiers
                .iter()
                .map(|dossier| cell(dossier).and_then(|cell| cell.level.level()))
                .collect::<Vec<Option<Level>>>(),
        )
    }

    fn doubts(&self, key: &str) -> BTreeMap<String, Level> {
        let doubt = |dossier: &Dossier| Some(dossier.cell(key)?.doubt.as_ref()?.or);
        self.dossiers
            .iter()
            .filter_map(|dossier| Some((dossier.id.clone(), doubt(dossier)?)))
            .collect()
    }

    fn number(&self, framework: &str, metric: &str) -> Option<f64> {
        self.measurements
            .figures
            .iter()
            .find(|figure| figure.framework == framework && figure.metric == metric)
            .and_then(|figure| match figure.value {
                FigureValue::Number(number) => Some(number),
                FigureValue::Text(_) => None,
            })
    }

    fn profile(&self, id: &str) -> Values {
        let rows: Vec<Option<&ProfileValue>> = self
            .dossiers
            .iter()
            .map(|dossier| dossier.profile.get(id).and_then(|fact| fact.value.as_ref()))
            .collect();
        let numeric = rows
            .iter()
            .all(|row| matches!(row, None | Some(ProfileValue::Number(_))));
        if numeric {
            Values::Numbers(
                rows.into_iter()
                    .map(|row| match row {
                        Some(ProfileValue::Number(number)) => Some(*number),
                        _ => None,
                    })
                    .collect(),
            )
        } else {
            Values::Words(
                rows.into_iter()
                    .map(|row| match row {
                        Some(ProfileValue::Word(word)) => Some(vec![word.clone()]),
                        Some(ProfileValue::Words(words)) => Some(words.clone()),
                        _ => None,
                    })
                    .collect(),
            )
        }
    }
}

/// Questions with the options that name frameworks.
fn offered(mut questions: Vec<Question>, dossiers: &[Dossier]) -> Vec<Question> {
    for question in &mut questions {
        let frameworks = dossiers.iter();
        question.offer(frameworks.map(|each| (each.id.as_str(), each.name.as_str())));
    }
    questions
}

/// Facts that lists show, whether or not a criterion reads them.
const LISTED: [&str; 5] = [
    "profile.kind",
    "profile.languages",
    "profile.license",
    "profile.typing",
    "profile.first_release",
];

fn keep<T>(parsed: Result<T, Problem>, problems: &mut Vec<Problem>) -> Option<T> {
    parsed.map_err(|problem| problems.push(problem)).ok()
}

fn parse<T: DeserializeOwned>(folder: &Path, file: &str) -> Result<T, Problem> {
    let text = fs::read_to_string(folder.join(file))
        .map_err(|error| Problem::new(file, "", format!("cannot be read: {error}")))?;
    let mut reader = serde_json::Deserializer::from_str(&text);
    let parsed = serde_path_to_error::deserialize(&mut reader).map_err(|error| {
        // The path of the file as a whole is written “.”.
        let key = error.path().to_string();
        Problem::new(file, key.trim_matches('.'), error.inner().to_string())
    })?;
    reader
        .end()
        .map_err(|error| Problem::new(file, "", error.to_string()))?;
    match doubled::doubled_key(&text) {
        Some((map, key)) => Err(Problem::new(
            file,
            map,
            format!("the key “{key}” occurs twice"),
        )),
        None => Ok(parsed),
    }
}

fn list(folder: &Path) -> BTreeSet<String> {
    fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect()
}
