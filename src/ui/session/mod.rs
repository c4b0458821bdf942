//! The visit: one writer for the sheet, the shortlist and the settings.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

mod answers;
mod asking;
mod kept;
mod telling;

pub use self::telling::{Notice, Remedy};
use crate::browser::scripting;
use crate::bundle::{Bundle, Opening};
use crate::decision::{Decision, Engine, Outlook};
use crate::interview::{AnswerSheet, QuestionId, Wording};
use crate::shortlist::{People, Removed, RemovedPerson, Shortlist};
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
}

/// The visit of the page.
pub fn use_session() -> Session {
    expect_context::<Session>()
}
