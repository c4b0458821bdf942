//! The step after every build: the app in pieces, no inline script, a page for
//! unknown paths, and the public data.
//!
//! Trunk writes the script that starts the app into `index.html`. The content
//! security policy allows no inline script, so each one moves into a file that
//! carries the hash of its text in its name. Static hosts without rewrites
//! serve `404.html` for the app's own paths, so that is the same page.

use crate::failure::Failure;
use crate::markup::{self, Element, MarkupError};
use crate::pieces;
use crate::sheets;
use base64::prelude::{BASE64_STANDARD, Engine as _};
use sha2::{Digest as _, Sha384};
use std::fmt::Write as _;
use std::path::Path;

/// The event that Trunk's starting script fires: tells it from other scripts.
const START_MARK: &str = "TrunkApplicationStarted";

/// How the name of the file with the starting script begins.
const BOOT: &str = "boot";

/// Bytes of the hash that go into a file name, as many as Trunk's names carry.
const NAME_HASH_BYTES: usize = 8;

/// Trunk's server fills these in, but in pages only: what they stand for when
/// the reload script has become a file of its own.
const RELOAD_ADDRESS: (&str, &str) = ("'{{__TRUNK_ADDRESS__}}'", "window.location.host");
const RELOAD_BASE: &str = "{{__TRUNK_WS_BASE__}}";

/// A page without inline scripts, and the files that hold them.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Split {
    /// The page; each script is where it was, now with a `src`.
    pub(crate) page: String,
    /// One file for each script moved.
    pub(crate) files: Vec<ScriptFile>,
}

/// A script that has moved out of the page.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct ScriptFile {
    /// The file's name, with the hash of its text.
    pub(crate) name: String,
    /// The script.
    pub(crate) text: String,
}

/// Why a page is not what Trunk is known to write.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum BootError {
    /// The page starts no app.
    #[error("expected a script that starts the app, found neither an inline one nor a boot file")]
    NoStart,
    /// The page is cut off or broken.
    #[error(transparent)]
    Markup(#[from] MarkupError),
}

/// Finishes the build that Trunk has just staged.
///
/// # Errors
///
/// When not run by Trunk, when a file cannot be read or written, and when the
/// page is not as Trunk is known to write it.
pub(crate) fn after_build() -> Result<(), Failure> {
    let stage = std::env::var_os("TRUNK_STAGING_DIR").ok_or(Failure::NotInTrunk)?;
    let public_url = std::env::var("TRUNK_PUBLIC_URL").unwrap_or_else(|_| "/".to_owned());
    let release = std::env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release");
    finish(Path::new(&stage), &public_url, release)?;
    crate::data::publish(Path::new(&stage))?;
    if let Ok(address) = std::env::var(crate::serve::ADDRESS_VARIABLE) {
        crate::screen::say(format!("Backstay is at {address}"));
    }
    Ok(())
}

fn finish(stage: &Path, public_url: &str, release: bool) -> Result<(), Failure> {
    let index = stage.join("index.html");
    let page = std::fs::read_to_string(&index).map_err(|error| Failure::file(&index, error))?;
    let page = pieces::cut(stage, &page, public_url, release)?;
    let page = sheets::hold_back(&page)?;
    let split = split(&page, public_url).map_err(Failure::Boot)?;
    let files = split.files.iter().map(|file| (&*file.name, &file.text));
    let pages = ["index.html", "404.html"].map(|name| (name, &split.page));
    for (name, text) in files.chain(pages) {
        let path = stage.join(name);
        std::fs::write(&path, text).map_err(|error| Failure::file(&path, error))?;
    }
    Ok(())
}

/// Moves every inline script of `page` into a file below `public_url`.
///
/// A page that has been split before comes back as it is.
///
/// # Errors
///
/// [`BootError::NoStart`] when no script starts the app, [`BootError::Markup`]
/// when the page is cut off.
pub(crate) fn split(page: &str, public_url: &str) -> Result<Split, BootError> {
    let mut files = Vec::new();
    let mut rewritten = String::with_capacity(page.len());
    let mut copied = 0;
    let mut starts = false;
    for element in markup::elements(page)? {
        if element.is("script") && is_inline_code(&element) {
            let file = script_file(&element, public_url);
            rewritten.push_str(page.get(copied..element.span.start).unwrap_or_default());
            rewritten.push_str(&reference(&element, &file, public_url));
            copied = element.span.end;
            starts |= file.name.starts_with(BOOT);
            files.push(file);
        } else {
            starts |= is_boot_reference(&element, public_url);
        }
    }
    rewritten.push_str(page.get(copied..).unwrap_or_default());
    if !starts {
        return Err(BootError::NoStart);
    }
    Ok(Split {
        page: rewritten,
        files,
    })
}

/// Whether a script holds code that the browser would run: data blocks stay.
fn is_inline_code(script: &Element) -> bool {
    let kinds = ["", "module", "text/javascript", "application/javascript"];
    let kind = script.attribute("type").unwrap_or_default();
    script.attribute("src").is_none() && kinds.contains(&kind.to_ascii_lowercase().as_str())
}

fn is_boot_reference(element: &Element, public_url: &str) -> bool {
    let source = element.attribute("src").unwrap_or_default();
    let file = source.strip_prefix(public_url).unwrap_or_default();
    element.is("script") && file.starts_with(BOOT)
}

