//! Draws the map of two criteria.

use leptos::prelude::*;

use super::figure;
use crate::charts::lettering::{Area, LINE};
use crate::charts::room::Room;
use crate::charts::scatter::{AXIS, KEY, KeyLine, LETTERS, Label, Map, POINT, Place, map, spot};

/// Length of a mark of the frame.
const MARK: f64 = 5.0;

/// The map, in every room. The first framework is the pick.
#[component]
pub fn ScatterMap(
    /// The name and the two values, 0…1, of every framework, best first.
    frameworks: Vec<(String, f64, f64)>,
    /// The names of the two criteria, across and up.
    axes: [String; 2],
) -> impl IntoView {
    let frameworks: Vec<(&str, f64, f64)> = frameworks
        .iter()
        .map(|(name, across, up)| (name.as_str(), *across, *up))
        .collect();
    let names: Vec<&str> = frameworks.iter().map(|(name, _, _)| *name).collect();
    Room::ALL
        .map(|room| {
            let map = map(&frameworks, axes.each_ref().map(String::as_str), room);
            drawing(&map, &names, &axes, room)
        })
        .into_iter()
        .collect_view()
}

fn drawing(map: &Map, names: &[&str], axes: &[String; 2], room: Room) -> impl IntoView + use<> {
    let [across, up] = axes;
    let frame = map.frame;
    let (name, said) = (
        format!("map-{}-name", room.word()),
        format!("map-{}-words", room.word()),
    );
    let described = format!(
        "Every framework as a point: “{across}” from 0 at the left to 100 at the right, “{up}” \
         from 0 at the bottom to 100 at the top."
    );
    let places = map
        .places
        .iter()
        .map(|each| place(each, names))
        .collect_view();
    let key = map.key.iter().map(key_line).collect_view();
    let leads = map.places.iter().filter_map(lead).collect_view();
    let points = map.places.iter().map(point).collect_view();
    let labelled = format!("{name} {said}");
    view! {
        <svg
            class="chart__drawing map"
            data-room=room.word()
            viewBox=format!("0 0 {} {:.1}", map.width, map.height)
            role="img"
            aria-labelledby=labelled
        >
            {figure::title(name, Signal::stored(format!("{across} and {up}")))}
            <desc id=said>{described}</desc>
            <rect class="map__water" x=frame.x y=frame.y width=frame.width height=frame.height />
            {grid(map)}
            <rect class="map__frame" x=frame.x y=frame.y width=frame.width height=frame.height />
            {axis(&map.up, frame.x, "start")}
            {axis(&map.across, frame.x + frame.width, "end")}
            {leads}
            {points}
            {places}
            {key}
        </svg>
    }
}

/// Lines at every 25, marks at every 5 along the frame, longer ones at every 10,
/// numbers at every 25.
fn grid(map: &Map) -> impl IntoView + use<> {
    let (field, frame) = (map.field, map.frame);
    let (right, bottom) = (frame.x + frame.width, frame.y + frame.height);
    let quarters = (0..=4_u32)
        .map(|quarter| {
            let share = f64::from(quarter) / 4.0;
            let (x, y) = spot(&field, share, share);
            let number = 25 * quarter;
            view! {
                <line class="map__line" x1=x x2=x y1=frame.y y2=bottom />
                <line class="map__line" x1=frame.x x2=right y1=y y2=y />
                <text class="map__number" x=x y=bottom + 18.0 text-anchor="middle">
                    {number}
                </text>
                <text class="map__number" x=frame.x - 8.0 y=y + 4.0 text-anchor="end">
                    {number}
                </text>
            }
        })
        .collect_view();
    let marks = (0..=20_u32)
        .map(|step| {
            let share = f64::from(step) / 20.0;
            let (x, y) = spot(&field, share, share);
            let long = if step % 2 == 0 { MARK } else { MARK / 2.0 };
            view! {
                <line class="map__mark" x1=x x2=x y1=bottom y2=bottom + long />
                <line class="map__mark" x1=frame.x x2=frame.x - long y1=y y2=y />
            }
        })
        .collect_view();
    (quarters, marks)
}

fn axis((lines, base): &(Vec<String>, f64), x: f64, anchor: &'static str) -> impl IntoView + use<> {
    lines
        .iter()
        .zip(0_u32..)
        .map(|(line, place)| {
            let y = base + AXIS * f64::from(place);
            view! {
                <text class="map__axis" x=x y=y text-anchor=anchor>
                    {line.clone()}
                </text>
            }
        })
        .collect_view()
}

fn point(place: &Place) -> impl IntoView + use<> {
    view! { <circle class="map__point" data-pick=pick(place) cx=place.x cy=place.y r=POINT /> }
}

/// The line from a point to its number.
fn lead(place: &Place) -> Option<impl IntoView + use<>> {
    let area = match &place.label {
        Label::Number(_, area) => area,
        Label::Names(_) | Label::Nothing(_) => return None,
    };
    let (x, y) = (area.x + area.width / 2.0, area.y + area.height / 2.0);
    Some(view! { <line class="map__lead" x1=place.x y1=place.y x2=x y2=y /> })
}

fn pick(place: &Place) -> Option<&'static str> {
    place.members.contains(&0).then_some("")
}

fn place(place: &Place, names: &[&str]) -> impl IntoView + use<> {
    let words = match &place.label {
        Label::Names(area) => place
            .members
            .iter()
            .filter_map(|member| names.get(*member))
            .zip(0_u32..)
            .map(|(name, line)| {
                let y = area.y + LETTERS * (LINE * f64::from(line) + 0.95);
                let (x, anchor) = held(area, place);
                view! {
                    <text class="map__name" x=x y=y text-anchor=anchor>
                        {(*name).to_owned()}
                    </text>
                }
                .into_any()
            })
            .collect::<Vec<_>>(),
        Label::Number(number, area) => {
            let (x, y) = (area.x + area.width / 2.0, area.y + area.height / 2.0);
            vec![
                view! {
                    <text class="map__key" x=x y=y + 4.0 text-anchor="middle">
                        {*number}
                    </text>
                }
                .into_any(),
            ]
        }
        Label::Nothing(_) => Vec::new(),
    };
    view! {
        <g class="map__place" data-pick=pick(place)>
            {words}
        </g>
    }
}

/// Where names are held: at the side that faces the point.
fn held(area: &Area, place: &Place) -> (f64, &'static str) {
    let (right, middle) = (area.x + area.width, area.x + area.width / 2.0);
    if right < place.x {
        (right, "end")
    } else if (middle - place.x).abs() < 0.5 {
        (middle, "middle")
    } else {
        (area.x, "start")
    }
}

fn key_line(line: &KeyLine) -> impl IntoView + use<> {
    let number = line.number.map(|number| {
        view! {
            <text class="map__key" x=KEY - 8.0 y=line.y text-anchor="end">
                {number}
            </text>
        }
    });
    view! {
        {number}
        <text class="map__name" x=KEY y=line.y>
            {line.names.clone()}
        </text>
    }
}
