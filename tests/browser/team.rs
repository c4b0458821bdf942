//! Several people: from files and links to a ranking of all.

use backstay::decision::{Engine, Rule};
use backstay::interview::SheetFile;
use backstay::report::decide_for_team;
use serde_json::{Value, json};

use crate::harness::{Key, Visitor, visit};
use crate::screens::{PHP_TEAM, PYTHON_TEAM, link_of, pick_of};

/// Ben will not have Python: no framework in it checks types.
const STRICT: &str = r#"{"answers": {"languages": ["typescript"], "types": ["required"]},
    "requirements": ["checked-types"]}"#;

const TWO: &str = "return document.querySelectorAll('.people__row').length === 2";
const THREE: &str = "return document.querySelectorAll('.people__row').length === 3";

/// Hands files to the page as the file dialogue does, in this order.
fn choose(visitor: &mut Visitor, files: &[(&str, &str)]) {
    hand_over(
        visitor,
        files,
        "const input = document.querySelector('.adding__file input');
        input.files = given.files;
        input.dispatchEvent(new Event('change', { bubbles: true }));",
    );
}

/// Drops files where the page takes them.
fn drop(visitor: &mut Visitor, files: &[(&str, &str)]) {
    hand_over(
        visitor,
        files,
        "document.querySelector('.adding__drop').dispatchEvent(
            new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: given }));",
    );
}

fn hand_over(visitor: &mut Visitor, files: &[(&str, &str)], how: &str) {
    let script = format!(
        "const given = new DataTransfer();
        for (const [name, text] of arguments[0]) given.items.add(new File([text], name));
        {how}"
    );
    visitor.wait_for(".adding");
    visitor.run(&script, json!([files]));
}

/// The merged ranking: name and points of each row.
fn merged(visitor: &mut Visitor) -> Vec<(String, String)> {
    visitor.wait_for(".sum--team .sum__row");
    let script = "return [...document.querySelectorAll('.sum--team .sum__row')].map((row) => [
        row.querySelector('.sum__name').textContent,
        row.querySelector('.sum__value').firstChild.textContent.trim(),
    ])";
    serde_json::from_value(visitor.run(script, json!([]))).unwrap()
}

/// The same, natively.
fn expected(sheets: &[&str], rule: Rule) -> Vec<(String, String)> {
    let bundle = backstay::shipped();
    let sheets: Vec<(String, SheetFile)> = sheets
        .iter()
        .map(|sheet| (String::new(), SheetFile::parse(sheet).unwrap()))
        .collect();
    let (decision, _) = decide_for_team(&Engine::new(bundle), &sheets).unwrap();
    let row = |each: &backstay::decision::TeamStanding| {
        (
            bundle.catalog.frameworks[each.merged.framework]
                .name
                .clone(),
            format!("{:.1}", 100.0 * each.merged.value),
        )
    };
    decision.order(rule).into_iter().map(row).collect()
}

fn names(visitor: &mut Visitor) -> Value {
    let script = "return [...document.querySelectorAll('.people__name input')]
        .map((each) => each.value)";
    visitor.run(script, json!([]))
}

/// What stands below the list of people.
fn outcome(visitor: &mut Visitor) -> Vec<String> {
    let mut texts = visitor.texts(".sum--team");
    texts.extend(visitor.texts(".rules, .alone, .differences, .excluded"));
    texts
}

#[test]
fn files_become_a_ranking_of_all_whatever_their_order() {
    let files = [
        ("anna.json", PYTHON_TEAM),
        ("ben.json", STRICT),
        ("carl.json", PHP_TEAM),
    ];
    let mut turned = files;
    turned.reverse();
    visit(|visitor| {
        visitor.open("/");
        visitor.click_text("nav//a", "Team");
        visitor.wait_text("h1", "Decide together");
        visitor.wait_text("main", "Nobody is here yet.");
        assert_eq!(visitor.count(".sum--team"), 0);

        choose(visitor, &files);
        visitor.wait_text(".people", "2 answers, 1 must-have");
        visitor.wait_until("all three", THREE);
        assert_eq!(names(visitor), json!(["anna", "ben", "carl"]));
        let sheets = [PYTHON_TEAM, STRICT, PHP_TEAM];
        assert_eq!(merged(visitor), expected(&sheets, Rule::Value));
        visitor.click_text("label", "Fairness");
        assert_eq!(merged(visitor), expected(&sheets, Rule::Fairest));
        visitor.click_text("label", "Points");
        visitor.wait_text(".excluded", "ben: “");
        assert_eq!(visitor.count(".alone__person"), 3);
        let first = outcome(visitor);

        visitor.reload();
        assert_eq!(names(visitor), json!(["anna", "ben", "carl"]), "kept");
        assert_eq!(outcome(visitor), first);

        let mut other = visitor.somebody_else();
        other.open("/team");
        for file in &turned {
            choose(&mut other, &[*file]);
        }
        other.wait_until("all three", THREE);
        assert_eq!(outcome(&mut other), first);
    });
}

