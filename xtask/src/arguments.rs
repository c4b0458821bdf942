//! What a person asks for on the command line.

use lexopt::{Arg, Parser};
use std::ffi::OsString;

/// Shown by `cargo xtask help` and below every usage error.
pub(crate) const USAGE: &str = "\
The commands of Backstay. Each installs what it needs and does not find.

  cargo xtask serve [--port N] [--release] [--open]
      Builds the app and serves it on this machine, at http://127.0.0.1:8080/
      unless a port is given (0 takes any free one). Rebuilds on every change.
  cargo xtask build [--public-url /sub/path/]
      Builds the app for publishing into dist/.
  cargo xtask test
      Checks formatting, lints, data and the built app in a browser.
  cargo xtask bench
      Measures the engine natively, in Node and in Chromium, beside Python's
      libraries. Takes some minutes; the machine should do nothing else.
  cargo xtask data
      Checks the data files only.
  cargo xtask data --check-age [--by YYYY-MM-DD]
      Lists the facts that are old today, or will be on a day, oldest first.
  cargo xtask data --refresh [--dry-run]
      Looks up the newest versions by the clients of the package lists that are
      on this machine, and writes them into the data, or only shows them.
  cargo xtask size
      Says what the first load of dist/ weighs, file by file.
  cargo xtask shots
      Builds the app and takes the pictures of the README.
  cargo xtask help
      Shows this text.

Tools go to $BACKSTAY_CACHE, else $XDG_CACHE_HOME/backstay, else ~/.cache/backstay.";

const DEFAULT_PORT: u16 = 8080;

/// One command with its options, all of them valid.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Request {
    /// Show the usage text.
    Help,
    /// Build and serve on this machine.
    Serve(ServeOptions),
    /// Build for publishing.
    Build {
        /// The path under which the app will be published.
        public_url: PublicUrl,
    },
    /// Run every check.
    Test,
    /// Measure the engine.
    Bench,
    /// Work on the data files.
    Data(DataRequest),
    /// Say what the first load weighs.
    Size,
    /// Take the pictures of the README.
    Shots,
    /// Finish a build; run by Trunk, not by people.
    AfterBuild,
}

/// What `data` does.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum DataRequest {
    /// Hold the files against the rules.
    Check,
    /// List what has grown old.
    Due {
        /// The day to look ahead to, as it was written.
        by: Option<String>,
    },
    /// Look up the newest versions.
    Refresh {
        /// Show what would change and change nothing.
        dry_run: bool,
    },
}

/// The options of `serve`.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct ServeOptions {
    /// The port on the loopback address; 0 takes any free one.
    pub(crate) port: u16,
    /// Build optimised, as for publishing.
    pub(crate) release: bool,
    /// Open the browser after the first build.
    pub(crate) open: bool,
}

/// The path under which the app is published: starts and ends with a slash.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct PublicUrl(String);

/// What is wrong with a command line.
#[derive(Debug, thiserror::Error)]
pub(crate) enum UsageError {
    /// Nothing was asked for.
    #[error("no command given")]
    NoCommand,
    /// The first word is not a command.
    #[error("unknown command `{0}`")]
    UnknownCommand(String),
    /// A flag or a word that the command has no use for.
    #[error("`{command}` does not take `{found}`")]
    Unexpected {
        /// The command.
        command: String,
        /// The flag or word as it was written.
        found: String,
    },
    /// A port that is no port.
    #[error("`--port` takes a number from 0 to 65535, found `{0}`")]
    Port(String),
    /// A public URL that is not a plain absolute path.
    #[error("`--public-url` takes a path such as `/sub/path/`, found `{0}`")]
    PublicUrl(String),
    /// A value missing, or one too many.
    #[error(transparent)]
    Malformed(#[from] lexopt::Error),
}

impl Request {
    /// Reads a command line without the name of the program.
    ///
    /// # Errors
    ///
    /// A [`UsageError`] that names the word or flag that is wrong.
    pub(crate) fn parse(
        arguments: impl IntoIterator<Item = OsString, IntoIter: 'static>,
    ) -> Result<Self, UsageError> {
        let mut parser = Parser::from_args(arguments);
        let command = match parser.next()? {
            None => return Err(UsageError::NoCommand),
            Some(Arg::Long("help") | Arg::Short('h')) => return Ok(Self::Help),
            Some(Arg::Value(word)) => word.to_string_lossy().into_owned(),
            Some(flag) => return Err(UsageError::UnknownCommand(written(&flag))),
        };
        match command.as_str() {
            "help" => Ok(Self::Help),
            "serve" => Self::parse_serve(parser),
            "build" => Self::parse_build(parser),
            "test" => Self::parse_bare(parser, &command, Self::Test),
            "bench" => Self::parse_bare(parser, &command, Self::Bench),
            "data" => Self::parse_data(parser),
            "size" => Self::parse_bare(parser, &command, Self::Size),
            "shots" => Self::parse_bare(parser, &command, Self::Shots),
            "after-build" => Self::parse_bare(parser, &command, Self::AfterBuild),
            _ => Err(UsageError::UnknownCommand(command)),
        }
    }

