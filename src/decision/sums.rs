//! Draws the completions of one sheet and adds them up.

use crate::catalog::{ConcernId, CriterionId, Id, Table};
use crate::interview::{AnswerSheet, OptionId, QuestionId, RequirementId, Test};

use super::choice::OptionChoice;
use super::closeness::TIE;
use super::completion::{Held, Plan, Said};
use super::draws::{self, Drawn};
use super::engine::Engine;
use super::exclusion::Screening;
use super::information::Contingency;
use super::standpoint::{Standpoint, apply, standpoints};

/// What is added up over the completions of one sheet.
pub(super) struct Sums {
    pub(super) width: usize,
    said: Table<QuestionId, Said>,
    held: Table<QuestionId, Held>,
    /// Stated requirements that some remaining framework may fail unseen.
    doubtful: Vec<Vec<Standpoint>>,
    /// Stated requirements whose question is open: they hold for whatever a
    /// completion draws.
    idle: Vec<RequirementId>,
    /// What the answers name for each criterion that depends on a choice.
    pub(super) named: Table<CriterionId, Vec<String>>,
    /// Whether each framework survived the stated requirements.
    pub(super) remaining: Vec<bool>,
    pub(super) weights: Table<CriterionId, f64>,
    choice: Vec<f64>,
    passes: Vec<bool>,
    /// Values of this completion, by framework.
    values: Vec<f64>,
    /// Values of all completions.
    pub(super) history: Vec<f64>,
    pub(super) weight_totals: Table<CriterionId, f64>,
    /// Of the weights of each concern, their sum and the sum of their squares.
    pub(super) concern_totals: Table<ConcernId, (f64, f64)>,
    /// By criterion, then framework.
    pub(super) partial_totals: Table<CriterionId, Vec<f64>>,
    pub(super) line_totals: Table<CriterionId, Vec<f64>>,
    pub(super) firsts: Vec<f64>,
    pub(super) tables: Table<QuestionId, Option<Contingency>>,
}

impl Sums {
    pub(super) fn new(engine: &Engine<'_>, sheet: &AnswerSheet, screening: &Screening) -> Self {
        let catalog = &engine.bundle.catalog;
        let width = catalog.frameworks.len();
        let said = engine.plan.said(sheet);
        let remaining: Vec<bool> = catalog
            .frameworks
            .ids()
            .map(|id| !screening.excluded.iter().any(|each| each.framework == id))
            .collect();
        let doubtful = sheet
            .requirements()
            .map(|id| standpoints(engine.bundle, engine.seed, sheet, id))
            .filter(|points| {
                points
                    .iter()
                    .zip(&remaining)
                    .any(|(point, stays)| *stays && matches!(point, Standpoint::Perhaps(..)))
            })
            .collect();
        Self {
            width,
            held: Table::like(&said, |_| Held::Said),
            tables: Table::like(&said, |id| {
                (said[id] == Said::Open)
                    .then(|| Contingency::new(engine.plan.questions[id].options.len(), width))
            }),
            said,
            doubtful,
            idle: screening.idle.clone(),
            named: Table::like(&catalog.criteria, |id| {
                let slug = &catalog.criteria[id].id;
                sheet
                    .named(&engine.bundle.interview, slug)
                    .into_keys()
                    .collect()
            }),
            remaining,
            weights: Table::like(&catalog.criteria, |_| 0.0),
            choice: vec![0.0; width],
            passes: vec![true; width],
            values: vec![0.0; width],
            history: Vec::with_capacity(engine.completions as usize * width),
            weight_totals: Table::like(&catalog.criteria, |_| 0.0),
            concern_totals: Table::like(&catalog.concerns, |_| (0.0, 0.0)),
            partial_totals: Table::like(&catalog.criteria, |_| vec![0.0; width]),
            line_totals: Table::like(&catalog.criteria, |_| vec![0.0; width]),
            firsts: vec![0.0; width],
        }
    }

    pub(super) fn add(&mut self, engine: &Engine<'_>, completion: u32) {
        engine.plan.hold(&self.said, completion, &mut self.held);
        engine
            .plan
            .weigh(&self.said, &self.held, completion, &mut self.weights);
        self.values.fill(0.0);
        for criterion in self.weights.ids() {
            self.add_criterion(engine, criterion, completion);
        }
        for (concern, own) in engine.plan.shares.iter() {
            let weight: f64 = own.iter().map(|(id, _)| self.weights[*id]).sum();
            let (sum, squares) = &mut self.concern_totals[concern];
            *sum += weight;
            *squares += weight * weight;
        }
        self.history.extend_from_slice(&self.values);
        self.screen(engine, completion);
        self.credit_first();
    }

    fn add_criterion(&mut self, engine: &Engine<'_>, criterion: CriterionId, completion: u32) {
        let partials = match &engine.drawn[criterion] {
            Drawn::Fixed(matrix) => matrix.row(completion),
            Drawn::Choice(facts) => {
                self.mean_of_facts(engine, criterion, facts, completion);
                &self.choice
            }
            Drawn::Fit => {
                self.best_fit(engine, criterion);
                &self.choice
            }
        };
        let weight = self.weights[criterion];
        self.weight_totals[criterion] += weight;
        let lines = self.line_totals[criterion].iter_mut();
        let sums = self.partial_totals[criterion].iter_mut();
        for (((partial, value), line), sum) in
            partials.iter().zip(&mut self.values).zip(lines).zip(sums)
        {
            let part = weight * partial;
            *value += part;
            *line += part;
            *sum += partial;
        }
    }

