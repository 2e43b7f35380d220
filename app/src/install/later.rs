//! The browser part comes with the offline client's code, beside the page and not before it.

use leptos::wasm_split::{SplitLoaderError, wasm_split};
use wasm_bindgen_futures::spawn_local;

use super::{Install, browser, device::Wish};

/// Looks at the device as soon as the code is here. Where it cannot be fetched, nobody is invited to anything.
pub(super) fn begin(install: Install) {
    spawn_local(async move {
        let _ = begin_looking(install).await;
    });
}

/// Does what was asked; without its code, which is there whenever something was offered, nothing happens.
pub(super) fn run(install: Install, wish: Wish) {
    spawn_local(async move {
        let _ = fulfil(install, wish).await;
    });
}

#[wasm_split(client, wasm_split_path = leptos::wasm_split, fallible)]
fn begin_looking(install: Install) -> Result<(), SplitLoaderError> {
    browser::begin(install);
    Ok(())
}

#[wasm_split(client, wasm_split_path = leptos::wasm_split, fallible)]
fn fulfil(install: Install, wish: Wish) -> Result<(), SplitLoaderError> {
    browser::fulfil(install, wish);
    Ok(())
}
