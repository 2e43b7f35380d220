//! Copying a text. Browsers allow it from a tap and over https; elsewhere the text can be selected by hand.

use leptos::prelude::*;
use ui::{Button, ButtonVariant, IconName};

/// A button that copies a text and says so. Out of sight where nothing would answer it.
#[component]
pub(super) fn CopyButton(#[prop(into)] text: String) -> impl IntoView {
    let toasts = ui::use_toasts();
    let copy = move |_| {
        let said = move |is_copied: bool| {
            toasts.show(if is_copied { "Copied." } else { "That could not be copied. Select it and copy it by hand." });
        };
        copy_text(text.clone(), said);
    };
    view! {
        <div class="cluster only-hydrated">
            <Button variant=ButtonVariant::Quiet icon=IconName::Copy is_button=true on:click=copy>
                "Copy"
            </Button>
        </div>
    }
}

/// Copies, and tells whether that was possible. On the server there is nothing to copy to.
fn copy_text(text: String, said: impl FnOnce(bool) + 'static) {
    #[cfg(feature = "hydrate")]
    wasm_bindgen_futures::spawn_local(async move { said(browser::write(&text).await) });
    #[cfg(not(feature = "hydrate"))]
    drop((text, said));
}

#[cfg(feature = "hydrate")]
mod browser {
    use js_sys::{Function, Promise, Reflect};
    use wasm_bindgen::{JsCast, JsValue};
    use wasm_bindgen_futures::JsFuture;

    pub(super) async fn write(text: &str) -> bool {
        match promise(text) {
            Some(promise) => JsFuture::from(promise).await.is_ok(),
            None => false,
        }
    }

    /// The clipboard is missing on pages that are not secure, so it is looked for and not taken for granted.
    fn promise(text: &str) -> Option<Promise> {
        let navigator = leptos::prelude::window().navigator();
        let clipboard = Reflect::get(&navigator, &JsValue::from_str("clipboard")).ok()?;
        let write = Reflect::get(&clipboard, &JsValue::from_str("writeText")).ok()?.dyn_into::<Function>().ok()?;
        write.call1(&clipboard, &JsValue::from_str(text)).ok()?.dyn_into().ok()
    }
}
