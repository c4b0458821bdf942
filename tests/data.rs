//! The data check: the shipped folder keeps every rule, and every rule trips
//! on a sample that breaks it.
//!
//! `cargo xtask data` runs this target.

#![cfg(not(target_arch = "wasm32"))]
#![expect(
    clippy::unwrap_used,
    reason = "a sample that cannot be made is a failed test"
)]

#[path = "samples/breaches.rs"]
mod breaches;
#[path = "samples/folder.rs"]
mod folder;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use backstay::bundle::{self, DataFiles};
use backstay::decision::Engine;
use backstay::interview::SheetFile;

use breaches::{BREACHES, REFUSALS};
use folder::Edit::Set;
use folder::Folder;

/// The frameworks that every edition must hold.
const FRAMEWORKS: [&str; 44] = [
    "actix-web",
    "adonisjs",
    "aspnet-core",
    "axum",
    "chi",
    "codeigniter",
    "django",
    "drogon",
    "drupal",
    "echo",
    "elysia",
    "express",
    "fastapi",
    "fastify",
    "fiber",
    "flask",
    "gin",
    "hanami",
    "hono",
    "koa",
    "ktor",
    "laravel",
    "litestar",
    "loco",
    "meteor",
    "micronaut",
    "nestjs",
    "nextjs",
    "nuxt",
    "phoenix",
    "play",
    "quarkus",
    "rocket",
    "ruby-on-rails",
    "sinatra",
    "slim",
    "spring-boot",
    "strapi",
    "sveltekit",
    "symfony",
    "tornado",
    "vapor",
    "vertx",
    "wordpress",
];

/// A framework that nobody has, as somebody would add it.
const ADDED: &str = include_str!("fixtures/frameworks/halyard.json");

/// A sheet that it suits.
const SHEET_FOR_ADDED: &str = r#"{"answers": {"project": ["product"],
    "languages": ["python"], "style": ["included"]}}"#;

fn shipped() -> DataFiles {
    DataFiles::read(Path::new("data")).unwrap()
}