    /// Writes the mean over the facts that the answers name.
    fn mean_of_facts(
        &mut self,
        engine: &Engine<'_>,
        criterion: CriterionId,
        facts: &[(String, draws::Matrix)],
        completion: u32,
    ) {
        self.choice.fill(0.0);
        let mut named = vec![false; facts.len()];
        for choice in chosen(&engine.plan, &self.said, &self.held, criterion) {
            for &fact in &choice.facts {
                if let Some(flag) = named.get_mut(fact) {
                    *flag = true;
                }
            }
        }
        let mut count = 0.0;
        for ((_, matrix), _) in facts.iter().zip(&named).filter(|(_, named)| **named) {
            count += 1.0;
            for (sum, value) in self.choice.iter_mut().zip(matrix.row(completion)) {
                *sum += value;
            }
        }
        if count > 0.0 {
            for value in &mut self.choice {
                *value /= count;
            }
        }
    }

    /// Writes the best fit over the words that the answers name.
    fn best_fit(&mut self, engine: &Engine<'_>, criterion: CriterionId) {
        self.choice.fill(0.0);
        for choice in chosen(&engine.plan, &self.said, &self.held, criterion) {
            for (best, fit) in self.choice.iter_mut().zip(&choice.fit) {
                *best = fit.max(*best);
            }
        }
    }

    /// Applies what requirements may do in this completion: stated ones that
    /// could not be checked, and those that open questions may still bring.
    fn screen(&mut self, engine: &Engine<'_>, completion: u32) {
        self.passes.copy_from_slice(&self.remaining);
        for points in &self.doubtful {
            apply(&mut self.passes, points, completion);
        }
        let stated_only = self.passes.clone();
        for (question, planned) in engine.plan.questions.iter() {
            if self.said[question] != Said::Open {
                continue;
            }
            for requirement in &planned.requirements {
                let stated = self.idle.contains(&requirement.id);
                if stated || requirement.stream.uniform(completion, 0) < requirement.base_rate {
                    self.screen_drawn(engine, question, requirement.id, completion);
                }
            }
        }
        // A person whose needs rule out everything gives way on those that are
        // only supposed.
        if !self.passes.contains(&true) {
            self.passes = stated_only;
        }
        if !self.passes.contains(&true) {
            self.passes.copy_from_slice(&self.remaining);
        }
    }

    fn screen_drawn(
        &mut self,
        engine: &Engine<'_>,
        question: QuestionId,
        id: RequirementId,
        completion: u32,
    ) {
        let (_, requirement) = engine.bundle.interview.requirement(id);
        let option = match self.held[question] {
            Held::Drawn(option) => engine.plan.questions[question]
                .options
                .get(option.position()),
            Held::Said | Held::Nothing => None,
        };
        let choice = |slug: &str| -> Option<&OptionChoice> {
            let criterion = engine.bundle.catalog.criterion(slug)?;
            option?
                .choices
                .iter()
                .find(|each| each.criterion == criterion)
        };
        match &requirement.test {
            Test::ChoiceAtLeast { criterion, level } => {
                if let Some(choice) = choice(criterion) {
                    for (passes, found) in self.passes.iter_mut().zip(&choice.levels) {
                        *passes &= found.is_none_or(|found| found >= *level);
                    }
                }
            }
            Test::ChoiceFits {
                criterion,
                at_least,
            } => {
                if let Some(choice) = choice(criterion) {
                    for (passes, fit) in self.passes.iter_mut().zip(&choice.fit) {
                        *passes &= *fit >= *at_least;
                    }
                }
            }
            _ => {
                apply(&mut self.passes, &engine.settled[id], completion);
            }
        }
    }

    /// Credits the framework with the largest value; ties share the credit.
    fn credit_first(&mut self) {
        let best = self
            .values
            .iter()
            .zip(&self.passes)
            .filter(|(_, passes)| **passes)
            .map(|(value, _)| *value)
            .fold(f64::NEG_INFINITY, f64::max);
        let is_first = |(value, passes): (&f64, &bool)| *passes && best - value <= TIE;
        let ties = self
            .values
            .iter()
            .zip(&self.passes)
            .filter(|pair| is_first(*pair))
            .count();
        if ties == 0 {
            return;
        }
        let credit = 1.0 / f64::from(u32::try_from(ties).unwrap_or(u32::MAX));
        for position in 0..self.width {
            let pair = (self.values.get(position), self.passes.get(position));
            if let (Some(value), Some(passes)) = pair
                && is_first((value, passes))
            {
                if let Some(first) = self.firsts.get_mut(position) {
                    *first += credit;
                }
                self.tally(position, credit);
            }
        }
    }

    fn tally(&mut self, framework: usize, credit: f64) {
        for question in self.held.ids() {
            if let Some(table) = &mut self.tables[question] {
                let option = match self.held[question] {
                    Held::Drawn(option) => option.position(),
                    Held::Said | Held::Nothing => table.last_option(),
                };
                table.add(option, framework, credit);
            }
        }
    }
}

/// What the options held in a completion name for a criterion.
fn chosen<'b>(
    plan: &'b Plan,
    said: &'b Table<QuestionId, Said>,
    held: &'b Table<QuestionId, Held>,
    criterion: CriterionId,
) -> impl Iterator<Item = &'b OptionChoice> {
    plan.questions.iter().flat_map(move |(id, question)| {
        let options: &[OptionId] = match (&said[id], &held[id]) {
            (Said::Options(options), _) => options,
            (_, Held::Drawn(option)) => std::slice::from_ref(option),
            _ => &[],
        };
        options
            .iter()
            .filter_map(|option| question.options.get(option.position()))
            .flat_map(|option| &option.choices)
            .filter(move |choice| choice.criterion == criterion)
    })
}
