//! Choices that teams made, beside what the model makes of their words.
//!
//! `cargo run --release --no-default-features --example choices` prints the
//! shares and a table in Markdown; `choices tuned` leaves out the cases that
//! are held back for measuring.

#![cfg(not(target_arch = "wasm32"))]
#![expect(
    clippy::unwrap_used,
    reason = "a table that cannot be made has nothing to print"
)]

#[path = "../tests/samples/choices.rs"]
mod choices;

use backstay::bundle::Bundle;
use backstay::decision::{Decision, Engine};

use choices::{Choice, Half, Places, choices as read, decide, places};

/// So many of a ranking are named.
const NAMED: usize = 5;

struct Row {
    choice: Choice,
    decision: Decision,
    places: Places,
}

fn main() {
    let bundle = backstay::shipped();
    let engine = Engine::new(bundle);
    let only_tuned = std::env::args().nth(1).as_deref() == Some("tuned");
    let rows: Vec<Row> = read()
        .into_iter()
        .map(|choice| {
            let decision = decide(&engine, &choice);
            Row {
                places: places(bundle, &choice, &decision),
                choice,
                decision,
            }
        })
        .collect();
    shares("all cases", &rows, |_| true);
    shares("held back", &rows, |row| row.choice.half == Half::Held);
    shares("tuned with", &rows, |row| row.choice.half == Half::Tuned);
    println!("\n| case | half | chosen | place | ranking | firmness | why another is first |");
    println!("| --- | --- | --- | --- | --- | --- | --- |");
    for row in &rows {
        if !only_tuned || row.choice.half == Half::Tuned {
            println!("{}", line(bundle, row));
        }
    }
}

fn shares(name: &str, rows: &[Row], counts: impl Fn(&Row) -> bool) {
    let rows: Vec<&Row> = rows.iter().filter(|row| counts(row)).collect();
    let share = |place: fn(&Places) -> Option<usize>, within: usize| {
        let inside = |row: &&&Row| place(&row.places).is_some_and(|place| place <= within);
        let count = rows.iter().filter(inside).count();
        format!("{count}/{}", rows.len())
    };
    let both = |place: fn(&Places) -> Option<usize>| {
        format!("first {}, in three {}", share(place, 1), share(place, 3))
    };
    println!("{name}: model {}", both(|places| places.model));
    println!("{name}: most used {}", both(|places| places.most_used));
    println!("{name}: alphabet {}", both(|places| places.alphabet));
}

fn line(bundle: &Bundle, row: &Row) -> String {
    let named: Vec<String> = row
        .decision
        .ranking
        .iter()
        .take(NAMED)
        .map(|each| bundle.catalog.frameworks[each.framework].id.clone())
        .collect();
    let firmness = row.decision.pick().map_or(0.0, |pick| pick.firmness);
    format!(
        "| {} | {} | {} | {} | {} | {firmness:.2} | {} |",
        row.choice.id,
        match row.choice.half {
            Half::Tuned => "tuned",
            Half::Held => "held",
        },
        row.choice.accepted.join(" or "),
        row.places
            .model
            .map_or_else(|| "out".to_owned(), |place| place.to_string()),
        named.join(", "),
        row.choice.explained.as_deref().unwrap_or_default(),
    )
}
