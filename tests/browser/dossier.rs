//! One framework: time line, doubts, judgements, relatives, my answers, and how
//! to correct a fact.

use serde_json::{Value, json};

use crate::harness::{Key, Visitor, visit};
use crate::screens::{PULLING_APART, PYTHON_TEAM, data, decision_of, link_of, pick_of};

fn open(visitor: &mut Visitor, slug: &str) {
    visitor.open(&format!("/frameworks/{slug}"));
    visitor.wait_for(".facts .citation");
}

fn slugs() -> Vec<String> {
    serde_json::from_value(data("index.json")["frameworks"].take()).unwrap()
}

/// Days before and after all ends of the data, so that the journey holds on any
/// day: what the page takes for today.
fn set_today(visitor: &mut Visitor, day: &str) {
    visitor.before_every_page(&format!(
        "const moment = new Date('{day}T12:00:00Z').getTime();
        const Real = Date;
        globalThis.Date = class extends Real {{
            constructor(...given) {{ super(...(given.length > 0 ? given : [moment])); }}
        }};",
    ));
}

#[test]
fn the_time_line_and_the_table_say_the_same() {
    let releases = data("releases.json");
    visit(|visitor| {
        set_today(visitor, "2026-11-27");
        for (slug, known) in releases.as_object().unwrap() {
            open(visitor, slug);
            visitor.wait_for(".lines tbody tr");
            let rows = visitor.texts(".lines tbody tr");
            let drawn = visitor.run(
                "return [...document.querySelectorAll('.time-line__bar')]
                    .map((each) => [each.dataset.end, each.textContent.trim()])",
                json!([]),
            );
            let lines = known["lines"].as_array().unwrap();
            assert_eq!(rows.len(), lines.len(), "{slug}");
            for ((row, drawn), line) in rows.iter().zip(drawn.as_array().unwrap()).zip(lines) {
                let name = line["line"].as_str().unwrap();
                let (end, words) = match line["ends"].as_str() {
                    Some(end) if end < "2026-11-27" => ("past", "ended on "),
                    Some(_) => ("ahead", "until "),
                    None => ("open", "no end set"),
                };
                assert!(
                    row.starts_with(name) && row.contains(words),
                    "{slug}: {row}"
                );
                assert_eq!(drawn[0], end, "{slug}: {name}");
                assert!(
                    drawn[1].as_str().unwrap().starts_with(name),
                    "{slug}: {drawn}"
                );
            }
            let reach = visitor.run(
                "const svg = document.querySelector('.time-line svg');
                const share = (element, name) => parseFloat(element.getAttribute(name));
                const today = share(svg.querySelector('.time-line__today'), 'x1');
                return [...svg.querySelectorAll('.time-line__bar')].map((each) =>
                    [each.dataset.end, share(each.querySelector('rect'), 'width') > today])",
                json!([]),
            );
            for bar in reach.as_array().unwrap() {
                assert_eq!(bar[1], json!(bar[0] != "past"), "{slug}: {reach}");
            }
        }
        let without = slugs().into_iter().find(|slug| releases[slug].is_null());
        open(visitor, &without.unwrap());
        visitor.wait_text(".longevity", "No dated list of its release lines");
    });
}

#[test]
fn doubts_stand_with_the_level_they_put_in_question() {
    let doubted: Vec<(String, String, Value)> = slugs()
        .into_iter()
        .flat_map(|slug| {
            let dossier = data(&format!("frameworks/{slug}.json"));
            ["features", "databases", "deployment"]
                .into_iter()
                .flat_map(|section| {
                    let cells = dossier[section].as_object().unwrap().clone();
                    let cells = cells
                        .into_iter()
                        .filter(|(_, cell)| !cell["doubt"].is_null());
                    cells.map(move |(id, cell)| (format!("{section}.{id}"), cell))
                })
                .map(|(key, cell)| (slug.clone(), key, cell["doubt"].clone()))
                .collect::<Vec<_>>()
        })
        .collect();
    assert!(!doubted.is_empty(), "the data holds doubts");
    visit(|visitor| {
        let mut shown = String::new();
        for (slug, key, doubt) in doubted {
            if slug != shown {
                open(visitor, &slug);
                shown.clone_from(&slug);
            }
            let text = visitor.text(&format!(".facts__row[data-key='{key}'] .doubt"));
            let because = doubt["because"].as_str().unwrap();
            let because: Vec<&str> = because.split_whitespace().collect();
            assert!(text.contains(&because.join(" ")), "{slug} {key}: {text}");
            let or = match doubt["or"].as_str().unwrap() {
                "none" => "not available",
                "community" => "from the community",
                "official" => "official add-on",
                _ => "built in",
            };
            assert!(
                text.starts_with(&format!("Or: {or}.")),
                "{slug} {key}: {text}"
            );
        }
    });
}

