//! Links that are wrong, sheets that leave nothing, pages that do not exist.

use serde_json::json;

use crate::harness::{Visitor, visit};
use crate::screens::{
    NOTHING_LEFT, PYTHON_TEAM, decision_of, kept_answers, link_of, option, pick_of, ranking,
};

/// Changes an answer, to show that the app goes on.
#[track_caller]
fn expect_working(visitor: &mut Visitor) {
    visitor.open_afresh("/questions/languages");
    let before = ranking(visitor);
    visitor.click(&option("ruby"));
    assert_ne!(ranking(visitor), before, "an answer moves the ranking");
    let languages = &kept_answers(visitor)["languages"];
    assert!(languages.as_array().unwrap().contains(&json!("ruby")));
}

#[test]
fn a_broken_link_is_named_and_changes_nothing() {
    let cases = [
        ("#v=x", "the version of the link, “x”, is not a number"),
        ("#v=99", "made by a newer version (link format 99"),
        ("#nonsense=1", "not a link to an answer sheet"),
        ("#languages=php", "not a link to an answer sheet"),
    ];
    visit(|visitor| {
        visitor.open(&link_of(PYTHON_TEAM));
        visitor.wait_text("h1", &pick_of(PYTHON_TEAM));
        let own = kept_answers(visitor);
        for (fragment, why) in cases {
            visitor.open_afresh(&format!("/{fragment}"));
            visitor.wait_text(".notice", why);
            visitor.wait_text(".notice", "Your own answers have not changed.");
            assert_eq!(visitor.count(".notice"), 1, "{fragment}");
            assert_eq!(kept_answers(visitor), own, "{fragment}");
            visitor.click_text("button", "Dismiss");
            visitor.wait_gone(".notice");
        }
        expect_working(visitor);
    });
}

#[test]
fn what_a_link_holds_beyond_this_edition_is_named() {
    let link = "/#v=1&data=2020-01&languages=php,cobol&horoscope=leo&project=api,shop\
                &must=no-copyleft,world-peace&loose";
    visit(|visitor| {
        visitor.open(link);
        visitor.wait_for(".answer");
        for name in [
            "option “cobol” of question “languages” is not known here",
            "question “horoscope” is not known here",
            "question “project” takes one answer, so “shop” was left out",
            "requirement “world-peace” is not known here",
            "“loose” could not be read",
            "made with the facts of 2020-01",
        ] {
            visitor.wait_text(".notice", name);
        }
        assert_eq!(
            kept_answers(visitor),
            json!({"languages": ["php"], "project": ["api"]})
        );
        expect_working(visitor);
    });
}

#[test]
fn markup_in_a_link_stays_text() {
    visit(|visitor| {
        visitor.open("/#v=1&%3Cimg%20src=x%20onerror=document.title=1%3E=php&languages=php");
        visitor.wait_text(".notice", "question “<img src");
        assert_eq!(visitor.count(".notice img"), 0, "no element out of a link");
    });
}

#[test]
fn must_haves_that_leave_nothing_can_be_dropped() {
    let decision = decision_of(NOTHING_LEFT);
    let back = decision["relaxations"][0]["brings_back"]
        .as_array()
        .unwrap();
    visit(|visitor| {
        visitor.open(&link_of(NOTHING_LEFT));
        visitor.wait_text("h1", "Nothing meets every must-have");
        visitor.wait_text("main", "Your answers are kept.");
        assert!(visitor.title().contains("Nothing meets"));
        assert_eq!(
            visitor.count(".ways li"),
            decision["relaxations"].as_array().unwrap().len()
        );
        visitor.click_text("button", "Drop this must-have");
        visitor.wait_for(".sum__row");
        assert_eq!(visitor.count(".sum__row"), back.len());
        visitor.wait_text("main", "Ruled out by your must-haves");
    });
}

#[test]
fn the_ranking_says_when_nothing_is_left() {
    visit(|visitor| {
        visitor.open(&link_of(NOTHING_LEFT));
        visitor.wait_text("h1", "Nothing meets every must-have");
        visitor.open("/questions/types");
        visitor.wait_text(
            ".ranking",
            "44 frameworks are ruled out by your must-haves.",
        );
        assert_eq!(visitor.count(".ranking tbody tr"), 0);
    });
}

#[test]
fn without_answers_the_result_says_so() {
    visit(|visitor| {
        visitor.open("/result");
        assert_eq!(visitor.heading(), "No answers yet");
        visitor.click_text("a", "Answer the first question");
        visitor.wait_for("form.question");
        assert_eq!(visitor.path(), "/questions/project");
    });
}

#[test]
fn a_path_that_leads_nowhere_says_so() {
    visit(|visitor| {
        for path in ["/no/such/page", "/questions/horoscope", "/frameworks/cobol"] {
            visitor.open(path);
            assert_eq!(visitor.heading(), "There is no such page", "{path}");
            assert!(visitor.title().contains("No such page"), "{path}");
        }
        visitor.click_text("main//a", "All frameworks");
        visitor.wait_text("h1", "Frameworks");
    });
}
