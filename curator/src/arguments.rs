//! What is asked for on the command line.

use std::ffi::OsString;
use std::path::PathBuf;

use backstay::catalog::Day;
use lexopt::{Arg, Parser};

/// One command with its options, all of them valid.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Request {
    /// Write the public data into a folder.
    Publish {
        /// The folder, made where it is not there.
        folder: PathBuf,
    },
    /// List what is due.
    Due {
        /// The day to look ahead to, today where none is given.
        by: Option<Day>,
    },
    /// Look up the newest versions.
    Refresh {
        /// Show what would change and change nothing.
        dry_run: bool,
    },
}

/// What is wrong with a command line.
#[derive(Debug, thiserror::Error)]
pub(crate) enum UsageError {
    /// Not a command.
    #[error("expected `publish FOLDER`, `due [--by YYYY-MM-DD]` or `refresh [--dry-run]`")]
    Command,
    /// A day that the calendar does not have, or another text.
    #[error("`--by` takes a day such as 2027-05-22, found `{0}`")]
    Day(String),
    /// A value missing, or one too many.
    #[error(transparent)]
    Malformed(#[from] lexopt::Error),
}

impl Request {
    /// Reads a command line without the name of the program.
    ///
    /// # Errors
    ///
    /// A [`UsageError`] that says what was expected.
    pub(crate) fn parse(
        arguments: impl IntoIterator<Item = OsString, IntoIter: 'static>,
    ) -> Result<Self, UsageError> {
        let mut parser = Parser::from_args(arguments);
        let Some(Arg::Value(command)) = parser.next()? else {
            return Err(UsageError::Command);
        };
        let request = match &*command.to_string_lossy() {
            "publish" => Self::Publish {
                folder: parser.value()?.into(),
            },
            "due" => Self::Due {
                by: parse_by(&mut parser)?,
            },
            "refresh" => Self::Refresh {
                dry_run: parse_dry_run(&mut parser)?,
            },
            _ => return Err(UsageError::Command),
        };
        match parser.next()? {
            None => Ok(request),
            Some(_) => Err(UsageError::Command),
        }
    }
}

fn parse_by(parser: &mut Parser) -> Result<Option<Day>, UsageError> {
    match parser.next()? {
        None => Ok(None),
        Some(Arg::Long("by")) => {
            let text = parser.value()?.to_string_lossy().into_owned();
            Day::parse(&text).map(Some).ok_or(UsageError::Day(text))
        }
        Some(_) => Err(UsageError::Command),
    }
}

fn parse_dry_run(parser: &mut Parser) -> Result<bool, UsageError> {
    match parser.next()? {
        None => Ok(false),
        Some(Arg::Long("dry-run")) => Ok(true),
        Some(_) => Err(UsageError::Command),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &str) -> Result<Request, String> {
        let words: Vec<OsString> = line.split_whitespace().map(OsString::from).collect();
        Request::parse(words).map_err(|error| error.to_string())
    }

    #[test]
    fn reads_the_commands() {
        let folder = PathBuf::from("dist/data/v1");
        for (line, request) in [
            ("publish dist/data/v1", Request::Publish { folder }),
            ("due", Request::Due { by: None }),
            (
                "due --by 2028-02-29",
                Request::Due {
                    by: Day::new(2028, 2, 29),
                },
            ),
            ("refresh", Request::Refresh { dry_run: false }),
            ("refresh --dry-run", Request::Refresh { dry_run: true }),
        ] {
            assert_eq!(parse(line), Ok(request), "{line}");
        }
    }

    #[test]
    fn refuses_the_rest() {
        let usage = UsageError::Command.to_string();
        for line in [
            "",
            "due now",
            "refresh --by 2028-02-29",
            "burn",
            "publish a b",
        ] {
            assert_eq!(parse(line), Err(usage.clone()), "{line}");
        }
        let day = "`--by` takes a day such as 2027-05-22, found `2027-02-29`".to_owned();
        assert_eq!(parse("due --by 2027-02-29"), Err(day));
    }
}
