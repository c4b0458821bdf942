//! One question of the interview: `fieldset`, `legend`, native inputs.
//!
//! An answer counts as soon as it is chosen; *Continue* only goes on, because
//! arrow keys select as they move.

use leptos::prelude::*;

use crate::catalog::Id;
use crate::interview::{
    Answer, AnswerOption, AnswerSheet, DOESNT_MATTER, Importance, NOT_SURE, OptionId, Question,
    QuestionId, RequirementId, Wording,
};
use crate::report::{outlook, words};
use crate::ui::on_demand::Rest;
use crate::ui::session::Session;

/// The question with its options and must-haves.
#[component]
pub fn QuestionForm(
    /// The visit.
    session: Session,
    /// Which question.
    question: QuestionId,
    /// Its words.
    row: &'static Question,
    /// Its must-haves.
    musts: AnyView,
    /// Why it is asked now.
    now: AnyView,
    /// "3 of 24 answered".
    place: Signal<String>,
    /// Called to go on.
    on_continue: Callback<()>,
    /// What stands beside *Continue*.
    children: Children,
) -> impl IntoView {
    let go_on = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        on_continue.run(());
    };
    let options = row
        .options
        .iter()
        .enumerate()
        .map(|(position, option)| {
            view! { <Choice session question row option id=OptionId::at(position) /> }
        })
        .collect_view();
    let same = row
        .options
        .iter()
        .map(|option| option.importance)
        .reduce(|one, other| {
            if one == other {
                one
            } else {
                Importance::DoesntMatter
            }
        })
        .filter(|same| *same != Importance::DoesntMatter && row.concern.is_some())
        .map(|same| format!(" Whatever you choose, it {}.", effect_words(same)));
    let questions = session.opening().questions;
    let answered = move || session.sheet().with(AnswerSheet::answered).to_string();
    let hint = if row.many {
        "Choose all that apply."
    } else {
        "Choose one."
    };
    view! {
        <form class="question" on:submit=go_on>
            <div class="question__top">
                <p class="question__place">{place}</p>
                <TechnicalWords session />
                <span
                    class="question__scale"
                    aria-hidden="true"
                    style=("--answered", answered)
                    style=("--questions", questions.to_string())
                ></span>
            </div>
            <fieldset class="question__fields" aria-describedby="question-help">
                <legend>
                    <h1 tabindex="-1">{move || row.words(session.wording())}</h1>
                </legend>
                <p id="question-help" class="question__help">
                    {row.help.as_str()}
                    " "
                    <span class="question__hint">{hint}</span>
                    {same}
                </p>
                <div class="question__options">{options}</div>
                <div class="question__others">
                    <Other session question row answer=Answer::NotSure />
                    <Other session question row answer=Answer::DoesntMatter />
                </div>
            </fieldset>
            {musts}
            <p class="question__why">
                <span class="question__label">"Why we ask"</span>
                {row.why.as_str()}
                <em class="question__now">{now}</em>
            </p>
            <div class="actions">
                <button type="submit" class="button button--main">
                    "Continue"
                </button>
                {children()}
            </div>
        </form>
    }
}

/// Says the questions in the field's words or in everyday ones.
#[component]
fn TechnicalWords(session: Session) -> impl IntoView {
    let set = move |event| {
        let wording = if event_target_checked(&event) {
            Wording::Technical
        } else {
            Wording::Plain
        };
        session
            .settings()
            .update(|settings| settings.wording = wording);
    };
    view! {
        <label class="question__wording">
            <input
                type="checkbox"
                prop:checked=move || session.wording() == Wording::Technical
                on:change=set
            />
            "Technical words"
        </label>
    }
}

/// One option.
#[component]
fn Choice(
    session: Session,
    question: QuestionId,
    row: &'static Question,
    option: &'static AnswerOption,
    id: OptionId,
) -> impl IntoView {
    let chosen = move || {
        session
            .sheet()
            .with(|sheet| sheet.options(question).contains(&id))
    };
    let choose = move |event| {
        let checked = event_target_checked(&event);
        if row.many {
            session.choose(question, id, checked);
        } else {
            session.answer(question, Answer::Options(vec![id]));
        }
    };
    // Where every option counts the same, saying so ten times is noise.
    let differs = row
        .options
        .iter()
        .any(|each| each.importance != option.importance);
    let effect = (row.concern.is_some() && differs).then(|| effect_words(option.importance));
    view! {
        <label class="option">
            <input
                type=if row.many { "checkbox" } else { "radio" }
                name=row.id.as_str()
                value=option.id.as_str()
                prop:checked=chosen
                on:change=choose
            />
            <span class="option__words">{move || option.words(session.wording())}</span>
            <span class="option__effect">{effect}</span>
        </label>
    }
}

