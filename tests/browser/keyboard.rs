//! From the start to a saved shortlist by keyboard alone.

use serde_json::json;

use crate::harness::{Key, Visitor, visit};
use crate::screens::{NOTHING_LEFT, data, kept_answers, link_of, ranking};

/// Presses Enter on *Continue* and waits for the next question with the focus on
/// its heading and another title.
#[track_caller]
fn go_on(visitor: &mut Visitor, question: &str) {
    let before = visitor.title();
    visitor.tab_to("button[type=submit]", "Continue");
    visitor.press(Key::Enter);
    visitor.wait_focus("main h1", question);
    assert_ne!(visitor.title(), before, "the title follows the page");
}

#[test]
fn from_the_start_to_a_kept_shortlist() {
    let questions = data("questions.json");
    let wording = |id: &str| {
        let mut questions = questions.as_array().unwrap().iter();
        let question = questions.find(|question| question["id"] == id).unwrap();
        question["plain"].as_str().unwrap().to_owned()
    };
    visit(|visitor| {
        visitor.open("/");
        assert_eq!(visitor.heading(), wording("project"));
        assert_eq!(
            visitor.count(".preset"),
            data("presets.json").as_array().unwrap().len(),
            "presets"
        );
        assert_eq!(visitor.count(".ranking tbody tr"), 0, "nothing answered");

        // The first radio takes the focus, the arrows move and select.
        visitor.tab_to("input[type=radio]", "");
        visitor.press(Key::Space);
        visitor.press(Key::Down);
        visitor.press(Key::Down);
        visitor.wait_for("input[value=product]:checked");
        visitor.wait_for(".ranking tbody tr");
        let after_one = ranking(visitor);
        assert_eq!(
            after_one.len(),
            data("index.json")["frameworks"].as_array().unwrap().len()
        );

        // What can change most after that answer.
        go_on(visitor, &wording("languages"));
        visitor.tab_to("input[value=python]", "");
        visitor.press(Key::Space);
        visitor.wait_for("input[value=python]:checked");
        let after_two = ranking(visitor);
        assert_ne!(after_two, after_one, "the ranking moves with an answer");
        assert_eq!(after_two[0].0, "Django");
        assert_eq!(
            kept_answers(visitor),
            json!({"project": ["product"], "languages": ["python"]}),
            "what was answered is kept"
        );
        let languages = visitor.heading();
        visitor.tab_to("button[type=submit]", "Continue");
        visitor.press(Key::Enter);
        visitor.wait_until(
            "another question",
            &format!(
                "return document.querySelector('h1').textContent !== {}",
                json!(languages)
            ),
        );
        visitor.tab_to("button[type=submit]", "Continue");
        visitor.press(Key::Enter);
        visitor.wait_until(
            "the path of a question",
            "return location.pathname.includes('/questions/')",
        );
        assert_eq!(
            kept_answers(visitor),
            json!({"project": ["product"], "languages": ["python"]}),
            "going on without an answer records none"
        );

        visitor.tab_to("a", "See the result");
        visitor.press(Key::Enter);
        visitor.wait_focus("main h1", "Django");
        assert_eq!(visitor.path(), "/result");
        assert!(visitor.title().contains("Django"), "{}", visitor.title());

        visitor.tab_to("button", "Save to shortlist: Django");
        visitor.press(Key::Enter);
        visitor.wait_text(".answer .button--done", "On your shortlist");
        visitor.wait_text("[role=status]", "Saved to your shortlist.");
        // Saving must not throw the person back to the top of the page.
        visitor.tab_to("a", "Change or add answers");

        visitor.open("/shortlists");
        visitor.tab_to("input[value=candidate]", "");
        visitor.press(Key::Down);
        visitor.wait_for("input[value=trial]:checked");
        visitor.tab_to("textarea", "");
        visitor.type_text("asked the team");
        visitor.tab_to("button", "Remove: Django");
        visitor.press(Key::Enter);
        visitor.wait_gone(".kept__row");
        visitor.wait_focus("main h1", "Shortlist");
        visitor.wait_text(".notice", "Django is off your shortlist");

        visitor.tab_to(".notice button", "Put it back");
        visitor.press(Key::Enter);
        expect_kept(visitor);
        visitor.reload();
        expect_kept(visitor);
        visitor.close_browser();
        visitor.open("/shortlists");
        expect_kept(visitor);
        visitor.open("/result");
        assert_eq!(visitor.heading(), "Django", "the answers are kept too");
    });
}

/// The one entry with its note and verdict.
#[track_caller]
fn expect_kept(visitor: &mut Visitor) {
    visitor.wait_for(".kept__row[data-verdict=trial] input[value=trial]:checked");
    assert_eq!(visitor.text(".kept__row h2"), "Django");
    let note = visitor.run(
        "return document.querySelector('.kept__row textarea').value",
        json!([]),
    );
    assert_eq!(note, json!("asked the team"));
}

/// What is on screen, the button that goes away when it is pressed, and its words.
const VANISHING: &[(&str, &str, &str)] = &[
    ("/result", ".ways button", "Drop this must-have"),
    ("/frameworks/flask", "main button", "Save to shortlist"),
    ("/#v=x", ".notice button", "Dismiss"),
    ("/questions/languages", "main button", "Take back my answer"),
    ("/", ".resume button", "Clear all answers"),
    ("/", ".notice button", "Bring back my answers"),
    ("/shortlists", "main button", "Remove"),
    ("/shortlists", ".notice button", "Put it back"),
];

#[test]
fn no_button_takes_the_focus_with_it() {
    let mut lost = Vec::new();
    visit(|visitor| {
        visitor.open(&link_of(NOTHING_LEFT));
        visitor.wait_text("h1", "Nothing meets every must-have");
        let mut shown = "/result";
        // Each case leaves the next one something to do.
        for (page, button, words) in VANISHING {
            if *page != shown {
                visitor.open_afresh(page);
                shown = page;
            }
            visitor.tab_to(button, words);
            visitor.press(Key::Enter);
            let script = "return ![...document.querySelectorAll(arguments[0])]
                .some((each) => each.textContent.includes(arguments[1]))";
            visitor.wait_with(&format!("“{words}” to go"), script, json!([button, words]));
            let script = "const done = arguments[0];
                requestAnimationFrame(() => requestAnimationFrame(() =>
                    done(document.activeElement === document.body)))";
            if visitor.run_async(script, json!([])) == json!(true) {
                lost.push(format!("“{words}” on {page}"));
            }
        }
    });
    assert!(
        lost.is_empty(),
        "the focus is back at the top after {lost:#?}"
    );
}

#[test]
fn the_skip_link_leads_past_the_head() {
    visit(|visitor| {
        visitor.open("/frameworks");
        visitor.press(Key::Tab);
        assert!(visitor.has_focus("a.skip", "Skip to the page"));
        visitor.press(Key::Enter);
        visitor.wait_focus("main h1", "Frameworks");
        visitor.press(Key::Tab);
        assert!(
            visitor.has_focus("main *", ""),
            "the next stop is in the page; {}",
            visitor.scene()
        );
    });
}
