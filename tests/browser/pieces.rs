//! What is fetched when, and what happens when it cannot be.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::harness::{Visitor, visit};
use crate::screens::{option, ranking};

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

/// `cargo xtask size` weighs what the page names: this holds it to the truth.
#[test]
fn until_the_result_is_wanted_nothing_of_it_is_fetched() {
    visit(|visitor| {
        visitor.open("/");
        assert_eq!(fetched(visitor), named(visitor));
        begin(visitor);
        assert_eq!(fetched(visitor), named(visitor));
        visitor.click_text("nav//a", "Result");
        visitor.wait_text("h1", "Ruby on Rails");
        let is_result = |name: &String| name.contains("/result-");
        assert!(fetched(visitor).iter().any(is_result));
    });
}

#[test]
fn a_page_that_cannot_be_fetched_says_so_and_comes_later() {
    visit(|visitor| {
        begin(visitor);
        let answers = visitor.kept("answers");
        set_offline(visitor, true);
        visitor.click_text("nav//a", "Result");
        visitor.wait_text("h1", "This page did not come");
        visitor.wait_focus("h1", "This page did not come");
        assert!(visitor.title().starts_with("This page did not come"));
        visitor.click_text("button", "Try again");
        visitor.wait_focus("h1", "This page did not come");
        // What is here already works on.
        visitor.click_text("nav//a", "Questions");
        visitor.wait_for(".ranking");
        visitor.back();
        visitor.wait_text("h1", "This page did not come");
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
