//! Draws how often each framework takes each rank.

use leptos::prelude::*;

use super::figure;
use crate::charts::firmness::{Disc, Field, Number, Row, field};
use crate::charts::room::Room;

/// Base line of the heads, from the top.
const HEADS: f64 = 16.0;
/// From the middle of a disc to the base line of its number.
const DOWN: f64 = 4.0;

/// The field of discs, in every room.
#[component]
pub fn FirmnessField(
    /// The names of the frameworks.
    names: Vec<String>,
    /// The names of the ranks.
    heads: Vec<String>,
    /// How often each framework takes each rank, 0…1.
    shares: Vec<Vec<f64>>,
) -> impl IntoView {
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    Room::ALL
        .map(|room| drawing(&names, &heads, &field(&names, &shares, room), room))
        .into_iter()
        .collect_view()
}

fn drawing(names: &[&str], heads: &[String], field: &Field, room: Room) -> impl IntoView + use<> {
    let size = format!("0 0 {} {:.1}", field.width, field.height);
    let (name, said) = (
        format!("firmness-{}-name", room.word()),
        format!("firmness-{}-words", room.word()),
    );
    let heads = heads
        .iter()
        .zip(&field.columns)
        .map(|(head, x)| {
            view! {
                <text class="discs__head" x=*x y=HEADS text-anchor="middle">
                    {head.clone()}
                </text>
            }
        })
        .collect_view();
    let rows = names
        .iter()
        .zip(&field.rows)
        .map(|(name, each)| row(name, each, field))
        .collect_view();
    let described = format!(
        "A row for each of {}, a column for each rank. The area of a disc is the share of ways \
         in which the framework takes that rank.",
        names.join(", ")
    );
    let labelled = format!("{name} {said}");
    view! {
        <svg
            class="chart__drawing discs"
            data-room=room.word()
            viewBox=size
            role="img"
            aria-labelledby=labelled
        >
            {figure::title(
                name,
                Signal::stored("How often each framework takes each rank".to_owned()),
            )}
            <desc id=said>{described}</desc>
            {heads}
            {rows}
        </svg>
    }
}

fn row(name: &str, row: &Row, field: &Field) -> impl IntoView + use<> {
    let discs = row
        .discs
        .iter()
        .map(|disc| {
            let number = number(disc, row.middle + DOWN);
            view! {
                <circle class="discs__disc" cx=disc.x cy=row.middle r=disc.radius />
                {number}
            }
        })
        .collect_view();
    view! {
        <line class="discs__line" x1="0" x2=field.width y1=row.top y2=row.top />
        <text class="discs__name" x="0" y=row.name>
            {name.to_owned()}
        </text>
        {discs}
    }
}

/// The number of a disc, where it has room.
fn number(disc: &Disc, base: f64) -> Option<impl IntoView + use<>> {
    let (class, x, anchor) = match disc.number {
        Number::Inside => ("discs__number", disc.x, "middle"),
        Number::Beside(x) => ("discs__number discs__number--beside", x, "start"),
        Number::Nowhere => return None,
    };
    let whole = (100.0 * disc.share).round();
    (whole >= 1.0).then(|| {
        view! {
            <text class=class x=x y=base text-anchor=anchor>
                {format!("{whole:.0}")}
            </text>
        }
    })
}
