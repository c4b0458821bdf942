//! Where the newest version of a framework is looked up.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// `data/packages.json`: the package that carries a framework's version, by
/// framework id. A framework that is in no package list is not in it.
pub type Packages = BTreeMap<String, Package>;

/// A package in the list of its language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Package {
    /// The list.
    pub registry: Registry,
    /// As the list's own client takes it.
    pub name: String,
}

/// A package list, by the name that people give it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Registry {
    /// Rust.
    Crates,
    /// Go modules.
    Go,
    /// Elixir.
    Hex,
    /// Java and Kotlin; names are `group:artifact`.
    Maven,
    /// JavaScript.
    Npm,
    /// .NET.
    Nuget,
    /// PHP.
    Packagist,
    /// Python.
    Pypi,
    /// Ruby.
    Rubygems,
}
