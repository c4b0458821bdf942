//! Local storage that is damaged, foreign, newer, blocked or full.

use serde_json::{Value, json};

use crate::harness::{Visitor, visit};
use crate::screens::{PYTHON_TEAM, kept_answers, link_of, option, pick_of, ranking};

/// Answers a question and expects the answer to work and to be kept.
#[track_caller]
fn expect_working(visitor: &mut Visitor) {
    visitor.open("/questions/languages");
    visitor.click(&option("ruby"));
    assert_eq!(ranking(visitor)[0].0, "Ruby on Rails");
}

/// The copies of what could not be read.
fn set_aside(visitor: &mut Visitor) -> Value {
    let script = "return Object.fromEntries(Object.entries(localStorage)
        .filter(([key]) => key.startsWith('backstay/set-aside/')))";
    visitor.run(script, json!([]))
}

#[test]
fn what_cannot_be_read_is_set_aside() {
    let cases = [
        ("answers", "Your answers", r#"{"app":"#, "damaged: EOF"),
        ("answers", "Your answers", "[1, 2]", "not saved by this app"),
        (
            "answers",
            "Your answers",
            r#"{"app":"other","format":1,"body":{}}"#,
            "not saved by this app",
        ),
        (
            "shortlist",
            "Your shortlist",
            r#"{"app":"backstay","format":1,"body":{"entries":3}}"#,
            "damaged: invalid type",
        ),
        (
            "settings",
            "Your settings",
            r#"{"app":"backstay","format":1,"body":{"scheme":"sepia"}}"#,
            "damaged: unknown variant",
        ),
    ];
    for (key, what, text, why) in cases {
        visit(|visitor| {
            visitor.keep_beforehand(key, text);
            visitor.open("/");
            visitor.wait_text(".notice", &format!("{what} could not be read ({why}"));
            visitor.wait_text(".notice", "set aside in this browser");
            visitor.wait_text(".notice button", "Save a copy");
            assert_eq!(visitor.count(".notice"), 1);
            expect_working(visitor);
            let place = format!("backstay/set-aside/{key}/1");
            assert_eq!(
                set_aside(visitor),
                json!({ place: text }),
                "the copy is whole"
            );
            assert_eq!(kept_answers(visitor), json!({"languages": ["ruby"]}));
            assert_eq!(visitor.count(".notice"), 0, "said once, not at every start");
        });
    }
}

#[test]
fn a_copy_never_replaces_another() {
    visit(|visitor| {
        for text in ["first", "second", "first"] {
            visitor.keep_beforehand("answers", text);
            visitor.open("/");
            visitor.wait_for(".notice");
        }
        assert_eq!(
            set_aside(visitor),
            json!({
                "backstay/set-aside/answers/1": "first",
                "backstay/set-aside/answers/2": "second",
            })
        );
    });
}

#[test]
fn answers_of_another_edition_are_read_as_far_as_they_go() {
    let text = r#"{"app":"backstay","format":1,"body":{"format":1,"data":"2020-01",
        "answers":{"languages":["php","cobol"],"horoscope":["leo"]},"requirements":[]}}"#;
    visit(|visitor| {
        visitor.keep_beforehand("answers", text);
        visitor.open("/");
        visitor.wait_text(".notice", "Your saved answers named something");
        visitor.wait_text(".notice", "option “cobol” of question “languages”");
        visitor.wait_text(".notice", "question “horoscope”");
        assert_eq!(kept_answers(visitor), json!({"languages": ["php"]}));
        assert_eq!(
            set_aside(visitor),
            json!({ "backstay/set-aside/answers/1": text })
        );
    });
}

#[test]
fn a_newer_value_stays_as_it_is() {
    let newer = r#"{"app":"backstay","format":2,"body":{"answers":"in another form"}}"#;
    visit(|visitor| {
        visitor.keep_beforehand("answers", newer);
        visitor.open("/");
        visitor.wait_text(
            ".notice",
            "Your answers could not be opened, because that takes a newer version",
        );
        visitor.wait_text(".notice", "what you do here is not saved");
        expect_working(visitor);
        assert_eq!(visitor.kept("answers").as_deref(), Some(newer));
        assert_eq!(set_aside(visitor), json!({}), "it is safe where it is");

        // A link does not replace it either.
        visitor.open_afresh(&link_of(PYTHON_TEAM));
        visitor.wait_text("h1", &pick_of(PYTHON_TEAM));
        assert_eq!(visitor.kept("answers").as_deref(), Some(newer));
    });
}

#[test]
fn without_storage_the_work_goes_on() {
    visit(|visitor| {
        visitor.before_every_page(
            "Object.defineProperty(window, 'localStorage', {
                get() { throw new DOMException('blocked', 'SecurityError'); },
            })",
        );
        visitor.open("/");
        visitor.wait_text(
            ".notice",
            "This browser does not let this page save anything",
        );
        assert_eq!(visitor.count(".notice"), 1, "said once");
        visitor.click(&option("api"));
        visitor.wait_for(".ranking tbody tr");
        visitor.click_text("button", "Continue");
        visitor.wait_for("input[name=languages]");
        visitor.wait_for(".ranking tbody tr");
        assert_eq!(
            visitor.count(".notice"),
            1,
            "and not again with every answer"
        );
    });
}

#[test]
fn with_full_storage_the_work_goes_on() {
    visit(|visitor| {
        visitor.keep_beforehand("other", "");
        let fill = "let size = 1 << 20;
            for (let place = 0; size > 0;) {
                try {
                    localStorage.setItem(`filler/${place}`, 'x'.repeat(size));
                    place += 1;
                } catch {
                    size >>= 1;
                }
            }";
        visitor.run(fill, json!([]));
        visitor.open("/");
        visitor.click(&option("api"));
        visitor.wait_for(".ranking tbody tr");
        visitor.wait_text(".notice", "storage for this page is full");
        assert_eq!(visitor.count(".notice"), 1, "said once");
        visitor.click_text("button", "Continue");
        visitor.wait_for("input[name=languages]");
        visitor.wait_for(".ranking tbody tr");

        visitor.run(
            "for (const key of Object.keys(localStorage)) {
                if (key.startsWith('filler/')) localStorage.removeItem(key);
            }",
            json!([]),
        );
        visitor.click(&option("php"));
        visitor.wait_until(
            "kept again",
            "return localStorage.getItem('backstay/answers')?.includes('languages')",
        );
        assert_eq!(
            kept_answers(visitor),
            json!({"project": ["api"], "languages": ["php"]}),
            "what was not kept before is kept with the next change"
        );
    });
}
