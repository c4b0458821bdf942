//! Questions, their options and requirements, as the data states them.

use std::collections::BTreeMap;
use std::io;

use borsh::{BorshDeserialize, BorshSerialize};
use serde::{Deserialize, Serialize};

use crate::catalog::{Id, Level, Table};
use crate::declare_id;

declare_id!(
    /// One question of the interview.
    QuestionId
);
declare_id!(
    /// One option of a question.
    OptionId
);
declare_id!(
    /// One requirement, over all questions.
    RequirementId
);

/// How much a concern counts.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    BorshSerialize,
    BorshDeserialize,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Importance {
    /// Not at all.
    #[default]
    DoesntMatter,
    /// Step 1.
    ALittle,
    /// Step 2.
    Matters,
    /// Step 3.
    Important,
    /// Step 4.
    Decisive,
}

impl Importance {
    /// Every step, weakest first.
    pub const ALL: [Self; 5] = [
        Self::DoesntMatter,
        Self::ALittle,
        Self::Matters,
        Self::Important,
        Self::Decisive,
    ];

    /// The words on screen.
    pub fn words(self) -> &'static str {
        match self {
            Self::DoesntMatter => "doesn’t matter",
            Self::ALittle => "matters a little",
            Self::Matters => "matters",
            Self::Important => "is important",
            Self::Decisive => "is decisive",
        }
    }

    /// The step of a word of the data.
    pub fn of_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.slug() == slug)
    }

    /// The word for data.
    pub fn slug(self) -> &'static str {
        match self {
            Self::DoesntMatter => "doesnt-matter",
            Self::ALittle => "a-little",
            Self::Matters => "matters",
            Self::Important => "important",
            Self::Decisive => "decisive",
        }
    }

    /// The neighbouring steps, weaker and stronger.
    pub fn neighbours(self) -> (Option<Self>, Option<Self>) {
        let position = self as usize;
        (
            position
                .checked_sub(1)
                .and_then(|below| Self::ALL.get(below).copied()),
            Self::ALL.get(position + 1).copied(),
        )
    }
}

/// Which words the person wants to read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Wording {
    /// Everyday words.
    #[default]
    Plain,
    /// The field's words.
    Technical,
}

/// What a choice names: for each criterion, keys with their fit in 0…1.
pub type Fits = BTreeMap<String, BTreeMap<String, f64>>;

/// One question of the interview.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Kebab-case; the key of sheets and links.
    pub id: String,
    /// Two or three words for lists.
    pub name: String,
    /// The theme it is listed under.
    pub theme: String,
    /// The concern whose importance it sets; absent for questions that only
    /// say what is likely for others.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub concern: Option<String>,
    /// Whether several options may be chosen.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub many: bool,
    /// The question in everyday words.
    pub plain: String,
    /// The question in the field's words.
    pub technical: String,
    /// What the words mean.
    pub help: String,
    /// Why it is asked.
    pub why: String,
    /// What may be answered.
    pub options: Vec<AnswerOption>,
    /// Set in the file where every framework is an option: the build puts them
    /// there, so that no file of questions names one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub each_framework: Option<EachFramework>,
    /// Prior share of people to whom it does not matter.
    pub doesnt_matter_prior: f64,
    /// Hard needs that may be added to the answer.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub requirements: Vec<Requirement>,
}

impl Question {
    /// The question in the words wanted.
    pub fn words(&self, wording: Wording) -> &str {
        match wording {
            Wording::Plain => &self.plain,
            Wording::Technical => &self.technical,
        }
    }

    /// The option of a slug.
    pub fn option(&self, slug: &str) -> Option<OptionId> {
        self.options
            .iter()
            .position(|option| option.id == slug)
            .map(OptionId::at)
    }

    /// The row of an option.
    pub fn option_row(&self, option: OptionId) -> Option<&AnswerOption> {
        self.options.get(option.position())
    }
}

/// One option of a question.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AnswerOption {
    /// Kebab-case; the value in sheets and links.
    pub id: String,
    /// In everyday words.
    pub plain: String,
    /// In the field's words.
    pub technical: String,
    /// Prior share of people who would choose it.
    pub prior: f64,
    /// The importance it gives to the concern of its question.
    #[serde(default)]
    pub importance: Importance,
    /// Shares of the concern's criteria, where they differ from the default.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub shares: BTreeMap<String, f64>,
    /// What it names for criteria that depend on a choice.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub fits: Fits,
    /// Prior shares that replace those of other questions while they are open.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub expects: BTreeMap<String, BTreeMap<String, f64>>,
}

impl AnswerOption {
    /// The option in the words wanted.
    pub fn words(&self, wording: Wording) -> &str {
        match wording {
            Wording::Plain => &self.plain,
            Wording::Technical => &self.technical,
        }
    }
}

/// What every framework is as an option.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct EachFramework {
    /// The criterion for which the option names the framework; it reads
    /// `framework.id`.
    pub criterion: String,
    /// The importance that the option gives to the concern of its question.
    pub importance: Importance,
}