fn script_file(script: &Element, public_url: &str) -> ScriptFile {
    let text = script.text.trim();
    let stem = if text.contains(START_MARK) {
        BOOT
    } else {
        "inline"
    };
    let text = text
        .replace(RELOAD_ADDRESS.0, RELOAD_ADDRESS.1)
        .replace(RELOAD_BASE, public_url)
        + "\n";
    let mut name = format!("{stem}-");
    for byte in Sha384::digest(&text).iter().take(NAME_HASH_BYTES) {
        let _ = write!(name, "{byte:02x}");
    }
    name.push_str(".js");
    ScriptFile { name, text }
}

/// The script element that loads `file`, with the other attributes it had.
fn reference(script: &Element, file: &ScriptFile, public_url: &str) -> String {
    let mut tag = "<script".to_owned();
    for (key, value) in &script.attributes {
        let _ = write!(tag, " {key}=\"{value}\"");
    }
    let integrity = BASE64_STANDARD.encode(Sha384::digest(&file.text));
    let name = &file.name;
    let _ = write!(
        tag,
        " src=\"{public_url}{name}\" crossorigin=\"anonymous\" integrity=\"sha384-{integrity}\"></script>"
    );
    tag
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What Trunk 0.21.14 writes, shortened.
    const PAGE: &str = r#"<head>
    <base href="/">
<script type="module">
import init, * as bindings from '/backstay-1.js';
const wasm = await init({ module_or_path: '/backstay-1_bg.wasm' });
window.wasmBindings = bindings;
dispatchEvent(new CustomEvent("TrunkApplicationStarted", {detail: {wasm}}));
</script>
<link rel="modulepreload" href="/backstay-1.js" integrity="sha384-a+b"></head><body></body>"#;

    #[test]
    fn moves_the_starting_script_into_a_file() -> Result<(), BootError> {
        let split = split(PAGE, "/")?;
        let [file] = &split.files[..] else {
            panic!("one file, found {:?}", split.files);
        };
        assert!(file.text.starts_with("import init"), "{}", file.text);
        assert!(file.text.contains("window.wasmBindings = bindings;"));
        assert!(!split.page.contains("import init"), "{}", split.page);
        let tag = format!(
            r#"<script type="module" src="/{}" crossorigin="anonymous" integrity="sha384-"#,
            file.name
        );
        assert!(split.page.contains(&tag), "{}", split.page);
        assert!(
            split
                .page
                .contains(r#"href="/backstay-1.js" integrity="sha384-a+b">"#)
        );
        Ok(())
    }

    #[test]
    fn names_files_after_their_text() -> Result<(), BootError> {
        let name = |page: &str| -> Result<Vec<String>, BootError> {
            Ok(split(page, "/")?
                .files
                .into_iter()
                .map(|file| file.name)
                .collect())
        };
        assert_eq!(name(PAGE)?, ["boot-0ed259ef2cee728d.js"]);
        assert_ne!(
            name(PAGE)?,
            name(&PAGE.replace("backstay-1", "backstay-2"))?
        );
        Ok(())
    }

    #[test]
    fn keeps_to_the_public_url() -> Result<(), BootError> {
        let split = split(PAGE, "/sub/path/")?;
        assert!(
            split.page.contains(r#" src="/sub/path/boot-"#),
            "{}",
            split.page
        );
        Ok(())
    }

    #[test]
    fn leaves_a_split_page_alone() -> Result<(), BootError> {
        let once = split(PAGE, "/")?;
        let twice = split(&once.page, "/")?;
        assert_eq!(twice.page, once.page);
        assert_eq!(twice.files, []);
        Ok(())
    }

    #[test]
    fn moves_the_reload_script_and_fills_it_in() -> Result<(), BootError> {
        let reload = "<script>const address = '{{__TRUNK_ADDRESS__}}'; const base = '{{__TRUNK_WS_BASE__}}';</script>";
        let split = split(&format!("{PAGE}{reload}"), "/")?;
        let texts: Vec<_> = split.files.iter().map(|file| file.text.as_str()).collect();
        assert_eq!(texts.len(), 2);
        assert!(texts.contains(&"const address = window.location.host; const base = '/';\n"));
        assert!(!split.page.contains("<script>"), "{}", split.page);
        Ok(())
    }

    #[test]
    fn leaves_data_blocks_in_the_page() -> Result<(), BootError> {
        let data = r#"<script type="application/ld+json">{}</script>"#;
        assert!(split(&format!("{PAGE}{data}"), "/")?.page.contains(data));
        Ok(())
    }

    #[test]
    fn refuses_a_page_that_starts_nothing() {
        for page in [
            "",
            "<p>no</p>",
            "<script>1</script>",
            r#"<script src="/a.js"></script>"#,
        ] {
            assert_eq!(split(page, "/"), Err(BootError::NoStart), "{page}");
        }
    }

    #[test]
    fn refuses_a_page_that_is_cut_off() {
        let cut = PAGE
            .split_once("</script>")
            .map_or("", |(before, _)| before);
        assert!(matches!(split(cut, "/"), Err(BootError::Markup(_))));
    }
}
