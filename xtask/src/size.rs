//! What the first load weighs: every file that `index.html` loads. A journey holds
//! that to what a browser fetches. And what comes on top with each page.

use crate::failure::Failure;
use crate::markup::{self, Element};
use crate::pieces;
use crate::screen::say;
use crate::sheets;
use std::collections::BTreeMap;
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

/// Stands over the pages.
const LATER_HEADING: &str = "fetched with a page";

/// What the app fetches when a page is visited.
#[derive(Debug, PartialEq, Eq)]
struct Later {
    page: String,
    /// Its own file, and those it shares with other pages; style sheets too.
    files: Vec<String>,
}

/// Prints a table of what `dist/index.html` loads, and one of what the pages
/// fetch after that.
///
/// # Errors
///
/// When there is no build, or Node is missing.
pub(crate) fn report(dist: &Path) -> Result<(), Failure> {
    let index = dist.join("index.html");
    let page = fs::read_to_string(&index).map_err(|_| Failure::NotBuilt)?;
    let files = first_load(&page)?;
    let weights = weigh(dist, &files)?;
    say(table(HEADING, &files, &weights, true));
    let is_fetching = |name: &&String| name.starts_with(pieces::FETCHING_PUBLISHED);
    let Some(name) = files.iter().find(is_fetching) else {
        return Ok(());
    };
    let path = dist.join(name);
    let script = fs::read_to_string(&path).map_err(|error| Failure::file(&path, error))?;
    let mut later = later(&script);
    add_sheets(&mut later, &page)?;
    let weights = later
        .iter()
        .map(|page| Ok(sum(&weigh(dist, &page.files)?)))
        .collect::<Result<Vec<_>, Failure>>()?;
    let pages: Vec<String> = later.iter().map(Later::described).collect();
    say(format!(
        "\n{}",
        table(LATER_HEADING, &pages, &weights, false)
    ));
    Ok(())
}

impl Later {
    fn described(&self) -> String {
        match self.files.len() {
            1 => format!("{}, 1 file", self.page),
            count => format!("{}, {count} files", self.page),
        }
    }
}

/// Reads the script that fetches pieces: what it fetches for which page, by page.
fn later(script: &str) -> Vec<Later> {
    let mut shared: BTreeMap<&str, &str> = BTreeMap::new();
    let mut pages = Vec::new();
    let mut name = "";
    let mut file = None;
    for line in script.lines() {
        if let Some((_, found)) = line.split_once("const ")
            && line.contains("makeLoad(")
        {
            name = found.split(' ').next().unwrap_or_default();
            file = None;
        } else if let Some(found) = between(line, "new URL(\"./", "\"") {
            file = Some(found);
        } else if let Some(others) = between(line, ", [", "]") {
            if let Some(page) = name.strip_prefix("__wasm_split_load_") {
                let others = others.split(", ").filter_map(|each| shared.get(each));
                let files = file.iter().chain(others).map(|file| (*file).to_owned());
                pages.push(Later {
                    page: page.to_owned(),
                    files: files.collect(),
                });
            } else if let Some(file) = file {
                shared.insert(name, file);
            }
        }
    }
    pages.sort_by(|one, other| one.page.cmp(&other.page));
    pages
}

/// Adds the style sheets that come with the pages.
fn add_sheets(later: &mut [Later], page: &str) -> Result<(), Failure> {
    let elements = markup::elements(page)?;
    let base = base(&elements);
    for each in later {
        let sheets = sheets::of_piece(&elements, &each.page).into_iter();
        let names = sheets.map(|address| address.strip_prefix(base).unwrap_or(address));
        each.files.extend(names.map(str::to_owned));
    }
    Ok(())
}

/// The path below which the page's files lie.
fn base<'page>(elements: &'page [Element<'_>]) -> &'page str {
    elements
        .iter()
        .find(|element| element.is("base"))
        .and_then(|element| element.attribute("href"))
        .unwrap_or("/")
}

fn between<'text>(text: &'text str, start: &str, end: &str) -> Option<&'text str> {
    let (_, after) = text.split_once(start)?;
    Some(after.split_once(end)?.0)
}

/// The names of the page itself and of every script, module, style sheet and
/// preload it names, below its base path. Icons and the manifest are left out:
/// nothing waits for them.
fn first_load(page: &str) -> Result<Vec<String>, Failure> {
    let elements = markup::elements(page)?;
    let base = base(&elements);
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

fn sum(weights: &[Weight]) -> Weight {
    weights.iter().fold(Weight::default(), |sum, one| Weight {
        raw: sum.raw + one.raw,
        brotli: sum.brotli + one.brotli,
    })
}

/// One line for each name and, where asked for, one for the sum, in bytes.
fn table(heading: &str, names: &[String], weights: &[Weight], with_sum: bool) -> String {
    let total = with_sum.then(|| ("total", sum(weights)));
    let longest = names.iter().map(String::len).max().unwrap_or_default();
    let width = longest.max(heading.len());
    let row =
        |name: &str, raw: &str, brotli: &str| format!("{name:<width$}  {raw:>9}  {brotli:>9}");
    let lines = names
        .iter()
        .map(String::as_str)
        .zip(weights.iter().copied())
        .chain(total)
        .map(|(name, weight)| row(name, &weight.raw.to_string(), &weight.brotli.to_string()));
    let heading = row(heading, "raw", "brotli");
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
        let names = ["index.html", "app.wasm"].map(str::to_owned);
        let said = table(HEADING, &names, &weights, true);
        let expected = "\
first load, bytes        raw     brotli
index.html               900        400
app.wasm                5000       1200
total                   5900       1600";
        assert_eq!(said, expected);
    }

    #[test]
    fn reads_what_a_page_fetches() {
        let script = "\
/* result, team */
const __chunk_5 = makeLoad(() => {
    const src = fetch(new URL(\"./shared-5-1.wasm\", import.meta.url), { integrity: \"a\" });
}
, []);
export const __wasm_split_load_team = wrapAsyncCb(makeLoad(() => {
    const src = fetch(new URL(\"./team-1.wasm\", import.meta.url));
}
, [__chunk_5]));
export const __wasm_split_load_alone = wrapAsyncCb(makeLoad(() => {
    const src = fetch(new URL(\"./alone-1.wasm\", import.meta.url));
}
, []));";
        let described: Vec<String> = later(script).iter().map(Later::described).collect();
        assert_eq!(described, ["alone, 1 file", "team, 2 files"]);
        let team = later(script).pop().map(|page| page.files);
        let expected = ["team-1.wasm", "shared-5-1.wasm"]
            .map(str::to_owned)
            .to_vec();
        assert_eq!(team, Some(expected));
    }

    #[test]
    fn counts_sheets_with_their_page() -> Result<(), Failure> {
        let page = r#"<base href="/sub/">
            <link rel="later" href="/sub/team-1.css" data-with="team">"#;
        let mut pages = ["result", "team"].map(|page| Later {
            page: page.to_owned(),
            files: vec![format!("{page}.wasm")],
        });
        add_sheets(&mut pages, page)?;
        let files = pages.map(|page| page.files);
        assert_eq!(
            files,
            [vec!["result.wasm"], vec!["team.wasm", "team-1.css"]]
        );
        assert_eq!(first_load(page)?, ["index.html"]);
        Ok(())
    }

    #[test]
    fn skips_a_line_that_is_no_weight() {
        assert_eq!(parse_weight("900"), None);
        assert_eq!(parse_weight("a b"), None);
    }
}
