//! Where the built files are. Names carry a hash, so only the build knows them; the server passes them on.

use std::collections::BTreeMap;

/// Paths of the files that every app page names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AppAssets {
    /// Twelve hex digits that name this build.
    pub build_id: String,
    /// Glue between page and wasm.
    pub js: String,
    /// What every page of the app starts with.
    pub wasm: String,
    /// Module that loads the other parts of it.
    pub parts_js: String,
    /// Those parts, by the area that needs them.
    pub parts: BTreeMap<String, Vec<String>>,
    /// The one stylesheet.
    pub css: String,
    /// The module that starts the app.
    pub boot: String,
}
