//! Questions, answers and the answer sheet: what the person says.
//!
//! A sheet is the only thing the person changes. The interview knows the
//! catalog's names, but nothing of how a decision is computed.

mod question;
mod sheet;

pub use question::{
    AnswerOption, EachFramework, Fits, Importance, Interview, OptionId, Question, QuestionId,
    Requirement, RequirementId, Test, Wording,
};
pub use sheet::{
    Answer, AnswerSheet, DOESNT_MATTER, Dropped, FORMAT, NOT_SURE, Reading, SheetError, SheetFile,
};