#[test]
fn judgements_show_the_points_that_make_them() {
    let rubric = data("rubric.json");
    visit(|visitor| {
        open(visitor, "django");
        visitor.wait_for(".points__row");
        for (id, rule) in rubric.as_object().unwrap() {
            let row = format!(".facts__row[data-key='judged.{id}']");
            let shown = visitor.texts(&format!("{row} .points__row"));
            let points = rule["points"].as_array().unwrap();
            assert_eq!(shown.len(), points.len(), "{id}");
            for (shown, point) in shown.iter().zip(points) {
                assert!(
                    shown.contains(point["name"].as_str().unwrap()),
                    "{id}: {shown}"
                );
                let earned = shown.split(" of ").next().unwrap();
                assert!(
                    earned.parse::<f64>().is_ok() && earned != "-0",
                    "{id}: {shown}"
                );
            }
            let style = visitor.run(
                "return getComputedStyle(document.querySelector(arguments[0])).fontStyle",
                json!([format!("{row} .score")]),
            );
            assert_eq!(style, json!("italic"), "a judgement looks like one");
        }
    });
}

#[test]
fn with_my_answers_it_says_where_it_stands_and_why() {
    let pick = pick_of(PYTHON_TEAM);
    visit(|visitor| {
        visitor.open("/frameworks/flask");
        visitor.wait_text(".with-answers", "You have not answered anything yet");
        visitor.click_text("main//a", "Answer the first question");
        visitor.wait_for(".question__fields input");

        visitor.open_afresh(&link_of(PYTHON_TEAM));
        visitor.wait_text("h1", &pick);
        open(visitor, "laravel");
        visitor.wait_text(".with-answers", "points, first in");
        visitor.wait_text(".with-answers", "Where it gains most");
        visitor.wait_text(".with-answers .why-not__sentence", &pick);
        let decision = decision_of(PYTHON_TEAM);
        let ranking = decision["ranking"].as_array().unwrap();
        let laravel = ranking.iter().find(|row| row["name"] == "Laravel").unwrap();
        visitor.wait_text(".with-answers", &format!("of {}", ranking.len()));
        assert!(laravel["rank"].as_u64().unwrap() > 1);

        visitor.open_afresh(&link_of(PULLING_APART));
        visitor.wait_for(".contradictions");
        let decision = decision_of(PULLING_APART);
        let out = decision["excluded"][0]["id"].as_str().unwrap().to_owned();
        open(visitor, &out);
        visitor.wait_text(".with-answers", "Your must-haves rule it out");
    });
}

#[test]
fn relatives_lead_on_and_say_how_they_differ() {
    visit(|visitor| {
        open(visitor, "gin");
        assert_eq!(visitor.count(".relative"), 4);
        let differences = visitor.texts(".relative:first-child .relative__difference");
        assert!((1..=3).contains(&differences.len()), "{differences:?}");
        let name = visitor.texts(".relative h3").swap_remove(0);
        visitor.click(".relative h3 a");
        visitor.wait_text("h1", &name);
    });
}

#[test]
fn a_fact_can_be_corrected_by_keyboard() {
    visit(|visitor| {
        visitor.open("/frameworks/django");
        visitor.wait_for(".facts .citation");
        visitor.tab_to(".facts__row[data-key='features.orm'] button", "Correct");
        visitor.press(Key::Enter);
        visitor.wait_focus("#correct h2", "Correct a fact");
        visitor.wait_for(".correct__text textarea");
        let text = visitor.run(
            "return document.querySelector('.correct__text textarea').value",
            json!([]),
        );
        let text = text.as_str().unwrap();
        for part in [
            "data/frameworks/django.json",
            "features.orm",
            "It says: built in; Django ORM",
            "Its source: Models, Django documentation",
        ] {
            assert!(text.contains(part), "{part} in {text}");
        }
        let href = visitor.run(
            "return document.querySelector('.correct a').getAttribute('href')",
            json!([]),
        );
        assert_eq!(href, json!("/data/v1/frameworks/django.json"));
    });
}

#[test]
fn a_link_to_a_section_opens_there() {
    visit(|visitor| {
        visitor.open("/frameworks/django#judgements");
        visitor.wait_focus("#judgements h2", "Judgements");
        visitor.click_text("nav//a", "Databases");
        visitor.wait_focus("#databases h2", "Databases");
        assert_eq!(visitor.path(), "/frameworks/django#databases");
    });
}

#[test]
fn without_rubric_and_release_lines_the_rest_stands() {
    visit(|visitor| {
        visitor.devtools("Network.enable", json!({}));
        visitor.devtools(
            "Network.setBlockedURLs",
            json!({ "urls": ["*/data/v1/rubric.json", "*/data/v1/releases.json"] }),
        );
        open(visitor, "django");
        visitor.wait_text(".problem", "The release lines could not be shown");
        visitor.wait_text(
            ".problem",
            "The points behind the scores could not be shown",
        );
        assert!(visitor.count(".facts__row") > 40);
        // The browser itself reports what it was told to block; nothing else.
        for error in visitor.console_errors() {
            assert!(error.contains("/data/v1/r"), "{error}");
        }
    });
}
