//! A full recompute after an answer, with what the app is shipped with.

use crate::report;
use backstay::bundle::Bundle;
use backstay::decision::{COMPLETIONS, Engine};
use backstay::interview::AnswerSheet;

pub(crate) fn measure() {
    let bundle = backstay::shipped();
    let engine = Engine::new(bundle);
    let sheets: Vec<AnswerSheet> = sheets(bundle);
    let size = [
        bundle.catalog.frameworks.len(),
        bundle.catalog.criteria.len(),
        COMPLETIONS as usize,
    ];
    // Each sheet differs from the one before, as after an answer.
    let mut turn = sheets.iter().cycle();
    report("recompute", size, || {
        turn.next().map_or(0.0, |sheet| decide(&engine, sheet))
    });
}

/// What the app does when the sheet changes; gives the share of the first.
fn decide(engine: &Engine, sheet: &AnswerSheet) -> f64 {
    let decision = engine.decide(sheet);
    decision.ranking.first().map_or(0.0, |first| first.firmness)
}

fn sheets(bundle: &Bundle) -> Vec<AnswerSheet> {
    let presets = bundle.presets.iter();
    presets
        .map(|preset| preset.sheet.read(&bundle.interview).sheet)
        .collect()
}
