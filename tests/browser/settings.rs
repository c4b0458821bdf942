//! Day and night, plain and technical words.

use serde_json::json;

use crate::harness::{Visitor, visit};
use crate::screens::data;

/// The colour of the canvas.
fn canvas(visitor: &mut Visitor) -> String {
    let script = "return getComputedStyle(document.documentElement).backgroundColor";
    visitor.run(script, json!([])).as_str().unwrap().to_owned()
}

#[test]
fn day_and_night_change_the_canvas_and_last() {
    visit(|visitor| {
        visitor.set_system_colours("light");
        visitor.open("/settings");
        let day = canvas(visitor);
        visitor.click_text("label", "Night");
        visitor.wait_for("[data-scheme=dark]");
        let night = canvas(visitor);
        assert_ne!(night, day);
        visitor.reload();
        visitor.wait_for("[data-scheme=dark]");
        assert_eq!(canvas(visitor), night, "after a reload");

        visitor.set_system_colours("dark");
        visitor.click_text("label", "Day");
        visitor.wait_for("[data-scheme=light]");
        assert_eq!(canvas(visitor), day, "the choice outweighs the system");
        visitor.click_text("label", "Same as the system");
        visitor.wait_gone("[data-scheme]");
        assert_eq!(canvas(visitor), night, "the system says dark");
    });
}

#[test]
fn technical_words_change_the_wording_and_last() {
    let questions = data("questions.json");
    let languages = questions
        .as_array()
        .unwrap()
        .iter()
        .find(|question| question["id"] == "languages")
        .unwrap();
    let wording = |kind: &str| languages[kind].as_str().unwrap().to_owned();
    visit(|visitor| {
        visitor.open("/questions/languages");
        assert_eq!(visitor.heading(), wording("plain"));
        visitor.click_text("label", "Technical words");
        visitor.wait_text("h1", &wording("technical"));
        visitor.reload();
        assert_eq!(visitor.heading(), wording("technical"));
        visitor.click_text("label", "Technical words");
        visitor.wait_text("h1", &wording("plain"));
    });
}

#[test]
fn a_night_chart_is_one_from_its_first_frame() {
    let at_first = "requestAnimationFrame(() => {
        window.atFirst = document.documentElement.dataset.scheme ?? 'as the system';
    })";
    visit(|visitor| {
        visitor.set_system_colours("light");
        visitor.open("/settings");
        visitor.click_text("label", "Night");
        visitor.wait_for("[data-scheme=dark]");
        visitor.before_every_page(at_first);
        visitor.reload();
        let seen = visitor.run("return window.atFirst", json!([]));
        assert_eq!(seen, json!("dark"));
    });
}
