//! Looking through the shipped catalog, and the laws of any search.

#![expect(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a catalog of another shape is a failed test"
)]

#[path = "samples/parts.rs"]
mod samples;

use std::collections::BTreeMap;
use std::sync::OnceLock;

use backstay::browse::{
    Condition, Facet, Filter, Findings, Index, MOST_TICKED, Parts, Sort, Unknown, View, fold,
};
use backstay::catalog::{Catalog, FrameworkId, Id, Level, Stated};
use backstay::shipped;
use proptest::prelude::*;

fn catalog() -> &'static Catalog {
    &shipped().catalog
}

fn parts() -> &'static Parts {
    static PARTS: OnceLock<Parts> = OnceLock::new();
    PARTS.get_or_init(samples::parts)
}

/// Ends of a third of the frameworks.
fn ends() -> BTreeMap<String, u16> {
    let rows = catalog().frameworks.rows().iter();
    rows.step_by(3)
        .zip([2026, 2027, 2028, 2029].into_iter().cycle())
        .map(|(row, year)| (row.id.clone(), year))
        .collect()
}

fn index() -> &'static Index {
    static INDEX: OnceLock<Index> = OnceLock::new();
    INDEX.get_or_init(|| Index::new(catalog(), Some(parts()), &ends()))
}

fn typed(text: &str) -> Filter {
    Filter {
        text: text.to_owned(),
        ..Filter::default()
    }
}

fn find(filter: &Filter) -> Findings {
    index().find(filter, &Sort::Name, &[])
}

fn ids(findings: &Findings) -> Vec<&'static str> {
    let rows = findings.found.iter();
    rows.map(|found| catalog().frameworks[found.framework].id.as_str())
        .collect()
}

#[test]
fn a_part_is_found_and_named() {
    let findings = find(&typed("eloquent"));
    let laravel = catalog().framework("laravel").unwrap();
    let found = findings.found.iter().find(|each| each.framework == laravel);
    assert_eq!(found.unwrap().parts, ["features.orm"]);
}

#[test]
fn names_need_no_naming_of_parts() {
    let findings = find(&typed("LARAVEL"));
    let laravel = findings
        .found
        .iter()
        .find(|each| catalog().frameworks[each.framework].id == "laravel");
    assert_eq!(laravel.unwrap().parts, [""; 0]);
}

#[test]
fn case_and_accents_make_no_difference() {
    let plain = ids(&find(&typed("celery")));
    assert!(!plain.is_empty());
    assert_eq!(ids(&find(&typed("  CÉLERY "))), plain);
}

#[test]
fn every_word_must_match() {
    let both = ids(&find(&typed("python celery")));
    let celery = ids(&find(&typed("celery")));
    let python = ids(&find(&typed("python")));
    let expected: Vec<&str> = celery
        .into_iter()
        .filter(|id| python.contains(id))
        .collect();
    assert!(!both.is_empty());
    assert_eq!(both, expected);
}

#[test]
fn names_with_marks_are_found() {
    for (text, id) in [
        ("next.js", "nextjs"),
        ("c#", "aspnet-core"),
        ("js", "nextjs"),
    ] {
        assert!(ids(&find(&typed(text))).contains(&id), "{text}");
    }
}

#[test]
fn what_a_framework_lacks_is_no_part_of_it() {
    let mut parts = parts().clone();
    let cells = parts.get_mut("laravel").unwrap();
    let orm = cells.get_mut("features.orm").unwrap();
    orm.level = Stated::None;
    let index = Index::new(catalog(), Some(&parts), &BTreeMap::new());
    let findings = index.find(&typed("eloquent"), &Sort::Name, &[]);
    assert!(!ids(&findings).contains(&"laravel"));
}

#[test]
fn without_the_parts_names_and_languages_still_work() {
    let index = Index::new(catalog(), None, &BTreeMap::new());
    assert!(!index.has_parts());
    let by_name = index.find(&typed("djan"), &Sort::Name, &[]);
    assert!(ids(&by_name).contains(&"django"));
    let by_language = index.find(&typed("kotlin"), &Sort::Name, &[]);
    assert!(!by_language.found.is_empty());
    let by_part = index.find(&typed("eloquent"), &Sort::Name, &[]);
    assert!(by_part.found.is_empty());
    assert!(index.knows("features.orm") && !index.knows("features.testing"));
}

