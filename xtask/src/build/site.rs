//! `target/site`: `public/`, the hashed files of `pkg/`, and `assets.json` that names them.
//!
//! Assembled beside the old one and swapped by a rename, so that a running server never sees half of it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};

use super::compress::{Quality, compress, is_worth_it};
use super::stamp::{Stamp, files_below, is_stamped, short_hash};
use super::{split, style, wasm};
use crate::paths;

/// `assets.json`: what the server links to. Addresses begin with `/`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assets {
    pub build_id: String,
    pub js: String,
    pub wasm: String,
    /// Loads the parts.
    pub parts_js: String,
    /// By area, what is fetched when it is first opened.
    pub parts: BTreeMap<String, Vec<String>>,
    pub css: String,
    pub boot: String,
    pub site_js: String,
}

impl Assets {
    /// What the last build left.
    pub fn read() -> Result<Self> {
        let file = paths::site().join("assets.json");
        let text = fs::read_to_string(&file).with_context(|| format!("{} is missing", file.display()))?;
        Ok(serde_json::from_str(&text)?)
    }

    /// The file behind an address.
    pub fn file(address: &str) -> PathBuf {
        paths::site().join(address.trim_start_matches('/'))
    }
}

/// Writes the site unless it stands already; whether anything was written.
pub fn assemble(sources: &[&str], quality: Quality) -> Result<bool> {
    let wasm_stamp = fs::read_to_string(wasm::folder().join("stamp"))?;
    let stamp = Stamp::default().files(sources)?.text(&wasm_stamp).text(&quality.0.to_string()).hex();
    let stamp_file = paths::front_target().join("site-stamp");
    if is_stamped(&stamp_file, &stamp) && paths::site().join("assets.json").is_file() {
        return Ok(false);
    }
    let next = paths::target().join("site.next");
    let _ = fs::remove_dir_all(&next);
    fs::create_dir_all(next.join("pkg"))?;
    copy_public(&next)?;
    let assets = write_package(&next)?;
    for file in files_of(&next)?.into_iter().filter(|file| is_worth_it(file)) {
        // The worker's script is a template; what is served is made at the start of the server.
        if !file.ends_with("sw.js") {
            compress(&file, quality)?;
        }
    }
    fs::write(next.join("assets.json"), serde_json::to_string_pretty(&assets)? + "\n")?;
    let _ = fs::remove_dir_all(paths::site());
    fs::rename(&next, paths::site())?;
    fs::write(stamp_file, stamp)?;
    println!("  site: build {} in {}", assets.build_id, paths::site().display());
    Ok(true)
}

fn copy_public(site: &Path) -> Result<()> {
    for file in files_below(&["public"]) {
        let target = site.join(file.strip_prefix("public")?);
        if let Some(folder) = target.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::copy(paths::root().join(&file), target)?;
    }
    Ok(())
}

fn write_package(site: &Path) -> Result<Assets> {
    let app = write_app(site)?;
    let css = style::bundle(&paths::root().join("style/index.css")).context("the stylesheet")?;
    let css = write_hashed(site, "wellspring", "css", css.as_bytes())?;
    let boot = script("boot.js")?.replace("__JS__", &app.js).replace("__WASM__", &app.wasm);
    let boot = write_hashed(site, "boot", "js", boot.as_bytes())?;
    let site_js = write_hashed(site, "site", "js", script("site.js")?.as_bytes())?;
    Ok(Assets {
        build_id: build_id(site)?,
        js: app.js,
        wasm: app.wasm,
        parts_js: app.parts_js,
        parts: app.parts,
        css,
        boot,
        site_js,
    })
}

/// Addresses of the glue and the modules.
struct App {
    js: String,
    wasm: String,
    parts_js: String,
    parts: BTreeMap<String, Vec<String>>,
}

/// Glue, loader and modules name each other, so the hash is in the name of the folder that holds them all.
fn write_app(site: &Path) -> Result<App> {
    let built = wasm::folder();
    let parts = split::parts(&built)?;
    let own = ["wellspring.js", "wellspring_bg.wasm", split::LINK].map(|name| built.join(name));
    let mut everything = Vec::new();
    for file in own.iter().chain(&parts) {
        everything.extend_from_slice(short_hash(&fs::read(file)?).as_bytes());
    }
    let folder = format!("/pkg/{}", short_hash(&everything));
    let target = site.join(folder.trim_start_matches('/'));
    fs::create_dir_all(&target)?;
    let copy = |file: &PathBuf| -> Result<String> {
        let name = file.file_name().and_then(|name| name.to_str()).context("a module without a name")?;
        fs::copy(file, target.join(name))?;
        Ok(format!("{folder}/{name}"))
    };
    let [js, wasm, parts_js] = &own;
    let app = App {
        js: copy(js)?,
        wasm: copy(wasm)?,
        parts_js: copy(parts_js)?,
        parts: split::areas(&built)?.into_iter().map(|(area, names)| (area, addresses(&folder, &names))).collect(),
    };
    parts.iter().try_for_each(|part| copy(part).map(drop))?;
    copy_snippets(&built.join("snippets"), &target.join("snippets"))?;
    Ok(app)
}

fn addresses(folder: &str, names: &[String]) -> Vec<String> {
    names.iter().map(|name| format!("{folder}/{name}.wasm")).collect()
}

/// Digest of every file of the site: it changes exactly when something that is served changes.
fn build_id(site: &Path) -> Result<String> {
    let mut everything = Vec::new();
    for file in files_of(site)? {
        everything.extend_from_slice(file.strip_prefix(site)?.to_string_lossy().as_bytes());
        everything.push(0);
        everything.extend_from_slice(short_hash(&fs::read(&file)?).as_bytes());
    }
    Ok(short_hash(&everything))
}

fn write_hashed(site: &Path, name: &str, extension: &str, content: &[u8]) -> Result<String> {
    let address = format!("/pkg/{name}.{}.{extension}", short_hash(content));
    fs::write(site.join(address.trim_start_matches('/')), content)?;
    Ok(address)
}

fn script(name: &str) -> Result<String> {
    let file = paths::root().join("app/js").join(name);
    fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))
}

fn copy_snippets(from: &Path, to: &Path) -> Result<()> {
    if !from.is_dir() {
        return Ok(());
    }
    for file in files_of(from)? {
        let target = to.join(file.strip_prefix(from)?);
        if let Some(folder) = target.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::copy(&file, target)?;
    }
    Ok(())
}

fn files_of(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut waiting = vec![folder.to_path_buf()];
    while let Some(folder) = waiting.pop() {
        for entry in fs::read_dir(&folder)?.flatten() {
            if entry.file_type()?.is_dir() {
                waiting.push(entry.path());
            } else {
                found.push(entry.path());
            }
        }
    }
    found.sort();
    Ok(found)
}
