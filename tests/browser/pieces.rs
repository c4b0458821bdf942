//! What is fetched when, and what happens when it cannot be.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::harness::{Visitor, visit};
use crate::screens::{kept_answers, option, ranking};

/// The names of the files fetched so far, but for the page itself and the icon,
/// which nothing waits for.
fn fetched(visitor: &mut Visitor) -> BTreeSet<String> {
    let script = "return performance.getEntriesByType('resource')
        .map((each) => new URL(each.name).pathname)
        .filter((each) => !each.includes('/icon-'))";
    serde_json::from_value(visitor.run(script, json!([]))).unwrap()
}

/// The names of the files that the page itself loads.
fn named(visitor: &mut Visitor) -> BTreeSet<String> {
    let script = "const kinds = ['stylesheet', 'modulepreload', 'preload']
        .map((kind) => `link[rel=${kind}]`);
        return [...document.querySelectorAll(`script[src], ${kinds}`)]
            .map((each) => new URL(each.src ?? each.href).pathname)";
    serde_json::from_value(visitor.run(script, json!([]))).unwrap()
}

fn set_offline(visitor: &mut Visitor, offline: bool) {
    visitor.devtools("Network.enable", json!({}));
    visitor.devtools(
        "Network.emulateNetworkConditions",
        json!({
            "offline": offline,
            "latency": 0,
            "downloadThroughput": -1,
            "uploadThroughput": -1,
        }),
    );
}

/// Answers a question, with the ranking beside it.
fn begin(visitor: &mut Visitor) {
    visitor.open("/questions/languages");
    visitor.click(&option("ruby"));
    assert_eq!(ranking(visitor)[0].0, "Ruby on Rails");
}

/// What asks for files that this says is answered as if there were no network.
fn block(visitor: &mut Visitor, files: &[&str]) {
    visitor.devtools("Network.enable", json!({}));
    visitor.devtools("Network.setBlockedURLs", json!({ "urls": files }));
}

/// The file that follows the first question.
const REST: &str = "/shared-rest-";

/// The errors of the console are those of files that did not come.
fn expect_missing_files(visitor: &mut Visitor) {
    let errors = visitor.console_errors();
    assert!(!errors.is_empty(), "the console says why");
    expect_of_missing_files(&errors);
}

fn expect_of_missing_files(errors: &[String]) {
    for error in errors {
        let is_known = [
            "ERR_BLOCKED_BY_CLIENT",
            "ERR_INTERNET_DISCONNECTED",
            "Failed to fetch",
        ]
        .iter()
        .any(|known| error.contains(known));
        assert!(is_known, "{error}");
    }
}

#[test]
fn the_first_question_is_asked_without_the_rest() {
    visit(|visitor| {
        block(visitor, &[&format!("*{REST}*")]);
        visitor.open("/");
        visitor.wait_for(&option("product"));
        visitor.click(&option("product"));
        visitor.wait_text(".resume", "1 question answered");
        visitor.wait_text(".ranking", "The ranking could not be fetched");
        expect_missing_files(visitor);
        block(visitor, &[]);
        visitor.click_text("button", "Try again");
        assert!(ranking(visitor).len() > 1);
        let project = &kept_answers(visitor)["project"];
        assert_eq!(
            *project,
            json!(["product"]),
            "what was said meanwhile holds"
        );
    });
}

#[test]
fn who_goes_on_before_the_rest_is_there_gets_there_with_it() {
    visit(|visitor| {
        block(visitor, &[&format!("*{REST}*")]);
        visitor.open("/");
        visitor.click(&option("product"));
        visitor.click_text("button", "Continue");
        visitor.wait_focus("h1", "This page could not be loaded");
        expect_missing_files(visitor);
        block(visitor, &[]);
        visitor.click_text("button", "Try again");
        visitor.wait_for(".question");
        visitor.wait_until(
            "the path names the next question",
            "return location.pathname.startsWith('/questions/')",
        );
        visitor.wait_text("aside a", "See the result");
        assert_eq!(kept_answers(visitor)["project"], json!(["product"]));
    });
}

