//! Which frameworks are alike, and what tells them apart.

use backstay::browse::{Told, distance, relatives};
use backstay::catalog::{Catalog, FrameworkId, Id, Level, Values};
use backstay::shipped;

fn shipped_catalog() -> Catalog {
    shipped().catalog.clone()
}

/// Sets a level of one framework.
fn set(catalog: &mut Catalog, key: &str, of: FrameworkId, level: Option<Level>) {
    for column in &mut catalog.columns {
        if let Values::Levels(rows) = &mut column.values
            && column.key == key
            && let Some(cell) = rows.get_mut(of.position())
        {
            *cell = level;
        }
    }
}

/// Gives one framework every fact of another.
fn copy(catalog: &mut Catalog, from: FrameworkId, to: FrameworkId) {
    fn one<T: Clone>(rows: &mut [T], from: FrameworkId, to: FrameworkId) {
        let value = rows.get(from.position()).cloned();
        if let Some((value, cell)) = value.zip(rows.get_mut(to.position())) {
            *cell = value;
        }
    }
    for column in &mut catalog.columns {
        match &mut column.values {
            Values::Levels(rows) => one(rows, from, to),
            Values::Scores(rows) => one(rows, from, to),
            Values::Numbers(rows) => one(rows, from, to),
            Values::Words(rows) => one(rows, from, to),
        }
    }
}

#[test]
fn a_distance_is_one() {
    let catalog = shipped_catalog();
    let ids: Vec<FrameworkId> = catalog.frameworks.ids().collect();
    for one in &ids {
        assert!(distance(&catalog, *one, *one).abs() < 1e-12);
        for other in &ids {
            let apart = distance(&catalog, *one, *other);
            assert!((0.0..=1.0).contains(&apart), "{apart}");
            assert!((apart - distance(&catalog, *other, *one)).abs() < 1e-12);
        }
    }
}

#[test]
fn a_twin_is_nearest_and_nothing_tells_it_apart() {
    let mut catalog = shipped_catalog();
    let [one, twin] = [FrameworkId::at(3), FrameworkId::at(30)];
    copy(&mut catalog, one, twin);
    let found = relatives(&catalog, one, 3);
    assert_eq!(found.len(), 3);
    let nearest = found
        .first()
        .map(|each| (each.framework, each.differences.len()));
    assert_eq!(nearest, Some((twin, 0)));
    assert!(found.is_sorted_by(|one, other| one.distance <= other.distance));
    assert!(found.iter().all(|each| each.framework != one));
}

#[test]
fn what_differs_most_is_told_first_and_what_is_unknown_is_not() {
    let mut catalog = shipped_catalog();
    let [one, twin] = [FrameworkId::at(3), FrameworkId::at(30)];
    copy(&mut catalog, one, twin);
    set(&mut catalog, "features.mail", one, Some(Level::Official));
    set(&mut catalog, "features.mail", twin, Some(Level::Core));
    set(&mut catalog, "databases.oracle", one, Some(Level::None));
    set(&mut catalog, "databases.oracle", twin, Some(Level::Core));
    set(&mut catalog, "features.orm", one, None);
    set(&mut catalog, "features.orm", twin, Some(Level::Core));
    let found = relatives(&catalog, one, 1);
    let told: Vec<(&str, &Told, &Told)> = found
        .iter()
        .flat_map(|relative| &relative.differences)
        .map(|each| (each.key.as_str(), &each.own, &each.others))
        .collect();
    let expected = [
        (
            "databases.oracle",
            &Told::Level(Level::None),
            &Told::Level(Level::Core),
        ),
        (
            "features.mail",
            &Told::Level(Level::Official),
            &Told::Level(Level::Core),
        ),
    ];
    assert_eq!(told, expected);
}

#[test]
fn no_more_than_three_facts_are_told() {
    let catalog = shipped_catalog();
    for id in catalog.frameworks.ids() {
        for relative in relatives(&catalog, id, 4) {
            assert!(relative.differences.len() <= 3);
        }
    }
}
