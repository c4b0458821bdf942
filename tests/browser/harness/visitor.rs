//! A person at a browser: looks, presses keys, clicks, waits.

use std::fmt::Display;
use std::rc::Rc;
use std::thread;
use std::time::{Duration, Instant};

use base64::prelude::{BASE64_STANDARD, Engine as _};
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::key::Key;
use fantoccini::{Client, Locator};
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::runtime::{Builder, Runtime};
use tokio::sync::{Semaphore, SemaphorePermit};

use super::driver::{Driver, Own};
use super::{Site, dist};

/// How many journeys run at a time: each starts a browser of several processes.
static TURNS: Semaphore = Semaphore::const_new(3);

/// How long a page may take to show what it was asked for, on a busy machine.
const PATIENCE: Duration = Duration::from_secs(30);
/// What Chromium takes a picture of at most, in pixels.
const TALLEST: u32 = 16_000;
/// How often a condition is looked at.
const LOOK: Duration = Duration::from_millis(20);
/// More presses of Tab than any page has places to stop at.
const MOST_TABS: u32 = 250;

/// Puts a text into local storage.
const KEEP: &str = "localStorage.setItem('backstay/' + arguments[0], arguments[1])";

/// Waits until nothing moves: no work announced, nothing fetched, no change of the
/// page and no animation for ten looks in a row. Looks are counted instead of
/// time, because a long calculation is one look and not half a second of rest.
/// Gives what was still moving at the end of patience.
const REST: &str = "const done = arguments[arguments.length - 1];
    let looks = 0;
    let moved = '';
    const observer = new MutationObserver(([first]) => {
        looks = 0;
        moved = `${first.type} of ${first.target.nodeName}.${first.target.className}`;
    });
    observer.observe(document, {
        subtree: true, childList: true, attributes: true, characterData: true,
    });
    const end = performance.now() + arguments[0];
    const look = () => {
        const busy = document.querySelector('[aria-busy=true]') !== null
            || document.body.innerText.includes('Fetching ')
            || document.getAnimations().some((each) => each.playState === 'running');
        looks = busy ? 0 : looks + 1;
        if (looks < 10 && performance.now() < end) {
            setTimeout(look, 20);
        } else {
            observer.disconnect();
            document.fonts.ready.then(() => done(looks < 10 ? `busy: ${busy}, ${moved}` : ''));
        }
    };
    look();";

/// Runs a journey at the root of a host, and fails if the console got an error.
#[track_caller]
pub(crate) fn visit(journey: impl FnOnce(&mut Visitor)) {
    visit_at(Site::serve(dist(), "/"), journey);
}

/// Runs a journey on a site of its own making.
#[track_caller]
pub(crate) fn visit_at(site: Site, journey: impl FnOnce(&mut Visitor)) {
    let mut visitor = Visitor::new(Rc::new(site));
    let turn = visitor.wait_for_turn();
    journey(&mut visitor);
    visitor.assert_calm();
    drop(visitor);
    drop(turn);
}

/// Somebody with a browser and a profile of their own.
pub(crate) struct Visitor {
    site: Rc<Site>,
    runtime: Runtime,
    driver: Driver,
    profile: TempDir,
    client: Option<Client>,
    /// What runs before every page, by the browser's own names.
    scripts: Vec<String>,
}

impl Visitor {
    fn new(site: Rc<Site>) -> Self {
        Self {
            site,
            runtime: Builder::new_current_thread().enable_all().build().unwrap(),
            driver: Driver::start(),
            profile: tempfile::tempdir().unwrap(),
            client: None,
            scripts: Vec::new(),
        }
    }

