//! The visit: one writer for the sheet, the shortlist and the settings.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::browser::scripting;
use crate::bundle::{Bundle, Opening};
use crate::decision::{Advice, Decision, Engine, Outlook};
use crate::interview::{
    Answer, AnswerSheet, Importance, OptionId, QuestionId, Reading, RequirementId, SheetFile,
    Wording,
};
use crate::link;
use crate::report::words;
use crate::shortlist::{People, Removed, RemovedPerson, Shortlist, Verdict};
use crate::ui::looking_ahead::{self, Flips, Following};

/// What the person set for all pages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// Everyday words or the field's.
    pub wording: Wording,
    /// Day, night, or as the system says.
    pub scheme: Scheme,
}

/// Day, night, or as the system says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Scheme {
    /// As the system says.
    #[default]
    System,
    /// The day chart.
    Day,
    /// The night chart.
    Night,
}

/// Something the person should know, until it is dismissed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Counts up; the key of the list.
    pub id: u32,
    /// What happened, what still works, what to do.
    pub text: String,
    /// What can be done about it.
    pub remedy: Option<Remedy>,
}

/// What can be done about a notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remedy {
    /// Save a text as a file.
    Download {
        /// The file's name.
        name: String,
        /// Its contents.
        text: String,
    },
    /// Take up the answers that another sheet replaced.
    BringBack,
    /// Put the last removed entry back.
    PutBack,
    /// Put the last removed person back into the team.
    PutPersonBack,
}

/// Handle to the visit. `Copy`, so event handlers take it without clones.
#[derive(Clone, Copy, Debug)]
pub struct Session {
    /// The scope of the app: what a page makes first must outlive it.
    scope: StoredValue<Option<Owner>>,
    sheet: RwSignal<AnswerSheet>,
    earlier: RwSignal<Option<AnswerSheet>>,
    shortlist: RwSignal<Shortlist>,
    removed: RwSignal<Option<Removed>>,
    people: RwSignal<People>,
    removed_person: RwSignal<Option<RemovedPerson>>,
    settings: RwSignal<Settings>,
    notices: RwSignal<Vec<Notice>>,
    said: RwSignal<String>,
    decisions: StoredValue<Option<Decisions>>,
    /// How often the person changed the sheet, piece by piece.
    changes: RwSignal<u32>,
    passed: RwSignal<Vec<QuestionId>>,
    goes_on: RwSignal<bool>,
}

/// What follows from the sheet.
#[derive(Clone, Copy, Debug)]
struct Decisions {
    free: Memo<Decision>,
    working: Following,
    decision: Memo<Decision>,
    outlook: ReadSignal<Option<Outlook>>,
}

impl Decisions {
    fn of(sheet: RwSignal<AnswerSheet>) -> Self {
        let engine = scripting::engine();
        let is_free = move || sheet.with(|sheet| sheet.requirements().next().is_none());
        let working = looking_ahead::following(engine, Memo::new(move |_| sheet.get()));
        let decision = Memo::new(move |_| working.worked.with(|worked| worked.decision.clone()));
        // Without must-haves nobody asks for it, and nothing is made.
        let answers = Memo::new(move |before: Option<&AnswerSheet>| match before {
            Some(before) if is_free() => before.clone(),
            _ => sheet.with(AnswerSheet::without_requirements),
        });
        let without = looking_ahead::following(engine, answers).worked;
        let free = Memo::new(move |_| {
            if is_free() {
                decision.get()
            } else {
                without.with(|worked| worked.decision.clone())
            }
        });
        Self {
            free,
            working,
            decision,
            outlook: looking_ahead::outlook(engine, working.worked),
        }
    }
}

impl Session {
    /// A visit of somebody of whom nothing is known yet.
    pub fn blank() -> Self {
        Self {
            scope: StoredValue::new(Owner::current()),
            sheet: RwSignal::new(AnswerSheet::default()),
            earlier: RwSignal::new(None),
            shortlist: RwSignal::new(Shortlist::default()),
            removed: RwSignal::new(None),
            people: RwSignal::new(People::default()),
            removed_person: RwSignal::new(None),
            settings: RwSignal::new(Settings::default()),
            notices: RwSignal::new(Vec::new()),
            said: RwSignal::new(String::new()),
            decisions: StoredValue::new(None),
            changes: RwSignal::new(0),
            passed: RwSignal::new(Vec::new()),
            goes_on: RwSignal::new(false),
        }
    }

