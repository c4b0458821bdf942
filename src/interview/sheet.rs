//! The answer sheet: what the person said, and its file form.

use std::collections::{BTreeMap, BTreeSet};

use borsh::{BorshDeserialize, BorshSerialize};
use serde::{Deserialize, Serialize};

use super::question::{Importance, Interview, OptionId, QuestionId, RequirementId};

/// The option id that leaves a question open.
pub const NOT_SURE: &str = "not-sure";
/// The option id that sets a question's importance to nothing.
pub const DOESNT_MATTER: &str = "doesnt-matter";
/// The format of sheets that this build writes and the newest it reads.
pub const FORMAT: u32 = 1;

/// What the person said to one question.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Answer {
    /// Asked and left open.
    NotSure,
    /// Its concern counts for nothing.
    DoesntMatter,
    /// One or more options, in the order of the question, without doubles.
    Options(Vec<OptionId>),
}

/// The answers given so far, and the requirements.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct AnswerSheet {
    answers: BTreeMap<QuestionId, Answer>,
    requirements: BTreeSet<RequirementId>,
    /// By the question of the concern.
    importances: BTreeMap<QuestionId, Importance>,
}

impl AnswerSheet {
    /// The answer to a question, if there is one.
    pub fn answer(&self, question: QuestionId) -> Option<&Answer> {
        self.answers.get(&question)
    }

    /// Every answer, in the order of the interview.
    pub fn answers(&self) -> impl Iterator<Item = (QuestionId, &Answer)> {
        self.answers
            .iter()
            .map(|(question, answer)| (*question, answer))
    }

    /// The options chosen for a question; empty where it is open or does not
    /// matter.
    pub fn options(&self, question: QuestionId) -> &[OptionId] {
        match self.answers.get(&question) {
            Some(Answer::Options(options)) => options,
            _ => &[],
        }
    }

    /// Whether a question is unanswered or "not sure".
    pub fn is_open(&self, question: QuestionId) -> bool {
        matches!(self.answers.get(&question), None | Some(Answer::NotSure))
    }

    /// The importance set for the concern of a question, which holds instead of
    /// the one that its answer gives.
    pub fn importance(&self, question: QuestionId) -> Option<Importance> {
        self.importances.get(&question).copied()
    }

    /// Every importance set, in the order of the interview.
    pub fn importances(&self) -> impl Iterator<Item = (QuestionId, Importance)> {
        self.importances
            .iter()
            .map(|(question, importance)| (*question, *importance))
    }

    /// Sets the importance of a question's concern, or leaves it to the answer.
    pub fn set_importance(&mut self, question: QuestionId, importance: Option<Importance>) {
        match importance {
            Some(importance) => self.importances.insert(question, importance),
            None => self.importances.remove(&question),
        };
    }

    /// Whether nothing was said at all.
    pub fn is_empty(&self) -> bool {
        self.answers.is_empty() && self.requirements.is_empty() && self.importances.is_empty()
    }

    /// The number of questions that were answered, "not sure" included.
    pub fn answered(&self) -> usize {
        self.answers.len()
    }

    /// Records an answer; no option at all takes the answer back.
    pub fn record(&mut self, question: QuestionId, answer: Answer) {
        let answer = match answer {
            Answer::Options(mut options) => {
                options.sort_unstable();
                options.dedup();
                if options.is_empty() {
                    self.answers.remove(&question);
                    return;
                }
                Answer::Options(options)
            }
            other => other,
        };
        self.answers.insert(question, answer);
    }

    /// Takes an answer back.
    pub fn withdraw(&mut self, question: QuestionId) {
        self.answers.remove(&question);
    }

    /// The requirements, in the order of the interview.
    pub fn requirements(&self) -> impl Iterator<Item = RequirementId> {
        self.requirements.iter().copied()
    }

    /// Whether a requirement is stated.
    pub fn requires(&self, requirement: RequirementId) -> bool {
        self.requirements.contains(&requirement)
    }

