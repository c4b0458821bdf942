//! The figures of the decision model, each with its reason in `data/model.json`.

use std::collections::BTreeMap;

use borsh::{BorshDeserialize, BorshSerialize};
use serde::{Deserialize, Serialize};

use crate::interview::Importance;

/// A figure of the model and why it is what it is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Reasoned<T> {
    /// The figure.
    pub value: T,
    /// The reason.
    pub why: String,
}

/// Declares the figures of the model twice: with their reasons, as the file
/// states them, and without, as a decision needs them.
macro_rules! figures {
    ($($(#[$doc:meta])* $name:ident: $type:ty,)*) => {
        /// `data/model.json`.
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(deny_unknown_fields)]
        pub struct ModelFile {
            $($(#[$doc])* pub $name: Reasoned<$type>,)*
        }

        /// The figures of the decision model.
        #[derive(
            Clone, Debug, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize,
        )]
        #[serde(deny_unknown_fields)]
        pub struct Model {
            $($(#[$doc])* pub $name: $type,)*
        }

        impl ModelFile {
            /// The figures alone.
            pub fn figures(&self) -> Model {
                Model { $($name: self.$name.value.clone(),)* }
            }

            /// Every figure's name with its reason.
            pub fn reasons(&self) -> Vec<(&'static str, &str)> {
                vec![$((stringify!($name), self.$name.why.as_str()),)*]
            }
        }
    };
}

figures! {
    /// Raw weights of each step of importance: from, to.
    importance: BTreeMap<Importance, (f64, f64)>,
    /// Share of people whose importance is the step beside the one they say.
    slip: f64,
    /// Standard deviation of the logarithm of a criterion's share.
    share_spread: f64,
    /// Dirichlet parameters of the increments none, community, official, core.
    level_increments: [f64; 3],
    /// Dirichlet parameters of the increments of a score from 1 to 5.
    score_increments: [f64; 4],
    /// Share of judged scores that are one lower, and as many one higher.
    judge_slip: f64,
    /// Share of completions in which a doubtful level is the other one.
    doubt: f64,
    /// Fewest known frameworks of a kind to draw an unknown fact from.
    fewest_of_kind: u32,
    /// Largest standard error allowed of a share of completions.
    standard_error: f64,
    /// Up to this share of leads, two frameworks are about equal.
    about_equal: f64,
    /// From this firmness on, the first is clear.
    clear_firmness: f64,
    /// So many answers are asked for in any case.
    fewest_answers: u32,
    /// Firmness at which enough is known.
    enough_firmness: f64,
    /// Regret of the pick at which enough is known.
    enough_regret: f64,
    /// Information, in bits, below which a question is not proposed.
    least_information: f64,
    /// Share of completions, ruling out the pick, from which on a question is
    /// proposed in any case.
    least_veto: f64,
    /// Gain in value below which a question is not proposed.
    least_gain: f64,
}

impl Model {
    /// The interval of raw weight of an importance.
    pub fn interval(&self, importance: Importance) -> (f64, f64) {
        self.importance
            .get(&importance)
            .copied()
            .unwrap_or_default()
    }

    /// The completions that keep the standard error of every share within
    /// [`Self::standard_error`]: `1 / (4 · error²)`, the variance of a share
    /// being at most one quarter.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a rule of the data keeps the error in 0.001…0.1"
    )]
    pub fn completions(&self) -> u32 {
        (0.25 / (self.standard_error * self.standard_error)).ceil() as u32
    }
}
