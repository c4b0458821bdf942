//! What people find on the screens, by the names they would give it.

use backstay::interview::SheetFile;
use backstay::link;
use serde_json::{Value, json};

use crate::harness::Visitor;

/// A sheet with a pick, an alternative and questions still open.
pub(crate) const PYTHON_TEAM: &str = r#"{"answers": {"project": ["product"],
    "languages": ["python"], "style": ["included"], "back-office": ["daily"]}}"#;

/// A sheet that another framework wins.
pub(crate) const PHP_TEAM: &str = r#"{"answers": {"project": ["product"],
    "languages": ["php"], "style": ["included"], "accounts": ["roles"]}}"#;

/// A sheet whose must-haves leave nothing: no framework in Python checks types.
pub(crate) const NOTHING_LEFT: &str = r#"{
    "answers": {"languages": ["python"], "types": ["required"]},
    "requirements": ["only-known-languages", "checked-types"]
}"#;

/// A sheet whose answers pull apart and whose must-haves take some out.
pub(crate) const PULLING_APART: &str = r#"{
    "answers": {"languages": ["ruby"], "types": ["required"], "load": ["high"]},
    "requirements": ["three-years"]
}"#;

/// The link that opens a sheet, as a path of the app.
pub(crate) fn link_of(sheet: &str) -> String {
    let bundle = backstay::shipped();
    let sheet = SheetFile::parse(sheet).unwrap().read(&bundle.interview);
    assert_eq!(sheet.dropped, [], "the sheet of a journey is known here");
    let fragment = link::write(&sheet.sheet, &bundle.interview, &bundle.catalog.version);
    format!("/#{fragment}")
}

/// What the engine makes of a sheet, natively.
pub(crate) fn decision_of(sheet: &str) -> Value {
    let engine = backstay::decision::Engine::new(backstay::shipped());
    serde_json::from_str(&backstay::report::recommend(&engine, sheet).unwrap()).unwrap()
}

/// The name of what a sheet puts first.
pub(crate) fn pick_of(sheet: &str) -> String {
    let decision = decision_of(sheet);
    decision["ranking"][0]["name"].as_str().unwrap().to_owned()
}

/// One of the files in `data/`.
pub(crate) fn data(file: &str) -> Value {
    let text = std::fs::read_to_string(format!("data/{file}")).unwrap();
    serde_json::from_str(&text).unwrap()
}

/// The label of an option, for a click.
pub(crate) fn option(value: &str) -> String {
    format!("label.option:has(input[value='{value}'])")
}

/// How many rows the live ranking shows until all are asked for.
pub(crate) const SHOWN: usize = 10;

/// The live ranking: name and points of each row.
pub(crate) fn ranking(visitor: &mut Visitor) -> Vec<(String, String)> {
    visitor.wait_for(".ranking tbody tr");
    let script = "return [...document.querySelectorAll('.ranking tbody tr')].map((row) => [
        row.querySelector('a').textContent,
        row.querySelector('.ranking__value').textContent,
    ])";
    serde_json::from_value(visitor.run(script, json!([]))).unwrap()
}

/// The sum on the result page: name and points of each row.
pub(crate) fn sum(visitor: &mut Visitor) -> Vec<(String, String)> {
    visitor.wait_for(".sum__row");
    let script = "return [...document.querySelectorAll('.sum__row')].map((row) => [
        row.querySelector('.sum__name').textContent,
        row.querySelector('.sum__value').firstChild.textContent,
    ])";
    serde_json::from_value(visitor.run(script, json!([]))).unwrap()
}

/// The answers in local storage, as they are in the file form.
pub(crate) fn kept_answers(visitor: &mut Visitor) -> Value {
    let text = visitor.kept("answers").unwrap_or_default();
    let envelope: Value = serde_json::from_str(&text).unwrap_or_default();
    envelope["body"]["answers"].clone()
}
