//! Going back, skipping, changing one's mind.

use serde_json::json;

use crate::harness::visit;
use crate::screens::{PYTHON_TEAM, data, kept_answers, link_of, option, pick_of, ranking};

#[test]
fn back_leads_to_the_question_before() {
    let questions = data("questions.json");
    let wording = |position: usize| questions[position]["plain"].as_str().unwrap().to_owned();
    visit(|visitor| {
        visitor.open("/");
        visitor.click(&option("api"));
        visitor.click_text("button", "Continue");
        visitor.wait_text("h1", &wording(1));
        visitor.click_text("button", "Continue");
        visitor.wait_text("h1", &wording(2));

        visitor.click_text("main//a", "Back");
        visitor.wait_text("h1", &wording(1));
        visitor.back();
        visitor.wait_text("h1", &wording(2));
        visitor.back();
        visitor.wait_text("h1", &wording(1));
        visitor.back();
        visitor.wait_text("h1", &wording(0));
        visitor.wait_for("input[value=api]:checked");
    });
}

#[test]
fn skip_leaves_a_question_unanswered() {
    visit(|visitor| {
        visitor.open("/questions/situation");
        visitor.click_text("main//a", "Skip");
        visitor.wait_text("h1", "languages");
        assert_eq!(visitor.path(), "/questions/languages");
        visitor.click(&option("php"));
        ranking(visitor);
        assert_eq!(kept_answers(visitor), json!({"languages": ["php"]}));
    });
}

#[test]
fn changing_an_answer_changes_the_ranking() {
    visit(|visitor| {
        visitor.open("/questions/languages");
        visitor.click(&option("php"));
        let php = ranking(visitor);
        visitor.open("/questions/languages");
        assert_eq!(ranking(visitor), php, "the same after a reload");
        visitor.click(&option("php"));
        visitor.wait_gone(".ranking tbody tr");
        visitor.click(&option("ruby"));
        let ruby = ranking(visitor);
        assert_ne!(ruby[0], php[0]);
        assert_eq!(ruby[0].0, "Ruby on Rails");
        assert_eq!(kept_answers(visitor), json!({"languages": ["ruby"]}));
    });
}

#[test]
fn an_answer_can_be_taken_back_with_its_must_have() {
    visit(|visitor| {
        visitor.open("/questions/languages");
        visitor.click(&option("csharp"));
        visitor.click(&option("only-known-languages"));
        visitor.wait_text(".ranking", "out by your must-haves");
        assert_eq!(ranking(visitor).len(), 1, "one framework in C#");
        visitor.click_text("button", "Take back my answer");
        visitor.wait_gone("input:checked:not([name=scheme])");
        visitor.wait_gone(".ranking tbody tr");
        assert_eq!(kept_answers(visitor), json!({}));
    });
}

#[test]
fn answers_that_stand_alone_replace_options() {
    visit(|visitor| {
        visitor.open("/questions/languages");
        visitor.click(&option("php"));
        visitor.click(&option("not-sure"));
        visitor.wait_gone("input[value=php]:checked");
        assert_eq!(kept_answers(visitor), json!({"languages": ["not-sure"]}));
        visitor.click(&option("doesnt-matter"));
        visitor.wait_gone("input[value=not-sure]:checked");
        visitor.click(&option("ruby"));
        visitor.wait_gone("input[value=doesnt-matter]:checked");
        assert_eq!(kept_answers(visitor), json!({"languages": ["ruby"]}));
    });
}

#[test]
fn cleared_answers_can_be_brought_back() {
    visit(|visitor| {
        visitor.open(&link_of(PYTHON_TEAM));
        visitor.wait_text("h1", &pick_of(PYTHON_TEAM));
        visitor.open("/questions/pages");
        let before = ranking(visitor);
        visitor.click_text("button", "Clear all answers");
        visitor.wait_text(".notice", "All answers are cleared.");
        visitor.wait_gone(".ranking tbody tr");
        assert_eq!(kept_answers(visitor), json!({}));
        visitor.click_text("button", "Bring back my answers");
        assert_eq!(ranking(visitor), before);
        visitor.wait_gone(".notice");
    });
}

#[test]
fn a_preset_fills_in_answers() {
    let presets = data("presets.json");
    let name = presets[0]["name"].as_str().unwrap().to_owned();
    let sheet = presets[0]["sheet"].to_string();
    visit(|visitor| {
        visitor.open("/");
        visitor.click_text("button", &name);
        visitor.wait_text("h1", &pick_of(&sheet));
        assert_eq!(visitor.path(), "/result");
        assert_eq!(kept_answers(visitor), presets[0]["sheet"]["answers"]);
    });
}

#[test]
fn a_preset_does_not_cost_ones_own_answers() {
    let presets = data("presets.json");
    let name = presets[0]["name"].as_str().unwrap().to_owned();
    visit(|visitor| {
        visitor.open("/questions/languages");
        visitor.click(&option("ruby"));
        ranking(visitor);
        visitor.open("/");
        visitor.click_text("button", &name);
        visitor.wait_for(".answer");
        visitor.click_text("button", "Bring back my answers");
        visitor.wait_text("h1", "Ruby on Rails");
        assert_eq!(kept_answers(visitor), json!({"languages": ["ruby"]}));
    });
}

#[test]
fn clearing_nothing_promises_nothing() {
    visit(|visitor| {
        visitor.open("/questions/pages");
        visitor.click_text("button", "Clear all answers");
        visitor.wait_text(".notice, [role=status]", "cleared");
        assert_eq!(
            visitor.texts(".notice button"),
            ["Dismiss"],
            "there is nothing to bring back"
        );
    });
}

#[test]
fn two_tabs_agree() {
    visit(|visitor| {
        visitor.open("/questions/languages");
        visitor.in_new_tab(|visitor| {
            visitor.open("/questions/languages");
            visitor.click(&option("php"));
            visitor.wait_for(".ranking tbody tr");
        });
        visitor.wait_for("input[value=php]:checked");
        visitor.wait_for(".ranking tbody tr");
    });
}
