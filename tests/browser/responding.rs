//! What an answer sets off: one announcement, and no motion for those who want
//! none. And what stays visible where the system sets the colours.

use serde_json::{Value, json};

use crate::harness::{Visitor, visit};
use crate::screens::option;
use crate::states::state;
use crate::survey::{keep_picture, strings};

/// Remembers every text that a live part of the page gets from now on, with how
/// urgent it is.
const LISTEN: &str = "window.heard = [];
    const LIVE = '[role=status], [role=alert], [role=log], [aria-live]';
    new MutationObserver((changes) => {
        const places = new Set(changes
            .map(({ target }) => (target.closest ? target : target.parentElement)?.closest(LIVE))
            .filter((place) => place?.matches('[role=status]')));
        for (const place of places) {
            const text = place.textContent.trim();
            if (text !== '') window.heard.push([place.getAttribute('aria-live') ?? 'polite', text]);
        }
    }).observe(document.body, { subtree: true, childList: true, characterData: true });";

/// What was heard since [`LISTEN`] or the last time.
fn heard(visitor: &mut Visitor) -> Vec<[String; 2]> {
    visitor.wait_for_rest();
    let script = "return window.heard.splice(0)";
    serde_json::from_value(visitor.run(script, json!([]))).unwrap()
}

#[test]
fn an_answer_is_told_once_and_only_if_it_changes_something() {
    visit(|visitor| {
        visitor.open("/questions/languages");
        visitor.wait_for_rest();
        visitor.run(LISTEN, json!([]));
        visitor.click(&option("python"));
        let told = heard(visitor);
        assert_eq!(told.len(), 1, "{told:?}");
        assert_eq!(told[0][0], "polite");
        assert!(told[0][1].contains("is first"), "{told:?}");

        visitor.click(&option("php"));
        assert_eq!(heard(visitor).len(), 1);

        // A question left open is what it was before.
        visitor.click_text("main//a", "Hosting");
        visitor.wait_for("input[name=hosting]");
        heard(visitor);
        visitor.click(&option("not-sure"));
        visitor.wait_for("input[value=not-sure]:checked");
        assert_eq!(heard(visitor), [[""; 2]; 0], "nothing has changed");

        let urgent = "[role=alert], [aria-live=assertive]";
        assert_eq!(visitor.count(urgent), 0, "nothing interrupts");
    });
}

/// How many movements begin in the half second after a click. Those that begin are
/// counted, since on a busy machine one may be over before the next frame.
const MOVING: &str = "const done = arguments[arguments.length - 1];
    let begun = 0;
    const count = () => { begun += 1; };
    const animate = Element.prototype.animate;
    Element.prototype.animate = function (...given) {
        count();
        return animate.apply(this, given);
    };
    for (const kind of ['transitionrun', 'animationstart']) {
        document.addEventListener(kind, count, { once: true });
    }
    document.querySelector(arguments[0]).click();
    requestAnimationFrame(() => setTimeout(() => {
        Element.prototype.animate = animate;
        done(begun);
    }, 500));";

/// What moves when a question with a ranking beside it is answered.
fn moving(visitor: &mut Visitor, value: &str) -> u64 {
    let moved = visitor.run_async(MOVING, json!([option(value)]));
    moved.as_u64().unwrap()
}

#[test]
fn an_answer_moves_nothing_for_those_who_want_no_motion() {
    visit(|visitor| {
        visitor.set_preference("prefers-reduced-motion", "no-preference");
        state("question-ranking").reach(visitor);
        assert!(moving(visitor, "ruby") > 0, "rows glide to their places");
        visitor.set_preference("prefers-reduced-motion", "reduce");
        visitor.wait_for_rest();
        assert_eq!(moving(visitor, "go"), 0);
        state("question-ranking").reach(visitor);
        assert_eq!(moving(visitor, "java"), 0, "from the start");
    });
}

/// Parts of drawings that can be told from what is behind them in nothing.
const FADED: &str = "const PARTS = 'rect, circle, ellipse, line, path, polyline, polygon, text';
    const behind = (element) => {
        for (let each = element; each; each = each.parentElement) {
            const colour = getComputedStyle(each).backgroundColor;
            if (!/, 0\\)$/.test(colour)) return colour;
        }
        return 'rgb(255, 255, 255)';
    };
    const faded = [...document.querySelectorAll('main svg')].flatMap((drawing) => {
        const back = behind(drawing);
        return [...drawing.querySelectorAll(PARTS)]
            .filter((part) => part.checkVisibility() && !part.closest('defs, clipPath, mask'))
            .filter((part) => {
                const { fill, stroke } = getComputedStyle(part);
                return [fill, stroke].every((each) => each === 'none' || each === back);
            })
            .map((part) => `${part.localName}.${part.getAttribute('class')} on ${back}`);
    });
    return [...new Set(faded)]";

#[test]
fn drawings_stay_visible_in_colours_of_the_system() {
    let mut faded = Vec::new();
    let mut drawings = Value::Null;
    visit(|visitor| {
        for name in ["result-clear", "compare-five", "framework"] {
            visitor.set_preference("forced-colors", "none");
            state(name).reach(visitor);
            visitor.set_preference("forced-colors", "active");
            visitor.wait_for_rest();
            keep_picture(&format!("{name}-forced.webp"), &visitor.picture_of_window());
            drawings = visitor.run(
                "return document.querySelectorAll('main svg').length",
                json!([]),
            );
            let parts = strings(visitor.run(FADED, json!([])));
            faded.extend(parts.into_iter().map(|part| format!("{name}: {part}")));
        }
    });
    assert_ne!(drawings, json!(0), "there is something drawn");
    assert!(faded.is_empty(), "{faded:#?}");
}
