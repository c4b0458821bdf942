//! The charts: they hold what the tables hold, follow what is chosen, fit a
//! phone, and can be taken away as files.

use backstay::decision::{Decision, Engine};
use backstay::interview::SheetFile;
use serde_json::{Value, json};

use crate::harness::{Visitor, visit};
use crate::screens::{PYTHON_TEAM, data, link_of};

fn decided(sheet: &str) -> Decision {
    let bundle = backstay::shipped();
    let sheet = SheetFile::parse(sheet).unwrap().read(&bundle.interview);
    Engine::new(bundle).decide(&sheet.sheet)
}

fn name(decision: &Decision, place: usize) -> &'static str {
    let framework = decision.ranking[place].framework;
    &backstay::shipped().catalog.frameworks[framework].name
}

/// The words of every part of a drawing that fits a selector.
fn drawn(visitor: &mut Visitor, selector: &str) -> Vec<String> {
    let script = "return [...document.querySelectorAll(arguments[0])]
        .map((each) => each.textContent.trim())";
    serde_json::from_value(visitor.run(script, json!([selector]))).unwrap()
}

/// Keeps the text of every file that the page offers.
fn keep_files(visitor: &mut Visitor) {
    visitor.before_every_page(
        "window.saved = [];
        const make = URL.createObjectURL;
        URL.createObjectURL = (blob) => {
            blob.text().then((text) => window.saved.push([blob.type, text]));
            return make.call(URL, blob);
        };",
    );
}

