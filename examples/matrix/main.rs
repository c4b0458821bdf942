//! Reads one decision case or an array of them on standard input and prints
//! what the engine makes of each, under the keys of the case's `expected`.

use std::io::Read;
use std::process::ExitCode;

mod cases;

fn main() -> ExitCode {
    let mut text = String::new();
    if let Err(error) = std::io::stdin().read_to_string(&mut text) {
        eprintln!("standard input: {error}");
        return ExitCode::FAILURE;
    }
    match serde_json::from_str(&text) {
        Ok(input) => {
            println!("{:#}", cases::answer_all(&input));
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("standard input is not JSON: {error}");
            ExitCode::FAILURE
        }
    }
}
