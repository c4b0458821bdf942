//! What the app does after an answer, with the shipped facts.

use backstay::bundle::Bundle;
use backstay::catalog::{Framework, FrameworkId, Id, Table, Values};
use backstay::decision::{Engine, FlipSearch, Working};
use backstay::interview::AnswerSheet;

use crate::report;

/// As many frameworks as the catalog is to have.
const FRAMEWORKS: usize = 44;

pub(crate) fn measure() {
    let bundle = enlarged(backstay::shipped(), FRAMEWORKS);
    let engine = Engine::new(&bundle);
    let workings: Vec<Working> = sheets(&bundle)
        .iter()
        .map(|sheet| engine.work(sheet))
        .collect();
    let size = [
        bundle.catalog.frameworks.len(),
        bundle.catalog.criteria.len(),
        bundle.model.completions() as usize,
    ];
    let sheets = sheets(&bundle);
    // Each sheet differs from the one before in nearly every answer.
    let mut turn = sheets.iter().cycle();
    report("ranking", size, || {
        turn.next().map_or(0.0, |sheet| decide(&engine, sheet))
    });
    let visits: Vec<AnswerSheet> = sheets.iter().flat_map(visit).collect();
    let mut turn = visits.iter().cycle();
    report("answer", size, || {
        turn.next().map_or(0.0, |sheet| decide(&engine, sheet))
    });
    let mut turn = workings.iter().cycle();
    report("outlook", size, || {
        turn.next()
            .map_or(0.0, |working| engine.outlook(working).doubt)
    });
    let mut turn = workings.iter().cycle();
    report("flips", size, || {
        turn.next()
            .map_or(0.0, |working| flips(&engine, working, false))
    });
    let mut turn = workings.iter().cycle();
    report("flips with firmness", size, || {
        turn.next()
            .map_or(0.0, |working| flips(&engine, working, true))
    });
}

/// The new ranking with firmness and contributions; gives the share of the
/// first.
fn decide(engine: &Engine<'_>, sheet: &AnswerSheet) -> f64 {
    let working = engine.work(sheet);
    working.decision.pick().map_or(0.0, |first| first.firmness)
}

/// The whole search for answers that change the pick, with how firm each of the
/// others would be or without; gives how many do.
fn flips(engine: &Engine<'_>, working: &Working, is_measured: bool) -> f64 {
    let mut search = FlipSearch::new(engine, working);
    let (_, total) = search.progress();
    for _ in 0..total {
        search.advance(engine);
    }
    while is_measured && search.advance(engine) {}
    f64::from(u32::try_from(search.flips().len()).unwrap_or(u32::MAX))
}

fn sheets(bundle: &Bundle) -> Vec<AnswerSheet> {
    let presets = bundle.presets.iter();
    presets
        .map(|preset| preset.sheet.read(&bundle.interview).sheet)
        .collect()
}

/// The sheets of a visit that ends with a sheet: its answers one after another.
fn visit(end: &AnswerSheet) -> Vec<AnswerSheet> {
    let mut sheet = AnswerSheet::default();
    end.answers()
        .map(|(question, answer)| {
            sheet.record(question, answer.clone());
            sheet.clone()
        })
        .collect()
}

/// A catalog of `count` frameworks: each further one takes every fact from
/// another shipped one, so the facts are real and the frameworks are not.
pub(crate) fn enlarged(shipped: &Bundle, count: usize) -> Bundle {
    let mut bundle = shipped.clone();
    let catalog = &mut bundle.catalog;
    let shipped = catalog.frameworks.len();
    if shipped == 0 || shipped >= count {
        return bundle;
    }
    let rows = (0..count).map(|place| {
        let row = &catalog.frameworks[FrameworkId::at(place % shipped)];
        Framework {
            id: format!("{}-{place}", row.id),
            ..row.clone()
        }
    });
    catalog.frameworks = Table::new(rows.collect());
    for (number, column) in catalog.columns.iter_mut().enumerate() {
        match &mut column.values {
            Values::Levels(rows) => mix(rows, number, count),
            Values::Scores(rows) => mix(rows, number, count),
            Values::Numbers(rows) => mix(rows, number, count),
            Values::Words(rows) => mix(rows, number, count),
        }
    }
    bundle
}

fn mix<T: Clone>(rows: &mut Vec<T>, column: usize, count: usize) {
    let shipped = rows.len();
    for place in shipped..count {
        let from = (place * (2 * column + 1) + column) % shipped;
        if let Some(row) = rows.get(from).cloned() {
            rows.push(row);
        }
    }
}
