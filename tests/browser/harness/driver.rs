//! The driver of Chromium, and the commands that only it knows.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};

use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use url::{ParseError, Url};

use super::variable;

/// What the driver prints before its port.
const STARTED: &str = "started successfully on port ";

/// How often it is started before the test gives up.
const STARTS: u32 = 5;

/// How Chromium starts: without a window, and without asking anybody anything.
const FLAGS: &[&str] = &[
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--window-size=1280,900",
];

/// A running chromedriver; it ends when it is dropped.
pub(crate) struct Driver {
    process: Child,
    /// Held open: the driver ends when nobody listens.
    _output: BufReader<ChildStdout>,
    address: String,
}

impl Driver {
    /// Starts it on a port that it finds free.
    ///
    /// It looks for one that is free by IPv4 and then asks for the same by
    /// IPv6; where another driver took that in between, it ends, and is started
    /// again.
    pub(crate) fn start() -> Self {
        let started = (0..STARTS).find_map(|_| Self::try_start());
        assert!(
            started.is_some(),
            "chromedriver ended {STARTS} times before it gave its port"
        );
        started.unwrap()
    }

    fn try_start() -> Option<Self> {
        let mut process = Command::new(variable("BACKSTAY_CHROMEDRIVER"))
            .arg("--port=0")
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut output = BufReader::new(process.stdout.take().unwrap());
        let mut line = String::new();
        let port = loop {
            line.clear();
            let read = output.read_line(&mut line).unwrap();
            if read == 0 {
                process.wait().unwrap();
                return None;
            }
            if let Some((_, port)) = line.trim_end().split_once(STARTED) {
                break port.trim_end_matches('.').to_owned();
            }
        };
        Some(Self {
            process,
            _output: output,
            address: format!("http://127.0.0.1:{port}"),
        })
    }

    /// Opens a browser that keeps what it keeps in `profile`.
    pub(crate) async fn open(&self, profile: &Path) -> Client {
        let flags: Vec<String> = FLAGS
            .iter()
            .map(|flag| (*flag).to_owned())
            .chain([format!("--user-data-dir={}", profile.display())])
            .collect();
        let capabilities = json!({
            "goog:chromeOptions": {
                "binary": variable("BACKSTAY_CHROMIUM"),
                "args": flags,
            },
            "goog:loggingPrefs": { "browser": "ALL" },
            // axe-core looks at a long page for a while on a busy machine.
            "timeouts": { "script": 180_000 },
        });
        let Value::Object(capabilities) = capabilities else {
            unreachable!("an object was written above");
        };
        ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities)
            .connect(&self.address)
            .await
            .unwrap_or_else(|error| panic!("the browser did not start: {error}"))
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// A command of Chromium's own.
#[derive(Debug)]
pub(crate) struct Own {
    path: &'static str,
    body: Value,
}

impl Own {
    /// A command of the `DevTools` protocol.
    pub(crate) fn devtools(command: &str, parameters: Value) -> Self {
        Self {
            path: "goog/cdp/execute",
            body: json!({ "cmd": command, "params": parameters }),
        }
    }

    /// What the console got since it was last asked.
    pub(crate) fn console() -> Self {
        Self {
            path: "se/log",
            body: json!({ "type": "browser" }),
        }
    }
}

impl WebDriverCompatibleCommand for Own {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!(
            "session/{}/{}",
            session.unwrap_or_default(),
            self.path
        ))
    }

    fn method_and_body(&self, _: &Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(self.body.to_string()))
    }
}
