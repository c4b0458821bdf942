//! Several people: who is in, what they would choose together, what each would
//! choose, and where they differ.

use leptos::prelude::*;

pub mod adding;
pub mod alone;
pub mod differences;
pub mod merged;
pub mod out;
pub mod people;

use self::adding::Adding;
use self::alone::Alone;
use self::differences::Differences;
use self::merged::Merged;
use self::out::{NothingForAll, Out};
use self::people::PeopleList;
use crate::browser::{address, page};
use crate::decision::{Decision, Member, Team, TeamDecision};
use crate::interview::AnswerSheet;
use crate::shortlist::People;
use crate::ui::parts::coast::Coast;
use crate::ui::parts::uncharted::Uncharted;
use crate::ui::router::A;
use crate::ui::session::{Session, use_session};

/// The team.
#[component]
pub fn TeamPage() -> impl IntoView {
    page::title("Team");
    let session = use_session();
    let alone = StoredValue::new(Decisions::new());
    let decision = Memo::new(move |_| decide(session, alone));
    let is_empty = move || session.people().with(People::is_empty);
    view! {
        <Show when=move || !is_empty() fallback=nobody>
            <header class="masthead ground">
                <div class="masthead__words">
                    <h1 tabindex="-1">"Decide together"</h1>
                    <p>
                        "Everybody counts the same, and one person’s must-have holds for all. Kept in this browser only."
                    </p>
                </div>
                <Coast />
            </header>
            <section class="section team">
                <PeopleList session />
            </section>
        </Show>
        <Adding session />
        {move || decision.get().map(|decision| view! { <Decided session decision /> })}
    }
}

fn nobody() -> impl IntoView {
    view! {
        <Uncharted>
            <h1 tabindex="-1">"Decide together"</h1>
            <p>
                "Nobody is here yet. Each person answers the questions alone, then saves the answers as a file or copies the link from the result page. Add those files or links here, in any order."
            </p>
            <p class="actions">
                <A href=address::to("/questions") attr:class="link">
                    "Answer the questions"
                </A>
            </p>
        </Uncharted>
    }
}

/// Every sheet of the team with its decision.
type Decisions = Vec<(AnswerSheet, Decision)>;

/// Decides for those who came since, and merges; nothing while there is nobody.
fn decide(session: Session, alone: StoredValue<Decisions>) -> Option<TeamDecision> {
    let bundle = session.bundle();
    let members: Vec<Member> = session.people().with(|people| {
        people
            .people()
            .iter()
            .map(|person| Member {
                name: person.name.clone(),
                sheet: person.sheet.read(&bundle.interview).sheet,
                weight: 1.0,
            })
            .collect()
    });
    let find = |alone: &Decisions, sheet: &AnswerSheet| {
        let found = alone.iter().find(|(each, _)| each == sheet);
        found.map(|(_, decision)| decision.clone())
    };
    alone.update_value(|alone| {
        alone.retain(|(sheet, _)| members.iter().any(|member| member.sheet == *sheet));
        for member in &members {
            if find(alone, &member.sheet).is_none() {
                let decision = session.engine().decide(&member.sheet);
                alone.push((member.sheet.clone(), decision));
            }
        }
    });
    let decision_of = |sheet: &AnswerSheet| {
        alone
            .with_value(|alone| find(alone, sheet))
            .unwrap_or_else(|| session.engine().decide(sheet))
    };
    Team::new(members)
        .ok()
        .map(|team| team.merge(bundle, decision_of))
}

#[component]
fn Decided(session: Session, decision: TeamDecision) -> impl IntoView {
    let decision = StoredValue::new(decision);
    let read = move || decision.get_value();
    let is_left = decision.with_value(|decision| !decision.ranking.is_empty());
    let is_alone = decision.with_value(|decision| decision.people.len() < 2);
    let is_out = decision
        .with_value(|decision| !decision.excluded.is_empty() || !decision.unchecked.is_empty());
    let merged = if is_left {
        view! { <Merged session decision=read() /> }.into_any()
    } else {
        view! { <NothingForAll session decision=read() /> }.into_any()
    };
    view! {
        {merged}
        <Show when=move || !is_alone>
            <div class="persons">
                <Alone session decision=read() />
                <Differences session decision=read() />
            </div>
        </Show>
        <Show when=move || is_out>
            <Out session decision=read() />
        </Show>
    }
}
