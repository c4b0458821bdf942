//! What a person answers, weighs and states, and the sheets that replace it.

use leptos::prelude::*;

use super::{Remedy, Session};
use crate::interview::{
    Answer, AnswerSheet, Importance, OptionId, QuestionId, RequirementId, SheetFile,
};
use crate::link;

impl Session {
    /// Records the one option chosen for a question.
    pub fn answer(self, question: QuestionId, answer: Answer) {
        self.change(|sheet| sheet.record(question, answer));
    }

    /// Adds an option to those chosen for a question, or takes it away.
    pub fn choose(self, question: QuestionId, option: OptionId, chosen: bool) {
        self.change(|sheet| {
            let mut options = sheet.options(question).to_vec();
            options.retain(|each| *each != option);
            if chosen {
                options.push(option);
            }
            sheet.record(question, Answer::Options(options));
        });
    }

    /// Takes an answer back, with the must-haves of its question.
    pub fn withdraw(self, question: QuestionId) {
        let bundle = self.bundle();
        self.change(|sheet| {
            sheet.withdraw(question);
            sheet.set_importance(question, None);
            for (id, _) in bundle.interview.requirements_of(question) {
                sheet.set_requirement(id, false);
            }
        });
    }

    /// Sets how much a question's concern counts, or leaves it to the answer.
    pub fn weigh(self, question: QuestionId, importance: Option<Importance>) {
        self.sheet
            .update(|sheet| sheet.set_importance(question, importance));
    }

    /// Leaves to the answers how much every concern counts; what was set can be
    /// brought back.
    pub fn weigh_as_answered(self) {
        let mut sheet = self.sheet.get_untracked();
        let set: Vec<QuestionId> = sheet.importances().map(|(question, _)| question).collect();
        for question in set {
            sheet.set_importance(question, None);
        }
        self.take_up(sheet);
        self.tell(
            "Everything weighs what your answers say again.".to_owned(),
            Some(Remedy::BringBack),
        );
    }

    /// States a must-have or takes it back.
    pub fn require(self, requirement: RequirementId, stated: bool) {
        self.change(|sheet| sheet.set_requirement(requirement, stated));
    }

    /// Takes up another sheet; the present one can be brought back.
    pub fn take_up(self, sheet: AnswerSheet) {
        let present = self.sheet.get_untracked();
        if present == sheet {
            return;
        }
        self.passed.set(Vec::new());
        self.goes_on.set(false);
        if !present.is_empty() {
            self.earlier.set(Some(present));
        }
        self.sheet.set(sheet);
    }

    /// Drops must-haves; the answers from before can be brought back.
    pub fn drop_requirements(self, requirements: &[RequirementId]) {
        let mut sheet = self.sheet.get_untracked();
        for requirement in requirements {
            sheet.set_requirement(*requirement, false);
        }
        self.take_up(sheet);
        let dropped = match requirements {
            [_] => "The must-have is dropped.",
            _ => "The must-haves are dropped.",
        };
        self.tell(
            format!("{dropped} Your earlier answers are kept."),
            Some(Remedy::BringBack),
        );
    }

    /// Leaves a question open that was answered; the answers from before can be
    /// brought back.
    pub fn leave_open(self, question: QuestionId) {
        let mut sheet = self.sheet.get_untracked();
        sheet.record(question, Answer::NotSure);
        self.take_up(sheet);
        let name = &self.bundle().interview.questions()[question].name;
        self.tell(
            format!("“{name}” is open again. Your earlier answers are kept."),
            Some(Remedy::BringBack),
        );
    }

    /// Takes up the answers of a preset; those it replaces can be brought back.
    pub fn take_up_preset(self, sheet: AnswerSheet) {
        let replaces = self
            .sheet
            .with_untracked(|present| !present.is_empty() && *present != sheet);
        self.take_up(sheet);
        self.say("The preset’s answers are filled in.");
        if replaces {
            self.tell(
                "The preset replaced your answers. Your own are kept.".to_owned(),
                Some(Remedy::BringBack),
            );
        }
    }

    /// Clears all answers; they can be brought back.
    pub fn start_over(self) {
        let had = self.sheet.with_untracked(|sheet| !sheet.is_empty());
        self.take_up(AnswerSheet::default());
        self.tell(
            "All answers are cleared.".to_owned(),
            had.then_some(Remedy::BringBack),
        );
    }

    /// Exchanges the present answers with the earlier ones.
    pub fn bring_back(self) {
        if let Some(earlier) = self.earlier.get_untracked() {
            let present = self.sheet.get_untracked();
            self.earlier
                .set(Some(present).filter(|sheet| !sheet.is_empty()));
            self.sheet.set(earlier);
            self.say("Your earlier answers are back.");
        }
    }

    /// The sheet as a link fragment.
    pub fn fragment(self) -> String {
        let bundle = self.bundle();
        self.sheet
            .with(|sheet| link::write(sheet, &bundle.interview, &bundle.catalog.version))
    }

    /// The sheet in its file form.
    pub fn sheet_file(self) -> SheetFile {
        let bundle = self.bundle();
        self.sheet
            .with(|sheet| sheet.to_file(&bundle.interview, &bundle.catalog.version))
    }

    /// Changes the sheet, and tells them what that makes of the ranking
    /// ([`Self::follow_changes`]), which they do not see move.
    fn change(self, edit: impl FnOnce(&mut AnswerSheet)) {
        self.sheet.update(edit);
        self.changes.update(|changes| *changes += 1);
    }
}
