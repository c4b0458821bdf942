//! Weights by hand: sliders that re-rank at once and stay under the finger.

use serde_json::{Value, json};

use crate::harness::{Key, Visitor, visit};
use crate::links::copy_link;
use crate::screens::{PYTHON_TEAM, SHOWN, decision_of, link_of, pick_of, ranking};

/// The slider of a question.
fn slider(question: &str) -> String {
    format!("#weigh-{question}")
}

/// The ranking of a sheet with the importances of some questions set.
fn ranking_with(sheet: &str, importances: &Value) -> Vec<(String, String)> {
    let mut sheet: Value = serde_json::from_str(sheet).unwrap();
    sheet["importances"] = importances.clone();
    let decision = decision_of(&sheet.to_string());
    let standings = decision["ranking"].as_array().unwrap();
    standings
        .iter()
        .take(SHOWN)
        .map(|standing| {
            let points = 100.0 * standing["value"].as_f64().unwrap();
            let name = standing["name"].as_str().unwrap();
            (name.to_owned(), format!("{points:.1}"))
        })
        .collect()
}

/// What a slider says to those who hear it.
fn step_of(visitor: &mut Visitor, slider: &str) -> String {
    let script = "return document.querySelector(arguments[0]).getAttribute('aria-valuetext')";
    let step = visitor.run(script, json!([slider]));
    step.as_str().unwrap().to_owned()
}

#[track_caller]
fn wait_step(visitor: &mut Visitor, slider: &str, step: &str) {
    let script = "const slider = document.querySelector(arguments[0]);
        return slider?.getAttribute('aria-valuetext') === arguments[1]";
    visitor.wait_with(&format!("{slider} {step}"), script, json!([slider, step]));
}

/// How far a slider stands below the upper edge of the window, in pixels.
fn height_of(visitor: &mut Visitor, slider: &str) -> f64 {
    let script = "return document.querySelector(arguments[0]).getBoundingClientRect().top";
    visitor.run(script, json!([slider])).as_f64().unwrap()
}

#[test]
fn a_slider_moves_the_ranking_and_keeps_the_focus() {
    let load = slider("load");
    visit(|visitor| {
        visitor.open(&link_of(PYTHON_TEAM));
        visitor.wait_text("h1", &pick_of(PYTHON_TEAM));
        assert_eq!(ranking(visitor), ranking_with(PYTHON_TEAM, &json!({})));
        assert_eq!(step_of(visitor, &load), "open: drawn from what is usual");

        visitor.tab_to(&load, "Load");
        let height = height_of(visitor, &load);
        visitor.press(Key::Home);
        wait_step(visitor, &load, "doesn’t matter");
        for (step, words) in [
            ("a-little", "matters a little"),
            ("matters", "matters"),
            ("important", "is important"),
            ("decisive", "is decisive"),
        ] {
            visitor.press(Key::Right);
            wait_step(visitor, &load, words);
            let expected = ranking_with(PYTHON_TEAM, &json!({ "load": step }));
            assert_eq!(ranking(visitor), expected, "{step}");
            assert!(visitor.has_focus(&load, "Load"), "{}", visitor.scene());
            let moved = (height_of(visitor, &load) - height).abs();
            assert!(moved < 2.0, "the slider moved by {moved} px");
        }
        let weighed = ranking(visitor);
        let link = copy_link(visitor);
        assert!(link.contains("&weigh=load:decisive"), "{link}");

        visitor.reload();
        wait_step(visitor, &load, "is decisive");
        assert_eq!(ranking(visitor), weighed);

        visitor.click_text("button", "Reset all to my answers");
        wait_step(visitor, &load, "open: drawn from what is usual");
        visitor.wait_focus("h2", "Weigh it yourself");
        assert_eq!(ranking(visitor), ranking_with(PYTHON_TEAM, &json!({})));
        visitor.click_text("button", "Bring back my answers");
        wait_step(visitor, &load, "is decisive");
        assert_eq!(ranking(visitor), weighed);
    });
}

#[test]
fn an_answer_can_weigh_as_it_did_again() {
    let languages = slider("languages");
    visit(|visitor| {
        visitor.open(&link_of(PYTHON_TEAM));
        wait_step(visitor, &languages, "is decisive");
        assert_eq!(visitor.count(".weigh__restore"), 0);
        visitor.tab_to(&languages, "The team’s languages");
        visitor.press(Key::Left);
        wait_step(visitor, &languages, "is important");
        visitor.tab_to(".weigh__restore", "As answered: The team’s languages");
        visitor.press(Key::Enter);
        wait_step(visitor, &languages, "is decisive");
        visitor.wait_focus(&languages, "The team’s languages");
        assert_eq!(visitor.count(".weigh__restore"), 0);
        assert_eq!(ranking(visitor), ranking_with(PYTHON_TEAM, &json!({})));
    });
}

