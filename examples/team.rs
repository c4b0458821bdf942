//! The answer sheets of several people in, the decision of the team as JSON out.
//!
//! `cargo run --release --no-default-features --example team -- anna.json ben.json`:
//! a person is called as their file is, and the order of the files does not
//! matter. Exits with 1 when a sheet cannot be read, and says on standard error
//! which, why, and what to do.

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;
use std::{env, fs};

use backstay::decision::Engine;
use backstay::interview::SheetFile;
use backstay::report::{TeamJson, decide_for_team};

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            // Nothing is left to be done if even that cannot be written.
            let _ = writeln!(io::stderr(), "team: {message}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), String> {
    let paths: Vec<String> = env::args().skip(1).collect();
    if paths.is_empty() {
        return Err("name the answer sheet of each person: team anna.json ben.json".to_owned());
    }
    let mut sheets = Vec::new();
    let mut unread = Vec::new();
    for path in &paths {
        match read(path) {
            Ok(file) => sheets.push((name_of(path), file)),
            Err(why) => unread.push(format!("{path}: {why}")),
        }
    }
    if !unread.is_empty() {
        return Err(unread.join("\nteam: "));
    }
    let engine = Engine::new(backstay::shipped());
    let (decision, dropped) =
        decide_for_team(&engine, &sheets).map_err(|error| error.to_string())?;
    let json = TeamJson::new(&engine, &decision, dropped);
    let text = serde_json::to_string_pretty(&json).map_err(|error| error.to_string())?;
    writeln!(io::stdout(), "{text}").map_err(|error| format!("standard output: {error}"))
}

fn read(path: &str) -> Result<SheetFile, String> {
    let text = fs::read_to_string(path)
        .map_err(|error| format!("{error}; check the path, or leave the file out"))?;
    SheetFile::parse(&text).map_err(|error| {
        format!("{error}; save the answers again on the result page, or leave the file out")
    })
}

fn name_of(path: &str) -> String {
    let stem = Path::new(path).file_stem().unwrap_or_default();
    stem.to_string_lossy().into_owned()
}
