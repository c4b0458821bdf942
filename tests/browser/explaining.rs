//! Why not another, what pulls apart, what must-haves cost, what is not known.

use serde_json::json;

use crate::harness::{Key, visit};
use crate::screens::{NOTHING_LEFT, PYTHON_TEAM, decision_of, kept_answers, link_of, pick_of};

/// One must-have, which takes out some.
const EXCLUDING: &str = r#"{"answers": {"languages": ["python"], "back-office": ["daily"]},
    "requirements": ["back-office-supported"]}"#;

/// Must-haves of which at least two have to go: nothing in Ruby checks types, and
/// what has editors built in does neither.
const TWO_TO_GO: &str = r#"{"answers": {"languages": ["ruby"]},
    "requirements": ["checked-types", "only-known-languages", "editors-built-in"]}"#;

/// Two answers that no framework serves together.
const APART: &str = r#"{"answers": {"project": ["product"], "languages": ["ruby"],
    "types": ["required"]}}"#;

/// A sheet in which an unknown fact counts: Drupal's standing on Oracle.
const UNKNOWN: &str = r#"{"answers": {"languages": ["php"], "database": ["oracle"]}}"#;

/// A number with one decimal, in tenths.
fn tenths(text: &str) -> i64 {
    text.replace('.', "").parse().unwrap()
}

/// The points after "by …:" less those after "ahead by", and the gap.
fn parts(sentence: &str) -> (i64, i64) {
    let (gap, rest) = sentence
        .split_once(" by ")
        .and_then(|(_, rest)| rest.split_once(" points: "))
        .expect("a gap and its parts");
    let sentence = rest.split_once(". ").map_or(rest, |(first, _)| first);
    let (lost, gained) = sentence.split_once("; ahead by ").unwrap_or((sentence, ""));
    let sum = |text: &str| -> i64 {
        let words = text.split(' ').zip(text.split(' ').skip(1));
        words
            .filter(|(_, next)| *next == "on")
            .map(|(points, _)| tenths(points))
            .sum()
    };
    (sum(lost) - sum(gained), tenths(gap))
}

/// Every framework of the ranking can be asked about by keyboard, and what is
/// printed adds up.
#[test]
fn whoever_is_behind_says_by_what() {
    let pick = pick_of(PYTHON_TEAM);
    let decision = decision_of(PYTHON_TEAM);
    let behind = decision["ranking"].as_array().unwrap().split_at(1).1;
    visit(|visitor| {
        visitor.open(&link_of(PYTHON_TEAM));
        visitor.wait_text("h1", &pick);
        let offered = visitor.texts(".why-not option:not([value=''])");
        assert_eq!(offered.len(), behind.len());
        visitor.tab_to(".why-not select", "choose a framework");
        for standing in behind {
            let name = standing["name"].as_str().unwrap();
            visitor.press(Key::Down);
            visitor.wait_with(
                &format!("{name} is chosen"),
                "return document.querySelector('.why-not select').value === arguments[0]",
                json!([standing["id"]]),
            );
            visitor.wait_text(".why-not__sentence", &format!("Behind {pick} by "));
            let sentence = visitor.text(".why-not__sentence");
            let (sum, gap) = parts(&sentence);
            assert_eq!(sum, gap, "{name}: {sentence}");
            let points = |of: &serde_json::Value| of["value"].as_f64().unwrap();
            let expected = 1000.0 * (points(&decision["ranking"][0]) - points(standing));
            let printed = format!("{:.1}", expected / 10.0);
            assert_eq!(tenths(&printed), gap, "{name}");
            visitor.wait_text(".why-not__lines", &format!("{name}: "));
            visitor.wait_text(".why-not__lines", &format!("{pick}: "));
        }
    });
}

#[test]
fn whoever_is_out_says_by_which_must_have() {
    let decision = decision_of(EXCLUDING);
    let out = decision["excluded"].as_array().unwrap();
    assert!(!out.is_empty(), "the sheet takes somebody out");
    visit(|visitor| {
        visitor.open(&link_of(EXCLUDING));
        visitor.wait_text("h1", &pick_of(EXCLUDING));
        for excluded in out {
            let id = excluded["id"].as_str().unwrap();
            visitor.click(&format!(".why-not option[value='{id}']"));
            visitor.wait_text(".why-not__sentence", "Ruled out by your must-have “");
            let found = excluded["fact"]["found"].as_str().unwrap();
            visitor.wait_text(".why-not__sentence", found);
            assert_eq!(visitor.count(".why-not__lines"), 0);
        }
    });
}

