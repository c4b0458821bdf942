//! A number written as a chart writes a depth: the tenth smaller than the whole.

use leptos::prelude::*;

/// Points of 100 with one decimal. It reads as the plain number.
#[component]
pub fn Sounding(
    /// The number, as [`words::points`](crate::report::words::points) writes it.
    #[prop(into)]
    points: String,
    /// What stands before it.
    #[prop(optional)]
    sign: &'static str,
    /// What else it is, for the style sheet.
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    let (whole, tenth) = points.split_once('.').unwrap_or((&points, ""));
    let tenth = (!tenth.is_empty()).then(|| format!(".{tenth}"));
    view! {
        <span class=format!(
            "sounding {class}",
        )>
            {format!("{sign}{whole}")}
            {tenth.map(|tenth| view! { <span class="sounding__tenth">{tenth}</span> })}
        </span>
    }
}
