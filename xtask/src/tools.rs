//! The tools that build the app: which, at which version, what for, where from.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// A pinned tool.
#[derive(Debug)]
pub(crate) struct Tool {
    /// The program that is run.
    pub(crate) program: &'static str,
    /// The one version that will do, as the program says it.
    pub(crate) version: &'static str,
    /// Whether it says its version at all. One that does not is only taken from
    /// the folder that carries the version in its name.
    pub(crate) says_version: bool,
    /// The package it comes in.
    pub(crate) package: &'static str,
    /// Where the package comes from.
    pub(crate) source: Source,
    /// What it does for us.
    pub(crate) purpose: &'static str,
    /// How long installing usually takes.
    pub(crate) wait: &'static str,
}

/// Where a tool comes from.
#[derive(Debug)]
pub(crate) enum Source {
    /// crates; the arguments go to `cargo install`.
    Crate {
        /// What to leave out, to build sooner.
        arguments: &'static [&'static str],
    },
    /// npm.
    Npm {
        /// The version as npm counts it.
        release: &'static str,
    },
}

/// Drives a build, watches and serves. Without its default features it neither
/// looks for newer versions of itself nor downloads tools.
pub(crate) const TRUNK: Tool = Tool {
    program: "trunk",
    version: "0.21.14",
    says_version: true,
    package: "trunk",
    source: Source::Crate {
        arguments: &["--no-default-features"],
    },
    purpose: "builds, watches and serves the app",
    wait: "5 to 10 minutes",
};

/// Has to equal the crate `wasm-bindgen` to the patch.
pub(crate) const WASM_BINDGEN: Tool = Tool {
    program: "wasm-bindgen",
    version: "0.2.129",
    says_version: true,
    package: "wasm-bindgen-cli",
    source: Source::Crate {
        arguments: &["--bin", "wasm-bindgen"],
    },
    purpose: "connects the app to the browser",
    wait: "1 to 3 minutes",
};

/// Cuts the app into pieces; goes with the crate `wasm_split_helpers`.
pub(crate) const WASM_SPLIT: Tool = Tool {
    program: "wasm-split-cli",
    version: "0.2.4",
    says_version: false,
    package: "wasm_split_cli_support",
    source: Source::Crate {
        arguments: &["--features", "build-binary"],
    },
    purpose: "cuts the app into pieces",
    wait: "1 to 2 minutes",
};

/// Release builds only. The npm package runs on Node and is the same everywhere.
pub(crate) const WASM_OPT: Tool = Tool {
    program: "wasm-opt",
    version: "132",
    says_version: true,
    package: "binaryen",
    source: Source::Npm { release: "132.0.0" },
    purpose: "makes the published app smaller",
    wait: "a few seconds",
};

/// Formats what rustfmt leaves alone: the markup inside `view!`.
pub(crate) const LEPTOSFMT: Tool = Tool {
    program: "leptosfmt",
    version: "0.1.33",
    says_version: true,
    package: "leptosfmt",
    source: Source::Crate { arguments: &[] },
    purpose: "checks the format of the pages' markup",
    wait: "1 to 2 minutes",
};

/// The target that browsers run.
pub(crate) const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// The tools that a build needs, those that install fastest first.
pub(crate) fn needed(release: bool) -> &'static [Tool] {
    const DEBUG: &[Tool] = &[WASM_SPLIT, WASM_BINDGEN, TRUNK];
    const RELEASE: &[Tool] = &[WASM_OPT, WASM_SPLIT, WASM_BINDGEN, TRUNK];
    if release { RELEASE } else { DEBUG }
}

/// The tools that the checks need.
pub(crate) const CHECKING: &[Tool] = &[WASM_OPT, LEPTOSFMT, WASM_SPLIT, WASM_BINDGEN, TRUNK];

impl Tool {
    /// The tool's name on screen: `trunk 0.21.14`.
    pub(crate) fn label(&self) -> String {
        format!("{} {}", self.program, self.version)
    }

    /// Where `cache` holds the tool.
    pub(crate) fn folder(&self, cache: &Path) -> PathBuf {
        cache
            .join("tools")
            .join(format!("{}-{}", self.package, self.version))
    }

    /// Where the programs are inside the tool's folder.
    pub(crate) fn programs(&self, folder: &Path) -> PathBuf {
        match self.source {
            Source::Crate { .. } => folder.join("bin"),
            Source::Npm { .. } => folder.join("node_modules").join(".bin"),
        }
    }
}

/// The folder for tools, from the variables of the environment and the home
/// folder: `$BACKSTAY_CACHE`, `$XDG_CACHE_HOME/backstay` or `~/.cache/backstay`.
pub(crate) fn cache_folder(
    variable: impl Fn(&str) -> Option<OsString>,
    home: Option<PathBuf>,
) -> Option<PathBuf> {
    let folder = |name| {
        variable(name)
            .filter(|value| !value.is_empty())
            .map(PathBuf::from)
    };
    folder("BACKSTAY_CACHE")
        .or_else(|| {
            // The XDG rules say to ignore a relative path.
            let caches = folder("XDG_CACHE_HOME").filter(|caches| caches.is_absolute());
            let caches = caches.or_else(|| Some(home?.join(".cache")));
            caches.map(|caches| caches.join("backstay"))
        })
        .and_then(|cache| std::path::absolute(cache).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_the_manifests() {
        let cargo = include_str!("../../Cargo.toml");
        let pin = format!("wasm-bindgen = {{ version = \"={}\"", WASM_BINDGEN.version);
        assert!(cargo.contains(&pin), "Cargo.toml has no `{pin}`");
        let trunk = include_str!("../../Trunk.toml");
        let line = format!("wasm_bindgen = \"{}\"", WASM_BINDGEN.version);
        assert!(trunk.contains(&line), "Trunk.toml has no `{line}`");
    }

    #[test]
    fn keeps_each_version_in_a_folder_of_its_own() {
        let folder = WASM_BINDGEN.folder(Path::new("/c"));
        assert_eq!(folder, Path::new("/c/tools/wasm-bindgen-cli-0.2.129"));
        assert_eq!(WASM_BINDGEN.programs(&folder), folder.join("bin"));
        let folder = WASM_OPT.folder(Path::new("/c"));
        assert_eq!(folder, Path::new("/c/tools/binaryen-132"));
        assert_eq!(WASM_OPT.programs(&folder), folder.join("node_modules/.bin"));
    }

    #[test]
    #[cfg(unix)]
    fn looks_for_the_cache_in_order() {
        let home = || Some(PathBuf::from("/home/ada"));
        let own = |name: &str| (name == "BACKSTAY_CACHE").then(|| "/own".into());
        let xdg = |name: &str| (name == "XDG_CACHE_HOME").then(|| "/xdg".into());
        let empty = |_: &str| Some(OsString::new());
        let cases = [
            (cache_folder(own, home()), Some("/own")),
            (cache_folder(xdg, home()), Some("/xdg/backstay")),
            (
                cache_folder(empty, home()),
                Some("/home/ada/.cache/backstay"),
            ),
            (cache_folder(empty, None), None),
        ];
        for (found, expected) in cases {
            assert_eq!(found, expected.map(PathBuf::from));
        }
    }
}
