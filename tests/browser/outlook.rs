//! What may still change the result: how firm the order is.

use backstay::decision::{Engine, Outlook, Working};
use backstay::interview::SheetFile;
use backstay::report::words;

use crate::harness::{Key, visit};
use crate::screens::{PULLING_APART, PYTHON_TEAM, link_of};

fn worked(engine: &Engine<'_>, sheet: &str) -> Working {
    let sheet = SheetFile::parse(sheet).unwrap();
    engine.work(&sheet.read(&backstay::shipped().interview).sheet)
}

fn outlook_of(sheet: &str) -> Outlook {
    let engine = Engine::new(backstay::shipped());
    engine.outlook(&worked(&engine, sheet))
}

#[test]
fn the_grid_says_how_often_each_takes_each_rank() {
    for sheet in [PYTHON_TEAM, PULLING_APART] {
        let ranks = outlook_of(sheet).ranks;
        let frameworks = &backstay::shipped().catalog.frameworks;
        visit(|visitor| {
            visitor.open(&link_of(sheet));
            visitor.wait_for(".firmness tbody tr");
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
        visitor.wait_for(".firmness tbody tr");
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
