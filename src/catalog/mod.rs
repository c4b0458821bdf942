//! What is known about the frameworks: facts, levels, sources, criteria.
//!
//! The catalog never changes while the app runs. It knows nothing of the
//! person who asks, of questions, or of the browser.

mod age;
mod criterion;
mod dossier;
mod facts;
mod framework;
mod level;
mod measurement;
mod method;
mod package;
mod rubric;
mod table;

pub use age::{Day, due, is_old};
pub use criterion::{Concern, CriteriaFile, Criterion, Theme, Unknown, UnknownFrom, ValueFunction};
pub use dossier::{
    Cell, Dossier, Doubt, Judgement, ProfileFact, ProfileValue, QuickStart, Remark, Source,
};
pub use facts::{FactDefinition, FactsFile, OtherAges, Section};
pub use framework::{Catalog, Column, Framework, Values};
pub use level::{Level, Stated};
pub use measurement::{
    Better, Claim, Figure, FigureValue, Holds, MeasurementSource, MeasurementsFile, Metric,
    ReleaseLine, ReleaseLines, Releases, Verdict,
};
pub use method::{
    ChangeKind, Convention, Conventions, Edition, EditionChange, Entrance, LeftOut, NotRead,
};
pub use package::{Package, Packages, Registry};
pub use rubric::{GroupPoints, LevelPoints, PointRule, Points, PointsBy, Rubric, ScoreRule};
pub use table::{ConcernId, CriterionId, FrameworkId, Id, Table};