    /// States a requirement or takes it back.
    pub fn set_requirement(&mut self, requirement: RequirementId, stated: bool) {
        if stated {
            self.requirements.insert(requirement);
        } else {
            self.requirements.remove(&requirement);
        }
    }

    /// The same answers without requirements.
    #[must_use]
    pub fn without_requirements(&self) -> Self {
        Self {
            requirements: BTreeSet::new(),
            ..self.clone()
        }
    }

    /// What the answers name for a criterion that depends on a choice, each
    /// with its best fit, above 0, up to 1.
    pub fn named(&self, interview: &Interview, criterion: &str) -> BTreeMap<String, f64> {
        let mut named = BTreeMap::new();
        for (question, row) in interview.questions().iter() {
            for option in self.options(question) {
                let fits = row
                    .option_row(*option)
                    .and_then(|option| option.fits.get(criterion));
                let fits = fits.into_iter().flatten();
                for (word, fit) in fits.filter(|(_, fit)| **fit > 0.0) {
                    let best = named.entry(word.clone()).or_insert(0.0);
                    *best = fit.max(*best);
                }
            }
        }
        named
    }

    /// The sheet in its file form.
    pub fn to_file(&self, interview: &Interview, data: &str) -> SheetFile {
        let answers = self
            .answers
            .iter()
            .map(|(&question, answer)| {
                let row = &interview.questions()[question];
                let values = match answer {
                    Answer::NotSure => vec![NOT_SURE.to_owned()],
                    Answer::DoesntMatter => vec![DOESNT_MATTER.to_owned()],
                    Answer::Options(options) => options
                        .iter()
                        .filter_map(|&option| row.option_row(option))
                        .map(|option| option.id.clone())
                        .collect(),
                };
                (row.id.clone(), values)
            })
            .collect();
        SheetFile {
            format: FORMAT,
            data: Some(data.to_owned()),
            answers,
            requirements: self
                .requirements()
                .map(|id| interview.requirement(id).1.id.clone())
                .collect(),
            importances: self
                .importances()
                .map(|(question, importance)| {
                    let row = &interview.questions()[question];
                    (row.id.clone(), importance.slug().to_owned())
                })
                .collect(),
        }
    }
}

/// An answer sheet as files, links and storage hold it.
#[derive(
    Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, BorshSerialize, BorshDeserialize,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SheetFile {
    /// The format, [`FORMAT`] where it is not stated.
    #[serde(default = "current_format")]
    pub format: u32,
    /// The edition of the data it was answered with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub data: Option<String>,
    /// Option ids by question id.
    #[serde(default)]
    pub answers: BTreeMap<String, Vec<String>>,
    /// Requirement ids.
    #[serde(default)]
    pub requirements: Vec<String>,
    /// Importances set by hand, by question id.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub importances: BTreeMap<String, String>,
}

fn current_format() -> u32 {
    FORMAT
}

/// A sheet as far as it could be read, with the names of what was not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// What could be read.
    pub sheet: AnswerSheet,
    /// What could not, in the order of the file.
    pub dropped: Vec<Dropped>,
}

/// Something in a sheet that this edition does not know.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Dropped {
    /// No such question.
    #[error("question “{0}” is not known here")]
    Question(String),
    /// No such option.
    #[error("option “{option}” of question “{question}” is not known here")]
    Option {
        /// The question's slug.
        question: String,
        /// The option's slug.
        option: String,
    },
    /// More than one answer where one is allowed.
    #[error("question “{question}” takes one answer, so “{option}” was left out")]
    TooMany {
        /// The question's slug.
        question: String,
        /// The option's slug.
        option: String,
    },
    /// An option beside an answer that stands alone.
    #[error("option “{option}” of question “{question}” was left out beside “{alone}”")]
    Beside {
        /// The question's slug.
        question: String,
        /// The option's slug.
        option: String,
        /// [`NOT_SURE`] or [`DOESNT_MATTER`].
        alone: &'static str,
    },
    /// No such requirement.
    #[error("requirement “{0}” is not known here")]
    Requirement(String),
    /// No such concern to weigh, or no such step of importance.
    #[error("the importance “{importance}” of “{question}” is not known here")]
    Importance {
        /// The question's slug.
        question: String,
        /// The step's slug.
        importance: String,
    },
    /// A part of a link that is neither.
    #[error("“{0}” could not be read")]
    Part(String),
}

