//! What holds on every page.

use serde_json::json;

use crate::harness::{Key, Site, Visitor, visit, visit_at};
use crate::screens::{PHP_TEAM, PULLING_APART, PYTHON_TEAM, link_of, pick_of};

/// One of each kind.
pub(crate) const PAGES: &[&str] = &[
    "/",
    "/questions",
    "/questions/languages",
    "/result",
    "/frameworks",
    "/frameworks/django",
    "/compare",
    "/compare?f=django,laravel",
    "/method",
    "/claims",
    "/shortlists",
    "/team",
    "/settings",
    "/no/such/page",
];

/// A small phone, a phone, a desk.
const WIDTHS: &[u32] = &[320, 390, 1280];

/// Goes to every page, first without answers, then with answers and an entry on
/// the shortlist.
pub(crate) fn tour(visitor: &mut Visitor, mut look: impl FnMut(&mut Visitor, &str)) {
    for page in PAGES {
        see(visitor, page);
        look(visitor, &format!("{page} without answers"));
    }
    visitor.open_afresh(&link_of(PYTHON_TEAM));
    visitor.wait_text("h1", &pick_of(PYTHON_TEAM));
    if visitor.count(".answer .button--done") == 0 {
        visitor.click_text("button", "Save to shortlist");
        visitor.wait_for(".answer .button--done");
    }
    for page in PAGES {
        see(visitor, page);
        look(visitor, &format!("{page} with answers"));
    }
    visitor.open("/result");
    visitor.click(".sum__row summary");
    visitor.wait_for(".sum__lines .citation");
    look(visitor, "/result with a row of the sum open");
    visitor.open_afresh(&link_of(PULLING_APART));
    visitor.wait_for(".contradictions");
    visitor.click(".why-not option:nth-child(2)");
    visitor.wait_for(".why-not__lines");
    look(visitor, "/result with explanations");
    visitor.open("/questions/load");
    visitor.wait_for(".contradictions");
    look(visitor, "/questions/load with answers that pull apart");
    meet(visitor);
    look(visitor, "/team of two with a row of the sum open");
}

/// Makes a team of two.
fn meet(visitor: &mut Visitor) {
    visitor.open("/team");
    visitor.click_text("button", "Add my answers");
    visitor.click(".adding__field input");
    visitor.press(Key::Tab);
    visitor.type_text(&visitor.address(&link_of(PHP_TEAM)));
    visitor.press(Key::Enter);
    visitor.wait_for(".alone");
    visitor.wait_for(".difference");
    visitor.click(".sum--team summary");
    visitor.wait_for(".sum__lines");
}

/// Opens a page and waits for what it fetches.
fn see(visitor: &mut Visitor, page: &str) {
    visitor.open(page);
    if page.starts_with("/frameworks/") {
        visitor.wait_for(".facts .citation");
    }
    visitor.wait_until(
        "the evidence",
        "return !document.body.innerText.includes('Fetching the evidence')",
    );
}

#[test]
fn every_page_has_a_heading_a_title_and_landmarks() {
    visit(|visitor| {
        let mut titles = std::collections::BTreeSet::new();
        tour(visitor, |visitor, page| {
            let script = "return ['h1', 'main', 'header', 'footer', '.head nav', 'main h1']
                .map((each) => document.querySelectorAll(each).length)";
            let counts = visitor.run(script, json!([]));
            assert_eq!(counts[0], json!(1), "h1 on {page}");
            assert_eq!(counts[1], json!(1), "main on {page}");
            assert_eq!(counts[4], json!(1), "nav on {page}");
            assert_eq!(counts[5], json!(1), "the h1 is in main on {page}");
            let title = visitor.title();
            assert!(title.ends_with(" · Backstay"), "{page}: {title}");
            titles.insert(title);
            let errors = visitor.console_errors();
            assert_eq!(errors, [""; 0], "{page}");
        });
        assert!(titles.len() >= 9, "pages are told apart: {titles:?}");
    });
}

#[test]
fn no_page_scrolls_sideways() {
    let mut wide = Vec::new();
    visit(|visitor| {
        visitor.devtools("Emulation.setScrollbarsHidden", json!({ "hidden": true }));
        tour(visitor, |visitor, page| {
            for width in WIDTHS {
                visitor.set_width(*width);
                let found = visitor.run(STICKS_OUT, json!([]));
                if found != json!([]) {
                    wide.push(format!("{page} at {width} px: {found}"));
                }
            }
        });
    });
    assert!(wide.is_empty(), "{wide:#?}");
}

/// What makes the page wider than the window, outermost first.
const STICKS_OUT: &str = "const root = document.documentElement;
    if (root.scrollWidth <= window.innerWidth) return [];
    return [...document.body.querySelectorAll('*')]
        .filter((each) => each.getBoundingClientRect().right > window.innerWidth + 0.5)
        .slice(0, 6)
        .map((each) => {
            const right = Math.round(each.getBoundingClientRect().right);
            return `${each.tagName.toLowerCase()}.${each.getAttribute('class')} to ${right} px: ` +
                each.textContent.slice(0, 40);
        })
        .concat([`scrollWidth ${root.scrollWidth}`])";

#[test]
fn nothing_is_asked_of_other_hosts() {
    visit(|visitor| {
        let host = visitor.address("/");
        tour(visitor, |visitor, page| {
            let script = "return performance.getEntriesByType('resource').map((each) => each.name)";
            let asked: Vec<String> =
                serde_json::from_value(visitor.run(script, json!([]))).unwrap();
            assert!(!asked.is_empty(), "{page} is made of files");
            for address in asked {
                assert!(address.starts_with(&host), "{page} asks {address}");
            }
        });
        let cookies = visitor.devtools("Network.getCookies", json!({}));
        assert_eq!(cookies["cookies"], json!([]));
    });
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
