//! A result handed on as a link.

use serde_json::json;

use crate::harness::{Visitor, visit};
use crate::screens::{PHP_TEAM, PYTHON_TEAM, kept_answers, link_of, pick_of, sum};

/// What *Copy link* puts on the clipboard.
#[track_caller]
pub(crate) fn copy_link(visitor: &mut Visitor) -> String {
    visitor.devtools(
        "Browser.grantPermissions",
        json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"] }),
    );
    visitor.click_text("button", "Copy link");
    visitor.wait_text("button", "Link copied");
    let script = "const done = arguments[0];
        navigator.clipboard.readText().then(done, (error) => done(String(error)))";
    let text = visitor.run_async(script, json!([]));
    text.as_str().unwrap().to_owned()
}

/// Goes to an address as if it were typed into the address bar.
fn paste(visitor: &mut Visitor, link: &str) {
    visitor.run("location.href = arguments[0]", json!([link]));
}

#[test]
fn a_copied_link_shows_somebody_else_the_same_sum() {
    visit(|one| {
        one.open(&link_of(PYTHON_TEAM));
        one.wait_text("h1", &pick_of(PYTHON_TEAM));
        let link = copy_link(one);
        assert_eq!(link, one.address(&link_of(PYTHON_TEAM)));

        let path = format!("/#{}", link.split_once('#').unwrap().1);
        let mut other = one.somebody_else();
        other.open(&path);
        other.wait_text("h1", &pick_of(PYTHON_TEAM));
        assert_eq!(other.path(), "/result", "the address says where one is");
        assert_eq!(sum(&mut other), sum(one));
        assert_eq!(other.count(".notice"), 0, "nothing to say");
        other.assert_calm();
    });
}

#[test]
fn a_link_does_not_cost_ones_own_answers() {
    visit(|visitor| {
        visitor.open(&link_of(PHP_TEAM));
        visitor.wait_text("h1", &pick_of(PHP_TEAM));
        let own = (kept_answers(visitor), sum(visitor));

        visitor.open_afresh(&link_of(PYTHON_TEAM));
        visitor.wait_text("h1", &pick_of(PYTHON_TEAM));
        visitor.wait_text(".notice", "Your own are kept.");
        visitor.click_text("button", "Bring back my answers");
        visitor.wait_text("h1", &pick_of(PHP_TEAM));
        assert_eq!((kept_answers(visitor), sum(visitor)), own);
    });
}

#[test]
fn a_link_pasted_into_an_open_tab_opens() {
    visit(|visitor| {
        for start in ["/", "/questions/languages", "/result", "/frameworks/django"] {
            visitor.open_afresh(start);
            for sheet in [PYTHON_TEAM, PHP_TEAM] {
                let path = format!("{start}{}", link_of(sheet).trim_start_matches('/'));
                let link = visitor.address(&path);
                paste(visitor, &link);
                visitor.wait_text("h1", &pick_of(sheet));
                assert_eq!(visitor.path(), "/result", "from {start}");
            }
        }
    });
}

#[test]
fn a_link_that_mail_has_escaped_opens() {
    visit(|visitor| {
        let link = link_of(
            r#"{"answers": {"languages": ["python", "ruby"], "pages": ["doesnt-matter"]}}"#,
        );
        visitor.open(&link.replace(',', "%2C").replace('-', "%2D"));
        visitor.wait_for(".answer");
        assert_eq!(
            kept_answers(visitor),
            json!({"languages": ["python", "ruby"], "pages": ["doesnt-matter"]})
        );
        assert_eq!(visitor.count(".notice"), 0, "nothing to say");
    });
}