/// A slider held with the mouse goes where the mouse goes, through every ranking
/// on the way.
#[test]
fn a_slider_can_be_dragged() {
    let load = slider("load");
    visit(|visitor| {
        visitor.open(&link_of(PYTHON_TEAM));
        wait_step(visitor, &load, "open: drawn from what is usual");
        let script = "const slider = document.querySelector(arguments[0]);
            slider.scrollIntoView({ block: 'center' });
            const { left, top, width, height } = slider.getBoundingClientRect();
            return [left + 1, top + height / 2, width - 2]";
        let place = visitor.run(script, json!([load]));
        let [left, middle, width] = [0, 1, 2].map(|part| place[part].as_f64().unwrap());
        let mouse = |visitor: &mut Visitor, what: &str, share: f64| {
            visitor.devtools(
                "Input.dispatchMouseEvent",
                json!({ "type": what, "x": left + share * width, "y": middle,
                    "button": "left", "buttons": 1, "clickCount": 1 }),
            );
        };
        mouse(visitor, "mousePressed", 0.0);
        wait_step(visitor, &load, "doesn’t matter");
        for (share, step) in [
            (0.3, "matters a little"),
            (0.7, "is important"),
            (1.0, "is decisive"),
            (0.5, "matters"),
        ] {
            mouse(visitor, "mouseMoved", share);
            wait_step(visitor, &load, step);
        }
        mouse(visitor, "mouseReleased", 0.5);
        let expected = ranking_with(PYTHON_TEAM, &json!({ "load": "matters" }));
        assert_eq!(ranking(visitor), expected);
    });
}

#[test]
fn what_was_asked_stays_asked_when_the_ranking_moves() {
    let languages = slider("languages");
    visit(|visitor| {
        visitor.open(&link_of(PYTHON_TEAM));
        let pick = pick_of(PYTHON_TEAM);
        visitor.wait_text("h1", &pick);
        visitor.click(".why-not option[value=drupal]");
        visitor.wait_text(".why-not__sentence", &format!("Behind {pick} by "));
        let before = visitor.text(".why-not__sentence");
        visitor.tab_to(&languages, "The team’s languages");
        visitor.press(Key::Left);
        wait_step(visitor, &languages, "is important");
        visitor.wait_until(
            "Drupal is still chosen",
            "return document.querySelector('.why-not select').value === 'drupal'",
        );
        let after = visitor.text(".why-not__sentence");
        assert_ne!(after, before, "the sentence follows the ranking");
    });
}

/// Notes every row that is made to glide, by the name in it.
const WATCH: &str = "window.glides = [];
    const animate = Element.prototype.animate;
    Element.prototype.animate = function (...how) {
        window.glides.push(this.querySelector('a').textContent);
        return animate.apply(this, how);
    };";

/// Moves a slider so that ranks change; gives who glided, and who should have:
/// those who are in sight before and after.
fn reorder(visitor: &mut Visitor) -> [Vec<String>; 2] {
    let names = |visitor: &mut Visitor| -> Vec<String> {
        let script = "return [...document.querySelectorAll('.ranking tbody tr')]
            .filter((row) => row.offsetHeight > 0)
            .map((row) => row.querySelector('a').textContent)";
        serde_json::from_value(visitor.run(script, json!([]))).unwrap()
    };
    let languages = slider("languages");
    visitor.open(&link_of(PYTHON_TEAM));
    wait_step(visitor, &languages, "is decisive");
    let before = names(visitor);
    visitor.tab_to(&languages, "");
    assert_eq!(visitor.run("return glides", json!([])), json!([]));
    visitor.press(Key::Home);
    wait_step(visitor, &languages, "doesn’t matter");
    visitor.run_async(
        "const done = arguments[0];
        requestAnimationFrame(() => requestAnimationFrame(() => done(true)))",
        json!([]),
    );
    let after = names(visitor);
    let moved = after.iter().zip(&before).filter(|(now, then)| now != then);
    let mut moved: Vec<String> = moved
        .map(|(now, _)| now.clone())
        .filter(|now| before.contains(now))
        .collect();
    assert!(!moved.is_empty(), "ranks change");
    let glided = visitor.run("return glides", json!([]));
    let mut glided: Vec<String> = serde_json::from_value(glided).unwrap();
    moved.sort();
    glided.sort();
    [glided, moved]
}

#[test]
fn rows_whose_rank_changes_glide() {
    visit(|visitor| {
        visitor.before_every_page(WATCH);
        let [glided, moved] = reorder(visitor);
        assert_eq!(glided, moved);
    });
}

#[test]
fn nothing_glides_for_those_who_want_no_motion() {
    visit(|visitor| {
        visitor.before_every_page(WATCH);
        visitor.devtools(
            "Emulation.setEmulatedMedia",
            json!({ "features": [{ "name": "prefers-reduced-motion", "value": "reduce" }] }),
        );
        let [glided, _] = reorder(visitor);
        assert_eq!(glided, [""; 0]);
    });
}
