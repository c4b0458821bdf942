//! What a screen reader is told: names, headings, tables, in Chromium's tree.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::harness::{Visitor, visit};
use crate::states::state;
use crate::survey::{Check, survey};

/// What a person can do something with.
const CONTROLS: &[&str] = &[
    "button",
    "checkbox",
    "combobox",
    "link",
    "listbox",
    "menuitem",
    "radio",
    "searchbox",
    "slider",
    "spinbutton",
    "switch",
    "tab",
    "textbox",
    "DisclosureTriangle",
];

/// A node that a screen reader reaches, in the order of the page.
#[derive(Debug)]
struct Node {
    /// The place of the node that holds this one.
    outer: Option<usize>,
    role: String,
    name: String,
    description: String,
    level: u64,
    url: String,
}

impl Node {
    fn read(node: &Value, outer: Option<usize>) -> Self {
        let text = |value: &Value| {
            value["value"]
                .as_str()
                .unwrap_or_default()
                .trim()
                .to_owned()
        };
        let property = |name: &str| -> &Value {
            let properties = node["properties"].as_array().into_iter().flatten();
            properties
                .into_iter()
                .find(|property| property["name"] == name)
                .map_or(&Value::Null, |property| &property["value"]["value"])
        };
        Self {
            outer,
            role: text(&node["role"]),
            name: text(&node["name"]),
            description: text(&node["description"]),
            level: property("level").as_u64().unwrap_or_default(),
            url: property("url").as_str().unwrap_or_default().to_owned(),
        }
    }

    fn is_control(&self) -> bool {
        CONTROLS.contains(&self.role.as_str())
    }
}