    fn wait_for_turn(&self) -> SemaphorePermit<'static> {
        self.runtime.block_on(TURNS.acquire()).unwrap()
    }

    /// Somebody else on the same site, who has never been here.
    pub(crate) fn somebody_else(&self) -> Self {
        Self::new(Rc::clone(&self.site))
    }

    /// The address of a path of the app.
    pub(crate) fn address(&self, path: &str) -> String {
        self.site.address(path)
    }

    fn client(&mut self) -> &Client {
        if self.client.is_none() {
            let client = self.runtime.block_on(self.driver.open(self.profile.path()));
            self.client = Some(client);
        }
        self.client.as_ref().unwrap()
    }

    fn ask<T, E: Display>(
        &mut self,
        what: &str,
        question: impl AsyncFnOnce(&Client) -> Result<T, E>,
    ) -> T {
        self.client();
        let client = self.client.as_ref().unwrap();
        let answer = self.runtime.block_on(question(client));
        answer.unwrap_or_else(|error| panic!("{what}: {error}"))
    }

    // Going somewhere.

    /// Opens a path of the app and waits for its heading.
    pub(crate) fn open(&mut self, path: &str) {
        let address = self.address(path);
        self.ask("open a page", async |client| client.goto(&address).await);
        self.wait_for_page();
    }

    /// Opens a path in a page that starts anew, fragment or not.
    pub(crate) fn open_afresh(&mut self, path: &str) {
        self.ask("leave the page", async |client| {
            client.goto("about:blank").await
        });
        self.open(path);
    }

    /// Becomes somebody else in the same browser, who keeps only this: text by key
    /// of the app. No page is open then.
    pub(crate) fn begin_anew(&mut self, kept: &[(&str, String)]) {
        for identifier in std::mem::take(&mut self.scripts) {
            self.devtools(
                "Page.removeScriptToEvaluateOnNewDocument",
                json!({ "identifier": identifier }),
            );
        }
        self.devtools("Network.enable", json!({}));
        self.devtools("Network.setBlockedURLs", json!({ "urls": [] }));
        self.open_plain_file();
        self.run("localStorage.clear()", json!([]));
        for (key, text) in kept {
            self.run(KEEP, json!([key, text]));
        }
    }

    /// Reloads the page.
    pub(crate) fn reload(&mut self) {
        self.ask("reload", async |client| client.refresh().await);
        self.wait_for_page();
    }

    /// The browser's own Back button.
    pub(crate) fn back(&mut self) {
        self.ask("go back", async |client| client.back().await);
    }

    /// Does something in a second tab, which is then closed.
    pub(crate) fn in_new_tab(&mut self, journey: impl FnOnce(&mut Self)) {
        let first = self.ask("name the tab", async |client| client.window().await);
        let second = self.ask("open a tab", async |client| client.new_window(true).await);
        self.ask("turn to the new tab", async |client| {
            client.switch_to_window(second.handle).await
        });
        journey(self);
        self.assert_calm();
        self.ask("close the tab", async |client| client.close_window().await);
        self.ask("turn to the first tab", async |client| {
            client.switch_to_window(first).await
        });
    }

    /// Closes the browser; the next thing done opens it again, same profile.
    pub(crate) fn close_browser(&mut self) {
        self.assert_calm();
        if let Some(client) = self.client.take() {
            // The profile is on disk when the browser says that it is closed.
            self.runtime.block_on(client.close()).unwrap();
        }
    }

    fn wait_for_page(&mut self) {
        self.wait_until("the page is there", "return document.querySelector('h1')");
    }

    // Keyboard and mouse.

    /// Presses and releases one key.
    pub(crate) fn press(&mut self, key: Key) {
        self.press_all(&[key.into()]);
    }

    /// Types a text where the focus is.
    pub(crate) fn type_text(&mut self, text: &str) {
        let keys: Vec<char> = text.chars().collect();
        self.press_all(&keys);
    }

    fn press_all(&mut self, keys: &[char]) {
        let mut actions = KeyActions::new("keyboard".to_owned());
        for &value in keys {
            actions = actions
                .then(KeyAction::Down { value })
                .then(KeyAction::Up { value });
        }
        self.ask("press a key", async |client| {
            client.perform_actions(actions).await
        });
    }

    /// Presses Tab until the focus is on an element that fits the selector and
    /// holds the text.
    #[track_caller]
    pub(crate) fn tab_to(&mut self, selector: &str, text: &str) {
        for _ in 0..MOST_TABS {
            self.press(Key::Tab);
            if self.has_focus(selector, text) {
                return;
            }
        }
        panic!(
            "Tab never reached {selector:?} with {text:?}; {}",
            self.scene()
        );
    }

    /// Whether the focus is on an element that fits the selector and holds the
    /// text, its labels included.
    pub(crate) fn has_focus(&mut self, selector: &str, text: &str) -> bool {
        let script = "const [selector, text] = arguments;
            const here = document.activeElement;
            if (!here.matches(selector)) return false;
            const words = [here, ...(here.labels ?? [])].map((each) => each.textContent);
            return words.some((each) => each.includes(text));";
        self.run(script, json!([selector, text])) == json!(true)
    }

    /// Clicks the first element that fits a selector.
    #[track_caller]
    pub(crate) fn click(&mut self, selector: &str) {
        self.wait_for(selector);
        self.ask(&format!("click {selector}"), async |client| {
            client.find(Locator::Css(selector)).await?.click().await
        });
    }

    /// Clicks the first element of a name that holds a text.
    #[track_caller]
    pub(crate) fn click_text(&mut self, element: &str, text: &str) {
        let path = format!("//{element}[contains(normalize-space(.), '{text}')]");
        let script = "return document.evaluate(
            arguments[0], document, null, XPathResult.FIRST_ORDERED_NODE_TYPE
        ).singleNodeValue";
        self.wait_with(&format!("{element} “{text}”"), script, json!([path]));
        self.ask(&format!("click {element} “{text}”"), async |client| {
            client.find(Locator::XPath(&path)).await?.click().await
        });
    }

    // Looking.

    /// Runs a script in the page; `arguments` is an array.
    pub(crate) fn run(&mut self, script: &str, arguments: Value) -> Value {
        let Value::Array(arguments) = arguments else {
            panic!("arguments are an array");
        };
        self.ask("run a script", async |client| {
            client.execute(script, arguments).await
        })
    }

    /// Runs a script that gives its answer to the callback after `arguments`.
    pub(crate) fn run_async(&mut self, script: &str, arguments: Value) -> Value {
        let Value::Array(arguments) = arguments else {
            panic!("arguments are an array");
        };
        self.ask("run a script", async |client| {
            client.execute_async(script, arguments).await
        })
    }

    /// The visible text of every element that fits a selector.
    pub(crate) fn texts(&mut self, selector: &str) -> Vec<String> {
        let script = "return [...document.querySelectorAll(arguments[0])]
            .map((each) => each.innerText.trim().replace(/\\s+/g, ' '))";
        serde_json::from_value(self.run(script, json!([selector]))).unwrap()
    }

    /// The visible text of the one element that fits a selector.
    #[track_caller]
    pub(crate) fn text(&mut self, selector: &str) -> String {
        self.wait_for(selector);
        self.texts(selector).swap_remove(0)
    }

    /// How many elements fit a selector.
    pub(crate) fn count(&mut self, selector: &str) -> usize {
        self.texts(selector).len()
    }

    /// The heading of the page.
    #[track_caller]
    pub(crate) fn heading(&mut self) -> String {
        self.text("h1")
    }

    /// The title of the page.
    pub(crate) fn title(&mut self) -> String {
        self.ask("read the title", async |client| client.title().await)
    }

    /// The path of the address, without the host.
    pub(crate) fn path(&mut self) -> String {
        let path = self.run("return location.pathname + location.hash", json!([]));
        path.as_str().unwrap().to_owned()
    }

    /// What lies in local storage under a key of the app.
    pub(crate) fn kept(&mut self, key: &str) -> Option<String> {
        let script = "return localStorage.getItem('backstay/' + arguments[0])";
        let text = self.run(script, json!([key]));
        text.as_str().map(ToOwned::to_owned)
    }

    /// Puts a text into local storage before the app starts.
    pub(crate) fn keep_beforehand(&mut self, key: &str, text: &str) {
        self.open_plain_file();
        self.run(KEEP, json!([key, text]));
    }

    fn open_plain_file(&mut self) {
        let address = self.address("/robots.txt");
        self.ask("open a plain file", async |client| {
            client.goto(&address).await
        });
    }

    // Waiting.

    /// Waits until a script gives something.
    #[track_caller]
    pub(crate) fn wait_until(&mut self, what: &str, script: &str) {
        self.wait_with(what, script, json!([]));
    }

    /// Waits until an element fits a selector.
    #[track_caller]
    pub(crate) fn wait_for(&mut self, selector: &str) {
        let script = "return document.querySelector(arguments[0]) !== null";
        self.wait_with(selector, script, json!([selector]));
    }

    /// Waits until no element fits a selector.
    #[track_caller]
    pub(crate) fn wait_gone(&mut self, selector: &str) {
        let script = "return document.querySelector(arguments[0]) === null";
        self.wait_with(&format!("no {selector}"), script, json!([selector]));
    }

    /// Waits until an element that fits a selector shows a text.
    #[track_caller]
    pub(crate) fn wait_text(&mut self, selector: &str, text: &str) {
        let script = "return [...document.querySelectorAll(arguments[0])]
            .some((each) => each.innerText.replace(/\\s+/g, ' ').includes(arguments[1]))";
        let what = format!("“{text}” in {selector}");
        self.wait_with(&what, script, json!([selector, text]));
    }

    /// Waits until the focus is on an element that fits a selector and holds the
    /// text.
    #[track_caller]
    pub(crate) fn wait_focus(&mut self, selector: &str, text: &str) {
        let end = Instant::now() + PATIENCE;
        while !self.has_focus(selector, text) {
            assert!(
                Instant::now() < end,
                "the focus never came to {selector:?} with {text:?}; {}",
                self.scene()
            );
            thread::sleep(LOOK);
        }
    }

    /// Waits until the page is at rest.
    #[track_caller]
    pub(crate) fn wait_for_rest(&mut self) {
        let patience = u64::try_from(PATIENCE.as_millis()).unwrap();
        let moving = self.run_async(REST, json!([patience]));
        assert_eq!(moving, json!(""), "the page never rests; {}", self.scene());
    }

    /// Waits until a script gives something, with arguments.
    #[track_caller]
    pub(crate) fn wait_with(&mut self, what: &str, script: &str, arguments: Value) {
        let script = format!("return Boolean((function () {{ {script} }})(...arguments))");
        let end = Instant::now() + PATIENCE;
        while self.run(&script, arguments.clone()) != json!(true) {
            assert!(
                Instant::now() < end,
                "waited in vain for: {what}; {}",
                self.scene()
            );
            thread::sleep(LOOK);
        }
    }

    // Circumstances.

    /// Sends a command of the `DevTools` protocol.
    pub(crate) fn devtools(&mut self, command: &str, parameters: Value) -> Value {
        let own = Own::devtools(command, parameters);
        self.ask(command, async |client| client.issue_cmd(own).await)
    }

    /// Runs a script in every page before the page's own.
    pub(crate) fn before_every_page(&mut self, script: &str) {
        let added = self.devtools(
            "Page.addScriptToEvaluateOnNewDocument",
            json!({ "source": script }),
        );
        let identifier = added["identifier"].as_str().unwrap();
        self.scripts.push(identifier.to_owned());
    }

    /// Lets no file come whose address fits a pattern.
    pub(crate) fn block(&mut self, pattern: &str) {
        self.devtools("Network.setBlockedURLs", json!({ "urls": [pattern] }));
    }

    /// Puts the clock of every page to noon of a day, from where it goes on.
    pub(crate) fn set_clock(&mut self, day: &str) {
        let script = "{
            const Real = Date;
            const ahead = new Real('DAYT12:00:00Z') - Real.now();
            globalThis.Date = class extends Real {
                constructor(...given) {
                    super(...(given.length > 0 ? given : [Real.now() + ahead]));
                }
                static now() { return Real.now() + ahead; }
            };
        }";
        self.before_every_page(&script.replace("DAY", day));
    }

    /// Gives the page a window of this size, in CSS pixels of so many dots each.
    pub(crate) fn set_window(&mut self, width: u32, height: u32, scale: u32) {
        self.devtools(
            "Emulation.setDeviceMetricsOverride",
            json!({
                "width": width,
                "height": height,
                "deviceScaleFactor": scale,
                "mobile": false,
            }),
        );
    }

    /// Makes the page this wide.
    pub(crate) fn set_width(&mut self, width: u32) {
        self.set_window(width, 900, 1);
    }

    /// A picture of what the window shows, as WebP: two thirds of what it weighs
    /// as PNG, and no difference to see.
    pub(crate) fn picture_of_window(&mut self) -> Vec<u8> {
        let small = json!({ "format": "webp", "quality": 92 });
        let taken = self.devtools("Page.captureScreenshot", small);
        decoded(&taken)
    }

    /// A picture of the whole page, as PNG that is quickly made and not small. The
    /// window is as high as the page then, so that what is fixed to its edges does
    /// not lie across the middle.
    pub(crate) fn picture_of_page(&mut self) -> Vec<u8> {
        let script = "return [innerWidth, document.documentElement.scrollHeight]";
        let size: [u32; 2] = serde_json::from_value(self.run(script, json!([]))).unwrap();
        self.set_window(size[0], size[1].min(TALLEST), 1);
        self.wait_for_rest();
        let fast = json!({ "optimizeForSpeed": true });
        let taken = self.devtools("Page.captureScreenshot", fast);
        decoded(&taken)
    }

    /// Prints the page on A4 and gives the PDF.
    pub(crate) fn print(&mut self) -> Vec<u8> {
        let a4 = json!({ "paperWidth": 8.27, "paperHeight": 11.69 });
        let printed = self.devtools("Page.printToPDF", a4);
        decoded(&printed)
    }

    /// What the system says of colours: `light` or `dark`.
    pub(crate) fn set_system_colours(&mut self, scheme: &str) {
        self.set_preference("prefers-color-scheme", scheme);
    }

    /// The one thing that the system says people prefer, by its media feature.
    pub(crate) fn set_preference(&mut self, feature: &str, value: &str) {
        self.devtools(
            "Emulation.setEmulatedMedia",
            json!({ "features": [{ "name": feature, "value": value }] }),
        );
    }

    /// A folder of their own, into which the browser saves files from now on.
    pub(crate) fn save_files(&mut self) -> TempDir {
        let folder = tempfile::tempdir().unwrap();
        self.devtools(
            "Browser.setDownloadBehavior",
            json!({ "behavior": "allow", "downloadPath": folder.path() }),
        );
        folder
    }

    /// The errors that the console got since it was last asked.
    pub(crate) fn console_errors(&mut self) -> Vec<String> {
        let log = self.ask("read the console", async |client| {
            client.issue_cmd(Own::console()).await
        });
        log.as_array()
            .into_iter()
            .flatten()
            .filter(|entry| entry["level"] == json!("SEVERE"))
            .map(|entry| entry["message"].to_string())
            .collect()
    }

    /// Fails if the console got an error.
    #[track_caller]
    pub(crate) fn assert_calm(&mut self) {
        if self.client.is_some() {
            let errors = self.console_errors();
            assert!(
                errors.is_empty(),
                "the console got errors: {errors:#?}; {}",
                self.scene()
            );
        }
    }

    /// What is on the page, for a message of failure.
    pub(crate) fn scene(&mut self) -> String {
        let script = "const here = document.activeElement;
            return `at ${location.href}, titled “${document.title}”, ` +
                `focus on ${here ? here.outerHTML.slice(0, 200) : 'nothing'}; ` +
                `on the page:\\n${document.body.innerText.slice(0, 3000)}`";
        let scene = self.run(script, json!([]));
        scene.as_str().unwrap_or("no page").to_owned()
    }
}

/// The bytes that a command gave.
fn decoded(answer: &Value) -> Vec<u8> {
    let text = answer["data"].as_str().unwrap();
    BASE64_STANDARD.decode(text).unwrap()
}

impl Drop for Visitor {
    fn drop(&mut self) {
        if let Some(client) = self.client.take() {
            // A browser that is gone already is as good as closed.
            let _ = self.runtime.block_on(client.close());
        }
    }
}
