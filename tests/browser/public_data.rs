//! The public data, as a stranger fetches them from a host.

use std::process::Command;

use crate::harness::{Site, dist};
use crate::screens::data;

/// Where the example of the README expects a server.
const EXAMPLE_SITE: &str = "http://127.0.0.1:8000/";

/// The block of shell commands in the README that holds a text.
fn example(holds: &str) -> String {
    let readme = std::fs::read_to_string("README.md").unwrap();
    let mut blocks = readme.split("```sh\n").skip(1);
    let block = blocks.find_map(|block| block.split("```").next().filter(|it| it.contains(holds)));
    block.unwrap().to_owned()
}

#[test]
fn the_example_of_the_readme_answers() {
    let site = Site::serve(dist(), "/");
    let script = example("data/v1/").replace(EXAMPLE_SITE, &site.address("/"));
    let output = Command::new("sh").args(["-c", &script]).output().unwrap();
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{script}{complaint}");

    let frameworks = data("index.json")["frameworks"].take();
    let with_orm: Vec<&str> = frameworks
        .as_array()
        .unwrap()
        .iter()
        .map(|id| id.as_str().unwrap())
        .filter(|id| data(&format!("frameworks/{id}.json"))["features"]["orm"]["level"] == "core")
        .collect();
    assert!(!with_orm.is_empty());
    let said = String::from_utf8_lossy(&output.stdout);
    assert_eq!(said.trim_end(), with_orm.join(" "));
}

#[test]
fn the_build_holds_what_its_index_lists() {
    let published = dist().join("data/v1");
    let text = |path: &str| std::fs::read_to_string(published.join(path)).unwrap();
    let index: serde_json::Value = serde_json::from_str(&text("index.json")).unwrap();
    let files = index["files"].as_array().unwrap();
    assert!(files.len() > index["frameworks"].as_array().unwrap().len());
    for file in files {
        let path = file["path"].as_str().unwrap();
        assert_eq!(file["bytes"], text(path).len(), "{path}");
        assert!(text(file["schema"].as_str().unwrap()).contains("json-schema.org"));
    }
}
