//! Every page in every state a person may meet it in, and the way there.

use serde_json::{Value, json};

use crate::harness::Visitor;
use crate::screens::{NOTHING_LEFT, PHP_TEAM, PULLING_APART, PYTHON_TEAM, decision_of};

/// A sheet whose first is ahead without being firm.
const CLOSE_CALL: &str = r#"{"answers": {"project": ["product"], "languages": ["php"]}}"#;

/// A sheet that leaves one framework.
const ONE_LEFT: &str = r#"{"answers": {"languages": ["elixir"]},
    "requirements": ["only-known-languages"]}"#;

/// Three entries, with a verdict and a note each, and one without.
const SHORTLIST: &str = r#"{"entries": [
    {"framework": "django", "verdict": "chosen", "note": "Anna has run it for six years."},
    {"framework": "laravel", "verdict": "trial", "note": "A week in March; ask for the numbers."},
    {"framework": "flask", "verdict": "rejected", "note": "Too much to put together ourselves."},
    {"framework": "ruby-on-rails"}
]}"#;

/// Every state, each by a name that also names its pictures.
pub(crate) const STATES: &[State] = &[
    at("start", "/"),
    at("start-begun", "/").with_answers(PYTHON_TEAM),
    at("question", "/questions/languages"),
    at("question-ranking", "/questions/languages").with_answers(PYTHON_TEAM),
    at("question-pulled", "/questions/languages")
        .with_answers(PYTHON_TEAM)
        .on_phones()
        .then(pull_up),
    at("question-apart", "/questions/types")
        .with_answers(PULLING_APART)
        .showing("conflict"),
    at("result-clear", "/result").with_answers(PYTHON_TEAM),
    at("result-close", "/result").with_answers(CLOSE_CALL),
    at("result-apart", "/result")
        .with_answers(PULLING_APART)
        .showing("conflict"),
    at("result-nothing", "/result")
        .with_answers(NOTHING_LEFT)
        .showing("Nothing meets every must-have"),
    at("result-one", "/result").with_answers(ONE_LEFT),
    at("result-empty", "/result").showing("No answers yet"),
    at("result-open", "/result")
        .with_answers(PYTHON_TEAM)
        .then(open_one_of_each),
    at("frameworks", "/frameworks"),
    at("frameworks-no-hit", "/frameworks?q=celery&language=PHP"),
    at(
        "frameworks-facets",
        "/frameworks?has=features.admin_ui:core&language=PHP,Python&sort=learning_ease",
    )
    .then(open_one_of_each),
    at("framework", "/frameworks/django"),
    at("framework-answers", "/frameworks/laravel").with_answers(PYTHON_TEAM),
    at("framework-unknown", "/frameworks/cobol").showing("There is no such page"),
    at("compare-none", "/compare"),
    at("compare-two", "/compare?f=django,laravel").then(open_first_sources),
    at(
        "compare-five",
        "/compare?f=django,laravel,symfony,flask,gin",
    )
    .with_answers(PYTHON_TEAM),
    at("shortlist-empty", "/shortlists"),
    at("shortlist", "/shortlists")
        .with_answers(PYTHON_TEAM)
        .with_shortlist(SHORTLIST),
    at("team-alone", "/team").with_answers(PYTHON_TEAM),
    at("team-two", "/team")
        .with_team(&[("Anna", PYTHON_TEAM), ("Ben", PHP_TEAM)])
        .then(open_one_of_each),
    at("method", "/method"),
    at("claims", "/claims"),
    at("settings", "/settings"),
    at("parts", "/parts").with_titles(4),
    at("missing", "/no/such/page").showing("There is no such page"),
    at("piece-failed", "/result")
        .with_answers(PYTHON_TEAM)
        .without("/result-")
        .showing("This page could not be loaded"),
    at("facts-failed", "/frameworks/django").without("/data/v1/frameworks/"),
    at("storage-blocked", "/")
        .before(block_storage)
        .showing("This browser does not let this page save anything"),
];

/// The state of a name.
pub(crate) fn state(name: &str) -> &'static State {
    let state = STATES.iter().find(|state| state.name == name);
    state.unwrap_or_else(|| panic!("no state is called {name:?}"))
}

/// A page in one state.
#[derive(Clone, Copy)]
pub(crate) struct State {
    /// Short, of letters and hyphens.
    pub(crate) name: &'static str,
    path: &'static str,
    answers: Option<&'static str>,
    shortlist: Option<&'static str>,
    team: &'static [(&'static str, &'static str)],
    without: Option<&'static str>,
    shows: &'static str,
    /// How many headings of the first level it has: one, but for `/parts`, which
    /// shows what stands at the head of pages.
    pub(crate) titles: usize,
    /// Whether only phones have it.
    pub(crate) is_of_phones: bool,
    before: fn(&mut Visitor),
    then: fn(&mut Visitor),
}