    fn parse_serve(mut parser: Parser) -> Result<Self, UsageError> {
        let mut options = ServeOptions {
            port: DEFAULT_PORT,
            release: false,
            open: false,
        };
        while let Some(argument) = parser.next()? {
            match argument {
                Arg::Long("port") => options.port = parse_port(&parser.value()?)?,
                Arg::Long("release") => options.release = true,
                Arg::Long("open") => options.open = true,
                Arg::Long("help") | Arg::Short('h') => return Ok(Self::Help),
                other => return Err(unexpected("serve", &other)),
            }
        }
        Ok(Self::Serve(options))
    }

    fn parse_build(mut parser: Parser) -> Result<Self, UsageError> {
        let mut public_url = PublicUrl::default();
        while let Some(argument) = parser.next()? {
            match argument {
                Arg::Long("public-url") => {
                    public_url = PublicUrl::parse(&parser.value()?.to_string_lossy())?;
                }
                Arg::Long("help") | Arg::Short('h') => return Ok(Self::Help),
                other => return Err(unexpected("build", &other)),
            }
        }
        Ok(Self::Build { public_url })
    }

    fn parse_data(mut parser: Parser) -> Result<Self, UsageError> {
        let mut request = DataRequest::Check;
        while let Some(argument) = parser.next()? {
            match (argument, &mut request) {
                (Arg::Long("help") | Arg::Short('h'), _) => return Ok(Self::Help),
                (Arg::Long("check-age"), DataRequest::Check) => {
                    request = DataRequest::Due { by: None };
                }
                (Arg::Long("refresh"), DataRequest::Check) => {
                    request = DataRequest::Refresh { dry_run: false };
                }
                (Arg::Long("by"), DataRequest::Due { by }) => {
                    *by = Some(parser.value()?.to_string_lossy().into_owned());
                }
                (Arg::Long("dry-run"), DataRequest::Refresh { dry_run }) => *dry_run = true,
                (other, _) => return Err(unexpected("data", &other)),
            }
        }
        Ok(Self::Data(request))
    }

    fn parse_bare(mut parser: Parser, command: &str, request: Self) -> Result<Self, UsageError> {
        match parser.next()? {
            None => Ok(request),
            Some(Arg::Long("help") | Arg::Short('h')) => Ok(Self::Help),
            Some(other) => Err(unexpected(command, &other)),
        }
    }
}

impl PublicUrl {
    /// Reads an absolute path and closes it with a slash if it has none.
    ///
    /// # Errors
    ///
    /// [`UsageError::PublicUrl`] for anything else: a relative path breaks on
    /// nested pages, another origin breaks the content security policy.
    pub(crate) fn parse(text: &str) -> Result<Self, UsageError> {
        let plain = |c: char| c.is_ascii_alphanumeric() || "/-._~%".contains(c);
        if !text.starts_with('/') || text.contains("//") || !text.chars().all(plain) {
            return Err(UsageError::PublicUrl(text.to_owned()));
        }
        let slash = if text.ends_with('/') { "" } else { "/" };
        Ok(Self(format!("{text}{slash}")))
    }

