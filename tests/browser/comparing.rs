//! Two to five frameworks side by side.

use serde_json::{Value, json};

use crate::harness::{Key, Visitor, visit};
use crate::screens::{PYTHON_TEAM, data, decision_of, link_of, pick_of};

/// The rows of the facts: heading of the group, then the cells' words.
const ROWS: &str =
    "const rows = document.querySelectorAll('.side--facts tbody tr:not(.side__group)');
    return [...rows].map((row) => [
        row.querySelector('th').firstChild.textContent.trim(),
        [...row.querySelectorAll('.level, .side__unknown')].map((each) => each.textContent),
    ])";

/// Shows two frameworks and waits for what is fetched.
fn open_two(visitor: &mut Visitor) {
    visitor.open("/compare?f=django,laravel");
    visitor.wait_for(".side--facts tbody td");
}

fn rows(visitor: &mut Visitor) -> Vec<(String, Vec<String>)> {
    serde_json::from_value(visitor.run(ROWS, json!([]))).unwrap()
}

fn query(visitor: &mut Visitor) -> String {
    let query = visitor.run("return location.search", json!([]));
    query.as_str().unwrap().to_owned()
}

/// A number with one decimal, in tenths.
fn tenths(text: &str) -> i64 {
    let (whole, tenth) = text.split_once('.').expect("one decimal");
    format!("{whole}{tenth}").parse().unwrap()
}

#[test]
fn a_link_opens_every_fact_side_by_side() {
    let facts = data("facts.json");
    let stated: usize = facts
        .as_object()
        .unwrap()
        .values()
        .filter_map(|section| section.as_array())
        .map(Vec::len)
        .sum();
    let django = data("frameworks/django.json");
    let laravel = data("frameworks/laravel.json");
    visit(|visitor| {
        open_two(visitor);
        assert_eq!(visitor.heading(), "Compare Django and Laravel");
        assert_eq!(
            visitor.texts(".side--facts thead th"),
            ["Django", "Laravel"]
        );
        let shown = rows(visitor);
        assert!(shown.len() > stated, "facts and figures: {}", shown.len());
        for (name, cells) in &shown {
            assert_eq!(cells.len(), 2, "{name}: {cells:?}");
        }
        let page = visitor.text(".side--facts");
        for part in [&django, &laravel].map(|file| &file["features"]["orm"]["what"]) {
            assert!(page.contains(part.as_str().unwrap()), "{part} is not named");
        }
    });
}

#[test]
fn a_row_opens_onto_its_sources() {
    let cited = |file: &str| -> Value {
        let file = data(file);
        let key = file["features"]["orm"]["source"].as_str().unwrap();
        file["sources"][key].clone()
    };
    visit(|visitor| {
        open_two(visitor);
        assert_eq!(visitor.count(".side__source"), 0);
        let row = "th[scope=row] .side__sources";
        let script = "[...document.querySelectorAll(arguments[0])]
            .find((each) => each.textContent.includes('Object-relational')).focus()";
        visitor.run(script, json!([row]));
        visitor.press(Key::Enter);
        visitor.wait_for(".side__sources[aria-expanded=true]");
        for file in ["frameworks/django.json", "frameworks/laravel.json"] {
            let source = cited(file);
            let link = format!(
                ".side__source a[href='{}']",
                source["url"].as_str().unwrap()
            );
            visitor.wait_for(&link);
            let day = source["read"].as_str().unwrap();
            visitor.wait_for(&format!(".side__source time[datetime='{day}']"));
        }
    });
}

#[test]
fn only_differences_stands_in_the_address() {
    visit(|visitor| {
        open_two(visitor);
        let all = rows(visitor);
        visitor.click("input[name=only-differences]");
        visitor.wait_until(
            "the address",
            "return location.search.includes('only=differences')",
        );
        let differing = rows(visitor);
        assert!(differing.len() < all.len(), "some rows agree");
        let expected: Vec<_> = all
            .into_iter()
            .filter(|(_, cells)| cells[0] != cells[1])
            .collect();
        assert_eq!(differing, expected);
        let address = format!("/compare{}", query(visitor));
        visitor.open_afresh(&address);
        visitor.wait_for("input[name=only-differences]:checked");
        visitor.wait_for(".side--facts tbody td");
        assert_eq!(rows(visitor), expected);
    });
}

#[test]
fn the_keyboard_chooses_and_takes_away() {
    visit(|visitor| {
        visitor.open("/compare");
        assert_eq!(visitor.heading(), "Compare frameworks");
        visitor.tab_to("input[name=search]", "");
        visitor.type_text("lara");
        visitor.press(Key::Enter);
        visitor.wait_text("h1", "Compare Laravel with …");
        assert!(
            visitor.has_focus("input[name=search]", ""),
            "the focus stays"
        );
        visitor.type_text("django");
        visitor.press(Key::Enter);
        visitor.wait_text("h1", "Compare Laravel and Django");
        visitor.wait_for(".side--facts tbody td");
        assert_eq!(query(visitor), "?f=laravel,django");
        visitor.tab_to("input[name=framework]", "");
        visitor.press(Key::Space);
        visitor.wait_until("three", "return location.search.split(',').length === 3");
        assert!(
            visitor.has_focus("input[name=framework]", ""),
            "the focus stays"
        );
        visitor.open_afresh("/compare?f=laravel,django");
        visitor.tab_to(".chosen__remove", "Laravel");
        visitor.press(Key::Enter);
        visitor.wait_text("h1", "Compare Django with …");
        assert!(
            visitor.has_focus(".choosing > summary", ""),
            "the focus is handed on"
        );
    });
}

