//! The clock and the console of what runs this.

#[cfg(not(target_arch = "wasm32"))]
pub(crate) use native::{now, print};
#[cfg(target_arch = "wasm32")]
pub(crate) use script::{now, print};

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use std::io::Write as _;
    use std::sync::LazyLock;
    use std::time::Instant;

    static START: LazyLock<Instant> = LazyLock::new(Instant::now);

    /// Milliseconds since some moment.
    pub(crate) fn now() -> f64 {
        START.elapsed().as_secs_f64() * 1000.0
    }

    /// Prints a line; a reader that has gone away is no reason to stop.
    pub(crate) fn print(line: &str) {
        let _ = writeln!(std::io::stdout(), "{line}");
    }
}

#[cfg(target_arch = "wasm32")]
mod script {
    use js_sys::{Function, Reflect, global};
    use wasm_bindgen::{JsCast as _, JsValue};

    /// Milliseconds since some moment.
    pub(crate) fn now() -> f64 {
        call("performance", "now", &[])
            .and_then(|now| now.as_f64())
            .unwrap_or(f64::NAN)
    }

    /// Prints a line on the console.
    pub(crate) fn print(line: &str) {
        call("console", "log", &[line.into()]);
    }

    /// Calls a method of a global object.
    fn call(object: &str, method: &str, arguments: &[JsValue]) -> Option<JsValue> {
        let object = Reflect::get(&global(), &object.into()).ok()?;
        let method: Function = Reflect::get(&object, &method.into())
            .ok()?
            .dyn_into()
            .ok()?;
        method.apply(&object, &arguments.iter().collect()).ok()
    }
}