/// A path of the app for somebody who has never been here.
const fn at(name: &'static str, path: &'static str) -> State {
    State {
        name,
        path,
        answers: None,
        shortlist: None,
        team: &[],
        without: None,
        shows: "",
        titles: 1,
        is_of_phones: false,
        before: |_| {},
        then: |_| {},
    }
}

impl State {
    const fn with_titles(self, titles: usize) -> Self {
        Self { titles, ..self }
    }

    const fn on_phones(self) -> Self {
        Self {
            is_of_phones: true,
            ..self
        }
    }

    const fn with_answers(self, sheet: &'static str) -> Self {
        Self {
            answers: Some(sheet),
            ..self
        }
    }

    const fn with_shortlist(self, shortlist: &'static str) -> Self {
        Self {
            shortlist: Some(shortlist),
            ..self
        }
    }

    const fn with_team(self, team: &'static [(&'static str, &'static str)]) -> Self {
        Self { team, ..self }
    }

    /// With files that cannot be fetched: those whose path holds this.
    const fn without(self, files: &'static str) -> Self {
        Self {
            without: Some(files),
            ..self
        }
    }

    /// With words that tell the state from others of its page.
    const fn showing(self, words: &'static str) -> Self {
        Self {
            shows: words,
            ..self
        }
    }

    /// With something done before the page is opened.
    const fn before(self, before: fn(&mut Visitor)) -> Self {
        Self { before, ..self }
    }

    /// With something done on the page.
    const fn then(self, then: fn(&mut Visitor)) -> Self {
        Self { then, ..self }
    }

    /// Goes there as somebody who keeps what the state names and nothing else.
    pub(crate) fn reach(&self, visitor: &mut Visitor) {
        visitor.begin_anew(&self.kept());
        if let Some(files) = self.without {
            visitor.block(&format!("*{files}*"));
        }
        (self.before)(visitor);
        visitor.open(self.path);
        visitor.wait_text("body", self.shows);
        visitor.wait_for_rest();
        (self.then)(visitor);
        visitor.wait_for_rest();
    }

    /// Whether the console may complain of this in this state.
    pub(crate) fn expects(&self, error: &str) -> bool {
        let is_of = |files| error.contains(files) || error.contains("Failed to fetch");
        self.without.is_some_and(is_of)
    }

    fn kept(&self) -> Vec<(&'static str, String)> {
        let read = |text: &str| -> Value { serde_json::from_str(text).unwrap() };
        let person = |(name, sheet): &(&str, &str)| json!({ "name": name, "sheet": read(sheet) });
        let people: Vec<Value> = self.team.iter().map(person).collect();
        let team = (!people.is_empty()).then(|| json!({ "people": people }));
        let bodies = [
            ("answers", self.answers.map(read)),
            ("shortlist", self.shortlist.map(read)),
            ("team", team),
        ];
        bodies
            .into_iter()
            .filter_map(|(key, body)| {
                let envelope = json!({ "app": "backstay", "format": 1, "body": body? });
                Some((key, envelope.to_string()))
            })
            .collect()
    }
}

/// Opens the first of each kind of thing that opens and closes.
fn open_one_of_each(visitor: &mut Visitor) {
    let script = "const kinds = new Map();
        for (const each of document.querySelectorAll('main details')) {
            if (!kinds.has(each.className)) kinds.set(each.className, each);
        }
        kinds.forEach((each) => { each.open = true; });
        return kinds.size";
    assert_ne!(visitor.run(script, json!([])), json!(0), "something opens");
}

/// Opens the sources of the first row.
fn open_first_sources(visitor: &mut Visitor) {
    visitor.click("main [aria-expanded=false]");
    visitor.wait_for("main [aria-expanded=true]");
}

/// Pulls the ranking up from below the question.
fn pull_up(visitor: &mut Visitor) {
    visitor.click(".pull__handle");
    visitor.wait_for(".pull[data-open=true]");
}

fn block_storage(visitor: &mut Visitor) {
    visitor.before_every_page(
        "Object.defineProperty(window, 'localStorage', {
            get() { throw new DOMException('blocked', 'SecurityError'); },
        })",
    );
}

#[test]
fn sheets_are_as_close_as_their_states_say() {
    for (sheet, closeness) in [
        (PYTHON_TEAM, "clear"),
        (CLOSE_CALL, "close"),
        (ONE_LEFT, "only"),
        (NOTHING_LEFT, "empty"),
    ] {
        assert_eq!(decision_of(sheet)["closeness"], closeness, "{sheet}");
    }
}
