//! What the first load weighs: every file that `index.html` loads.

use crate::failure::Failure;
use crate::markup::{self, Element};
use crate::screen::say;
use std::fs;
use std::path::Path;
use std::process::Command;

/// Prints `raw` and `brotli` bytes for each file named, one line each. Node
/// brings brotli, and is needed anyway.
const WEIGH: &str = "\
const { readFileSync } = require('fs');
const { brotliCompressSync, constants } = require('zlib');
const params = { [constants.BROTLI_PARAM_QUALITY]: 11 };
for (const path of process.argv.slice(1)) {
  const bytes = readFileSync(path);
  console.log(bytes.length, brotliCompressSync(bytes, { params }).length);
}";

/// Stands over the names.
const HEADING: &str = "first load, bytes";

/// Bytes of one file, or of several.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Weight {
    raw: u64,
    brotli: u64,
}

/// Prints a table of what `dist/index.html` loads.
///
/// # Errors
///
/// When there is no build, or Node is missing.
pub(crate) fn report(dist: &Path) -> Result<(), Failure> {
    let index = dist.join("index.html");
    let page = fs::read_to_string(&index).map_err(|_| Failure::NotBuilt)?;
    let files = first_load(&page)?;
    let weights = weigh(dist, &files)?;
    say(table(&files, &weights));
    Ok(())
}

/// The names of the page itself and of every script, module, style sheet and
/// preload it names, below its base path. Icons and the manifest are left out:
/// nothing waits for them.
fn first_load(page: &str) -> Result<Vec<String>, Failure> {
    let elements = markup::elements(page)?;
    let base = elements
        .iter()
        .find(|element| element.is("base"))
        .and_then(|element| element.attribute("href"))
        .unwrap_or("/");
    let mut files = vec!["index.html".to_owned()];
    for address in elements.iter().filter_map(loaded) {
        let name = address.strip_prefix(base).unwrap_or(address).to_owned();
        if !files.contains(&name) {
            files.push(name);
        }
    }
    Ok(files)
}

/// The address that an element makes the browser load at once.
fn loaded<'page>(element: &'page Element) -> Option<&'page str> {
    if element.is("script") {
        return element.attribute("src");
    }
    let kinds = element.attribute("rel").unwrap_or_default();
    let at_once = kinds
        .split_whitespace()
        .any(|kind| ["stylesheet", "modulepreload", "preload"].contains(&kind));
    (element.is("link") && at_once)
        .then(|| element.attribute("href"))
        .flatten()
}

fn weigh(dist: &Path, files: &[String]) -> Result<Vec<Weight>, Failure> {
    let paths = files.iter().map(|name| dist.join(name));
    let mut node = Command::new("node");
    node.args(["-e", WEIGH, "--"]).args(paths);
    let output = node.output().map_err(|error| Failure::Start {
        program: "node".to_owned(),
        error,
    })?;
    let said = String::from_utf8_lossy(&output.stdout);
    let weights: Vec<Weight> = said.lines().filter_map(parse_weight).collect();
    if weights.len() == files.len() {
        Ok(weights)
    } else {
        crate::screen::complain(&String::from_utf8_lossy(&output.stderr));
        Err(Failure::Weighing {
            found: weights.len(),
            expected: files.len(),
        })
    }
}

fn parse_weight(line: &str) -> Option<Weight> {
    let (raw, brotli) = line.split_once(' ')?;
    Some(Weight {
        raw: raw.parse().ok()?,
        brotli: brotli.parse().ok()?,
    })
}

/// One line a file and one for the sum, in bytes.
fn table(files: &[String], weights: &[Weight]) -> String {
    let total = weights.iter().fold(Weight::default(), |sum, one| Weight {
        raw: sum.raw + one.raw,
        brotli: sum.brotli + one.brotli,
    });
    let longest = files.iter().map(String::len).max().unwrap_or_default();
    let width = longest.max(HEADING.len());
    let row =
        |name: &str, raw: &str, brotli: &str| format!("{name:<width$}  {raw:>9}  {brotli:>9}");
    let lines = files
        .iter()
        .map(String::as_str)
        .zip(weights.iter().copied())
        .chain([("total", total)])
        .map(|(name, weight)| row(name, &weight.raw.to_string(), &weight.brotli.to_string()));
    let heading = row(HEADING, "raw", "brotli");
    let lines: Vec<String> = std::iter::once(heading).chain(lines).collect();
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_what_the_page_loads_once() -> Result<(), Failure> {
        let page = r#"<base href="/sub/"><link rel="icon" href="/sub/icon.svg">
            <link rel="stylesheet" href="/sub/base-1.css">
            <script type="module" src="/sub/boot-1.js"></script>
            <link rel="modulepreload" href="/sub/app-1.js"><link rel="preload" href="/sub/app-1.js">"#;
        let files = first_load(page)?;
        assert_eq!(files, ["index.html", "base-1.css", "boot-1.js", "app-1.js"]);
        Ok(())
    }

    #[test]
    fn adds_up_what_it_lists() {
        let weights = ["900 400", "5000 1200"]
            .map(parse_weight)
            .map(Option::unwrap_or_default);
        let said = table(&["index.html".to_owned(), "app.wasm".to_owned()], &weights);
        let expected = "\
first load, bytes        raw     brotli
index.html               900        400
app.wasm                5000       1200
total                   5900       1600";
        assert_eq!(said, expected);
    }

    #[test]
    fn skips_a_line_that_is_no_weight() {
        assert_eq!(parse_weight("900"), None);
        assert_eq!(parse_weight("a b"), None);
    }
}