#[test]
fn an_empty_list_says_what_to_give_up() {
    let mut filter = typed("celery");
    filter.toggle(Facet::Language, "PHP");
    let findings = find(&filter);
    assert!(findings.found.is_empty());
    for way in &findings.ways {
        let without = find(&filter.without(&way.without));
        assert_eq!(without.found.len(), way.count, "{:?}", way.without);
    }
    let conditions: Vec<&Condition> = findings.ways.iter().map(|way| &way.without).collect();
    assert!(conditions.contains(&&Condition::Text));
    assert!(conditions.contains(&&Condition::Facet(Facet::Language)));
}

#[test]
fn orders_put_the_unknown_last() {
    let count = catalog().frameworks.len();
    let ranks: Vec<Option<u32>> = (0..count)
        .map(|place| (place % 3 > 0).then(|| u32::try_from(count - place).unwrap()))
        .collect();
    let findings = index().find(&Filter::default(), &Sort::Rank, &ranks);
    let order: Vec<Option<u32>> = findings
        .found
        .iter()
        .map(|found| ranks[found.framework.position()])
        .collect();
    let known = order.iter().take_while(|rank| rank.is_some()).count();
    assert!(order[known..].iter().all(Option::is_none));
    assert!(order[..known].is_sorted());

    let findings = index().find(&Filter::default(), &Sort::FirstRelease, &[]);
    let years = findings
        .found
        .iter()
        .filter_map(|found| catalog().number("profile.first_release", found.framework));
    assert!(years.is_sorted());

    let score = Sort::Score("learning_ease".to_owned());
    let findings = index().find(&Filter::default(), &score, &[]);
    let scores = findings
        .found
        .iter()
        .filter_map(|found| catalog().number("judged.learning_ease", found.framework));
    assert!(scores.map(|score| -score).is_sorted());
}

#[test]
fn what_an_address_asks_in_vain_is_named() {
    let query = "language=php,cobol&has=features.orm:core,features.wings&sort=beauty&q=a+b\
                 &until=soon&color=red&pick=django,nobody";
    let (view, unknown) = View::read(query, catalog());
    assert!(view.filter.has(Facet::Language, "PHP"));
    assert_eq!(view.filter.levels["features.orm"], Level::Core);
    assert_eq!(view.filter.text, "a b");
    assert_eq!(view.ticked, ["django"]);
    let named: Vec<(&str, &str)> = unknown
        .iter()
        .map(|Unknown { name, value }| (name.as_str(), value.as_str()))
        .collect();
    let expected = [
        ("language", "cobol"),
        ("has", "features.wings"),
        ("sort", "beauty"),
        ("until", "soon"),
        ("color", "red"),
        ("pick", "nobody"),
    ];
    assert_eq!(named, expected);
}

#[test]
fn no_more_are_ticked_than_can_be_compared() {
    let mut view = View::default();
    for row in catalog().frameworks.rows() {
        view.tick(&row.id);
    }
    assert_eq!(view.ticked.len(), MOST_TICKED);
    let first = view.ticked[0].clone();
    view.tick(&first);
    assert_eq!(view.ticked.len(), MOST_TICKED - 1);
    assert!(!view.ticked.contains(&first));
}

/// Whether a framework fulfils a filter, by the plainest reading.
fn fulfils(filter: &Filter, id: FrameworkId) -> bool {
    let row = &catalog().frameworks[id];
    let own = &parts()[&row.id];
    let mut text = vec![fold(&row.name), fold(&row.id), fold(&row.summary)];
    for facet in Facet::ALL {
        text.extend(
            catalog()
                .words(facet.key(), id)
                .iter()
                .map(|word| fold(word)),
        );
    }
    for (key, part) in own.iter().filter(|(_, part)| part.is_there()) {
        text.push(fold(&part.what));
        text.push(fold(catalog().facts.name(key).unwrap()));
        text.push(key.split_once('.').unwrap().1.replace('_', " "));
    }
    let holds = |word: &str| text.iter().any(|each| each.contains(word));
    let has_words = filter.words.iter().all(|(facet, chosen)| {
        let words = catalog().words(facet.key(), id);
        words.iter().any(|word| chosen.contains(word))
    });
    let reaches = |(key, least): (&String, &Level)| {
        let level = own.get(key).and_then(|part| part.level.level());
        level.is_some_and(|level| level >= *least)
    };
    let lasts = filter
        .until
        .is_none_or(|year| ends().get(&row.id).is_some_and(|until| *until >= year));
    fold(&filter.text).split_whitespace().all(holds)
        && has_words
        && filter.levels.iter().all(reaches)
        && lasts
}