fn effect_words(importance: Importance) -> &'static str {
    match importance {
        Importance::DoesntMatter => "counts for nothing",
        Importance::ALittle => "counts a little",
        Importance::Matters => "counts",
        Importance::Important => "counts a lot",
        Importance::Decisive => "counts most",
    }
}

/// "Not sure" or "doesn't matter".
#[component]
fn Other(
    session: Session,
    question: QuestionId,
    row: &'static Question,
    answer: Answer,
) -> impl IntoView {
    let (value, name, effect) = match answer {
        Answer::DoesntMatter => (DOESNT_MATTER, "It doesn’t matter", "counts for nothing"),
        _ => (NOT_SURE, "Not sure yet", "stays open"),
    };
    let rest = expect_context::<Rest>();
    let wanted = answer.clone();
    let chosen = move || {
        session
            .sheet()
            .with(|sheet| sheet.answer(question) == Some(&wanted))
    };
    let choose = move |event| {
        if event_target_checked(&event) {
            session.answer(question, answer.clone());
        } else {
            rest.withdraw(session, question);
        }
    };
    view! {
        <label class="option option--other">
            <input
                type=if row.many { "checkbox" } else { "radio" }
                name=row.id.as_str()
                value=value
                prop:checked=chosen
                on:change=choose
            />
            <span class="option__words">{name}</span>
            <span class="option__effect">{effect}</span>
        </label>
    }
}

/// Why a question is asked now, and how much it can change.
#[component]
pub fn WhyNow(
    /// The visit.
    session: Session,
    /// Which question.
    question: QuestionId,
) -> impl IntoView {
    move || {
        session.outlook().with(|outlook| {
            let said = outlook::why_now(outlook.as_ref()?, question)?;
            Some(format!(" {said}"))
        })
    }
}

/// The must-haves of a question, where it has any.
#[component]
pub fn Musts(
    /// The visit.
    session: Session,
    /// Which question.
    question: QuestionId,
) -> impl IntoView {
    let interview = &session.bundle().interview;
    let requirements: Vec<RequirementId> = interview
        .requirements_of(question)
        .map(|(id, _)| id)
        .collect();
    (!requirements.is_empty()).then(|| {
        let rows = requirements
            .into_iter()
            .map(|id| view! { <Must session requirement=id /> })
            .collect_view();
        view! {
            <fieldset class="musts">
                <legend>"Must-haves"</legend>
                <p class="quiet">
                    "A must-have rules out every framework that lacks it, however good the rest is."
                </p>
                {rows}
            </fieldset>
        }
    })
}

/// One must-have, with what it takes out.
#[component]
fn Must(session: Session, requirement: RequirementId) -> impl IntoView {
    let (_, row) = session.bundle().interview.requirement(requirement);
    let total = session.bundle().catalog.frameworks.len();
    let stated = move || session.sheet().with(|sheet| sheet.requires(requirement));
    let set = move |event| session.require(requirement, event_target_checked(&event));
    let effect = move || {
        let ruled_out = session
            .sheet()
            .with(|sheet| session.engine().ruled_out(sheet, requirement));
        match ruled_out.map(|ruled_out| ruled_out.len()) {
            None => "applies once you have chosen".to_owned(),
            Some(0) => "rules out none".to_owned(),
            Some(all) if all == total => "rules out all".to_owned(),
            Some(some) => format!("rules out {some} of {total}"),
        }
    };
    view! {
        <label class="option option--must">
            <input
                type="checkbox"
                name="must"
                value=row.id.as_str()
                prop:checked=stated
                on:change=set
            />
            <span class="option__words">{move || row.words(session.wording())}</span>
            <span class="option__effect">{effect}</span>
        </label>
    }
}

/// What an answer says, for lists and reasons.
pub fn answer_words(session: Session, question: QuestionId) -> Option<String> {
    let row = &session.bundle().interview.questions()[question];
    let wording = session.wording();
    session.sheet().with(|sheet| match sheet.answer(question)? {
        Answer::NotSure => Some("Not sure yet".to_owned()),
        Answer::DoesntMatter => Some("It doesn’t matter".to_owned()),
        Answer::Options(options) => {
            let names: Vec<&str> = options
                .iter()
                .filter_map(|option| row.option_row(*option))
                .map(|option| option.words(wording))
                .collect();
            Some(words::list(&names))
        }
    })
}
