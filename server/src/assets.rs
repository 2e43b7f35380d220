//! The built site: hashed names from one manifest, read once at start. A missing file is found then, not by a user.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use anyhow::{Context, ensure};
use serde::Deserialize;

use crate::site::layout::PageAssets;

/// Names of the hashed files, as they stand in pages.
#[derive(Debug, Clone, Deserialize)]
pub struct Assets {
    /// Names this build; also in `x-build` headers.
    pub build_id: String,
    /// Glue module of the wasm.
    pub js: String,
    /// The wasm that every page starts with.
    pub wasm: String,
    /// Module that loads the other parts of it.
    pub parts_js: String,
    /// Those parts, by the area that needs them.
    pub parts: BTreeMap<String, Vec<String>>,
    /// The one stylesheet.
    pub css: String,
    /// The module that starts the app.
    pub boot: String,
    /// Small script of the public pages.
    pub site_js: String,
    /// Folder that holds them.
    #[serde(skip)]
    pub site_dir: PathBuf,
}

impl Assets {
    /// Reads `assets.json` of a built site and checks that every file it names is there.
    ///
    /// # Errors
    /// When the manifest or a file is missing.
    pub fn load(site_dir: &Path) -> anyhow::Result<Self> {
        let manifest = site_dir.join("assets.json");
        let text = std::fs::read_to_string(&manifest).with_context(|| {
            format!("{} cannot be read: build the site with `cargo xtask build`, or set site_dir", manifest.display())
        })?;
        let mut assets: Self = serde_json::from_str(&text).context("assets.json is not a manifest of this version")?;
        assets.site_dir = site_dir.to_path_buf();
        for name in assets.files().into_iter().chain(["/manifest.webmanifest"]) {
            let file = site_dir.join(name.trim_start_matches('/'));
            ensure!(file.is_file(), "{} is named by assets.json but missing", file.display());
        }
        Ok(assets)
    }

    /// Looks beside the executable, then in the build folder of a checkout.
    ///
    /// # Errors
    /// When neither holds a built site.
    pub fn find(configured: Option<&Path>) -> anyhow::Result<Self> {
        if let Some(dir) = configured {
            return Self::load(dir);
        }
        let beside = std::env::current_exe()?.parent().map(|dir| dir.join("site"));
        match beside {
            Some(dir) if dir.join("assets.json").is_file() => Self::load(&dir),
            _ => Self::load(Path::new("target/site")),
        }
    }

    /// Names of the files that public pages need.
    #[must_use]
    pub fn page(&self) -> PageAssets {
        PageAssets { css: self.css.clone(), site_js: self.site_js.clone(), build_id: self.build_id.clone() }
    }

    /// Addresses of the hashed files.
    #[must_use]
    pub fn files(&self) -> Vec<&str> {
        let own = [&self.js, &self.wasm, &self.parts_js, &self.css, &self.boot, &self.site_js];
        let mut files: Vec<&str> = own.into_iter().chain(self.parts.values().flatten()).map(String::as_str).collect();
        // Areas share parts.
        files.sort_unstable();
        files.dedup();
        files
    }
}
