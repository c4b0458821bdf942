//! People drawn from the model: what they say, and what is right for them.

use crate::catalog::{FrameworkId, Id};
use crate::interview::{Answer, AnswerSheet, OptionId};

use super::engine::Engine;
use super::holding::Holding;

/// One person of the model. What they answer is what a completion holds; what
/// they mean by it, how their needs are shared out and how the facts really
/// are, the completion holds too, and nobody can see.
#[derive(Clone, Debug, PartialEq)]
pub struct DrawnPerson {
    /// Every question answered, every must-have stated.
    pub sheet: AnswerSheet,
    /// What is really best for them; several where they are equal.
    pub first: Vec<FrameworkId>,
}

impl Engine<'_> {
    /// A person for each completion of a blank sheet whose needs something
    /// meets. To test an engine against people, draw them from one with
    /// another seed.
    pub fn people(&self) -> Vec<DrawnPerson> {
        let working = self.work(&AnswerSheet::default());
        let run = &working.run;
        let person = |(completion, firsts): (usize, Vec<usize>)| DrawnPerson {
            sheet: self.sheet_of(&run.basis().holding, completion),
            first: firsts
                .into_iter()
                .filter_map(|position| run.remaining.get(position).copied())
                .collect(),
        };
        run.firsts.all().map(person).collect()
    }

    fn sheet_of(&self, holding: &Holding, completion: usize) -> AnswerSheet {
        let mut sheet = AnswerSheet::default();
        for (id, question) in self.plan.questions.iter() {
            let held = holding.open(id).and_then(|held| held.get(completion));
            let option = held.map_or(question.options.len(), |held| usize::from(*held));
            let answer = if option < question.options.len() {
                Answer::Options(vec![OptionId::at(option)])
            } else {
                Answer::DoesntMatter
            };
            sheet.record(id, answer);
            for requirement in &question.requirements {
                let stated = (requirement.stated_in.iter())
                    .any(|each| usize::try_from(*each) == Ok(completion));
                sheet.set_requirement(requirement.id, stated);
            }
        }
        sheet
    }
}