#[test]
fn a_broken_file_is_named_and_the_others_are_added() {
    visit(|visitor| {
        visitor.open("/team");
        let files = [
            ("anna.json", PYTHON_TEAM),
            ("ben.json", "PHP, please"),
            ("carl.json", r#"{"format": 9}"#),
            ("dora.json", PHP_TEAM),
        ];
        drop(visitor, &files);
        visitor.wait_text(".notice", "“ben.json” was not added: not an answer sheet");
        visitor.wait_text(
            ".notice",
            "“carl.json” was not added: written by a newer version (format 9",
        );
        visitor.wait_until("both", TWO);
        assert_eq!(names(visitor), json!(["anna", "dora"]));
        assert_eq!(
            merged(visitor),
            expected(&[PYTHON_TEAM, PHP_TEAM], Rule::Value)
        );
    });
}

#[test]
fn a_link_and_the_own_answers_make_a_team_by_keyboard() {
    visit(|visitor| {
        visitor.open(&link_of(PYTHON_TEAM));
        visitor.wait_text("h1", &pick_of(PYTHON_TEAM));
        visitor.open("/team");
        visitor.tab_to("button", "Add my answers");
        visitor.press(Key::Enter);
        visitor.wait_for(".people__row");

        visitor.click(".adding__field input");
        visitor.type_text("Ben");
        visitor.press(Key::Tab);
        visitor.type_text("https://example.org/nothing");
        visitor.press(Key::Enter);
        visitor.wait_text(
            "#link-problem",
            "The link could not be read: not a link to an answer sheet.",
        );
        assert_eq!(visitor.count(".people__row"), 1);

        let link = visitor.address(&link_of(PHP_TEAM));
        visitor.run("document.activeElement.select()", json!([]));
        visitor.type_text(&link);
        visitor.press(Key::Enter);
        visitor.wait_until("both", TWO);
        assert_eq!(names(visitor), json!(["My answers", "Ben"]));
        assert_eq!(visitor.text("#link-problem"), "");
        assert_eq!(
            merged(visitor),
            expected(&[PYTHON_TEAM, PHP_TEAM], Rule::Value)
        );
    });
}

#[test]
fn people_are_renamed_and_removed_with_a_way_back() {
    visit(|visitor| {
        visitor.open("/team");
        choose(
            visitor,
            &[("anna.json", PYTHON_TEAM), ("ben.json", PHP_TEAM)],
        );
        visitor.wait_until("both", TWO);
        let before = merged(visitor);

        visitor.click(".people__name input");
        visitor.run("document.activeElement.select()", json!([]));
        visitor.type_text("ben");
        visitor.press(Key::Tab);
        visitor.wait_text(".alone", "ben 2");
        assert_eq!(names(visitor), json!(["ben 2", "ben"]));
        assert!(
            visitor.has_focus("button", "Remove: ben 2"),
            "the focus stays"
        );

        visitor.press(Key::Enter);
        visitor.wait_text(
            ".notice",
            "ben 2 is out of the team, and so are their answers.",
        );
        assert_eq!(names(visitor), json!(["ben"]));
        assert_eq!(merged(visitor), expected(&[PHP_TEAM], Rule::Value));
        assert_eq!(
            visitor.count(".alone"),
            0,
            "one person has nobody to differ from"
        );
        visitor.click_text("button", "Put them back");
        visitor.wait_text(".alone", "ben 2");
        assert_eq!(names(visitor), json!(["ben 2", "ben"]));
        assert_eq!(merged(visitor), before);
    });
}

#[test]
fn must_haves_that_leave_nothing_say_what_would_bring_some_back() {
    let must = |language: &str| {
        format!(
            r#"{{"answers": {{"languages": ["{language}"]}},
                "requirements": ["only-known-languages"]}}"#
        )
    };
    visit(|visitor| {
        visitor.open("/team");
        let (anna, ben) = (must("python"), must("php"));
        choose(visitor, &[("anna.json", &anna), ("ben.json", &ben)]);
        visitor.wait_text("main", "Nothing meets everybody’s must-haves");
        visitor.wait_text(".ways", "would be back");
        visitor.wait_text(".excluded", "anna: “");
        visitor.wait_text(".excluded", "ben: “");
    });
}

#[test]
fn answers_saved_as_a_file_come_back_as_a_person() {
    visit(|visitor| {
        visitor.before_every_page(
            "window.saved = [];
            const make = URL.createObjectURL;
            URL.createObjectURL = (blob) => {
                blob.text().then((text) => window.saved.push(text));
                return make.call(URL, blob);
            };",
        );
        visitor.open(&link_of(PYTHON_TEAM));
        visitor.wait_text("h1", &pick_of(PYTHON_TEAM));
        visitor.click_text("button", "Save answers");
        visitor.wait_until("a file", "return window.saved.length === 1");
        let saved = visitor.run("return window.saved[0]", json!([]));
        let saved = saved.as_str().unwrap();
        let bundle = backstay::shipped();
        assert_eq!(
            SheetFile::parse(saved).unwrap().read(&bundle.interview),
            SheetFile::parse(PYTHON_TEAM)
                .unwrap()
                .read(&bundle.interview)
        );
        visitor.open("/team");
        choose(visitor, &[("answers.json", saved)]);
        visitor.wait_text(".people", "4 answers");
        assert_eq!(merged(visitor), expected(&[PYTHON_TEAM], Rule::Value));
    });
}

#[test]
fn a_damaged_team_is_set_aside() {
    visit(|visitor| {
        visitor.keep_beforehand(
            "team",
            r#"{"app":"backstay","format":1,"body":{"people":3}}"#,
        );
        visitor.open("/team");
        visitor.wait_text(
            ".notice",
            "Your team could not be read (damaged: invalid type",
        );
        choose(visitor, &[("anna.json", PYTHON_TEAM)]);
        visitor.wait_for(".people__row");
        visitor.wait_until(
            "the team kept again",
            "return localStorage.getItem('backstay/team').includes('anna')",
        );
    });
}
