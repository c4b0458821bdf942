//! The method adds up in public, and claims are checked.

use serde_json::{Value, json};

use crate::harness::{Visitor, visit};
use crate::screens::{PYTHON_TEAM, data, decision_of, link_of, pick_of};

/// A number with one decimal, in tenths.
fn tenths(text: &str) -> i64 {
    let (whole, tenth) = text.split_once('.').expect("one decimal");
    format!("{whole}{tenth}").parse().unwrap()
}

/// The example adds up on screen, to what the engine says of the first two.
fn expect_example(visitor: &mut Visitor, decision: &Value) {
    visitor.wait_for(".side--example");
    for place in 0..2 {
        let standing = &decision["ranking"][place];
        let column = place + 2;
        let head = format!(".side--example thead :nth-child({column})");
        assert_eq!(json!(visitor.text(&head)), standing["name"]);
        let cell = format!("td:nth-child({column})");
        let points = visitor.texts(&format!(".side--example {cell} .example__points"));
        let sum = visitor.text(&format!(".side--example {cell} .example__sum"));
        assert!(points.len() > 3, "{points:?}");
        let added: i64 = points.iter().map(|each| tenths(each)).sum();
        assert_eq!(added, tenths(&sum), "{points:?}");
        let value = standing["value"].as_f64().unwrap();
        assert_eq!(sum, format!("{:.1}", 100.0 * value), "what the engine says");
    }
}

#[test]
fn the_example_of_a_preset_adds_up() {
    let preset = data("presets.json")[0]["sheet"].to_string();
    visit(|visitor| {
        visitor.open("/method");
        visitor.wait_text("main", "Somebody starts from the case");
        expect_example(visitor, &decision_of(&preset));
    });
}

#[test]
fn the_example_of_ones_own_answers_adds_up() {
    visit(|visitor| {
        visitor.open(&link_of(PYTHON_TEAM));
        visitor.wait_text("h1", &pick_of(PYTHON_TEAM));
        visitor.open("/method");
        visitor.wait_text("main", "These are your own answers.");
        expect_example(visitor, &decision_of(PYTHON_TEAM));
    });
}

#[test]
fn every_framework_has_its_points_under_every_score() {
    let count = data("index.json")["frameworks"].as_array().unwrap().len();
    let rubric = data("rubric.json");
    let scores = rubric.as_object().unwrap().len();
    visit(|visitor| {
        visitor.open("/method");
        visitor.wait_for(".score");
        visitor.run(
            "document.querySelectorAll('.score details').forEach((each) => { each.open = true; })",
            json!([]),
        );
        visitor.wait_for(".points");
        assert_eq!(visitor.count(".points tbody tr"), count * scores);
        let django = data("frameworks/django.json");
        let given = &django["judged"]["learning_ease"]["points"];
        let total: i64 = given
            .as_object()
            .unwrap()
            .values()
            .map(|points| points.as_i64().unwrap())
            .sum();
        let script = "const score = document.querySelector('.score');
            const row = [...score.querySelectorAll('.points tbody tr')]
                .find((each) => each.querySelector('a').textContent === 'Django');
            return [...row.querySelectorAll('td')].map((each) => Number(each.textContent))";
        let cells: Vec<i64> = serde_json::from_value(visitor.run(script, json!([]))).unwrap();
        let (last, points) = cells.split_last().unwrap();
        assert_eq!(points.iter().sum::<i64>(), *last);
        assert_eq!(*last, total);
    });
}

#[test]
fn what_is_left_out_has_a_reason_and_a_source() {
    let entrance = data("left-out.json");
    let left_out = entrance["left_out"].as_array().unwrap();
    visit(|visitor| {
        visitor.open("/method");
        visitor.wait_for(".left-out");
        assert_eq!(visitor.count(".left-out dt"), left_out.len());
        for each in left_out {
            visitor.wait_text(".left-out dt", each["name"].as_str().unwrap());
            visitor.wait_text(".left-out dd", each["why"].as_str().unwrap());
            let url = each["source"]["url"].as_str().unwrap();
            visitor.wait_for(&format!(".left-out a[href='{url}']"));
        }
        visitor.click_text("main//a", "Limits and bias");
        visitor.wait_focus("h2", "Limits and bias");
    });
}

#[test]
fn every_claim_stands_with_verdict_evidence_and_sources() {
    let claims = data("claims.json");
    let claims = claims.as_array().unwrap();
    let sources = data("sources.json");
    let with = |verdict: &str| {
        let of_it = claims
            .iter()
            .filter(|claim| claim["verdict"] == json!(verdict));
        of_it.count().to_string()
    };
    visit(|visitor| {
        visitor.open("/claims");
        visitor.wait_for(".claim");
        let verdicts = ["supported", "partly", "outdated", "not-supported"];
        assert_eq!(
            visitor.texts(".claims__counts dd"),
            verdicts.map(with),
            "counts by verdict"
        );
        assert_eq!(visitor.count(".claim"), claims.len());
        for (place, claim) in claims.iter().enumerate() {
            let row = format!(".claim:nth-child({})", place + 1);
            for part in ["says", "wording", "evidence"] {
                let words = claim[part].as_str().unwrap();
                visitor.wait_text(&row, words);
            }
            let cited = claim["sources"].as_array().unwrap();
            assert_eq!(visitor.count(&format!("{row} .citation")), cited.len());
            for source in cited {
                let title = &sources[source.as_str().unwrap()]["title"];
                visitor.wait_text(&row, title.as_str().unwrap());
            }
        }
    });
}

#[test]
fn the_articles_questions_open_in_the_interview() {
    let presets = data("presets.json");
    visit(|visitor| {
        for id in [
            "best-php",
            "best-python",
            "best-javascript",
            "best-full-stack",
        ] {
            let presets = presets.as_array().unwrap();
            let preset = presets
                .iter()
                .find(|preset| preset["id"] == json!(id))
                .unwrap();
            let decision = decision_of(&preset["sheet"].to_string());
            let first = decision["ranking"].as_array().unwrap().iter().take(3);
            let names: Vec<&str> = first.map(|row| row["name"].as_str().unwrap()).collect();
            visitor.open("/claims");
            let question = format!("[data-preset={id}]");
            visitor.wait_for(&question);
            assert_eq!(visitor.texts(&format!("{question} li a")), names, "{id}");
            visitor.click(&format!("{question} button"));
            visitor.wait_until(
                "the interview",
                "return location.pathname.startsWith('/questions')",
            );
            visitor.wait_text(".ranking tbody tr:first-child", names[0]);
        }
    });
}
