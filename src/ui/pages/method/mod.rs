//! How the ranking is made, what counts as what, who is in, and what it cannot
//! tell.

use leptos::prelude::*;

pub mod access;
pub mod entrance;
pub mod example;
pub mod files;
pub mod kinds;
pub mod levels;
pub mod points;

use self::access::Access;
use self::entrance::{Editions, Entry};
use self::example::Example;
use self::files::{Method, fetch_method, with_method};
use self::kinds::Kinds;
use self::levels::Levels;
use self::points::Scores;
use crate::browser::{address, page};
use crate::report::words;
use crate::ui::parts::coast::Coast;
use crate::ui::router::{A, use_location};
use crate::ui::session::{Session, use_session};

/// The sections, by the id of their heading.
const SECTIONS: [(&str, &str); 9] = [
    ("in-short", "In short"),
    ("example", "A worked example"),
    ("kinds", "Judged or measured"),
    ("levels", "How levels are given"),
    ("scores", "How scores are given"),
    ("left-out", "Who is in, and who is not"),
    ("editions", "Data and its changes"),
    ("limits", "Limits and bias"),
    ("access", "Who can use it"),
];

/// The method, with one example from live data.
#[component]
pub fn MethodPage() -> impl IntoView {
    page::title("Method");
    let session = use_session();
    let method = LocalResource::new(fetch_method);
    let hash = use_location().hash;
    Effect::new(move || {
        let asked = hash.with(|hash| hash.trim_start_matches('#').to_owned());
        let is_there = method.with(Option::is_some);
        if is_there && SECTIONS.iter().any(|(id, _)| *id == asked) {
            // The frame first goes to the top of a page that is new.
            request_animation_frame(move || {
                request_animation_frame(move || page::focus(&format!("#{asked}")));
            });
        }
    });
    let contents = SECTIONS
        .map(|(id, name)| {
            let path = address::to(&format!("/method#{id}"));
            let go = move |event: leptos::ev::MouseEvent| {
                event.prevent_default();
                page::focus(&format!("#{id}"));
            };
            view! {
                <li>
                    <a href=path on:click=go>
                        {name}
                    </a>
                </li>
            }
        })
        .collect_view();
    view! {
        <article class="method">
            <header class="masthead ground">
                <div class="masthead__words">
                    <h1 tabindex="-1">"How the ranking is made"</h1>
                    <p class="masthead__lead">
                        "Everything on the other pages follows from facts, from your answers and from the \
                         rules on this page. If you think a rule is wrong, you can say which one."
                    </p>
                </div>
                <Coast />
            </header>
            <div class="method__columns">
                <nav class="contents" aria-label="On this page">
                    <ul>{contents}</ul>
                </nav>
                <div class="method__body">
                    <div class="method__pair">
                        <InShort session />
                        <Section id="example">
                            <div class="method__note">
                                <Example session />
                            </div>
                        </Section>
                    </div>
                    <Section id="kinds">
                        <Kinds session />
                    </Section>
                    <Section id="levels">
                        {with_method(
                            method,
                            move |method: &Method| {
                                view! { <Levels session conventions=method.conventions.clone() /> }
                                    .into_any()
                            },
                        )}
                    </Section>
                    <Section id="scores">
                        {with_method(
                            method,
                            move |method: &Method| {
                                view! { <Scores session rubric=method.rubric.clone() /> }.into_any()
                            },
                        )}
                    </Section>
                    <Section id="left-out">
                        {with_method(
                            method,
                            move |method: &Method| {
                                view! { <Entry session entrance=method.entrance.clone() /> }
                                    .into_any()
                            },
                        )}
                    </Section>
                    <Section id="editions">
                        {with_method(
                            method,
                            move |method: &Method| {
                                view! { <Editions session editions=method.editions.clone() /> }
                                    .into_any()
                            },
                        )}
                    </Section>
                    <Limits session />
                    <Section id="access">
                        <Access />
                    </Section>
                </div>
            </div>
        </article>
    }
}

/// A section under its heading; the heading takes the focus from the contents.
#[component]
fn Section(id: &'static str, children: Children) -> impl IntoView {
    let name = SECTIONS
        .iter()
        .find(|(each, _)| *each == id)
        .map(|(_, name)| *name);
    view! {
        <section class="section" aria-labelledby=id>
            <h2 id=id tabindex="-1">
                {name}
            </h2>
            {children()}
        </section>
    }
}

