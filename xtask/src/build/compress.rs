//! Brotli and gzip beside each file of the site.
//!
//! Done once at build time at the highest quality, so that the server only has to choose.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, GzBuilder};

/// How hard to try, from 0 to 11: a watcher wants it quick, a release small.
#[derive(Debug, Clone, Copy)]
pub struct Quality(pub u32);

/// Writes `<file>.br` and `<file>.gz`.
pub fn compress(file: &Path, quality: Quality) -> Result<()> {
    let content = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
    fs::write(with_suffix(file, "br"), brotli(&content, quality)?)?;
    fs::write(with_suffix(file, "gz"), gzip(&content, quality)?)?;
    Ok(())
}

/// Size of a file once compressed, by the `.br` that the build left beside it.
pub fn brotli_bytes(file: &Path) -> Result<u64> {
    let compressed = with_suffix(file, "br");
    Ok(fs::metadata(&compressed).with_context(|| format!("{} is missing", compressed.display()))?.len())
}

/// Whether compressing this kind of file gains anything.
pub fn is_worth_it(file: &Path) -> bool {
    let kinds = ["css", "html", "js", "json", "svg", "txt", "wasm", "webmanifest", "xml"];
    file.extension().and_then(|extension| extension.to_str()).is_some_and(|extension| kinds.contains(&extension))
}

fn brotli(content: &[u8], quality: Quality) -> Result<Vec<u8>> {
    let level = i32::try_from(quality.0)?;
    let parameters = BrotliEncoderParams { quality: level, lgwin: 22, size_hint: content.len(), ..Default::default() };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut &*content, &mut compressed, &parameters)?;
    Ok(compressed)
}

fn gzip(content: &[u8], quality: Quality) -> Result<Vec<u8>> {
    // No name and no time in the header: the same input gives the same bytes.
    let mut encoder = GzBuilder::new().write(Vec::new(), Compression::new(quality.0.min(9)));
    encoder.write_all(content)?;
    Ok(encoder.finish()?)
}

fn with_suffix(file: &Path, suffix: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".");
    name.push(suffix);
    PathBuf::from(name)
}
