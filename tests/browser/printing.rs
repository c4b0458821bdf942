//! What comes out on paper: a page to three, with the links written out.

use serde_json::json;

use crate::harness::visit;
use crate::states::state;
use crate::survey::strings;

/// What a meeting has in its hands.
const PRINTED: [&str; 4] = ["result-clear", "framework", "compare-two", "shortlist"];

/// The most sheets of A4.
const MOST: usize = 3;

/// How many pages a PDF has.
fn pages(pdf: &[u8]) -> usize {
    let text = String::from_utf8_lossy(pdf);
    let kinds = text.split("/Type /Page").skip(1);
    kinds.filter(|rest| !rest.starts_with('s')).count()
}

/// Links to other places that paper does not show, and buttons that it does.
const LOST: &str = "const shown = (element) => element.checkVisibility();
    const links = [...document.querySelectorAll('main a[href^=http]')]
        .filter(shown)
        .filter((link) => !getComputedStyle(link, '::after').content.includes(link.getAttribute('href')))
        .map((link) => `“${link.textContent.trim()}” without its address`);
    const controls = [...document.querySelectorAll('button, select')]
        .filter(shown)
        .map((control) => `a ${control.localName} “${control.textContent.trim().slice(0, 40)}”`);
    return [...new Set([...links, ...controls])]";

#[test]
fn a_meeting_gets_a_few_pages_with_links_written_out() {
    let mut faults = Vec::new();
    visit(|visitor| {
        for name in PRINTED {
            visitor.devtools("Emulation.setEmulatedMedia", json!({ "media": "" }));
            state(name).reach(visitor);
            let count = pages(&visitor.print());
            if !(1..=MOST).contains(&count) {
                faults.push(format!("{name}: {count} pages"));
            }
            visitor.devtools("Emulation.setEmulatedMedia", json!({ "media": "print" }));
            let lost = strings(visitor.run(LOST, json!([])));
            faults.extend(lost.into_iter().map(|each| format!("{name}: {each}")));
        }
    });
    assert!(faults.is_empty(), "{faults:#?}");
}