#[component]
fn InShort(session: Session) -> impl IntoView {
    let bundle = session.bundle();
    let count = bundle.catalog.frameworks.len();
    let criteria = bundle.catalog.criteria.len();
    let completions = words::grouped(f64::from(bundle.model.completions()));
    view! {
        <Section id="in-short">
            <ol class="steps">
                <li>
                    <b>"Facts first."</b>
                    {format!(
                        " For each of {count} frameworks we wrote down the same facts, each with a \
                         source and the day it was read. What we could not find out stays unknown.",
                    )}
                </li>
                <li>
                    <b>"A must-have rules out."</b>
                    " A framework that does not meet it is out, and the fact that decided is shown; \
                     a must-have is never weighed against something else. An unknown fact rules \
                     nothing out."
                </li>
                <li>
                    <b>"Everything else is weighed."</b>
                    {format!(
                        " Each of {criteria} criteria turns a fact into a value between 0 and 1. Your \
                         answers say how much each criterion weighs, and all weights together make \
                         100 points. Weight times value is the points of a line; the lines add up to \
                         the sum.",
                    )}
                </li>
                <li>
                    <b>"What is open stays open."</b>
                    {format!(
                        " Questions you left open, how much “important” is worth, and doubtful facts \
                         could turn out in many ways. We draw {completions} of them and rank in each. \
                         The points shown are the mean; “first in 58 of 100” says in how many ways a \
                         framework comes first.",
                    )}
                </li>
                <li>
                    <b>"The same answers give the same result."</b>
                    " The ways drawn are the same in every browser, every day, until the facts change. \
                     Everything is computed on your machine; your answers are sent nowhere."
                </li>
            </ol>
        </Section>
    }
}

#[component]
fn Limits(session: Session) -> impl IntoView {
    let bundle = session.bundle();
    let slip = words::of_hundred(bundle.model.judge_slip);
    view! {
        <Section id="limits">
            <ul class="method__list">
                <li>
                    "It compares what documents say, not what projects are like after three years. \
                     The people of your team, the code you have and the host you pay for can outweigh \
                     every line here."
                </li>
                <li>
                    {format!(
                        "The levels and scores were given by one reader. They follow rules, but \
                         another reader might give some of them differently: in {slip} of 100 ways a score is \
                         taken to be one lower, and in as many one higher. Nobody has measured that \
                         share.",
                    )}
                </li>
                <li>
                    "The default weights, the expected answers to open questions and what each \
                     importance is worth are our choice. Set them by hand on the result page and \
                     see what still holds."
                </li>
                <li>
                    "Well-documented projects look better than they may be, because a part that is \
                     not documented counts as missing or unknown. Documents in languages other \
                     than English were seldom read."
                </li>
                <li>
                    "The list leans towards what surveys and benchmarks of the English-speaking web \
                     talk about. A framework that is common in one country or one trade may be \
                     missing."
                </li>
                <li>
                    "Speed figures come from benchmarks whose entries volunteers tune. They tell \
                     you about those entries on those machines; figures from two benchmarks are \
                     never put on one scale."
                </li>
                <li>
                    "Surveys reach only developers who answer surveys. Downloads count machines. Stars count \
                     nothing that you need, so they are shown and never ranked."
                </li>
                <li>"Facts age. Each carries its date, and none is newer than the edition."</li>
            </ul>
            <h3>"Who made it, and on what terms"</h3>
            <p>
                "Backstay is made by its maintainers, who take no money from any framework, host or \
                 vendor; no link here is paid for. The code is under the MIT licence. The data, \
                 plain files in the folder “data” beside this page, are under the Creative Commons \
                 Attribution 4.0 licence: use them, change them, sell them, and say where \
                 they come from. The texts of the sources remain their owners’."
            </p>
            <p>
                "To object, name the framework, the fact and the rule; to correct a fact, change \
                 one line of one file and cite a source. "
                <A href=address::to("/claims")>"What a well-known article claims"</A>
                " was checked in the same way."
            </p>
        </Section>
    }
}