    /// What the first question needs of what the app was shipped with.
    pub fn opening(self) -> &'static Opening {
        crate::opening()
    }

    /// What the app was shipped with.
    pub fn bundle(self) -> &'static Bundle {
        crate::shipped()
    }

    /// The engine.
    pub fn engine(self) -> &'static Engine<'static> {
        scripting::engine()
    }

    /// What follows from the sheet: made when it is first asked for, for the
    /// rest of the visit.
    fn decisions(self) -> Decisions {
        self.decisions.get_value().unwrap_or_else(|| {
            let made = self.for_the_visit(|| Decisions::of(self.sheet));
            self.decisions.set_value(Some(made));
            made
        })
    }

    /// Makes something that lives as long as the visit.
    pub fn for_the_visit<T>(self, make: impl FnOnce() -> T) -> T {
        self.scope.get_value().unwrap_or_default().with(make)
    }

    /// The answers given so far.
    pub fn sheet(self) -> RwSignal<AnswerSheet> {
        self.sheet
    }

    /// The ranking and all that is said about it, in step with the sheet.
    pub fn decision(self) -> Memo<Decision> {
        self.decisions().decision
    }

    /// The share made of a decision that takes longer than a frame, 0…1; `None`
    /// where the decision is that of the present answers.
    pub fn under_way(self) -> ReadSignal<Option<f64>> {
        self.decisions().working.under_way
    }

    /// What may still change the decision: it follows once the ranking is
    /// painted, and is that of the answers before until then.
    pub fn outlook(self) -> ReadSignal<Option<Outlook>> {
        self.decisions().outlook
    }

    /// The single answers that would change the pick. The search runs for as
    /// long as the part that asks for it is on the page.
    pub fn flips(self) -> Flips {
        looking_ahead::flips(self.engine(), self.decisions().working.worked)
    }

    /// The decision of the same answers without must-haves: what the excluded
    /// would be worth. A must-have stated or dropped does not recompute it.
    pub fn free(self) -> Memo<Decision> {
        self.decisions().free
    }

    /// Whether to ask on, and what: as of the newest outlook.
    pub fn advice(self) -> Option<Advice> {
        self.outlook().with(|outlook| {
            let outlook = outlook.as_ref()?;
            Some(self.passed.with(|passed| outlook.advice(passed)))
        })
    }

    /// Leaves a question behind, answered or not, and gives the next one; none
    /// where the rest will hardly matter, unless the person goes on.
    pub fn pass(self, question: QuestionId) -> Option<QuestionId> {
        self.leave(question);
        self.next()
    }

    /// Leaves a question behind, answered or not.
    pub fn leave(self, question: QuestionId) {
        self.passed.update(|passed| {
            passed.retain(|each| *each != question);
            passed.push(question);
        });
    }

    /// The question to ask next, made now: the outlook on the page may still be
    /// that of the answers before.
    pub fn next(self) -> Option<QuestionId> {
        let working = self.decisions().working.worked.get_untracked();
        let outlook = self.engine().outlook(&working);
        let passed = self.passed.get_untracked();
        match outlook.advice(&passed) {
            Advice::Ask(next) => Some(next),
            Advice::Enough(_) if self.goes_on.get_untracked() => {
                let mut open = outlook.open.iter().map(|each| each.question);
                open.find(|each| !passed.contains(each))
            }
            Advice::Enough(_) | Advice::Done => None,
        }
    }

    /// Asks on although the rest will hardly matter.
    pub fn go_on(self) -> Option<QuestionId> {
        self.goes_on.set(true);
        self.next()
    }

    /// The question passed before this one in this visit.
    pub fn before(self, question: QuestionId) -> Option<QuestionId> {
        self.passed.with(|passed| {
            let place = passed.iter().position(|each| *each == question);
            let before = passed.get(..place.unwrap_or(passed.len()))?;
            before.last().copied()
        })
    }

    /// The answers that another sheet replaced, if any.
    pub fn earlier(self) -> RwSignal<Option<AnswerSheet>> {
        self.earlier
    }

    /// What is kept.
    pub fn shortlist(self) -> RwSignal<Shortlist> {
        self.shortlist
    }

    /// The people of the team.
    pub fn people(self) -> RwSignal<People> {
        self.people
    }

    /// What the person set for all pages.
    pub fn settings(self) -> RwSignal<Settings> {
        self.settings
    }

    /// What the person should know.
    pub fn notices(self) -> ReadSignal<Vec<Notice>> {
        self.notices.read_only()
    }

    /// What was just done, for readers who hear the page.
    pub fn said(self) -> ReadSignal<String> {
        self.said.read_only()
    }

    /// The words wanted.
    pub fn wording(self) -> Wording {
        self.settings.with(|settings| settings.wording)
    }

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
            "Everything weighs as your answers say.".to_owned(),
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
            format!("{dropped} Your answers from before are kept."),
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
            format!("“{name}” is open again. Your answers from before are kept."),
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

    /// Keeps a framework, with the answers that led to it.
    pub fn keep(self, framework: &str) {
        let fragment = self.fragment();
        self.shortlist.update(|list| list.keep(framework, fragment));
        self.say("Saved to your shortlist.");
    }

    /// Takes a framework off the shortlist; it can be put back.
    pub fn reject(self, framework: &str, name: &str) {
        let removed = self
            .shortlist
            .try_update(|list| list.remove(framework))
            .flatten();
        if removed.is_some() {
            self.removed.set(removed);
            self.tell(
                format!("{name} is off your shortlist, with its note."),
                Some(Remedy::PutBack),
            );
        }
    }

    /// Puts the last removed entry back.
    pub fn put_back(self) {
        if let Some(removed) = self.removed.try_update(Option::take).flatten() {
            self.shortlist.update(|list| list.put_back(removed));
            self.say("It is back on your shortlist.");
        }
    }

    /// Writes a note on an entry.
    pub fn note(self, framework: &str, note: String) {
        self.shortlist.update(|list| list.note(framework, note));
    }

    /// Gives a verdict on an entry.
    pub fn judge(self, framework: &str, verdict: Verdict) {
        self.shortlist.update(|list| list.judge(framework, verdict));
    }

    /// Adds somebody to the team.
    pub fn add_person(self, name: &str, sheet: SheetFile) {
        let given = self.people.try_update(|people| people.add(name, sheet));
        if let Some(given) = given {
            self.say(&format!("{given} is added."));
        }
    }

    /// Adds the present answers to the team.
    pub fn add_own_answers(self) {
        let file = self.sheet_file();
        self.add_person("My answers", file);
    }

    /// Calls somebody of the team otherwise.
    pub fn rename_person(self, id: u32, to: &str) {
        let given = self.people.try_update(|people| people.rename(id, to));
        if let Some(given) = given.flatten() {
            self.say(&format!("The name is now {given}."));
        }
    }

    /// Takes somebody out of the team; they can be put back.
    pub fn remove_person(self, id: u32) {
        let removed = self.people.try_update(|people| people.remove(id));
        if let Some(removed) = removed.flatten() {
            self.tell(
                format!("{} is out of the team, with the answers.", removed.name()),
                Some(Remedy::PutPersonBack),
            );
            self.removed_person.set(Some(removed));
        }
    }

    /// Puts the last removed person back.
    pub fn put_person_back(self) {
        if let Some(removed) = self.removed_person.try_update(Option::take).flatten() {
            self.people.update(|people| people.put_back(removed));
            self.say("They are back in the team.");
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

    /// Shows a notice until it is dismissed; one of the same text is not shown
    /// twice.
    pub fn tell(self, text: String, remedy: Option<Remedy>) {
        self.notices.update(|notices| {
            let undoes = |notice: &Notice| {
                notice.remedy == remedy
                    && matches!(
                        notice.remedy,
                        Some(Remedy::BringBack | Remedy::PutBack | Remedy::PutPersonBack)
                    )
            };
            notices.retain(|notice| notice.text != text && !undoes(notice));
            let id = notices
                .iter()
                .map(|notice| notice.id)
                .max()
                .unwrap_or_default()
                + 1;
            notices.push(Notice { id, text, remedy });
        });
    }

    /// Names what a reading had to leave out.
    pub fn tell_dropped(self, whence: &str, reading: &Reading) {
        if reading.dropped.is_empty() {
            return;
        }
        let names: Vec<String> = reading.dropped.iter().map(ToString::to_string).collect();
        self.tell(
            format!(
                "{whence} holds something that this edition does not know; everything else was \
                 read. Left out: {}.",
                names.join("; ")
            ),
            None,
        );
    }

    /// Removes a notice.
    pub fn dismiss(self, id: u32) {
        self.notices
            .update(|notices| notices.retain(|notice| notice.id != id));
    }

    /// Tells readers who hear the page what was just done.
    pub fn say(self, text: &str) {
        self.said.set(text.to_owned());
    }

    /// Changes the sheet, and tells them what that makes of the ranking
    /// ([`Self::follow_changes`]), which they do not see move.
    fn change(self, edit: impl FnOnce(&mut AnswerSheet)) {
        self.sheet.update(edit);
        self.changes.update(|changes| *changes += 1);
    }

    /// Tells readers who hear the page what each change of the sheet makes of the
    /// ranking; nothing where it makes nothing of it.
    pub fn follow_changes(self) {
        Effect::new(move |before: Option<(u32, String)>| {
            let (changes, first) = (self.changes.get(), self.who_is_first());
            let (changes_before, first_before) = before.unwrap_or_default();
            if changes != changes_before && first != first_before {
                self.say(&first);
            }
            (changes, first)
        });
    }

    fn who_is_first(self) -> String {
        if self.sheet.with(AnswerSheet::is_empty) {
            return "No answer is left.".to_owned();
        }
        let frameworks = &self.bundle().catalog.frameworks;
        self.decision().with(|decision| match decision.pick() {
            None => "Nothing meets every must-have.".to_owned(),
            Some(pick) => {
                let name = &frameworks[pick.framework].name;
                format!(
                    "{name} is first, with {} points.",
                    words::points(pick.value)
                )
            }
        })
    }
}

/// The visit of the page.
pub fn use_session() -> Session {
    expect_context::<Session>()
}
