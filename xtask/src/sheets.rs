//! Style sheets that wait for the piece of the app that needs them.
//!
//! Trunk names every style sheet and has the page load it. One that says which
//! pieces it comes with (`data-with`) is turned into a link that no browser
//! follows, until the app makes it a style sheet (`browser::styles`).

use crate::markup::{self, Element, MarkupError};

/// The attribute that names the pieces.
pub(crate) const WITH: &str = "data-with";

/// What Trunk writes, and what such a link is instead.
const LOADED: &str = "rel=\"stylesheet\"";
const WAITING: &str = "rel=\"later\"";

/// How Trunk writes a space in an attribute.
const SPACE: &str = "&#x20;";

/// The page with the sheets of pieces waiting.
///
/// # Errors
///
/// When the page is cut off.
pub(crate) fn hold_back(page: &str) -> Result<String, MarkupError> {
    let mut rewritten = String::with_capacity(page.len());
    let mut copied = 0;
    for element in markup::elements(page)? {
        if element.attribute(WITH).is_some() {
            let tag = page.get(element.span.clone()).unwrap_or_default();
            rewritten.push_str(page.get(copied..element.span.start).unwrap_or_default());
            rewritten.push_str(&tag.replace(LOADED, WAITING).replace(SPACE, " "));
            copied = element.span.end;
        }
    }
    rewritten.push_str(page.get(copied..).unwrap_or_default());
    Ok(rewritten)
}

/// The addresses of the sheets that come with a piece.
pub(crate) fn of_piece<'page>(elements: &'page [Element<'_>], piece: &str) -> Vec<&'page str> {
    let comes_with = |element: &&Element<'_>| {
        let pieces = element.attribute(WITH).unwrap_or_default();
        pieces.split_whitespace().any(|each| each == piece)
    };
    elements
        .iter()
        .filter(comes_with)
        .filter_map(|element| element.attribute("href"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = r#"<link rel="stylesheet" href="/base-1.css" integrity="sha384-a">
<link rel="stylesheet" href="/team-2.css" integrity="sha384-b" data-with="result&#x20;team"><p>"#;

    #[test]
    fn holds_back_what_comes_with_a_piece() -> Result<(), MarkupError> {
        let page = hold_back(PAGE)?;
        let expected = r#"<link rel="stylesheet" href="/base-1.css" integrity="sha384-a">
<link rel="later" href="/team-2.css" integrity="sha384-b" data-with="result team"><p>"#;
        assert_eq!(page, expected);
        assert_eq!(hold_back(&page)?, page, "once is enough");
        Ok(())
    }

    #[test]
    fn tells_the_sheets_of_a_piece() -> Result<(), MarkupError> {
        let page = hold_back(PAGE)?;
        let elements = markup::elements(&page)?;
        assert_eq!(of_piece(&elements, "team"), ["/team-2.css"]);
        assert_eq!(of_piece(&elements, "tea"), [] as [&str; 0]);
        Ok(())
    }
}