fn some_words() -> impl Strategy<Value = BTreeMap<Facet, std::collections::BTreeSet<String>>> {
    let choices: Vec<(Facet, String)> = Facet::ALL
        .into_iter()
        .flat_map(|facet| {
            index()
                .words(facet)
                .iter()
                .map(move |word| (facet, word.clone()))
        })
        .collect();
    prop::sample::subsequence(choices, 0..4).prop_map(|chosen| {
        let mut filter = Filter::default();
        for (facet, word) in chosen {
            filter.toggle(facet, &word);
        }
        filter.words
    })
}

fn some_levels() -> impl Strategy<Value = BTreeMap<String, Level>> {
    let keys: Vec<String> = parts()["django"].keys().cloned().collect();
    let level = prop::sample::select(&Level::ALL[1..]);
    prop::collection::btree_map(prop::sample::select(keys), level, 0..3)
}

/// Beginnings of words that occur, alone or two together, and what occurs nowhere.
fn some_text() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "",
        "php",
        "Type",
        "sql",
        "queue",
        "é",
        "e",
        "react",
        "built in",
        "celery python",
        "µ?",
        "log",
        "graphql docs",
        "rust ",
        "100%",
        "c++",
        "a,b&c=d",
    ]);
    words.prop_map(ToOwned::to_owned)
}

fn some_filter() -> impl Strategy<Value = Filter> {
    let until = prop::option::of(2025_u16..2031);
    (some_text(), some_words(), some_levels(), until).prop_map(|(text, words, levels, until)| {
        Filter {
            text,
            words,
            levels,
            until,
        }
    })
}

fn some_sort() -> impl Strategy<Value = Sort> {
    prop::sample::select(vec![
        Sort::Name,
        Sort::Rank,
        Sort::FirstRelease,
        Sort::Score("modularity".to_owned()),
    ])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn what_is_listed_fulfils_the_filter_and_nothing_is_left_out(filter in some_filter()) {
        let mut found: Vec<FrameworkId> =
            find(&filter).found.iter().map(|each| each.framework).collect();
        found.sort_unstable();
        let expected: Vec<FrameworkId> =
            catalog().frameworks.ids().filter(|id| fulfils(&filter, *id)).collect();
        prop_assert_eq!(found, expected);
    }

    #[test]
    fn counts_and_ways_say_what_a_click_gives(filter in some_filter()) {
        let findings = find(&filter);
        for (facet, counts) in Facet::ALL.into_iter().zip(&findings.counts) {
            for (word, count) in index().words(facet).iter().zip(counts) {
                let mut clicked = filter.without(&Condition::Facet(facet));
                clicked.toggle(facet, word);
                prop_assert_eq!(find(&clicked).found.len(), *count, "{}", word);
            }
        }
        for way in &findings.ways {
            let without = find(&filter.without(&way.without));
            prop_assert_eq!(without.found.len(), way.count);
        }
    }

    #[test]
    fn an_order_changes_nothing_but_the_order(filter in some_filter(), sort in some_sort()) {
        let mut sorted = index().find(&filter, &sort, &[]).found;
        let mut plain = find(&filter).found;
        sorted.sort_by_key(|each| each.framework);
        plain.sort_by_key(|each| each.framework);
        prop_assert_eq!(sorted, plain);
    }

    #[test]
    fn an_address_opens_the_view_that_wrote_it(
        filter in some_filter(),
        sort in some_sort(),
        ticked in prop::sample::subsequence(
            catalog().frameworks.rows().iter().map(|row| row.id.clone()).collect::<Vec<_>>(),
            0..=MOST_TICKED,
        ).prop_shuffle(),
    ) {
        let view = View { filter, sort, ticked };
        let (read, unknown) = View::read(&view.write(), catalog());
        prop_assert_eq!(unknown, []);
        prop_assert_eq!(read, view);
    }

    #[test]
    fn no_address_breaks_the_page(query in ".{0,60}") {
        let (view, _) = View::read(&query, catalog());
        find(&view.filter);
    }
}
