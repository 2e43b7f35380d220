//! Where the built files are. Names carry a hash, so only the build knows them; the server passes them on.

/// Paths of the files that every app page names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AppAssets {
    /// Twelve hex digits that name this build.
    pub build_id: String,
    /// Glue between page and wasm.
    pub js: String,
    /// The app itself.
    pub wasm: String,
    /// The one stylesheet.
    pub css: String,
    /// The module that starts the app.
    pub boot: String,
}
