//! Starts the app in the browser; nothing else.

#[cfg(target_arch = "wasm32")]
fn main() {
    backstay::browser::fault::stand_by();
    leptos::mount::mount_to_body(backstay::ui::App);
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("the app runs in a browser: start it with `cargo xtask serve`");
}
