//! A bundle small enough to be computed by hand.

use backstay::bundle::Bundle;
use backstay::interview::Question;
use serde_json::{Map, Value, json};

/// One concern of one criterion. Its question has the id of the concern and an
/// option for every step of importance.
pub(crate) struct Concern {
    /// The id of the concern, of its criterion and of its question.
    pub(crate) id: &'static str,
    /// The partial value of every framework; `None` is unknown.
    pub(crate) values: Vec<Option<f64>>,
    /// The step that open completions hold, with its prior; the rest of the
    /// people say that it does not matter.
    pub(crate) prior: (&'static str, f64),
}

/// A bundle of these frameworks and concerns.
///
/// Facts are words, because the partial value of a word is certain. Of every
/// concern `<id>-known` may be required: a word that gives 0.5 or more.
pub(crate) fn bundle(frameworks: &[&str], concerns: &[Concern]) -> Bundle {
    let of_each = |make: &dyn Fn(&Concern) -> Value| concerns.iter().map(make).collect::<Value>();
    let value = json!({
        "catalog": {
            "version": "2026-11",
            "frameworks": frameworks
                .iter()
                .map(|id| json!({"id": id, "name": id, "summary": ""}))
                .collect::<Value>(),
            "criteria": {
                "themes": [{"id": "theme", "name": "Theme"}],
                "concerns": of_each(&|each| {
                    json!({"id": each.id, "name": each.id, "theme": "theme"})
                }),
                "criteria": of_each(&criterion),
            },
            "columns": of_each(&column),
            "facts": {
                "profile": [], "features": [], "databases": [], "deployment": [], "judged": [],
                "others": {"remarks": 1, "quick_start": 1, "release_lines": 1, "claims": 1},
            },
        },
        "interview": of_each(&question),
        "model": model(),
        "presets": [],
    });
    serde_json::from_value(value).unwrap()
}

/// The bundle with another interview.
pub(crate) fn asking(bundle: Bundle, change: impl FnOnce(&mut [Question])) -> Bundle {
    let mut questions: Vec<Question> = bundle.interview.into();
    change(&mut questions);
    Bundle {
        interview: questions.into(),
        ..bundle
    }
}

/// The shipped figures: what is computed by hand is computed with these.
fn model() -> Value {
    serde_json::to_value(&backstay::shipped().model).unwrap()
}

fn word(value: f64) -> String {
    format!("worth {value}")
}

fn words(concern: &Concern) -> impl Iterator<Item = (String, f64)> {
    let known = concern.values.iter().copied().flatten();
    known.map(|value| (word(value), value))
}

fn criterion(concern: &Concern) -> Value {
    let values: Map<String, Value> = words(concern)
        .map(|(word, value)| (word, json!(value)))
        .collect();
    json!({
        "id": concern.id,
        "name": concern.id,
        "concern": concern.id,
        "share": 1,
        "means": "",
        "value": {"kind": "words", "reads": format!("profile.{}", concern.id), "values": values},
    })
}

fn column(concern: &Concern) -> Value {
    let rows: Value = concern
        .values
        .iter()
        .map(|value| value.map_or(Value::Null, |value| json!([word(value)])))
        .collect();
    json!({"key": format!("profile.{}", concern.id), "values": {"words": rows}})
}

fn question(concern: &Concern) -> Value {
    let (step, prior) = concern.prior;
    let options: Value = ["a-little", "matters", "important", "decisive"]
        .into_iter()
        .map(|id| {
            let prior = if id == step { prior } else { 0.0 };
            json!({"id": id, "plain": id, "technical": id, "importance": id, "prior": prior})
        })
        .collect();
    let good: Vec<String> = words(concern)
        .filter(|(_, value)| *value >= 0.5)
        .map(|(word, _)| word)
        .collect();
    json!({
        "id": concern.id,
        "name": concern.id,
        "theme": "theme",
        "concern": concern.id,
        "plain": "",
        "technical": "",
        "help": "",
        "why": "",
        "options": options,
        "doesnt_matter_prior": 1.0 - prior,
        "requirements": [{
            "id": format!("{}-known", concern.id),
            "plain": "",
            "technical": "",
            "base_rate": 0,
            "test": {
                "kind": "one-of",
                "reads": format!("profile.{}", concern.id),
                "words": good,
            },
        }],
    })
}
