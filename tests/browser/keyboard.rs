//! From the start to a saved shortlist by keyboard alone.

use std::fs;
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::harness::{Key, Visitor, visit};
use crate::screens::{
    NOTHING_LEFT, PYTHON_TEAM, SHOWN, data, kept_answers, link_of, pick_of, ranking,
};

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
        assert_eq!(after_one.len(), SHOWN);
        let all = data("index.json")["frameworks"].as_array().unwrap().len();
        let more = ".ranking .first-rows__more button";
        visitor.tab_to(more, &format!("Show all {all}"));
        visitor.press(Key::Enter);
        visitor.wait_text(more, "Show the first 10");
        assert_eq!(ranking(visitor).len(), all);
        visitor.press(Key::Enter);
        visitor.wait_text(more, "Show all");
        assert_eq!(ranking(visitor), after_one);

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
    ("/questions/languages", "main button", "Clear my answer"),
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

/// Why somebody who looks at the page cannot tell where the focus is; empty if they
/// can. A heading that got it on arrival needs no ring.
const UNSEEN: &str = "const here = document.activeElement;
    if (here === document.body || here.matches('h1, h2, h3')) return '';
    const places = [here, ...(here.labels ?? [])];
    const hasRing = places.some((each) => {
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(each);
        return (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1) || boxShadow !== 'none';
    });
    const isInWindow = places.some((each) => {
        const box = each.getBoundingClientRect();
        const [x, y] = [(box.left + box.right) / 2, box.top + Math.min(box.height, innerHeight) / 2];
        return box.width > 2 && x >= 0 && x <= innerWidth && y >= 0 && y <= innerHeight;
    });
    return hasRing && isInWindow ? '' : `ring: ${hasRing}, in the window: ${isInWindow}`";

/// Goes on by Tab to an element that fits the selector and holds the text, and sees
/// the focus at every stop.
#[track_caller]
fn follow_to(visitor: &mut Visitor, selector: &str, text: &str) {
    for _ in 0..MOST_STOPS {
        visitor.press(Key::Tab);
        let script = format!("return (() => {{ {UNSEEN} }})() === ''");
        visitor.wait_until("the focus to be seen", &script);
        if visitor.has_focus(selector, text) {
            return;
        }
    }
    panic!(
        "Tab never reached {selector:?} with {text:?}; {}",
        visitor.scene()
    );
}

/// More stops than any page has.
const MOST_STOPS: u32 = 250;

/// Answers the question on the page by its first option and goes on.
#[track_caller]
fn answer(visitor: &mut Visitor) {
    follow_to(visitor, "main fieldset input", "");
    visitor.press(Key::Space);
    visitor.wait_for("main fieldset input:checked");
    go_on_from(visitor);
}

/// Goes on to another page.
#[track_caller]
fn go_on_from(visitor: &mut Visitor) {
    let before = visitor.heading();
    follow_to(visitor, "button[type=submit]", "Continue");
    visitor.press(Key::Enter);
    let script = "return document.querySelector('h1').textContent !== arguments[0]";
    visitor.wait_with("another page", script, json!([before]));
}

#[test]
fn a_whole_visit_needs_no_mouse_and_shows_where_it_is() {
    visit(|visitor| {
        let files = visitor.save_files();
        visitor.open("/");
        follow_to(visitor, "input[type=radio]", "");
        visitor.press(Key::Space);
        visitor.press(Key::Down);
        visitor.press(Key::Down);
        visitor.wait_for("input[value=product]:checked");
        go_on_from(visitor);
        answer(visitor);
        answer(visitor);
        if visitor.path() != "/result" {
            follow_to(visitor, "main a", "See the result");
            visitor.press(Key::Enter);
        }
        let decided = "return location.pathname === '/result' && document.querySelector('main h1')";
        visitor.wait_until("the result", decided);
        visitor.wait_focus("main h1", "");
        let pick = visitor.heading();

        follow_to(visitor, "main button", "Save to shortlist");
        visitor.press(Key::Enter);
        visitor.wait_text("[role=status]", "Saved to your shortlist.");
        follow_to(visitor, "main button", "Save answers");
        visitor.press(Key::Enter);
        visitor.wait_text("[role=status]", "saved as a file");
        let kept = kept_answers(visitor);
        assert_eq!(kept.as_object().unwrap().len(), 3, "{kept}");
        assert_eq!(saved(&files)["answers"], kept, "the file holds the answers");

        follow_to(visitor, "main a", "Compare these");
        visitor.press(Key::Enter);
        visitor.wait_text("h1", "Compare");
        visitor.wait_for("main [aria-expanded=false]");
        follow_to(visitor, "main [aria-expanded=false]", "");
        visitor.press(Key::Enter);
        visitor.wait_for("main [aria-expanded=true]");

        follow_to(visitor, "header a", "Shortlist");
        visitor.press(Key::Enter);
        visitor.wait_text("h1", "Shortlist");
        follow_to(visitor, "main input[type=radio]", "");
        visitor.press(Key::Down);
        visitor.wait_for("input[value=trial]:checked");
        follow_to(visitor, "textarea", "");
        visitor.type_text("asked the team");
        visitor.wait_until(
            "the note to be kept",
            "return localStorage.getItem('backstay/shortlist').includes('asked the team')",
        );
        visitor.reload();
        visitor.wait_text("main h2", &pick);
    });
}

/// The one file that was saved, as soon as it is whole.
#[track_caller]
fn saved(folder: &TempDir) -> Value {
    let end = Instant::now() + Duration::from_secs(15);
    loop {
        let mut files = fs::read_dir(folder.path()).unwrap();
        let file = files.next().map(|file| file.unwrap().path());
        let text = file.and_then(|file| fs::read_to_string(file).ok());
        if let Some(whole) = text.and_then(|text| serde_json::from_str(&text).ok()) {
            return whole;
        }
        assert!(Instant::now() < end, "no file was saved");
        thread::sleep(Duration::from_millis(20));
    }
}

#[test]
fn the_skip_link_leads_past_the_head() {
    visit(|visitor| {
        visitor.open("/frameworks");
        visitor.press(Key::Tab);
        assert!(visitor.has_focus("a.skip", "Skip to the content"));
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

#[test]
fn on_a_phone_the_ranking_is_pulled_up_and_put_away() {
    visit(|visitor| {
        visitor.set_width(390);
        visitor.open(&link_of(PYTHON_TEAM));
        visitor.wait_text("h1", &pick_of(PYTHON_TEAM));
        visitor.open("/questions/languages");
        visitor.wait_text(".pull__handle", &pick_of(PYTHON_TEAM));
        let shown = "return document.querySelector('.ranking').checkVisibility()";
        assert_eq!(visitor.run(shown, json!([])), json!(false));

        visitor.tab_to("button", "Show the ranking");
        visitor.press(Key::Enter);
        visitor.wait_until("the sheet", shown);
        visitor.wait_for(".pull__handle[aria-expanded=true]");
        visitor.press(Key::Escape);
        visitor.wait_for(".pull__handle[aria-expanded=false]");
        assert!(visitor.has_focus("button", "Show the ranking"));

        visitor.click(".pull__handle");
        visitor.wait_until("the sheet", shown);
        visitor.set_width(1280);
        visitor.wait_until("the ranking beside the question", shown);
    });
}
