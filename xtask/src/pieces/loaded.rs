//! The page with the app in pieces in the place of the one that Trunk names.

use super::CutError;
use super::publish::{Cut, integrity};
use crate::failure::Failure;
use crate::markup::{self, Element};

/// What the page loads of the app, as Trunk wrote it.
#[derive(Debug)]
pub(super) struct Loaded<'page> {
    pub(super) script: &'page str,
    script_integrity: &'page str,
    pub(super) module: &'page str,
    module_integrity: &'page str,
    /// Where the element ends that loads the script.
    after_script: usize,
}

impl<'page> Loaded<'page> {
    pub(super) fn find(page: &'page str, public_url: &str) -> Result<Self, Failure> {
        let elements = markup::elements(page)?;
        let named = |kind: &'static str| {
            let loads = |element: &&Element| element.attribute("rel") == Some(kind);
            let element = elements.iter().find(loads);
            let element = element.ok_or(CutError::NotLoaded(kind))?;
            let value = |name| attribute(element, name).ok_or(CutError::NotLoaded(kind));
            let address = value("href")?;
            let name = address.strip_prefix(public_url).unwrap_or(address);
            Ok::<_, CutError>((name, value("integrity")?, element.span.end))
        };
        let (script, script_integrity, after_script) = named("modulepreload")?;
        let (module, module_integrity, _) = named("preload")?;
        Ok(Self {
            script,
            script_integrity,
            module,
            module_integrity,
            after_script,
        })
    }

    /// The page with the files of `cut` in the place of Trunk's, and the script
    /// that fetches pieces loaded as soon.
    pub(super) fn replaced(&self, page: &str, public_url: &str, cut: &Cut) -> String {
        let (before, after) = page
            .split_at_checked(self.after_script)
            .unwrap_or((page, ""));
        let fetching = format!(
            "<link rel=\"modulepreload\" href=\"{public_url}{}\" crossorigin=\"anonymous\" \
             integrity=\"{}\">",
            cut.fetching.name,
            integrity(&cut.fetching.bytes)
        );
        format!("{before}{fetching}{after}")
            .replace(self.script, &cut.glue.name)
            .replace(self.script_integrity, &integrity(&cut.glue.bytes))
            .replace(self.module, &cut.app.name)
            .replace(self.module_integrity, &integrity(&cut.app.bytes))
    }
}

fn attribute<'page>(element: &Element<'page>, name: &str) -> Option<&'page str> {
    let mut attributes = element.attributes.iter();
    attributes
        .find(|(key, _)| key.eq_ignore_ascii_case(name))
        .map(|(_, value)| *value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pieces::publish::publish;
    use crate::pieces::publish::tests::written;

    #[test]
    fn loads_its_files_in_the_place_of_trunks() -> Result<(), Failure> {
        let page = r#"<script type="module">
import init from '/sub/backstay-1.js';
await init({ module_or_path: '/sub/backstay-1_bg.wasm' });
</script>
<link rel="modulepreload" href="/sub/backstay-1.js" integrity="sha384-a">
<link rel="preload" href="/sub/backstay-1_bg.wasm" integrity="sha384-b" as="fetch">"#;
        let cut = publish(&written())?;
        let replaced = Loaded::find(page, "/sub/")?.replaced(page, "/sub/", &cut);
        let loaded: Vec<(String, String)> = markup::elements(&replaced)?
            .iter()
            .filter(|element| element.is("link"))
            .filter_map(|link| {
                let value = |name| link.attribute(name).map(str::to_owned);
                Some((value("href")?, value("integrity")?))
            })
            .collect();
        let expected = [&cut.glue, &cut.fetching, &cut.app]
            .map(|file| (format!("/sub/{}", file.name), integrity(&file.bytes)));
        assert_eq!(loaded, expected);
        assert!(replaced.contains(&format!("from '/sub/{}'", cut.glue.name)));
        assert!(replaced.contains(&format!("module_or_path: '/sub/{}'", cut.app.name)));
        assert!(!replaced.contains("backstay-1"), "{replaced}");
        Ok(())
    }

    #[test]
    fn refuses_a_page_without_the_app() {
        let said = Loaded::find("<p>no</p>", "/").map_err(|error| error.to_string());
        let expected = "the app cannot be cut into pieces: \
                        expected a `modulepreload` of the app in index.html";
        assert_eq!(said.err().as_deref(), Some(expected));
    }
}