#[test]
fn none_one_unknown_and_six_are_told() {
    visit(|visitor| {
        visitor.open("/compare");
        visitor.wait_text(".masthead", "Choose two to five frameworks");
        visitor.open_afresh("/compare?f=django");
        visitor.wait_text(".masthead", "Choose at least one more");
        assert_eq!(visitor.count(".side"), 0);
        visitor.open_afresh("/compare?f=django,zebra,laravel");
        visitor.wait_text(".problem", "asks for “zebra”");
        visitor.wait_text("h1", "Compare Django and Laravel");
        visitor.click_text("main//a", "What is left out");
        visitor.wait_focus("h2", "Who is in, and who is not");
        visitor.open_afresh("/compare?f=django,laravel,express,flask,symfony,koa,gin");
        visitor.wait_text(".problem", "left out here: Koa and Gin");
        visitor.wait_for(".side--facts tbody td");
        assert_eq!(visitor.count(".side--facts thead th"), 5);
        assert_eq!(
            visitor.count("input[name=framework]:not(:checked):not(:disabled)"),
            0,
            "no sixth can be added"
        );
    });
}

#[test]
fn with_answers_the_weights_order_the_rows_and_the_sums_add_up() {
    let decision = decision_of(PYTHON_TEAM);
    let ranked = decision["ranking"].as_array().unwrap();
    let value = |slug: &str| {
        let row = ranked.iter().find(|row| row["id"] == json!(slug)).unwrap();
        row["value"].as_f64().unwrap()
    };
    visit(|visitor| {
        visitor.open(&link_of(PYTHON_TEAM));
        visitor.wait_text("h1", &pick_of(PYTHON_TEAM));
        visitor.open("/compare?f=django,flask");
        visitor.wait_for(".side--facts tbody td");
        visitor.wait_text(
            "[role=status]",
            "What weighs most in your answers comes first.",
        );

        let weights = |visitor: &mut Visitor, selector: &str| -> Vec<i64> {
            let texts = visitor.texts(selector);
            let words = texts.iter().filter(|text| !text.is_empty());
            words
                .map(|text| tenths(text.split(' ').nth(1).unwrap()))
                .collect()
        };
        let themes = weights(visitor, ".side__group .side__weight");
        assert_eq!(themes.len(), 5);
        assert!(themes.is_sorted_by(|one, next| one >= next), "{themes:?}");
        let first = weights(
            visitor,
            ".side--facts tbody:first-of-type th[scope=row] .side__weight",
        );
        assert!(first.is_sorted_by(|one, next| one >= next), "{first:?}");

        for (column, slug) in ["django", "flask"].into_iter().enumerate() {
            let column = column + 2;
            let parts = visitor.texts(&format!(
                ".side--sums tbody td:nth-child({column}) .side__points"
            ));
            let total = visitor.text(&format!(
                ".side--sums tfoot td:nth-child({column}) .side__points"
            ));
            let sum: i64 = parts.iter().map(|part| tenths(part)).sum();
            assert_eq!(sum, tenths(&total), "{slug}: {parts:?}");
            assert_eq!(total, format!("{:.1}", 100.0 * value(slug)), "{slug}");
        }
    });
}

#[test]
fn without_answers_it_says_how_to_get_a_sum() {
    visit(|visitor| {
        open_two(visitor);
        visitor.wait_text("main", "There is no sum yet");
        assert_eq!(visitor.count(".side--sums"), 0);
        visitor.click_text("main//a", "Answer a few questions");
        visitor.wait_until(
            "the questions",
            "return location.pathname.includes('/questions')",
        );
    });
}

#[test]
fn a_failed_must_have_is_shown_with_its_fact() {
    let sheet = r#"{"answers": {"languages": ["php"]}, "requirements": ["only-known-languages"]}"#;
    visit(|visitor| {
        visitor.open(&link_of(sheet));
        visitor.wait_text("h1", &pick_of(sheet));
        visitor.open("/compare?f=laravel,django");
        visitor.wait_text(".must[data-met=yes]", "met");
        visitor.wait_text(".must[data-met=no]", "not met. Languages: Python");
        visitor.wait_text(".side__out", "Django is ruled out by your must-haves");
        assert_eq!(visitor.count(".side--sums tfoot .side__points"), 2);
        visitor.wait_text(".side--sums tfoot", "out by a must-have");
    });
}

#[test]
fn support_ends_stand_as_the_data_holds_them() {
    let releases = data("releases.json");
    let lines = releases["django"]["lines"].as_array().unwrap();
    visit(|visitor| {
        open_two(visitor);
        let shown = visitor.texts(".support__column:first-child li");
        assert_eq!(shown.len(), lines.len());
        for (shown, line) in shown.iter().zip(lines) {
            assert!(shown.starts_with(line["line"].as_str().unwrap()), "{shown}");
            let year = &line["ends"].as_str().unwrap()[..4];
            assert!(shown.contains(year), "{shown} should end in {year}");
        }
    });
}
