//! The engine's measures against published and exact tables.

#[path = "../../examples/matrix/cases.rs"]
mod cases;

use serde_json::Value;

const CASES: &str = include_str!("../fixtures/mcda-cases.json");

fn given() -> Vec<Value> {
    let file: Value = serde_json::from_str(CASES).unwrap_or_default();
    file.get("cases")
        .and_then(Value::as_array)
        .cloned()
        .unwrap_or_default()
}

/// The tolerance of a key: its own, or that of all, of the exact result, or
/// the only one there is.
fn tolerance(case: &Value, key: &str) -> f64 {
    let of = |name: &str| case.get("tolerance")?.get(name)?.as_f64();
    of(key)
        .or_else(|| of("printed").filter(|_| key.starts_with("printed")))
        .or_else(|| of("scores").filter(|_| key == "printed_spotis"))
        .or_else(|| of("all"))
        .or_else(|| of("exact"))
        .or_else(|| of("weights_exact"))
        .unwrap_or(1e-9)
}

fn assert_same(found: &Value, expected: &Value, tolerance: f64, what: &str) {
    match (found, expected) {
        (Value::Number(found), Value::Number(expected)) => {
            let (found, expected) = (found.as_f64(), expected.as_f64());
            let off = found
                .zip(expected)
                .map(|(found, expected)| (found - expected).abs());
            assert!(
                off.is_some_and(|off| off <= tolerance),
                "{what}: found {found:?}, expected {expected:?} within {tolerance}"
            );
        }
        (Value::Array(found), Value::Array(expected)) => {
            assert_eq!(found.len(), expected.len(), "{what}");
            for (found, expected) in found.iter().zip(expected) {
                assert_same(found, expected, tolerance, what);
            }
        }
        (Value::Object(_), Value::Object(fields)) => {
            for (key, expected) in fields {
                let found = found.get(key).unwrap_or(&Value::Null);
                assert_same(found, expected, tolerance, &format!("{what}.{key}"));
            }
        }
        _ => assert_eq!(found, expected, "{what}"),
    }
}

#[test]
fn agrees_with_every_table_whose_method_it_has() {
    let mut unsupported = Vec::new();
    for case in given() {
        let id = case.get("id").and_then(Value::as_str).unwrap_or_default();
        let source = case.get("source").cloned().unwrap_or_default();
        let answer = cases::answer(&case);
        for (key, expected) in case
            .get("expected")
            .and_then(Value::as_object)
            .into_iter()
            .flatten()
        {
            let found = answer.get(key).unwrap_or(&Value::Null);
            if found == "unsupported" {
                unsupported.push(format!("{id} {key}"));
            } else {
                let what = format!("{id}.{key} ({source})");
                assert_same(found, expected, tolerance(&case, key), &what);
            }
        }
    }
    let methods: std::collections::BTreeSet<&str> = unsupported
        .iter()
        .filter_map(|each| each.split(' ').next())
        .collect();
    assert_eq!(
        methods.into_iter().collect::<Vec<_>>(),
        [
            "topsis-hwang-yoon",
            "topsis-opricovic-tzeng-minmax",
            "topsis-tzeng-huang"
        ],
        "{unsupported:?}"
    );
}

#[test]
fn an_array_is_answered_in_order_and_a_broken_case_says_where() {
    let mut broken = given();
    if let Some(Value::Object(case)) = broken.first_mut() {
        case.insert("weights".to_owned(), serde_json::json!([1.0]));
    }
    let answers = cases::answer_all(&Value::Array(broken.clone()));
    let answers = answers.as_array().cloned().unwrap_or_default();
    assert_eq!(answers.len(), broken.len());
    assert_eq!(
        answers.first().and_then(|each| each.get("error")),
        Some(&Value::from("weights: found 1, expected 4"))
    );
}