#[test]
fn the_shipped_data_keep_every_rule() {
    let problems: Vec<String> = bundle::read(Path::new("data"))
        .err()
        .into_iter()
        .flatten()
        .map(|problem| problem.to_string())
        .collect();
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn the_build_ships_what_the_folder_holds() {
    let (files, bundle) = bundle::read(Path::new("data")).unwrap();
    assert_eq!(*backstay::shipped(), bundle);
    assert_eq!(backstay::shipped_dossiers(), files.dossiers);
}

#[test]
fn every_fact_has_a_source_with_a_date() {
    for dossier in shipped().dossiers {
        let date = |source: &str| dossier.sources.get(source).map(|each| each.read.as_str());
        let profile = dossier
            .profile
            .iter()
            .map(|(id, fact)| (id, date(&fact.source)));
        let cells = [&dossier.features, &dossier.databases, &dossier.deployment]
            .into_iter()
            .flatten()
            .map(|(id, cell)| {
                (
                    id,
                    cell.source.as_deref().map_or(cell.read.as_deref(), date),
                )
            });
        let judged = dossier
            .judged
            .iter()
            .map(|(id, judgement)| (id, date(&judgement.source)));
        for (fact, read) in profile.chain(cells).chain(judged) {
            let day = read.unwrap_or_default();
            assert!(
                day.len() == 10 && day.starts_with("20"),
                "{}: {fact} was read on “{day}”",
                dossier.id
            );
        }
    }
}

#[test]
fn the_catalog_is_as_large_as_promised() {
    let files = shipped();
    let held: Vec<&str> = files.dossiers.iter().map(|each| each.id.as_str()).collect();
    for framework in FRAMEWORKS {
        assert!(held.contains(&framework), "{framework} is missing");
    }
    assert_eq!(files.criteria.themes.len(), 5, "themes");
    assert!(files.criteria.criteria.len() >= 18, "criteria");
    assert!(files.questions.len() >= 14, "questions");
}

#[test]
fn frameworks_are_listed_by_id_because_ties_break_by_position() {
    let listed = shipped().index.frameworks;
    assert!(listed.is_sorted(), "{listed:?}");
}

#[test]
fn every_question_is_worded_for_two_readers() {
    for question in shipped().questions {
        let id = &question.id;
        for (part, text) in [
            ("name", &question.name),
            ("plain words", &question.plain),
            ("technical words", &question.technical),
            ("help", &question.help),
            ("why", &question.why),
        ] {
            assert!(!text.trim().is_empty(), "{id} has no {part}");
        }
        assert!(question.options.len() >= 2, "{id} offers no choice");
        let options = question
            .options
            .iter()
            .map(|option| (&option.id, &option.plain, &option.technical));
        let requirements = question
            .requirements
            .iter()
            .map(|each| (&each.id, &each.plain, &each.technical));
        for (part, plain, technical) in options.chain(requirements) {
            assert!(!plain.trim().is_empty(), "{id}.{part} has no plain words");
            assert!(
                !technical.trim().is_empty(),
                "{id}.{part} has no technical words"
            );
        }
    }
}

#[test]
fn every_rule_trips_on_a_sample_that_breaks_it() {
    for breach in BREACHES {
        let folder = Folder::copy();
        folder.edit(breach.edits);
        assert_eq!(folder.problems(), breach.problems, "{breach:?}");
    }
}

#[test]
fn a_framework_is_added_with_one_file_and_one_line() {
    let folder = Folder::copy();
    folder.write("frameworks/halyard.json", ADDED);
    let unlisted = "data/frameworks/halyard.json: index.json does not list this file";
    assert_eq!(folder.problems(), [unlisted]);

    let index = folder.text("index.json");
    let next = shipped()
        .index
        .frameworks
        .into_iter()
        .find(|id| id.as_str() > "halyard");
    let next = format!("    \"{}\"", next.unwrap());
    let line = "    \"halyard\",\n";
    folder.write(
        "index.json",
        &index.replace(&next, &format!("{line}{next}")),
    );
    assert_eq!(folder.problems(), [""; 0]);

    let (_, bundle) = bundle::read(folder.path()).unwrap();
    let sheet = SheetFile::parse(SHEET_FOR_ADDED)
        .unwrap()
        .read(&bundle.interview)
        .sheet;
    let decision = Engine::new(&bundle).decide(&sheet);
    let ranked: Vec<&str> = decision
        .ranking
        .iter()
        .map(|standing| bundle.catalog.frameworks[standing.framework].id.as_str())
        .collect();
    let place = ranked.iter().position(|id| *id == "halyard");
    assert!(place.is_some_and(|place| place < 10), "{ranked:?}");
    assert_eq!(
        ranked.len() + decision.excluded.len(),
        shipped().index.frameworks.len() + 1
    );
}

#[test]
fn no_rule_goes_without_a_sample() {
    let source = fs::read_to_string("src/bundle/rules/mod.rs").unwrap();
    let (_, list) = source.split_once("const RULES: &[Rule] = &[").unwrap();
    let (list, _) = list.split_once("];").unwrap();
    let rules: BTreeSet<&str> = list
        .split(',')
        .filter_map(|rule| rule.trim().rsplit("::").next())
        .filter(|rule| !rule.is_empty())
        .collect();
    let broken: BTreeSet<&str> = BREACHES.iter().map(|breach| breach.rule).collect();
    assert_eq!(rules, broken);
}

#[test]
fn types_refuse_what_is_no_data_file() {
    for (edits, problems) in REFUSALS {
        let folder = Folder::copy();
        folder.edit(edits);
        let found: Vec<String> = folder
            .problems()
            .iter()
            .map(|each| unplaced(each))
            .collect();
        assert_eq!(found, *problems, "{edits:?}");
    }
}

/// A problem without the line and column at which the parser stopped.
fn unplaced(problem: &str) -> String {
    match problem.rsplit_once(" at line ") {
        Some((what, _)) => what.to_owned(),
        None => problem.to_owned(),
    }
}

#[test]
fn every_breach_is_reported_in_the_order_of_the_files() {
    let folder = Folder::copy();
    folder.edit(&[
        Set(
            "presets.json",
            "best-php/sheet/requirements",
            r#"["charm"]"#,
        ),
        Set("criteria.json", "criteria/caching/share", "0"),
        Set("criteria.json", "criteria/caching/concern", r#""luck""#),
    ]);
    assert_eq!(
        folder.problems(),
        [
            "data/criteria.json: caching: share 0 is out of range, expected above 0 and up to 1",
            "data/criteria.json: caching: unknown concern “luck”",
            "data/presets.json: best-php: requirement “charm” is not known here",
        ]
    );
}
