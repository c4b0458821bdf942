//! Keys that a JSON text writes twice. A map read from it would keep the last
//! and say nothing.

use std::collections::BTreeSet;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};

/// The first key that occurs twice in one object of `json`, after the place of
/// that object (`features`, `rows[2].points`; empty for the whole text).
/// `None` where there is none, or where the text is no JSON.
pub(super) fn doubled_key(json: &str) -> Option<(String, String)> {
    let mut found = None;
    let walk = Walk {
        place: String::new(),
        found: &mut found,
    };
    // What stops the walk elsewhere than at a doubled key is told by who parses.
    let _ = walk.deserialize(&mut serde_json::Deserializer::from_str(json));
    found
}

/// Looks at one value and all that is in it.
struct Walk<'a> {
    place: String,
    found: &'a mut Option<(String, String)>,
}

impl<'de> DeserializeSeed<'de> for Walk<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, reader: D) -> Result<(), D::Error> {
        reader.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Walk<'_> {
    type Value = ();

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("JSON")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let mut seen = BTreeSet::new();
        while let Some(key) = map.next_key::<String>()? {
            let dot = if self.place.is_empty() { "" } else { "." };
            let place = format!("{}{dot}{key}", self.place);
            if !seen.insert(key.clone()) && self.found.is_none() {
                *self.found = Some((self.place.clone(), key));
            }
            map.next_value_seed(Walk {
                place,
                found: &mut *self.found,
            })?;
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut rows: A) -> Result<(), A::Error> {
        let mut row = 0;
        while let Some(()) = rows.next_element_seed(Walk {
            place: format!("{}[{row}]", self.place),
            found: &mut *self.found,
        })? {
            row += 1;
        }
        Ok(())
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_str<E>(self, _: &str) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::doubled_key;

    #[test]
    fn names_the_key_and_where_it_stands() {
        for (json, place, key) in [
            (r#"{"a": 1, "b": 2, "a": 3}"#, "", "a"),
            (
                r#"{"a": {"b": [{}, {"c": null, "c": 1.5}]}}"#,
                "a.b[1]",
                "c",
            ),
            (r#"[{"a": -1, "\u0061": true}]"#, "[0]", "a"),
        ] {
            let found = Some((place.to_owned(), key.to_owned()));
            assert_eq!(doubled_key(json), found, "{json}");
        }
        for json in [r#"{"a": {"a": "a"}, "b": {"a": []}}"#, "[1, 1]", "{", ""] {
            assert_eq!(doubled_key(json), None, "{json}");
        }
    }
}
