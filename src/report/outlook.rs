//! What may still change, in words.

use crate::decision::{Enough, OpenQuestion, Outlook};
use crate::interview::QuestionId;

use super::words;

/// From so many bits on, a question can change much.
const MUCH: f64 = 0.2;

/// Why the rest will hardly matter.
pub fn enough(enough: Enough) -> &'static str {
    match enough {
        Enough::Firm => "The pick comes first in most ways your open questions could turn out.",
        Enough::LittleRegret => {
            "Whatever you answer, the pick stays within a point of the best on average."
        }
        Enough::LittleLeft => "No open question can change much about who comes first.",
        Enough::NoChoice => "Your must-haves leave nothing to choose between.",
    }
}

/// How much an open question can change, for lists.
pub fn weight(open: &OpenQuestion) -> &'static str {
    if open.information >= MUCH {
        "can change a lot"
    } else if open.is_worth_asking {
        "can change a little"
    } else {
        "will hardly matter"
    }
}

/// Why a question is asked now, and how much it can change; nothing once it is
/// answered.
pub fn why_now(outlook: &Outlook, question: QuestionId) -> Option<String> {
    let open = outlook.question(question)?;
    if !open.is_worth_asking {
        return Some("Your answer will hardly change who comes first.".to_owned());
    }
    let settles = words::of_hundred(open.information / outlook.doubt);
    let is_first = outlook.open.first().map(|first| first.question) == Some(question);
    let most = if is_first {
        ", more than any other"
    } else {
        ""
    };
    Some(format!(
        "Your answer settles about {settles} of 100 of the doubt about who comes first{most}."
    ))
}
