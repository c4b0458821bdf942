//! Builds and serves the app on this machine, and rebuilds on every change.

use crate::arguments::ServeOptions;
use crate::failure::Failure;
use crate::screen::say;
use crate::{install, programs, root, tools};
use std::net::{Ipv4Addr, TcpListener};
use std::process::Command;

/// Tells the step after each build which address to print.
pub(crate) const ADDRESS_VARIABLE: &str = "BACKSTAY_ADDRESS";

/// What a build depends on. Named, so that neither `target` nor the tests are
/// watched: that would rebuild for nothing and use up the system's watches.
const WATCHED: &[&str] = &[
    "Cargo.lock",
    "Cargo.toml",
    "Trunk.toml",
    "build.rs",
    "curator",
    "data",
    "index.html",
    "public",
    "src",
    "style",
];

/// Serves until it is interrupted.
///
/// # Errors
///
/// When the port is taken, a tool cannot be had, or Trunk cannot run.
pub(crate) fn serve(options: &ServeOptions) -> Result<(), Failure> {
    let port = free_port(options.port)?;
    let toolbox = install::toolbox(tools::needed(options.release))?;
    let address = format!("http://{}:{port}/", Ipv4Addr::LOCALHOST);
    say(format!(
        "Building Backstay for {address} (the first build takes some minutes). Ctrl-C stops it."
    ));
    let mut trunk = toolbox.trunk();
    trunk
        .args(["serve", "--address", &Ipv4Addr::LOCALHOST.to_string()])
        .args(["--port", &port.to_string()])
        // Apart from `dist/`, which holds what is published, and from others.
        .args(["--dist", &format!("target/serve-{port}")])
        .env(ADDRESS_VARIABLE, &address);
    for path in WATCHED.iter().filter(|path| root().join(path).exists()) {
        trunk.args(["--watch", path]);
    }
    if options.release {
        trunk.arg("--release");
    }
    if options.open {
        trunk.arg("--open");
    }
    hand_over(&mut trunk)
}

/// The port to serve on, free at the time of asking.
fn free_port(port: u16) -> Result<u16, Failure> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port))
        .and_then(|listener| listener.local_addr())
        .map(|address| address.port())
        .map_err(|error| match error.kind() {
            std::io::ErrorKind::AddrInUse => Failure::PortTaken(port),
            _ => Failure::Port { port, error },
        })
}

/// Becomes `command`: who stops this process stops the server, however it is done.
#[cfg(unix)]
fn hand_over(command: &mut Command) -> Result<(), Failure> {
    use std::os::unix::process::CommandExt as _;
    let error = command.exec();
    Err(Failure::Start {
        program: programs::described(command),
        error,
    })
}

#[cfg(not(unix))]
fn hand_over(command: &mut Command) -> Result<(), Failure> {
    programs::run(command)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_that_a_port_is_taken() -> std::io::Result<()> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let port = listener.local_addr()?.port();
        assert!(matches!(free_port(port), Err(Failure::PortTaken(taken)) if taken == port));
        Ok(())
    }

    #[test]
    fn finds_a_free_port_for_zero() -> Result<(), Failure> {
        assert_ne!(free_port(0)?, 0);
        Ok(())
    }
}