/// What is in the tree, without what is ignored.
fn nodes(visitor: &mut Visitor) -> Vec<Node> {
    let tree = visitor.devtools("Accessibility.getFullAXTree", json!({}));
    let by_id: BTreeMap<&str, &Value> = tree["nodes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|node| (node["nodeId"].as_str().unwrap(), node))
        .collect();
    let mut found: Vec<Node> = Vec::new();
    let mut ahead = vec![(&tree["nodes"][0], None)];
    while let Some((node, outer)) = ahead.pop() {
        let mut parent = outer;
        if node["ignored"] == json!(false) {
            parent = Some(found.len());
            found.push(Node::read(node, outer));
        }
        let children = node["childIds"].as_array().into_iter().flatten();
        let children = children.filter_map(|child| by_id.get(child.as_str()?));
        let children: Vec<_> = children.map(|child| (*child, parent)).collect();
        ahead.extend(children.into_iter().rev());
    }
    found
}

/// What is wrong with the tree of the page.
pub(crate) fn faults(visitor: &mut Visitor, titles: usize) -> Vec<String> {
    let nodes = nodes(visitor);
    let mut faults = nameless(&nodes);
    faults.extend(decorated(&nodes));
    faults.extend(links_that_are_one_in_name_alone(&nodes));
    faults.extend(headings(&nodes, titles));
    faults.extend(tables(&nodes));
    let mains = nodes.iter().filter(|node| node.role == "main").count();
    if mains != 1 {
        faults.push(format!("{mains} main parts"));
    }
    faults
}

/// Controls, pictures and tables without a name.
fn nameless(nodes: &[Node]) -> Vec<String> {
    let named = |node: &Node| {
        node.is_control() || ["image", "img", "table", "grid"].contains(&node.role.as_str())
    };
    let nameless = (0..nodes.len()).filter(|place| {
        let node = &nodes[*place];
        named(node) && node.name.is_empty()
    });
    nameless
        .map(|place| {
            let texts = inside(nodes, place).filter(|node| node.role == "StaticText");
            let words: Vec<&str> = texts.map(|node| node.name.as_str()).collect();
            format!(
                "{} without a name, holding “{}”",
                nodes[place].role,
                words.join(" ")
            )
        })
        .collect()
}

/// Signs that are drawn beside a name and read out as if they were part of it.
const SIGNS: &[&str] = &[
    "+", "−", "×", "▸", "▾", "▼", "→", "←", "↑", "↓", "✓", "●", "○",
];

/// Controls whose name holds a sign as a word of its own: the first, and how many.
fn decorated(nodes: &[Node]) -> Option<String> {
    let has_sign = |node: &&Node| {
        node.name
            .split_whitespace()
            .any(|word| SIGNS.contains(&word))
    };
    let mut signed = nodes
        .iter()
        .filter(|node| node.is_control())
        .filter(has_sign);
    let first = signed.next()?;
    Some(format!(
        "{} “{}” is read with a sign, and {} more",
        first.role,
        first.name,
        signed.count()
    ))
}

/// Links of one name that lead to different places and do not say how they differ.
fn links_that_are_one_in_name_alone(nodes: &[Node]) -> Vec<String> {
    let mut seen: BTreeMap<(&str, &str), &str> = BTreeMap::new();
    let mut faults = Vec::new();
    for link in nodes.iter().filter(|node| node.role == "link") {
        let said = (link.name.as_str(), link.description.as_str());
        let first = *seen.entry(said).or_insert(&link.url);
        if first != link.url {
            faults.push(format!(
                "“{}” leads to {first} and to {}",
                link.name, link.url
            ));
        }
    }
    faults
}

/// As many of the first level as should be, and no level left out on the way down.
fn headings(nodes: &[Node], titles: usize) -> Vec<String> {
    let headings: Vec<&Node> = nodes.iter().filter(|node| node.role == "heading").collect();
    let tops = headings.iter().filter(|node| node.level == 1).count();
    let mut faults = Vec::new();
    if tops != titles {
        faults.push(format!("{tops} headings of level 1"));
    }
    for (upper, lower) in headings.iter().zip(headings.iter().skip(1)) {
        if lower.level > upper.level + 1 {
            faults.push(format!(
                "after “{}” of level {} comes “{}” of level {}",
                upper.name, upper.level, lower.name, lower.level
            ));
        }
    }
    faults
}

/// Tables have headed columns.
fn tables(nodes: &[Node]) -> Vec<String> {
    (0..nodes.len())
        .filter(|place| nodes[*place].role == "table")
        .filter(|place| !inside(nodes, *place).any(|node| node.role == "columnheader"))
        .map(|place| format!("the table “{}” has no headed columns", nodes[place].name))
        .collect()
}

/// What stands inside a node, in order.
fn inside(nodes: &[Node], outer: usize) -> impl Iterator<Item = &Node> {
    let is_inside = move |node: &&Node| {
        let mut around = node.outer;
        while around.is_some_and(|place| place > outer) {
            around = around.and_then(|place| nodes[place].outer);
        }
        around == Some(outer)
    };
    nodes.iter().skip(outer + 1).take_while(is_inside)
}

#[test]
fn a_screen_reader_hears_names_and_an_outline() {
    survey().expect_none(Check::Tree);
}

/// The controls that a state stands and falls with, in their order; others may
/// stand between them.
const EXPECTED: &[(&str, &[(&str, &str)])] = &[
    (
        "question-ranking",
        &[
            ("link", "Skip to the content"),
            ("link", "Backstay"),
            ("link", "Questions"),
            ("link", "Result"),
            ("link", "Frameworks"),
            ("link", "Shortlist"),
            ("link", "Team"),
            ("checkbox", "JavaScript"),
            ("checkbox", "C++"),
            ("checkbox", "Not sure yet stays open"),
            ("checkbox", "It doesn’t matter counts for nothing"),
            (
                "checkbox",
                "Only frameworks in a language the team knows rules out 39 of 44",
            ),
            ("button", "Continue"),
            ("button", "Clear my answer"),
            ("link", "Django"),
            ("link", "Laravel"),
            ("button", "Show all 44"),
            ("link", "See the result"),
            ("link", "Who builds it"),
            ("link", "Licence"),
            ("button", "Clear all answers"),
            ("link", "Method"),
        ],
    ),
    (
        "result-clear",
        &[
            ("link", "Skip to the content"),
            ("button", "Save to shortlist : Django"),
            ("button", "Copy link"),
            ("button", "Save answers"),
            ("link", "Change or add answers"),
            ("link", "Litestar"),
            ("button", "Save to shortlist : Litestar"),
            ("link", "Compare these fact by fact"),
            (
                "DisclosureTriangle",
                "1 Django 85.4 points first in 82 of 100",
            ),
            ("button", "Show all 44"),
            ("combobox", "Why not"),
            ("slider", "The team’s languages"),
            ("slider", "Proven and in use"),
            ("link", "Method"),
        ],
    ),
    (
        "compare-two",
        &[
            ("link", "Skip to the content"),
            ("button", "Remove Django"),
            ("button", "Remove Laravel"),
            ("DisclosureTriangle", "Add or remove frameworks"),
            ("link", "Answer a few questions"),
            ("checkbox", "Only differences"),
            ("link", "Django"),
            ("link", "Laravel"),
            ("button", "Sources : Kind"),
            ("link", "Installation"),
            ("button", "Sources : Memory of a small service"),
            ("link", "Method"),
        ],
    ),
];

#[test]
fn what_a_state_is_for_is_there_by_name_and_in_order() {
    let mut missing = Vec::new();
    visit(|visitor| {
        for (name, expected) in EXPECTED {
            state(name).reach(visitor);
            let found: Vec<(String, String)> = nodes(visitor)
                .into_iter()
                .filter(Node::is_control)
                .map(|node| (node.role, node.name))
                .collect();
            let mut ahead = found
                .iter()
                .map(|(role, name)| (role.as_str(), name.as_str()));
            let lacking = expected
                .iter()
                .find(|wanted| !ahead.any(|control| control == **wanted));
            missing.extend(lacking.map(|lacking| format!("{name}: {lacking:?} in {found:#?}")));
        }
    });
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}
