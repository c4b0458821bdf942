//! The benchmark in Chromium: a page on this machine that sends back its figures.

use super::programs::folder;
use crate::browser::Browser;
use crate::failure::Failure;
use crate::folders::clear;
use std::fs;
use std::io::{self, BufRead as _, BufReader, Read as _, Write as _};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// Runs the program with its lines kept, and sends them when it is done.
const PAGE: &str = "<!doctype html><meta charset=utf-8><title>Benchmark</title>
<script src=/backstay-bench.js></script>
<script>
const lines = [];
console.log = (line) => lines.push(line);
wasm_bindgen('/backstay-bench_bg.wasm')
    .catch((error) => lines.push(String(error)))
    .then(() => fetch('/figures', { method: 'POST', body: lines.join('\\n') }));
</script>";

/// How Chromium starts: as in the journeys.
const FLAGS: &[&str] = &[
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
];

/// When to give up.
const PATIENCE: Duration = Duration::from_mins(10);

/// Between two looks for a visitor: far from often enough to disturb.
const LOOK: Duration = Duration::from_millis(20);

/// The browser; it ends when it is dropped.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Opens the page in a new profile, and gives the lines that the program prints.
///
/// # Errors
///
/// [`Failure::NoFigures`] when none come, and failures to start or to serve.
pub(super) fn measure(browser: &Browser, files: &Path) -> Result<String, Failure> {
    let serving = |error| Failure::Port { port: 0, error };
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).map_err(serving)?;
    listener.set_nonblocking(true).map_err(serving)?;
    let address = listener.local_addr().map_err(serving)?;
    let profile = folder().join("profile");
    clear(&profile)?;
    let mut chromium = Command::new(&browser.chromium);
    chromium
        .args(FLAGS)
        .arg(format!("--user-data-dir={}", profile.display()))
        .arg(format!("http://{address}/"))
        .stdin(Stdio::null())
        .stderr(Stdio::null());
    let child = chromium.spawn().map_err(|error| Failure::Start {
        program: "chromium".to_owned(),
        error,
    })?;
    let _running = Running(child);
    let end = Instant::now() + PATIENCE;
    while Instant::now() < end {
        match listener.accept() {
            Ok((stream, _)) => {
                // A visitor that has gone away asks again.
                if let Ok(Some(figures)) = answer(stream, files) {
                    return Ok(figures);
                }
            }
            Err(_) => sleep(LOOK),
        }
    }
    Err(Failure::NoFigures("Chromium"))
}

/// Answers one request; gives the body of the one that sends figures.
fn answer(stream: TcpStream, files: &Path) -> io::Result<Option<String>> {
    stream.set_nonblocking(false)?;
    // A connection opened in advance says nothing.
    stream.set_read_timeout(Some(Duration::from_secs(2)))?;
    let mut reader = BufReader::new(&stream);
    let mut request = String::new();
    reader.read_line(&mut request)?;
    let mut length = 0;
    loop {
        let mut header = String::new();
        reader.read_line(&mut header)?;
        match header.trim_end().split_once(':') {
            Some((name, value)) if name.eq_ignore_ascii_case("content-length") => {
                length = value.trim().parse().unwrap_or(0);
            }
            Some(_) => {}
            None => break,
        }
    }
    let mut words = request.split(' ');
    let (method, path) = (words.next(), words.next().unwrap_or_default());
    if method == Some("POST") {
        let mut body = vec![0; length];
        reader.read_exact(&mut body)?;
        send(&stream, "text/plain", &[])?;
        return Ok(Some(String::from_utf8_lossy(&body).into_owned()));
    }
    match path {
        "/backstay-bench.js" => send(&stream, "text/javascript", &read(files, path)?)?,
        "/backstay-bench_bg.wasm" => send(&stream, "application/wasm", &read(files, path)?)?,
        "/" => send(&stream, "text/html", PAGE.as_bytes())?,
        _ => send(&stream, "text/plain", &[])?,
    }
    Ok(None)
}

fn read(files: &Path, path: &str) -> io::Result<Vec<u8>> {
    fs::read(files.join(path.trim_start_matches('/')))
}

fn send(mut stream: &TcpStream, kind: &str, body: &[u8]) -> io::Result<()> {
    let length = body.len();
    write!(
        stream,
        "HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n"
    )?;
    stream.write_all(body)?;
    stream.flush()
}
