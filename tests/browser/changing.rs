//! Going back, skipping, changing one's mind.

use serde_json::json;

use crate::harness::{Visitor, visit};
use crate::screens::{PYTHON_TEAM, data, kept_answers, link_of, option, pick_of, ranking};

/// Presses *Continue* and gives the heading of the question that follows.
fn go_on(visitor: &mut Visitor) -> String {
    let before = visitor.heading();
    visitor.click_text("button", "Continue");
    visitor.wait_until(
        "another question",
        &format!(
            "return document.querySelector('h1').textContent !== {}",
            json!(before)
        ),
    );
    visitor.heading()
}

/// Waits until what follows a painted ranking has followed.
fn settle(visitor: &mut Visitor) {
    visitor.run_async(
        "const [done] = arguments;
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 20)));",
        json!([]),
    );
}

#[test]
fn back_leads_to_the_question_before() {
    visit(|visitor| {
        visitor.open("/");
        let first = visitor.heading();
        visitor.click(&option("api"));
        let second = go_on(visitor);
        let third = go_on(visitor);
        assert_ne!(third, first, "nothing is asked twice");

        visitor.click_text("main//a", "Back");
        visitor.wait_text("h1", &second);
        visitor.back();
        visitor.wait_text("h1", &third);
        visitor.back();
        visitor.wait_text("h1", &second);
        visitor.back();
        visitor.wait_text("h1", &first);
        visitor.wait_for("input[value=api]:checked");
    });
}

#[test]
fn skip_leaves_a_question_unanswered() {
    visit(|visitor| {
        visitor.open("/questions/situation");
        visitor.click_text("button", "Skip");
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
        visitor.click_text("button", "Clear my answer");
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

/// People who answer what is proposed are told when the rest will hardly
/// matter, may go on all the same, and reach every question.
#[test]
fn the_interview_says_when_the_rest_hardly_matters() {
    visit(|visitor| {
        visitor.open("/");
        visitor.click(&option("content-site"));
        visitor.wait_for(".question__now");
        let mut asked = vec![visitor.heading()];
        while visitor.count(".enough") == 0 {
            let next = go_on(visitor);
            assert!(!asked.contains(&next), "{next} is asked twice");
            assert!(asked.len() < 24, "no end: {asked:?}");
            asked.push(next);
            visitor.click(".question__options .option:first-child input");
            visitor.wait_for(".question__options .option:first-child input:checked");
            settle(visitor);
        }
        visitor.wait_text(".enough h2", "The rest will hardly matter");
        let all = data("questions.json").as_array().unwrap().len();
        assert!(asked.len() >= 3 && asked.len() < all, "{asked:?}");
        assert_eq!(
            visitor.count(".answers li a"),
            all,
            "every question is in reach"
        );

        visitor.click_text("button", "Keep asking anyway");
        visitor.wait_until(
            "another question",
            &format!(
                "return document.querySelector('h1').textContent !== {}",
                json!(asked.last())
            ),
        );
        assert!(!asked.contains(&visitor.heading()));
    });
}

#[test]
fn continue_leads_to_the_result_once_enough_is_known() {
    visit(|visitor| {
        visitor.open(&link_of(PYTHON_TEAM));
        visitor.open("/questions/load");
        visitor.click(&option("high"));
        for _ in 0..24 {
            if visitor.path() == "/result" {
                break;
            }
            visitor.click_text("button", "Continue");
            settle(visitor);
        }
        assert_eq!(visitor.path(), "/result");
    });
}