impl Question {
    /// Makes an option of each framework, `(id, name)`, if the file asks for
    /// it: all as likely, together as likely as that it matters at all.
    pub fn offer<'a>(&mut self, frameworks: impl ExactSizeIterator<Item = (&'a str, &'a str)>) {
        let Some(each) = self.each_framework.take() else {
            return;
        };
        #[expect(clippy::cast_precision_loss, reason = "frameworks are few")]
        let prior = (1.0 - self.doesnt_matter_prior) / frameworks.len() as f64;
        self.options
            .extend(frameworks.map(|(id, name)| AnswerOption {
                id: id.to_owned(),
                plain: name.to_owned(),
                technical: name.to_owned(),
                prior,
                importance: each.importance,
                shares: BTreeMap::new(),
                fits: BTreeMap::from([(
                    each.criterion.clone(),
                    BTreeMap::from([(id.to_owned(), 1.0)]),
                )]),
                expects: BTreeMap::new(),
            }));
    }
}

/// A hard need: excludes, never weighs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Requirement {
    /// Kebab-case; unique over all questions.
    pub id: String,
    /// In everyday words.
    pub plain: String,
    /// In the field's words.
    pub technical: String,
    /// Share of people who would ask for it, for as long as the question is open.
    pub base_rate: f64,
    /// When a framework fulfils it.
    pub test: Test,
}

impl Requirement {
    /// The requirement in the words wanted.
    pub fn words(&self, wording: Wording) -> &str {
        match wording {
            Wording::Plain => &self.plain,
            Wording::Technical => &self.technical,
        }
    }
}

/// When a framework fulfils a requirement.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Test {
    /// A level is reached.
    AtLeast {
        /// `section.id`.
        reads: String,
        /// The weakest level that will do.
        level: Level,
    },
    /// A number is reached.
    NumberAtLeast {
        /// `section.id`.
        reads: String,
        /// The smallest number that will do.
        number: f64,
    },
    /// One of the words holds.
    OneOf {
        /// `section.id`.
        reads: String,
        /// The words that will do.
        words: Vec<String>,
    },
    /// None of the words holds.
    NoneOf {
        /// `section.id`.
        reads: String,
        /// The words that will not do.
        words: Vec<String>,
    },
    /// Every fact that the answers choose reaches a level.
    ChoiceAtLeast {
        /// A criterion that reads a choice of levels.
        criterion: String,
        /// The weakest level that will do.
        level: Level,
    },
    /// The best fit with what the answers choose reaches a number.
    ChoiceFits {
        /// A criterion that reads a choice of words.
        criterion: String,
        /// The smallest fit that will do, 0…1.
        at_least: f64,
    },
}

impl Test {
    /// Whether what is tested is named by answers.
    pub fn depends_on_answers(&self) -> bool {
        matches!(self, Self::ChoiceAtLeast { .. } | Self::ChoiceFits { .. })
    }
}

/// All questions, in the order in which they are asked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(from = "Vec<Question>", into = "Vec<Question>")]
pub struct Interview {
    questions: Table<QuestionId, Question>,
    requirements: Table<RequirementId, (QuestionId, usize)>,
}

impl From<Vec<Question>> for Interview {
    fn from(questions: Vec<Question>) -> Self {
        let requirements = questions
            .iter()
            .enumerate()
            .flat_map(|(position, question)| {
                (0..question.requirements.len()).map(move |row| (QuestionId::at(position), row))
            })
            .collect();
        Self {
            questions: Table::new(questions),
            requirements: Table::new(requirements),
        }
    }
}

impl From<Interview> for Vec<Question> {
    fn from(interview: Interview) -> Self {
        interview.questions.rows().to_vec()
    }
}

impl Interview {
    /// The questions, by id.
    pub fn questions(&self) -> &Table<QuestionId, Question> {
        &self.questions
    }

    /// The question of a slug.
    pub fn question(&self, slug: &str) -> Option<QuestionId> {
        self.questions.find(|question| question.id == slug)
    }

    /// Every requirement id, question by question.
    pub fn requirement_ids(&self) -> impl ExactSizeIterator<Item = RequirementId> + use<> {
        self.requirements.ids()
    }

    /// The requirement of an id with its question.
    pub fn requirement(&self, id: RequirementId) -> (QuestionId, &Requirement) {
        let (question, row) = self.requirements[id];
        #[expect(
            clippy::indexing_slicing,
            reason = "the table was made from these very rows"
        )]
        let requirement = &self.questions[question].requirements[row];
        (question, requirement)
    }

    /// The requirement of a slug.
    pub fn requirement_of(&self, slug: &str) -> Option<RequirementId> {
        self.requirement_ids()
            .find(|&id| self.requirement(id).1.id == slug)
    }

    /// The requirements that belong to a question.
    pub fn requirements_of(
        &self,
        question: QuestionId,
    ) -> impl Iterator<Item = (RequirementId, &Requirement)> {
        self.requirement_ids()
            .map(|id| (id, self.requirement(id)))
            .filter(move |(_, (owner, _))| *owner == question)
            .map(|(id, (_, requirement))| (id, requirement))
    }

    /// The question that owns a concern, by the concern's slug.
    pub fn asks_about(&self, concern: &str) -> Option<QuestionId> {
        self.questions
            .find(|question| question.concern.as_deref() == Some(concern))
    }
}

impl BorshSerialize for Interview {
    fn serialize<W: io::Write>(&self, writer: &mut W) -> io::Result<()> {
        BorshSerialize::serialize(self.questions.rows(), writer)
    }
}

impl BorshDeserialize for Interview {
    fn deserialize_reader<R: io::Read>(reader: &mut R) -> io::Result<Self> {
        Vec::<Question>::deserialize_reader(reader).map(Self::from)
    }
}
