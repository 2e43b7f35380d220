//! One stylesheet from `style/index.css` and everything that it imports.
//!
//! A library instead of a program, so that nothing has to be installed to build.

use std::path::Path;

use anyhow::{Result, anyhow};
use lightningcss::bundler::{Bundler, FileProvider};
use lightningcss::stylesheet::{MinifyOptions, ParserOptions, PrinterOptions};
use lightningcss::targets::{Browsers, Features, Targets};

/// Bundles and minifies; the error names file and line.
pub fn bundle(index: &Path) -> Result<String> {
    let files = FileProvider::new();
    let mut bundler = Bundler::new(&files, None, ParserOptions::default());
    let mut sheet = bundler.bundle(index).map_err(|error| anyhow!("{error}"))?;
    sheet.minify(MinifyOptions { targets: targets(), ..Default::default() }).map_err(|error| anyhow!("{error}"))?;
    let options = PrinterOptions { minify: true, targets: targets(), ..Default::default() };
    Ok(sheet.to_css(options).map_err(|error| anyhow!("{error}"))?.code)
}

/// Browsers of the last three years. `light-dark()` and logical properties are left as written: the fallbacks that
/// would be generated for them are long and no browser in range needs them.
fn targets() -> Targets {
    let version = |major: u32| Some(major << 16);
    Targets {
        browsers: Some(Browsers {
            chrome: version(123),
            edge: version(123),
            firefox: version(121),
            safari: Some((17 << 16) | (5 << 8)),
            ios_saf: Some((17 << 16) | (5 << 8)),
            ..Browsers::default()
        }),
        include: Features::empty(),
        exclude: Features::LightDark | Features::LogicalProperties | Features::Nesting,
    }
}