#[test]
fn a_preset_chosen_before_the_rest_is_there_is_taken_up_with_it() {
    visit(|visitor| {
        block(visitor, &[&format!("*{REST}*")]);
        visitor.open("/");
        visitor.click(".preset");
        visitor.wait_focus("h1", "This page could not be loaded");
        expect_missing_files(visitor);
        block(visitor, &[]);
        visitor.click_text("button", "Try again");
        visitor.wait_for(".sum__row");
        assert_eq!(visitor.path(), "/result");
        assert_ne!(kept_answers(visitor), json!({}));
    });
}

/// `cargo xtask size` weighs what the page names: this holds it to the truth.
#[test]
fn until_the_result_is_wanted_nothing_of_it_is_fetched() {
    visit(|visitor| {
        visitor.open("/");
        visitor.wait_text(".question__now", "Your answer");
        let beyond = |visitor: &mut Visitor| -> Vec<String> {
            let named = named(visitor);
            let fetched = fetched(visitor);
            assert!(fetched.is_superset(&named));
            fetched.difference(&named).cloned().collect()
        };
        let [rest] = &beyond(visitor)[..] else {
            panic!("one file follows the first question");
        };
        assert!(rest.contains(REST), "{rest}");
        begin(visitor);
        assert_eq!(beyond(visitor).len(), 1, "the questions need no more");
        visitor.click_text("nav//a", "Result");
        visitor.wait_text("h1", "Ruby on Rails");
        let is_result = |name: &String| name.contains("/result-");
        assert!(fetched(visitor).iter().any(is_result));
    });
}

/// Whether every style sheet of the result is applied.
const DRESSED: &str = "const sheets = [...document.querySelectorAll('link[data-with~=result]')];
    return sheets.length > 3
        && sheets.every((each) => each.rel === 'stylesheet' && each.sheet !== null)";

#[test]
fn a_page_is_shown_with_its_looks() {
    visit(|visitor| {
        begin(visitor);
        assert_eq!(visitor.run(DRESSED, json!([])), json!(false), "not yet");
        let script = "window.shown = [];
            new MutationObserver(() => {
                if (document.querySelector('main .answer')) window.shown.push(DRESSED);
            }).observe(document.querySelector('main'), { childList: true })"
            .replace("DRESSED", &format!("(() => {{ {DRESSED} }})()"));
        visitor.run(&script, json!([]));
        visitor.click_text("nav//a", "Result");
        visitor.wait_text("h1", "Ruby on Rails");
        assert_eq!(
            visitor.run("return window.shown[0]", json!([])),
            json!(true)
        );
    });
}

#[test]
fn looks_that_do_not_come_are_asked_for_again() {
    visit(|visitor| {
        begin(visitor);
        block(visitor, &["*/result-*.css"]);
        visitor.click_text("nav//a", "Result");
        visitor.wait_text("h1", "Ruby on Rails");
        assert_eq!(visitor.run(DRESSED, json!([])), json!(false));
        // A browser need not complain of a sheet.
        expect_of_missing_files(&visitor.console_errors());
        block(visitor, &[]);
        visitor.click_text("nav//a", "Questions");
        visitor.wait_for(".question");
        visitor.click_text("nav//a", "Result");
        visitor.wait_text("h1", "Ruby on Rails");
        visitor.wait_until("the looks", DRESSED);
    });
}

#[test]
fn a_page_that_cannot_be_fetched_says_so_and_comes_later() {
    visit(|visitor| {
        begin(visitor);
        let answers = visitor.kept("answers");
        set_offline(visitor, true);
        visitor.click_text("nav//a", "Result");
        visitor.wait_text("h1", "This page could not be loaded");
        visitor.wait_focus("h1", "This page could not be loaded");
        assert!(visitor.title().starts_with("This page could not be loaded"));
        visitor.click_text("button", "Try again");
        visitor.wait_focus("h1", "This page could not be loaded");
        // What is here already works on.
        visitor.click_text("nav//a", "Questions");
        visitor.wait_for(".ranking");
        visitor.back();
        visitor.wait_text("h1", "This page could not be loaded");
        assert!(!visitor.console_errors().is_empty(), "the console says why");
        set_offline(visitor, false);
        visitor.click_text("button", "Try again");
        visitor.wait_focus("h1", "Ruby on Rails");
        // Files whose fetch was given up while offline may be reported late.
        for error in visitor.console_errors() {
            assert!(error.contains("ERR_INTERNET_DISCONNECTED"), "{error}");
        }
        assert_eq!(visitor.kept("answers"), answers);
        assert_ne!(Value::from(answers), Value::Null);
    });
}
