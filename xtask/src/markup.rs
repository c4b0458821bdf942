//! The elements of an HTML page, as far as our own page needs them.
//!
//! Reads start tags, their attributes, and the text of scripts and styles. It
//! is no HTML parser: it knows neither nesting nor entities.

use std::ops::Range;

/// A start tag; for `script` and `style`, with the text up to its end tag.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Element<'page> {
    /// The name as written.
    pub(crate) name: &'page str,
    /// Attributes as written, in order; the value of a bare one is empty.
    pub(crate) attributes: Vec<(&'page str, &'page str)>,
    /// The text of a `script` or `style`, empty for others.
    pub(crate) text: &'page str,
    /// The bytes of the page from the start tag to the end of this element
    /// (of the start tag, where the text is not read).
    pub(crate) span: Range<usize>,
}

/// Where a page breaks off.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum MarkupError {
    /// A comment without its end.
    #[error("comment at byte {at} does not end")]
    OpenComment {
        /// Where it starts.
        at: usize,
    },
    /// A tag without `>`, or a script or style without its end tag.
    #[error("`<{name}>` at byte {at} does not end")]
    OpenElement {
        /// The name of the element.
        name: String,
        /// Where it starts.
        at: usize,
    },
}

impl Element<'_> {
    /// Whether this is a `name` element, in capitals or not.
    pub(crate) fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }

    /// The value of an attribute; empty for a bare one, none if it is absent.
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|(key, _)| key.eq_ignore_ascii_case(name))
            .map(|(_, value)| *value)
    }
}

/// Every element of `page`, in order.
///
/// # Errors
///
/// A [`MarkupError`] when the page ends inside a comment, tag, script or style.
pub(crate) fn elements(page: &str) -> Result<Vec<Element<'_>>, MarkupError> {
    let mut found = Vec::new();
    let mut rest = page;
    while let Some((_, after)) = rest.split_once('<') {
        let at = page.len() - after.len() - 1;
        rest = if let Some(comment) = after.strip_prefix("!--") {
            let end = comment.split_once("-->");
            end.ok_or(MarkupError::OpenComment { at })?.1
        } else if after.starts_with(|c: char| c.is_ascii_alphabetic()) {
            let (element, after) = read_element(page, after, at)?;
            found.push(element);
            after
        } else {
            after
        };
    }
    Ok(found)
}

/// Reads the element whose name starts `text`, and returns what follows it.
fn read_element<'page>(
    page: &'page str,
    text: &'page str,
    at: usize,
) -> Result<(Element<'page>, &'page str), MarkupError> {
    let (name, after) = split_before(text, |c| c.is_whitespace() || c == '/' || c == '>');
    let open = || MarkupError::OpenElement {
        name: name.to_owned(),
        at,
    };
    let (attributes, after) = read_attributes(after).ok_or_else(open)?;
    let (text, after) = if ["script", "style"].contains(&name.to_ascii_lowercase().as_str()) {
        read_raw_text(name, after).ok_or_else(open)?
    } else {
        ("", after)
    };
    let element = Element {
        name,
        attributes,
        text,
        span: at..page.len() - after.len(),
    };
    Ok((element, after))
}

type Attributes<'page> = Vec<(&'page str, &'page str)>;

/// Reads attributes up to the `>` of the tag.
fn read_attributes(text: &str) -> Option<(Attributes<'_>, &str)> {
    let mut found = Vec::new();
    let mut rest = text;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/' || c == '=');
        if let Some(after) = rest.strip_prefix('>') {
            return Some((found, after));
        }
        let (key, after) = split_before(rest, |c| c.is_whitespace() || "/>=".contains(c));
        if key.is_empty() {
            return None;
        }
        let (value, after) = match after.trim_start().strip_prefix('=') {
            Some(value) => read_value(value.trim_start())?,
            None => ("", after),
        };
        found.push((key, value));
        rest = after;
    }
}

fn read_value(text: &str) -> Option<(&str, &str)> {
    for quote in ['"', '\''] {
        if let Some(quoted) = text.strip_prefix(quote) {
            return quoted.split_once(quote);
        }
    }
    Some(split_before(text, |c| c.is_whitespace() || c == '>'))
}

/// The text up to the end tag of `name`, and what follows that tag.
fn read_raw_text<'page>(name: &str, text: &'page str) -> Option<(&'page str, &'page str)> {
    let end_tag = format!("</{}", name.to_ascii_lowercase());
    // ASCII lower case keeps every byte where it is.
    let end = text.to_ascii_lowercase().find(&end_tag)?;
    let (raw, after) = text.split_at_checked(end)?;
    Some((raw, after.split_once('>')?.1))
}

fn split_before(text: &str, stop: impl Fn(char) -> bool) -> (&str, &str) {
    let end = text.find(stop).unwrap_or(text.len());
    text.split_at_checked(end).unwrap_or((text, ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_tags_attributes_and_scripts() -> Result<(), MarkupError> {
        let page = "<!doctype html><!-- <script>no</script> -->\
            <LINK rel=\"preload\" href='/a>b.js' crossorigin><script type=module>a < b</SCRIPT ><br/>";
        let found = elements(page)?;
        let names: Vec<_> = found.iter().map(|element| element.name).collect();
        assert_eq!(names, ["LINK", "script", "br"]);
        let link = found.iter().find(|element| element.is("link"));
        assert_eq!(
            link.and_then(|link| link.attribute("href")),
            Some("/a>b.js")
        );
        assert_eq!(
            link.and_then(|link| link.attribute("crossorigin")),
            Some("")
        );
        assert_eq!(link.and_then(|link| link.attribute("integrity")), None);
        let script = found.iter().find(|element| element.is("script"));
        assert_eq!(script.map(|script| script.text), Some("a < b"));
        let span = script.and_then(|script| page.get(script.span.clone()));
        assert_eq!(span, Some("<script type=module>a < b</SCRIPT >"));
        Ok(())
    }

    #[test]
    fn says_where_a_page_breaks_off() {
        let cases = [
            ("<p><!-- a", "comment at byte 3 does not end"),
            ("<link rel=\"x", "`<link>` at byte 0 does not end"),
            ("<link rel", "`<link>` at byte 0 does not end"),
            ("<b><script>a", "`<script>` at byte 3 does not end"),
        ];
        for (page, message) in cases {
            let said = elements(page).map_err(|error| error.to_string());
            assert_eq!(said, Err(message.to_owned()), "{page}");
        }
    }
}
