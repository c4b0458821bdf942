//! An answer sheet as a URL fragment and back.
//!
//! A fragment never reaches a server. It is readable and versioned:
//! `v=1&data=2026-11&languages=python,ruby&pages=doesnt-matter&must=queue-supported`.

use crate::interview::{AnswerSheet, Dropped, FORMAT, Interview, Reading, SheetFile};

/// The parts of a link that are not question ids.
const VERSION: &str = "v";
const DATA: &str = "data";
const MUST: &str = "must";
const WEIGH: &str = "weigh";

/// Writes a sheet as a fragment, without the `#`.
pub fn write(sheet: &AnswerSheet, interview: &Interview, data: &str) -> String {
    let file = sheet.to_file(interview, data);
    let mut parts = vec![format!("{VERSION}={FORMAT}"), format!("{DATA}={data}")];
    // In the order of the interview, not of the alphabet: people read links.
    for question in interview.questions().rows() {
        if let Some(options) = file.answers.get(&question.id) {
            parts.push(format!("{}={}", question.id, options.join(",")));
        }
    }
    if !file.requirements.is_empty() {
        parts.push(format!("{MUST}={}", file.requirements.join(",")));
    }
    if !file.importances.is_empty() {
        let weighed: Vec<String> = file
            .importances
            .iter()
            .map(|(question, importance)| format!("{question}:{importance}"))
            .collect();
        parts.push(format!("{WEIGH}={}", weighed.join(",")));
    }
    parts.join("&")
}

/// The fragment of a link that somebody pasted, or the text itself where it has
/// none.
pub fn fragment_of(pasted: &str) -> &str {
    let pasted = pasted.trim();
    pasted
        .split_once('#')
        .map_or(pasted, |(_, fragment)| fragment)
}

/// What a fragment holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// The sheet as far as it could be read, and what was dropped.
    pub reading: Reading,
    /// The edition of the data that it was made with.
    pub data: Option<String>,
}

/// Why a fragment is no link of ours.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LinkError {
    /// It has no version: somebody else's fragment, or none.
    #[error("not a link to an answer sheet")]
    Foreign,
    /// Its version is not a number.
    #[error("the version of the link, “{0}”, is not a number")]
    Version(String),
    /// Written by a newer build.
    #[error("made by a newer version (link format {found}, this build reads up to {FORMAT})")]
    TooNew {
        /// The format found.
        found: u32,
    },
}

/// Reads a fragment, with or without the `#`. What cannot be read is named,
/// not swallowed.
///
/// # Errors
///
/// [`LinkError`] when it is not a link of this app, or of a newer one.
pub fn read(fragment: &str, interview: &Interview) -> Result<Opened, LinkError> {
    let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
    let mut file = SheetFile::default();
    let mut strange = Vec::new();
    let mut version = None;
    for part in fragment.split('&').filter(|part| !part.is_empty()) {
        match part.split_once('=') {
            Some((VERSION, value)) => version = Some(unescape(value)),
            Some((DATA, value)) => file.data = Some(unescape(value)),
            Some((MUST, value)) => file.requirements.extend(list(value)),
            Some((WEIGH, value)) => {
                for weighed in list(value) {
                    match weighed.split_once(':') {
                        Some((question, importance)) => {
                            file.importances
                                .insert(question.to_owned(), importance.to_owned());
                        }
                        None => strange.push(Dropped::Part(weighed)),
                    }
                }
            }
            Some((question, value)) if !question.is_empty() => {
                file.answers
                    .entry(unescape(question))
                    .or_default()
                    .extend(list(value));
            }
            _ => strange.push(Dropped::Part(unescape(part))),
        }
    }
    let version = version.ok_or(LinkError::Foreign)?;
    match version.parse::<u32>() {
        Err(_) => return Err(LinkError::Version(version)),
        Ok(found) if found > FORMAT => return Err(LinkError::TooNew { found }),
        Ok(_) => {}
    }
    let mut reading = file.read(interview);
    reading.dropped.extend(strange);
    Ok(Opened {
        reading,
        data: file.data,
    })
}

fn list(value: &str) -> impl Iterator<Item = String> {
    unescape(value)
        .split(',')
        .filter(|each| !each.is_empty())
        .map(str::to_owned)
        .collect::<Vec<_>>()
        .into_iter()
}

/// Undoes percent-encoding, which mail and chat programs add to links; a
/// broken escape stays as it is.
fn unescape(text: &str) -> String {
    percent_encoding::percent_decode_str(text)
        .decode_utf8_lossy()
        .into_owned()
}

#[cfg(test)]
mod tests {
    use super::fragment_of;

    #[test]
    fn a_pasted_link_is_read_from_its_fragment() {
        for (pasted, fragment) in [
            ("https://host/app/#v=1&languages=php\n", "v=1&languages=php"),
            (" #v=1", "v=1"),
            ("v=1&languages=php", "v=1&languages=php"),
            ("https://host/app/", "https://host/app/"),
        ] {
            assert_eq!(fragment_of(pasted), fragment);
        }
    }
}