/// Why nothing of a sheet could be read.
#[derive(Debug, thiserror::Error)]
pub enum SheetError {
    /// Written by a newer build.
    #[error("written by a newer version (format {found}, this build reads up to {FORMAT})")]
    TooNew {
        /// The format found.
        found: u32,
    },
    /// Not an answer sheet.
    #[error("not an answer sheet: {0}")]
    Damaged(#[from] serde_json::Error),
}

impl SheetFile {
    /// Reads a sheet from JSON.
    ///
    /// # Errors
    ///
    /// [`SheetError::Damaged`] for anything but an answer sheet,
    /// [`SheetError::TooNew`] for a format above [`FORMAT`].
    pub fn parse(json: &str) -> Result<Self, SheetError> {
        // The format comes first: a newer sheet may have fields unknown here.
        let value: serde_json::Value = serde_json::from_str(json)?;
        if let Some(found) = value.get("format").and_then(serde_json::Value::as_u64)
            && found > u64::from(FORMAT)
        {
            return Err(SheetError::TooNew {
                found: u32::try_from(found).unwrap_or(u32::MAX),
            });
        }
        Ok(serde_json::from_value(value)?)
    }

    /// Turns slugs into ids; what is not known is named, not swallowed.
    pub fn read(&self, interview: &Interview) -> Reading {
        let mut reading = Reading::default();
        for (slug, values) in &self.answers {
            match interview.question(slug) {
                None => reading.dropped.push(Dropped::Question(slug.clone())),
                Some(question) => read_answer(interview, question, values, &mut reading),
            }
        }
        for slug in &self.requirements {
            match interview.requirement_of(slug) {
                None => reading.dropped.push(Dropped::Requirement(slug.clone())),
                Some(id) => reading.sheet.set_requirement(id, true),
            }
        }
        for (question, importance) in &self.importances {
            let id = interview
                .question(question)
                .filter(|id| interview.questions()[*id].concern.is_some());
            match (id, Importance::of_slug(importance)) {
                (Some(id), Some(step)) => reading.sheet.set_importance(id, Some(step)),
                _ => reading.dropped.push(Dropped::Importance {
                    question: question.clone(),
                    importance: importance.clone(),
                }),
            }
        }
        reading
    }
}

fn read_answer(
    interview: &Interview,
    question: QuestionId,
    values: &[String],
    reading: &mut Reading,
) {
    let row = &interview.questions()[question];
    for (alone, answer) in [
        (DOESNT_MATTER, Answer::DoesntMatter),
        (NOT_SURE, Answer::NotSure),
    ] {
        if values.iter().any(|value| value == alone) {
            reading.sheet.record(question, answer);
            let others = values.iter().filter(|value| *value != alone);
            reading.dropped.extend(others.map(|other| Dropped::Beside {
                question: row.id.clone(),
                option: other.clone(),
                alone,
            }));
            return;
        }
    }
    let mut options = Vec::new();
    for value in values {
        match row.option(value) {
            None => reading.dropped.push(Dropped::Option {
                question: row.id.clone(),
                option: value.clone(),
            }),
            Some(option) if options.contains(&option) => {}
            Some(_) if !row.many && !options.is_empty() => {
                reading.dropped.push(Dropped::TooMany {
                    question: row.id.clone(),
                    option: value.clone(),
                });
            }
            Some(option) => options.push(option),
        }
    }
    reading.sheet.record(question, Answer::Options(options));
}