/// What a reader of XML makes of the newest file: its words, its title, whether
/// it says something of itself, and what in it looks different without a sheet
/// of styles.
fn newest_file(visitor: &mut Visitor, count: usize) -> Value {
    let arrived = format!("return window.saved.length === {count}");
    visitor.wait_until("a file", &arrived);
    visitor.run(
        "const [type, text] = window.saved.at(-1);
        const file = new DOMParser().parseFromString(text, type);
        const root = file.documentElement;
        const number = (name) => parseFloat(root.getAttribute(name));
        const shapes = [...root.querySelectorAll('path, circle, rect, line')];
        const painted = (each) => each.closest('[fill]') !== null;
        return {
            type,
            root: root.namespaceURI + ' ' + root.nodeName,
            words: [...root.querySelectorAll('text')].map((each) => each.textContent).join('\\n'),
            title: root.querySelector('title').textContent,
            said: root.querySelector('desc').textContent.length,
            has_room: number('width') > 100 && number('height') > 50 && root.hasAttribute('viewBox'),
            is_painted: shapes.length > 5 && shapes.every(painted),
            leftovers: root.querySelectorAll('[class], [style], script, foreignObject').length,
            colours: [...new Set(text.match(/(light-dark|oklab|color-mix|var)\\(/g) ?? [])],
        };",
        json!([]),
    )
}

#[track_caller]
fn assert_stands_alone(file: &Value) {
    assert_eq!(file["type"], "image/svg+xml");
    assert_eq!(file["root"], "http://www.w3.org/2000/svg svg");
    assert!(!file["title"].as_str().unwrap().is_empty());
    assert!(file["said"].as_u64().unwrap() > 20, "{file}");
    assert_eq!(file["has_room"], json!(true), "{file}");
    assert_eq!(file["is_painted"], json!(true), "{file}");
    assert_eq!(file["leftovers"], json!(0), "{file}");
    assert_eq!(file["colours"], json!([]), "{file}");
}

#[track_caller]
fn assert_names(file: &Value, names: &[&str]) {
    // A label may be broken into lines.
    let letters = |text: &str| text.split_whitespace().collect::<String>();
    let words = letters(file["words"].as_str().unwrap());
    for name in names {
        assert!(words.contains(&letters(name)), "{name} in {file}");
    }
}

#[test]
fn every_chart_of_the_result_is_a_file_that_stands_alone() {
    let decision = decided(PYTHON_TEAM);
    let names: Vec<&str> = (0..decision.ranking.len())
        .map(|place| name(&decision, place))
        .collect();
    let catalog = &backstay::shipped().catalog;
    visit(|visitor| {
        keep_files(visitor);
        visitor.set_system_colours("dark");
        visitor.open(&link_of(PYTHON_TEAM));
        visitor.wait_for(".discs");
        visitor.click(".sum > .chart__save");
        let sum = newest_file(visitor, 1);
        assert_stands_alone(&sum);
        assert_names(&sum, &names);
        visitor.click(".profile .chart__save");
        let profile = newest_file(visitor, 2);
        assert_stands_alone(&profile);
        let weightiest = decision.concerns.iter();
        let weightiest = weightiest
            .max_by(|one, other| one.1.mean.total_cmp(&other.1.mean))
            .unwrap();
        assert_names(&profile, &[&catalog.concerns[weightiest.0].name]);
        assert!(profile["title"].as_str().unwrap().starts_with(names[0]));
        visitor.click("section[aria-labelledby=firmness-title] .chart__save");
        let firmness = newest_file(visitor, 3);
        assert_stands_alone(&firmness);
        assert_names(&firmness, &names[..1]);
        visitor.click("section[aria-labelledby=map-title] .chart__save");
        let map = newest_file(visitor, 4);
        assert_stands_alone(&map);
        assert_names(&map, &names);
        assert_eq!(visitor.count(".chart__aside"), 0);
        assert!(drawn(visitor, "svg[data-scheme]").is_empty());
    });
}

#[test]
fn the_profile_follows_the_framework_chosen() {
    let decision = decided(PYTHON_TEAM);
    visit(|visitor| {
        visitor.open(&link_of(PYTHON_TEAM));
        visitor.wait_text(".profile__whose", name(&decision, 0));
        let reach = "return [...document.querySelectorAll('.profile .chart .rose__sector')]
            .map((each) => each.style.getPropertyValue('--reach'))";
        let first = visitor.run(reach, json!([]));
        assert_eq!(first.as_array().unwrap().len(), 8);
        visitor.click(".profile__option:nth-of-type(2)");
        visitor.wait_text(".profile__whose", name(&decision, 1));
        let second = visitor.run(reach, json!([]));
        assert_ne!(first, second);
        visitor.click(".profile .chart__table > summary");
        let column = |visitor: &mut Visitor, place: usize| {
            visitor.texts(&format!(".profile tbody td:nth-child({place})"))
        };
        for (reach, place) in [(&first, 3), (&second, 4)] {
            let numbers = column(visitor, place);
            for (reach, number) in reach.as_array().unwrap().iter().zip(numbers) {
                let reach: f64 = reach.as_str().unwrap().parse().unwrap();
                let number: f64 = number.trim_start_matches(['<', '>', ' ']).parse().unwrap();
                assert!((100.0 * reach - number).abs() <= 1.0, "{reach} is {number}");
            }
        }
    });
}

#[test]
fn bars_side_by_side_begin_where_their_theme_begins() {
    visit(|visitor| {
        visitor.open(&link_of(PYTHON_TEAM));
        visitor.wait_for(".sum__row .theme-bar");
        let starts = "const rows = [...document.querySelectorAll('.sum__row .theme-bar')];
            const starts = rows.map((row) => [...row.querySelectorAll('.theme-bar__part')]
                .map((part) => part.getAttribute('x')).join(' '));
            return new Set(starts).size";
        assert_ne!(visitor.run(starts, json!([])), json!(1));
        visitor.click_text("label", "Side by side by theme");
        let themes = data("criteria.json")["themes"].as_array().unwrap().clone();
        let names: Vec<&str> = themes
            .iter()
            .map(|theme| theme["name"].as_str().unwrap())
            .collect();
        visitor.wait_for(".sum__themes");
        assert_eq!(visitor.texts(".sum__themes > span"), names);
        visitor.wait_until("one start for each theme", &format!("{starts} === 1"));
        visitor.wait_until(
            "heads above their columns",
            "const left = (element) => element.getBoundingClientRect().left;
            const heads = [...document.querySelectorAll('.sum__themes > span')];
            const parts = [...document.querySelectorAll('.sum__row .theme-bar:first-of-type')];
            const first = parts[0].querySelectorAll('.theme-bar__part');
            return heads.every((head, place) => Math.abs(left(head) - left(first[place])) < 4)",
        );
    });
}

#[test]
fn the_sum_in_numbers_adds_up() {
    visit(|visitor| {
        visitor.open(&link_of(PYTHON_TEAM));
        visitor.wait_for(".sum__row");
        visitor.click(".sum > .chart__table > summary");
        visitor.wait_text(".sum .chart__numbers thead", "Sum");
        let rows = visitor.run(
            "return [...document.querySelectorAll('.sum .chart__numbers tbody tr')]
                .map((row) => [...row.querySelectorAll('td')].map((cell) => cell.innerText))",
            json!([]),
        );
        let rows: Vec<Vec<String>> = serde_json::from_value(rows).unwrap();
        assert_eq!(rows.len(), decided(PYTHON_TEAM).ranking.len());
        for row in rows {
            let numbers: Vec<f64> = row.iter().map(|cell| cell.parse().unwrap()).collect();
            let (sum, parts) = numbers.split_last().unwrap();
            assert!((parts.iter().sum::<f64>() - sum).abs() < 0.01, "{row:?}");
        }
    });
}

#[test]
fn the_map_shows_the_two_criteria_chosen() {
    let decision = decided(PYTHON_TEAM);
    let catalog = &backstay::shipped().catalog;
    let mut weighty: Vec<_> = decision
        .weights
        .iter()
        .filter(|(_, weight)| **weight > 0.0)
        .collect();
    weighty.sort_by(|one, other| other.1.total_cmp(one.1).then(one.0.cmp(&other.0)));
    let partial = |standing: &backstay::decision::Standing, id| {
        let mut lines = standing.contributions.iter();
        lines
            .find(|line| line.criterion == id)
            .map_or(0.0, |line| line.partial)
    };
    let criteria: Vec<(f64, Vec<f64>)> = weighty
        .iter()
        .map(|(id, weight)| {
            let ranking = decision.ranking.iter();
            (**weight, ranking.map(|each| partial(each, *id)).collect())
        })
        .collect();
    let told: Vec<backstay::catalog::CriterionId> =
        backstay::charts::telling::most_telling_first(&criteria)
            .into_iter()
            .map(|place| weighty[place].0)
            .collect();
    let criterion = |place: usize| &catalog.criteria[told[place]];
    visit(|visitor| {
        visitor.open(&link_of(PYTHON_TEAM));
        visitor.wait_for(".map");
        let title = "return document.querySelector('.map title').textContent";
        let both = |one: usize, other: usize| {
            json!(format!(
                "{} and {}",
                criterion(one).name,
                criterion(other).name
            ))
        };
        assert_eq!(visitor.run(title, json!([])), both(0, 1));
        visitor.run(
            "const select = document.querySelectorAll('.map__choice select')[1];
            select.value = arguments[0];
            select.dispatchEvent(new Event('change', { bubbles: true }));",
            json!([criterion(2).id]),
        );
        visitor.wait_until(
            "the map of the criterion chosen",
            &format!(
                "return document.querySelector('.map title').textContent === {}",
                both(0, 2)
            ),
        );
        visitor.click("section[aria-labelledby=map-title] .chart__table > summary");
        visitor.wait_text(
            "section[aria-labelledby=map-title] .chart__numbers thead",
            &criterion(2).name,
        );
        let rows = visitor.texts("section[aria-labelledby=map-title] tbody tr");
        assert_eq!(rows.len(), decision.ranking.len());
        for (row, standing) in rows.iter().zip(&decision.ranking) {
            let value =
                |place: usize| backstay::report::words::of_hundred(partial(standing, told[place]));
            let name = &catalog.frameworks[standing.framework].name;
            assert_eq!(*row, format!("{name} {} {}", value(0), value(2)));
        }
        let picked = "return document.querySelector('.map__place[data-pick]').textContent";
        let picked = visitor.run(picked, json!([]));
        assert!(
            picked.as_str().unwrap().contains(name(&decision, 0)),
            "{picked}"
        );
    });
}

/// Labels as the browser measures them, not as the geometry estimates them.
#[test]
fn labels_are_neither_cut_nor_covered_on_any_screen() {
    let clear = "const box = (element) => element.getBoundingClientRect();
        const shown = (list) => [...list].filter((each) => box(each).width > 0);
        const meet = (one, other) => one.left < other.right - 0.5 && other.left < one.right - 0.5
            && one.top < other.bottom - 4 && other.top < one.bottom - 4;
        const labels = shown(document.querySelectorAll(arguments[0])).map(box);
        const pairs = labels.flatMap((one, place) =>
            labels.slice(place + 1).filter((other) => meet(one, other)));
        const inside = labels.every((each) => each.left >= 0 && each.right <= innerWidth);
        return [labels.length > 5, pairs.length, inside,
            document.documentElement.scrollWidth <= innerWidth]";
    visit(|visitor| {
        visitor.open(&link_of(PYTHON_TEAM));
        visitor.wait_for(".discs");
        for width in [320, 390, 1280, 2560] {
            visitor.set_width(width);
            for labels in [
                ".map__name, .map__key",
                ".rose__label",
                ".discs__name, .discs__head",
            ] {
                let found = visitor.run(clear, json!([labels]));
                assert_eq!(found, json!([true, 0, true, true]), "{labels} at {width}");
            }
        }
    });
}

#[test]
fn several_time_lines_share_one_scale_on_a_phone_too() {
    let releases = data("releases.json");
    let lines = |slug: &str| releases[slug]["lines"].as_array().unwrap().len();
    visit(|visitor| {
        keep_files(visitor);
        visitor.set_clock("2026-11-27");
        visitor.set_width(320);
        visitor.open("/compare?f=django,laravel,aspnet-core");
        visitor.wait_for(".time-line__bar");
        assert_eq!(
            drawn(visitor, ".time-line__bar").len(),
            lines("django") + lines("laravel") + lines("aspnet-core")
        );
        assert_eq!(
            drawn(visitor, ".time-line__framework"),
            ["Django", "Laravel", "ASP.NET Core"]
        );
        assert_eq!(drawn(visitor, ".time-line__today").len(), 1);
        visitor.wait_until(
            "no scrolling sideways",
            "return document.documentElement.scrollWidth <= innerWidth",
        );
        let stops = "const drawn = document.querySelectorAll('.time-line__bar[data-end=past]');
            const today = parseFloat(document.querySelector('.time-line__today')
                .getAttribute('x1'));
            return [...drawn].every((each) =>
                parseFloat(each.querySelector('rect').getAttribute('width')) < today)";
        assert_eq!(visitor.run(stops, json!([])), json!(true));
        visitor.click(".time-line .chart__save");
        let file = newest_file(visitor, 1);
        assert_stands_alone(&file);
        assert_names(&file, &["Django", "Laravel", "ASP.NET Core", "today"]);
    });
}

#[test]
fn a_framework_has_its_profile_among_the_answers() {
    let decision = decided(PYTHON_TEAM);
    let slug = &backstay::shipped().catalog.frameworks[decision.ranking[1].framework].id;
    visit(|visitor| {
        visitor.open(&link_of(PYTHON_TEAM));
        visitor.wait_text("h1", name(&decision, 0));
        visitor.open(&format!("/frameworks/{slug}"));
        visitor.wait_text("#answers .profile__whose", name(&decision, 1));
        assert_eq!(drawn(visitor, "#answers .rose .rose__label").len(), 8);
        assert_eq!(visitor.count("#answers .profile__option"), 0);
    });
}
