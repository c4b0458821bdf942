//! What may still change the result: how firm the order is, and single answers,
//! must-haves and weights.

use backstay::decision::{Change, Engine, Flip, FlipSearch, Outlook, Working};
use backstay::interview::SheetFile;
use backstay::report::words;

use crate::harness::{Key, Visitor, visit};
use crate::screens::{PULLING_APART, PYTHON_TEAM, link_of, pick_of};

/// A sheet that changes with answers given, with a must-have less, and with
/// answers to come.
const MANY_WAYS: &str = r#"{"answers": {"languages": ["python"], "types": ["required"]},
    "requirements": ["checked-types"]}"#;

/// A pick that no single answer unseats.
const FIRM: &str = r#"{"answers": {"languages": ["csharp"], "types": ["required"],
    "hosting": ["container"], "load": ["high"], "support": ["long"], "accounts": ["roles"],
    "security": ["sensitive"]}}"#;

fn worked(engine: &Engine<'_>, sheet: &str) -> Working {
    let sheet = SheetFile::parse(sheet).unwrap();
    engine.work(&sheet.read(&backstay::shipped().interview).sheet)
}

fn outlook_of(sheet: &str) -> Outlook {
    let engine = Engine::new(backstay::shipped());
    engine.outlook(&worked(&engine, sheet))
}

/// Every flip of a sheet, and how many changes were tried for it.
fn flips_of(sheet: &str) -> (Vec<Flip>, usize) {
    let engine = Engine::new(backstay::shipped());
    let mut search = FlipSearch::new(&engine, &worked(&engine, sheet));
    while search.advance(&engine) {}
    (search.flips().to_vec(), search.progress().1)
}

/// What every sentence about a flip ends with.
fn ending(flip: &Flip) -> String {
    let to = &backstay::shipped().catalog.frameworks[flip.to].name;
    let firmness = words::of_hundred(flip.firmness.unwrap());
    format!("{to} would be first, in {firmness} of 100.")
}

/// Waits until all changes were tried, and what they lead to is measured.
#[track_caller]
fn wait_flips(visitor: &mut Visitor, tried: usize) {
    visitor.wait_for(".changes__found[aria-busy=false] .changes__first");
    visitor.wait_text(".changes > .quiet", &format!("{tried} "));
}

/// Unfolds the numbers of the grid.
#[track_caller]
fn open_grid(visitor: &mut Visitor) {
    visitor.click(".chart__table:has(.firmness) > summary");
    visitor.wait_for(".firmness tbody tr");
}

#[test]
fn the_grid_says_how_often_each_takes_each_rank() {
    for sheet in [PYTHON_TEAM, PULLING_APART] {
        let ranks = outlook_of(sheet).ranks;
        let frameworks = &backstay::shipped().catalog.frameworks;
        visit(|visitor| {
            visitor.open(&link_of(sheet));
            open_grid(visitor);
            let heads = visitor.texts(".firmness thead th");
            let is_in = |head: &str| heads.iter().any(|each| each == head);
            assert_eq!(is_in("lower"), ranks.iter().any(|row| row.lower > 0.0));
            assert_eq!(is_in("out"), ranks.iter().any(|row| row.out > 0.0));
            let printed = |share: f64| match share {
                0.0 => String::new(),
                share => words::of_hundred(share),
            };
            let expected: Vec<String> = ranks
                .iter()
                .flat_map(|row| {
                    let shares = row.shares.iter().copied();
                    let ends = [("lower", row.lower), ("out", row.out)];
                    let ends = ends.into_iter().filter(|(head, _)| is_in(head));
                    shares
                        .take(
                            heads
                                .iter()
                                .filter(|head| head.parse::<u8>().is_ok())
                                .count(),
                        )
                        .chain(ends.map(|(_, share)| share))
                        .map(printed)
                        .collect::<Vec<_>>()
                })
                .collect();
            assert_eq!(visitor.texts(".firmness td"), expected, "{sheet}");
            let names: Vec<&str> = ranks
                .iter()
                .map(|row| frameworks[row.framework].name.as_str())
                .collect();
            assert_eq!(visitor.texts(".firmness tbody th"), names);
        });
    }
}

#[test]
fn the_grid_scrolls_by_keyboard_where_it_does_not_fit() {
    visit(|visitor| {
        visitor.set_width(320);
        visitor.open(&link_of(PYTHON_TEAM));
        open_grid(visitor);
        visitor.tab_to(".firmness", "Django");
        visitor.press(Key::Right);
        visitor.wait_until(
            "the grid scrolls, its names stay",
            "const grid = document.querySelector('.firmness');
            const name = grid.querySelector('tbody th').getBoundingClientRect();
            return grid.scrollLeft > 0 && name.left >= grid.getBoundingClientRect().left",
        );
        visitor.click_text("div[@class='firmness']//a", "Laravel");
        visitor.wait_text("h1", "Laravel");
        assert_eq!(visitor.path(), "/frameworks/laravel");
    });
}

