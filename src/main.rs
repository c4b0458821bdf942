//! Starts the app in the browser; nothing else.

fn main() {
    console_error_panic_hook::set_once();
    leptos::mount::mount_to_body(|| leptos::view! { <h1>"Backstay"</h1> });
}