#[test]
fn a_must_have_says_what_it_takes_out() {
    let decision = decision_of(EXCLUDING);
    let out = decision["excluded"].as_array().unwrap().len();
    let free = decision_of(r#"{"answers": {"languages": ["python"], "back-office": ["daily"]}}"#);
    let ids: Vec<&str> = decision["excluded"]
        .as_array()
        .unwrap()
        .iter()
        .map(|each| each["id"].as_str().unwrap())
        .collect();
    let best = free["ranking"]
        .as_array()
        .unwrap()
        .iter()
        .find(|each| ids.contains(&each["id"].as_str().unwrap()))
        .unwrap();
    visit(|visitor| {
        visitor.open(&link_of(EXCLUDING));
        visitor.wait_for(".effects tbody tr");
        let cells = visitor.texts(".effects tbody td");
        assert_eq!(cells[..2], [out.to_string(), out.to_string()]);
        let name = best["name"].as_str().unwrap();
        let points = 100.0 * best["value"].as_f64().unwrap();
        assert!(cells[2].starts_with(&format!("{name}: ")), "{cells:?}");
        assert!(
            cells[2].ends_with(&format!(" with {points:.1} points")),
            "{cells:?}"
        );
    });
}

#[test]
fn answers_that_pull_apart_are_named_with_a_way_out_and_back() {
    visit(|visitor| {
        visitor.open(&link_of(APART));
        visitor.wait_text("h1", &pick_of(APART));
        visitor.wait_text(".contradictions", "No framework does well on both");
        let links = "return [...document.querySelectorAll('.contradictions a')]
            .map((each) => each.getAttribute('href'))";
        assert_eq!(
            visitor.run(links, json!([])),
            json!(["/questions/languages", "/questions/types"])
        );
        visitor.click_text(
            "main//section[contains(@class, 'contradictions')]//a",
            "Ruby",
        );
        visitor.wait_text("h1", "languages");
        visitor.wait_text(
            ".columns__side .contradictions",
            "No framework does well on both",
        );
        visitor.click_text("button", "Leave “Static types” open");
        visitor.wait_gone(".contradictions");
        assert_eq!(kept_answers(visitor)["types"], json!(["not-sure"]));
        visitor.wait_text(".notice", "is open again");
        visitor.click_text("button", "Bring back my answers");
        visitor.wait_text(".contradictions", "No framework does well on both");
        assert_eq!(kept_answers(visitor)["types"], json!(["required"]));
    });
}

#[test]
fn must_haves_can_be_dropped_together_and_brought_back() {
    let decision = decision_of(TWO_TO_GO);
    let ways = decision["relaxations"].as_array().unwrap();
    let first = &ways[0];
    assert_eq!(first["requirements"].as_array().unwrap().len(), 2);
    let back = first["brings_back"].as_array().unwrap();
    visit(|visitor| {
        visitor.open(&link_of(TWO_TO_GO));
        visitor.wait_text("h1", "Nothing meets every must-have");
        visitor.wait_text(
            "main",
            "No single must-have is to blame: at least two have to go.",
        );
        assert_eq!(visitor.count(".ways li"), ways.len());
        visitor.click_text("button", "Drop both");
        visitor.wait_for(".sum__row");
        assert_eq!(visitor.count(".sum__row"), back.len());
        visitor.wait_text(".notice", "The must-haves are dropped.");
        visitor.click_text("button", "Bring back my answers");
        visitor.wait_text("h1", "Nothing meets every must-have");
        assert_eq!(visitor.count(".ways li"), ways.len());
    });
}

#[test]
fn a_single_must_have_to_drop_is_enough_where_one_will_do() {
    visit(|visitor| {
        visitor.open(&link_of(NOTHING_LEFT));
        visitor.wait_text("h1", "Nothing meets every must-have");
        visitor.click_text("button", "Drop this must-have");
        visitor.wait_for(".sum__row");
        visitor.wait_text(".notice", "The must-have is dropped.");
    });
}

#[test]
fn what_is_not_known_is_named_beside_the_evidence() {
    visit(|visitor| {
        visitor.open(&link_of(UNKNOWN));
        visitor.wait_text("h1", &pick_of(UNKNOWN));
        visitor.click_text("summary", "Drupal");
        visitor.wait_text(
            ".sum__row[open]",
            "of the weight rests on known facts. Unknown: ",
        );
        visitor.wait_text(".sum__row[open]", "Oracle");
        visitor.wait_text(".sum__row[open]", "drawn from what is known of its kind.");
    });
}

#[test]
fn the_sum_shows_ten_until_all_are_asked_for() {
    let all = decision_of(PYTHON_TEAM)["ranking"]
        .as_array()
        .unwrap()
        .len();
    let in_sight = "return [...document.querySelectorAll('.sum__row')]
        .filter((row) => row.offsetHeight > 0).length";
    visit(|visitor| {
        visitor.open(&link_of(PYTHON_TEAM));
        visitor.wait_for(".sum__row");
        assert_eq!(visitor.run(in_sight, json!([])), json!(10));
        let words = format!("Show all {all}");
        visitor.tab_to(".first-rows__more button", &words);
        visitor.press(Key::Enter);
        visitor.wait_text(".first-rows__more", "Show the first 10");
        assert_eq!(visitor.run(in_sight, json!([])), json!(all));
        visitor.press(Key::Enter);
        visitor.wait_text(".first-rows__more", &words);
        assert_eq!(visitor.run(in_sight, json!([])), json!(10));
    });
}

#[test]
fn a_long_result_has_links_to_its_sections() {
    visit(|visitor| {
        visitor.open(&link_of(EXCLUDING));
        visitor.wait_for(".effects tbody tr");
        let links = visitor.texts(".jumps a");
        for name in links {
            visitor.tab_to(".jumps a", &name);
            visitor.press(Key::Enter);
            visitor.wait_focus("main h2", &name);
            assert_eq!(visitor.heading(), pick_of(EXCLUDING), "the same page");
        }
    });
}