#[test]
fn single_changes_are_named_the_smallest_first() {
    for sheet in [PYTHON_TEAM, MANY_WAYS] {
        let (flips, tried) = flips_of(sheet);
        let smallest = flips.first().filter(|flip| !flip.is_open).unwrap();
        visit(|visitor| {
            visitor.open(&link_of(sheet));
            visitor.wait_text("h1", &pick_of(sheet));
            wait_flips(visitor, tried);
            let lead = visitor.text(".changes__first");
            assert!(lead.ends_with(&ending(smallest)), "{lead}");
            let others = &flips[1..];
            let is_open = |flip: &&Flip| flip.is_open;
            let is_drop = |flip: &&Flip| matches!(flip.change, Change::Drop(_));
            let is_other = |flip: &&Flip| !flip.is_open && !is_drop(flip);
            let mut expected: Vec<String> = Vec::new();
            expected.extend(others.iter().filter(is_other).take(6).map(ending));
            expected.extend(others.iter().filter(is_drop).take(6).map(ending));
            expected.extend(others.iter().filter(is_open).take(6).map(ending));
            let rows = visitor.texts(".changes__kinds li");
            assert_eq!(rows.len(), expected.len(), "{rows:#?}");
            for (row, ending) in rows.iter().zip(&expected) {
                assert!(row.ends_with(ending), "{row} ends with {ending}");
            }
        });
    }
}

/// What is said of a must-have is true: without it, what is named comes first.
#[test]
fn a_change_leads_to_its_question_and_does_what_it_says() {
    let (flips, tried) = flips_of(MANY_WAYS);
    let dropped = flips.iter().find_map(|flip| match flip.change {
        Change::Drop(requirement) => Some((requirement, flip)),
        Change::Say(..) => None,
    });
    let (requirement, flip) = dropped.unwrap();
    let bundle = backstay::shipped();
    let (question, row) = bundle.interview.requirement(requirement);
    let question = &bundle.interview.questions()[question].id;
    visit(|visitor| {
        visitor.open(&link_of(MANY_WAYS));
        wait_flips(visitor, tried);
        let expected = format!("Without the must-have “{}”, {}", row.plain, ending(flip));
        visitor.wait_text(".changes__kinds li", &expected);
        visitor.click_text("ul//a", &row.plain);
        visitor.wait_for(&format!("input[value={}]", row.id));
        assert_eq!(visitor.path(), format!("/questions/{question}"));
        visitor.click(&format!("label:has(input[value={}])", row.id));
        visitor.click_text("a", "See the result");
        visitor.wait_text("h1", &bundle.catalog.frameworks[flip.to].name);
    });
}

#[test]
fn where_no_single_answer_changes_the_pick_it_says_so() {
    let (flips, tried) = flips_of(FIRM);
    assert_eq!(flips, [], "the sheet is firm");
    visit(|visitor| {
        visitor.open(&link_of(FIRM));
        wait_flips(visitor, tried);
        visitor.wait_text(
            ".changes__first",
            "No single answer changes who comes first",
        );
        assert_eq!(visitor.count(".changes__kinds li"), 0);
    });
}

/// The search of former answers ends where new ones come.
#[test]
fn changes_follow_the_answers() {
    let weighed = r#"{"answers": {"project": ["product"], "languages": ["python"],
        "style": ["included"], "back-office": ["daily"]},
        "importances": {"languages": "doesnt-matter"}}"#;
    let (before, after) = (flips_of(PYTHON_TEAM).0, flips_of(weighed).0);
    assert_ne!(
        before.first().map(ending),
        after.first().map(ending),
        "the sheets differ in what changes them"
    );
    let lead = after.first().filter(|flip| !flip.is_open).map(ending);
    visit(|visitor| {
        visitor.open(&link_of(PYTHON_TEAM));
        visitor.tab_to("#weigh-languages", "");
        visitor.press(Key::Home);
        let lead = lead.unwrap_or_else(|| "No single answer".to_owned());
        visitor.wait_text(".changes__found[aria-busy=false] .changes__first", &lead);
    });
}

#[test]
fn lines_say_at_which_weight_the_first_two_are_level() {
    let turns = outlook_of(PYTHON_TEAM).turns;
    let criteria = &backstay::shipped().catalog.criteria;
    let expected: Vec<String> = turns
        .iter()
        .take(6)
        .map(|turn| {
            let (now, level) = (turn.from_weight, turn.at_weight);
            let name = &criteria[turn.criterion].name;
            format!("{name} {} {}", words::points(now), words::points(level))
        })
        .collect();
    assert!(!expected.is_empty());
    visit(|visitor| {
        visitor.open(&link_of(PYTHON_TEAM));
        visitor.wait_text(".turns caption", "draws level with Django");
        assert_eq!(visitor.texts(".turns tbody tr"), expected);
    });
}