    /// The path, with a slash at both ends.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

impl Default for PublicUrl {
    /// The root of a site.
    fn default() -> Self {
        Self("/".to_owned())
    }
}

fn parse_port(value: &std::ffi::OsStr) -> Result<u16, UsageError> {
    let text = value.to_string_lossy();
    text.parse()
        .map_err(|_| UsageError::Port(text.into_owned()))
}

fn unexpected(command: &str, argument: &Arg) -> UsageError {
    UsageError::Unexpected {
        command: command.to_owned(),
        found: written(argument),
    }
}

/// An argument as the person wrote it.
fn written(argument: &Arg) -> String {
    match argument {
        Arg::Short(letter) => format!("-{letter}"),
        Arg::Long(name) => format!("--{name}"),
        Arg::Value(word) => word.to_string_lossy().into_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &str) -> Result<Request, UsageError> {
        let words: Vec<OsString> = line.split_whitespace().map(OsString::from).collect();
        Request::parse(words)
    }

    #[test]
    fn reads_serve_with_its_options() -> Result<(), UsageError> {
        let plain = ServeOptions {
            port: 8080,
            release: false,
            open: false,
        };
        assert_eq!(parse("serve")?, Request::Serve(plain));
        let full = ServeOptions {
            port: 9000,
            release: true,
            open: true,
        };
        assert_eq!(
            parse("serve --open --port=9000 --release")?,
            Request::Serve(full)
        );
        Ok(())
    }

    #[test]
    fn reads_the_plain_commands() -> Result<(), UsageError> {
        let cases = [
            ("help", Request::Help),
            ("--help", Request::Help),
            ("serve --help", Request::Help),
            ("test -h", Request::Help),
            ("test", Request::Test),
            ("bench", Request::Bench),
            ("data", Request::Data(DataRequest::Check)),
            (
                "data --check-age",
                Request::Data(DataRequest::Due { by: None }),
            ),
            (
                "data --check-age --by 2027-05-22",
                Request::Data(DataRequest::Due {
                    by: Some("2027-05-22".to_owned()),
                }),
            ),
            (
                "data --refresh --dry-run",
                Request::Data(DataRequest::Refresh { dry_run: true }),
            ),
            ("size", Request::Size),
            ("shots", Request::Shots),
            ("after-build", Request::AfterBuild),
        ];
        for (line, request) in cases {
            assert_eq!(parse(line)?, request, "{line}");
        }
        Ok(())
    }

    #[test]
    fn names_what_is_wrong() {
        let cases = [
            ("", "no command given"),
            ("sevre", "unknown command `sevre`"),
            ("--port 1", "unknown command `--port`"),
            ("serve --prot 1", "`serve` does not take `--prot`"),
            ("serve now", "`serve` does not take `now`"),
            ("test --fast", "`test` does not take `--fast`"),
            ("data --by 2027-05-22", "`data` does not take `--by`"),
            (
                "data --check-age --dry-run",
                "`data` does not take `--dry-run`",
            ),
            (
                "data --check-age --refresh",
                "`data` does not take `--refresh`",
            ),
            ("build -r", "`build` does not take `-r`"),
            ("serve --port", "missing argument for option '--port'"),
            (
                "serve --port 80800",
                "`--port` takes a number from 0 to 65535, found `80800`",
            ),
            (
                "build --public-url app",
                "`--public-url` takes a path such as `/sub/path/`, found `app`",
            ),
            (
                "serve --release=1",
                "unexpected argument for option '--release': \"1\"",
            ),
        ];
        for (line, message) in cases {
            let said = parse(line).map_err(|error| error.to_string());
            assert_eq!(said, Err(message.to_owned()), "{line}");
        }
    }

    #[test]
    fn closes_public_urls_with_a_slash() -> Result<(), UsageError> {
        let cases = [("/", "/"), ("/sub/path", "/sub/path/"), ("/a/", "/a/")];
        for (given, kept) in cases {
            assert_eq!(PublicUrl::parse(given)?.as_str(), kept);
        }
        Ok(())
    }

    #[test]
    fn refuses_public_urls_that_are_no_plain_path() {
        for text in [
            "",
            "./",
            "sub/",
            "//host/",
            "https://host/",
            "/a\"b/",
            "/a?b",
        ] {
            assert!(PublicUrl::parse(text).is_err(), "{text}");
        }
    }
}
