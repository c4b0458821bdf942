//! What holds on every page: a title, landmarks, and no other hosts.

use serde_json::json;

use crate::harness::{Site, Visitor, visit_at};
use crate::screens::{PYTHON_TEAM, link_of, pick_of};
use crate::survey::{Check, strings, survey};

/// What should be there once and is not, files of other hosts, and a title that
/// does not name the app.
const FAULTS: &str = "const once = [['main', 1], ['main h1', arguments[0]], ['header nav', 1]];
    const amiss = once
        .map(([each, due]) => [each, due, document.querySelectorAll(each).length])
        .filter(([, due, count]) => count !== due)
        .map(([each, , count]) => `${count} of “${each}”`);
    const files = performance.getEntriesByType('resource').map((each) => each.name);
    const foreign = files.filter((each) => !each.startsWith(location.origin));
    const title = document.title.endsWith(' · Backstay') ? [] : [`titled “${document.title}”`];
    const unmade = files.length > 0 ? [] : ['made of no files'];
    return [...amiss, ...foreign, ...title, ...unmade]";

/// What is wrong with the frame of the page.
pub(crate) fn faults(visitor: &mut Visitor, titles: usize) -> Vec<String> {
    let cookies = visitor.devtools("Network.getCookies", json!({}));
    let mut faults = strings(visitor.run(FAULTS, json!([titles])));
    faults.extend(
        cookies["cookies"]
            .as_array()
            .unwrap()
            .iter()
            .map(|cookie| format!("a cookie: {cookie}")),
    );
    faults
}

#[test]
fn every_page_has_a_heading_a_title_and_landmarks_and_asks_no_other_host() {
    survey().expect_none(Check::Frame);
    let titles = survey().titles();
    assert!(titles.len() >= 9, "pages are told apart: {titles:?}");
}

/// `cargo xtask test` makes this build beside the other.
#[test]
fn under_a_sub_path_links_pages_and_evidence_work() {
    let folder = std::env::var_os("BACKSTAY_DIST_SUB")
        .expect("BACKSTAY_DIST_SUB names a build for /sub/path/");
    visit_at(Site::serve(folder.into(), "/sub/path/"), |visitor| {
        visitor.open("/");
        visitor.click_text("nav//a", "Frameworks");
        visitor.wait_text("h1", "Frameworks");
        assert_eq!(visitor.path(), "/sub/path/frameworks");
        visitor.click_text("main//a", "Django");
        visitor.wait_for(".facts .citation");
        visitor.open_afresh(&link_of(PYTHON_TEAM));
        visitor.wait_text("h1", &pick_of(PYTHON_TEAM));
        assert_eq!(visitor.path(), "/sub/path/result");
        visitor.reload();
        assert_eq!(visitor.heading(), pick_of(PYTHON_TEAM));
    });
}
