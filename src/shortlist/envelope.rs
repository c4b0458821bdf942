//! The versioned envelope around everything that is kept, and its one door.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// The format that this build writes and the newest it reads.
pub const CURRENT_FORMAT: u32 = 1;

/// Names the files of this app, so that a foreign value is told from a
/// damaged one.
const APP: &str = "backstay";

/// Takes a body of one format to the next.
type Migration = fn(Value) -> Value;

/// `MIGRATIONS[n]` takes format n + 1 to n + 2; append-only.
const MIGRATIONS: &[Migration] = &[];

/// Why a kept value could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum RestoreError {
    /// Written by a newer build.
    #[error("saved by a newer version (format {found}, this build reads up to {CURRENT_FORMAT})")]
    TooNew {
        /// The format found.
        found: u64,
    },
    /// Not something that this app saved.
    #[error("not saved by this app")]
    Foreign,
    /// The contents do not match the format they claim.
    #[error("damaged: {0}")]
    Damaged(#[from] serde_json::Error),
}

/// Wraps a value for keeping.
///
/// # Errors
///
/// When the value cannot be written as JSON.
pub fn seal(body: &impl Serialize) -> Result<String, RestoreError> {
    Ok(serde_json::to_string(&serde_json::json!({
        "app": APP,
        "format": CURRENT_FORMAT,
        "body": body,
    }))?)
}

/// Opens what [`seal`] wrote, of this format or an older one.
///
/// # Errors
///
/// [`RestoreError::Foreign`] for JSON that is not an envelope of this app,
/// [`RestoreError::TooNew`] for a format above [`CURRENT_FORMAT`],
/// [`RestoreError::Damaged`] for anything else.
pub fn open<T: DeserializeOwned>(text: &str) -> Result<T, RestoreError> {
    let mut envelope: Value = serde_json::from_str(text)?;
    if envelope.get("app").and_then(Value::as_str) != Some(APP) {
        return Err(RestoreError::Foreign);
    }
    let found = envelope
        .get("format")
        .and_then(Value::as_u64)
        .filter(|format| *format > 0)
        .ok_or(RestoreError::Foreign)?;
    if found > u64::from(CURRENT_FORMAT) {
        return Err(RestoreError::TooNew { found });
    }
    let mut body = envelope
        .get_mut("body")
        .map(Value::take)
        .ok_or(RestoreError::Foreign)?;
    let past = usize::try_from(found - 1).unwrap_or(usize::MAX);
    for migrate in MIGRATIONS.iter().skip(past) {
        body = migrate(body);
    }
    Ok(serde_json::from_value(body)?)
}

#[cfg(test)]
mod tests {
    use super::{open, seal};
    use crate::shortlist::Shortlist;

    #[test]
    fn opens_what_it_sealed() {
        let mut list = Shortlist::default();
        list.keep("django", "v=1".to_owned());
        let text = seal(&list).unwrap_or_default();
        assert_eq!(open::<Shortlist>(&text).ok(), Some(list));
    }

    #[test]
    fn says_why_it_cannot_open() {
        for (text, why) in [
            (
                r#"{"app":"backstay","format":2,"body":{}}"#,
                "saved by a newer version (format 2, this build reads up to 1)",
            ),
            (
                r#"{"app":"other","format":1,"body":{}}"#,
                "not saved by this app",
            ),
            ("[1, 2]", "not saved by this app"),
            (r#"{"app":"backstay","body":{}}"#, "not saved by this app"),
            (
                r#"{"app":"backstay","format":0,"body":{}}"#,
                "not saved by this app",
            ),
            (
                "{\"app\":",
                "damaged: EOF while parsing a value at line 1 column 7",
            ),
            (
                r#"{"app":"backstay","format":1,"body":{"entries":3}}"#,
                "damaged: invalid type: integer `3`, expected a sequence",
            ),
        ] {
            let error = open::<Shortlist>(text).err().map(|error| error.to_string());
            assert_eq!(error.as_deref(), Some(why), "{text}");
        }
    }
}
