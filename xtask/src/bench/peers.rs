//! The libraries of others, in a Python of their own.

use super::programs::output;
use crate::failure::Failure;
use crate::folders::{clear, lock};
use crate::screen::say;
use crate::{programs, root, tools};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What is compared with, at the releases that were compared with before.
const PACKAGES: &[&str] = &["numpy==2.4.6", "pymcdm==1.4.0", "scikit-criteria==0.10"];

/// A Python with [`PACKAGES`].
#[derive(Debug)]
pub(super) struct Peers {
    python: PathBuf,
}

impl Peers {
    /// Makes sure of the libraries; none without Python.
    ///
    /// # Errors
    ///
    /// A [`Failure`] when they cannot be installed.
    pub(super) fn ensure() -> Result<Option<Self>, Failure> {
        let Some(system) = ["python3", "python"]
            .iter()
            .find_map(|name| programs::find(name))
        else {
            say("No Python on PATH: the peers are left out.");
            return Ok(None);
        };
        let cache = tools::cache_folder(|name| std::env::var_os(name), std::env::home_dir())
            .ok_or(Failure::NoCache)?;
        fs::create_dir_all(&cache).map_err(|error| Failure::file(&cache, error))?;
        let _lock = lock(&cache.join("lock"), "installing tools")?;
        let folder = cache.join("bench-python");
        let peers = Self {
            python: folder.join(if cfg!(windows) {
                "Scripts/python.exe"
            } else {
                "bin/python"
            }),
        };
        if !peers.is_complete() {
            peers.install(&system, &folder)?;
        }
        Ok(Some(peers))
    }

    /// What numpy takes.
    ///
    /// # Errors
    ///
    /// A [`Failure`] of the program.
    pub(super) fn numpy(&self) -> Result<String, Failure> {
        self.run("numpy")
    }

    /// What the libraries take that are called for one weight vector at a time.
    ///
    /// # Errors
    ///
    /// A [`Failure`] of the program.
    pub(super) fn loops(&self) -> Result<String, Failure> {
        self.run("loops")
    }

    fn run(&self, what: &str) -> Result<String, Failure> {
        let mut command = Command::new(&self.python);
        command.arg(root().join("bench/peers.py")).arg(what);
        // One thread, as everything here.
        for variable in ["OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "OMP_NUM_THREADS"] {
            command.env(variable, "1");
        }
        output(&mut command)
    }

    fn is_complete(&self) -> bool {
        let wanted = format!(
            "import importlib.metadata as m; assert all(m.version(p) == v for p, v in \
             (each.split('==') for each in {PACKAGES:?}))"
        );
        programs::succeeds(Command::new(&self.python).args(["-c", &wanted]))
    }

    fn install(&self, system: &Path, folder: &Path) -> Result<(), Failure> {
        say(format!(
            "Installing {}: compared with. Usually takes a minute, once.",
            PACKAGES.join(", ")
        ));
        clear(folder)?;
        let mut make = Command::new(system);
        programs::run(make.args(["-m", "venv"]).arg(folder))?;
        let mut pip = Command::new(&self.python);
        pip.args([
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
        ]);
        programs::run(pip.args(PACKAGES)).map_err(|_| Failure::Install {
            tool: "the libraries to compare with".to_owned(),
            command: programs::described(&pip),
            remedy: "run the benchmark without Python on PATH".to_owned(),
        })
    }
}
