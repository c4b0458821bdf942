//! An answer sheet in, the decision as JSON out.
//!
//! `cargo run --release --no-default-features --example recommend -- sheet.json`,
//! or with the sheet on standard input. Exits with 1 when the sheet cannot be
//! read, and says why on standard error.

use std::io::{self, Read, Write};
use std::process::ExitCode;
use std::{env, fs};

use backstay::decision::Engine;
use backstay::report::recommend;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            // Nothing is left to be done if even that cannot be written.
            let _ = writeln!(io::stderr(), "recommend: {message}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), String> {
    let mut arguments = env::args().skip(1);
    let (name, sheet) = if let Some(path) = arguments.next().filter(|path| path != "-") {
        let text = fs::read_to_string(&path).map_err(|error| format!("{path}: {error}"))?;
        (path, text)
    } else {
        let mut text = String::new();
        io::stdin()
            .read_to_string(&mut text)
            .map_err(|error| format!("standard input: {error}"))?;
        ("standard input".to_owned(), text)
    };
    if let Some(extra) = arguments.next() {
        return Err(format!("one sheet at a time, “{extra}” is one too many"));
    }
    let engine = Engine::new(backstay::shipped());
    let json = recommend(&engine, &sheet).map_err(|error| format!("{name}: {error}"))?;
    writeln!(io::stdout(), "{json}").map_err(|error| format!("standard output: {error}"))
}
