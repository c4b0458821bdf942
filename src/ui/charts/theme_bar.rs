//! A contribution bar: one stretch for each theme. Tones and hatches differ
//! without their hue, and a gap parts them.

use leptos::prelude::*;

use crate::catalog::Theme;
use crate::charts::columns::Stretch;

/// The parts of a value, by theme; decoration beside the number. The hatches
/// are those of [`ThemeHatches`].
#[component]
pub fn ThemeBar(
    /// Where the part of each theme lies, in theme order.
    #[prop(into)]
    parts: Signal<Vec<Stretch>>,
    /// How far each could reach, where that is shown; else empty.
    #[prop(optional, into)]
    reach: Signal<Vec<Stretch>>,
) -> impl IntoView {
    let count = parts.with_untracked(Vec::len);
    let bars = (0..count)
        .map(|theme| {
            let part = move || parts.with(|parts| parts.get(theme).copied().unwrap_or_default());
            view! {
                <rect
                    class="theme-bar__part"
                    data-theme=theme
                    x=move || per_cent(part().start)
                    width=move || per_cent(part().width)
                    y="0"
                    height="100%"
                />
            }
        })
        .collect_view();
    let lines = move || {
        let reach = reach.get().into_iter();
        reach
            .map(|each| {
                view! {
                    <line
                        class="theme-bar__reach"
                        x1=per_cent(each.start)
                        x2=per_cent(each.start + each.width)
                        y1="100%"
                        y2="100%"
                    />
                }
            })
            .collect_view()
    };
    view! {
        <svg class="theme-bar" aria-hidden="true" focusable="false">
            {bars}
            {lines}
        </svg>
    }
}

fn per_cent(share: f64) -> String {
    format!("{share:.2}%")
}

/// The hatches of all bars and patches of a page.
#[component]
pub fn ThemeHatches() -> impl IntoView {
    view! {
        <svg class="hatches" width="0" height="0" aria-hidden="true" focusable="false">
            {hatches()}
        </svg>
    }
}

/// The hatches, for a drawing that is to stand alone.
pub fn hatches() -> impl IntoView {
    view! {
        <defs>
            <pattern
                id="theme-slant"
                width="5"
                height="5"
                patternUnits="userSpaceOnUse"
                patternTransform="rotate(45)"
            >
                <rect class="hatches__paper" width="5" height="5" />
                <rect class="hatches__line" width="2.4" height="5" />
            </pattern>
            <pattern id="theme-dots" width="5" height="5" patternUnits="userSpaceOnUse">
                <rect class="hatches__paper" width="5" height="5" />
                <circle class="hatches__line" cx="2.5" cy="2.5" r="1.3" />
            </pattern>
        </defs>
    }
}

/// The tones with the names of the themes.
#[component]
pub fn ThemeLegend(
    /// The themes, in their order.
    themes: &'static [Theme],
) -> impl IntoView {
    let rows = themes
        .iter()
        .enumerate()
        .map(|(position, theme)| {
            view! {
                <li>
                    <svg class="legend__patch" viewBox="0 0 20 12" aria-hidden="true">
                        <rect
                            class="theme-bar__part"
                            data-theme=position
                            x="0.5"
                            y="0.5"
                            width="19"
                            height="11"
                        />
                    </svg>
                    {theme.name.as_str()}
                </li>
            }
        })
        .collect_view();
    view! {
        <ul class="legend" aria-label="Themes of the bars">
            {rows}
        </ul>
    }
}
