//! The document around every public page: head, header, footer. Written as text, because a head is mostly attributes
//! and because a page must be whole with no script at all.

use leptos::prelude::*;
use ui::{Brand, ButtonLink, ButtonVariant, SkipLink};

/// Addresses of the hashed files a public page needs.
#[derive(Debug, Clone, Default)]
pub struct PageAssets {
    pub css: String,
    pub site_js: String,
    pub build_id: String,
}

/// What every public page is told.
#[derive(Debug, Clone, Copy)]
pub struct PageContext<'a> {
    pub assets: &'a PageAssets,
    /// Origin of this server, without a slash at the end.
    pub public_url: &'a str,
    /// `light` or `dark`; none follows the system.
    pub theme: Option<&'a str>,
    /// Offers the app instead of signing in.
    pub signed_in: bool,
}

/// What the head says.
#[derive(Debug, Clone, Default)]
pub struct PageMeta {
    pub title: String,
    pub description: String,
    /// Path of the one address of this page.
    pub canonical_path: String,
    /// Whether search engines may list it.
    pub robots_index: bool,
    /// Structured description as JSON.
    pub json_ld: Option<String>,
}

impl PageMeta {
    /// A page for everyone and for search engines.
    #[must_use]
    pub fn public(title: &str, description: &str, path: &str) -> Self {
        Self { robots_index: true, ..Self::private(title, path) }.described(description)
    }

    /// A page that search engines leave out: forms, results, errors.
    #[must_use]
    pub fn private(title: &str, path: &str) -> Self {
        let title = if title == "Wellspring" { title.to_owned() } else { format!("{title} · Wellspring") };
        let description = "Habits that keep working without a network, on a server of your own.";
        Self { title, canonical_path: path.to_owned(), ..Self::default() }.described(description)
    }

    fn described(self, description: &str) -> Self {
        Self { description: description.to_owned(), ..self }
    }

    /// The same page after a refused form: its title says so first.
    #[must_use]
    pub fn refused(self, refused: bool) -> Self {
        if refused { Self { title: format!("Error: {}", self.title), ..self } } else { self }
    }
}

/// The whole document of a public page. `body` runs in its own reactive owner.
pub fn page<V: IntoView>(meta: &PageMeta, context: &PageContext, body: impl FnOnce() -> V) -> String {
    let signed_in = context.signed_in;
    let content = Owner::new().with(|| {
        let content = body();
        view! {
            <SkipLink/>
            <div class="site">
                <SiteHead signed_in/>
                <main class="site__main" id="main" tabindex="-1">{content}</main>
                <SiteFoot/>
            </div>
        }
        .to_html()
    });
    let theme = context.theme.map(|theme| format!(" data-theme=\"{}\"", attribute(theme))).unwrap_or_default();
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\" dir=\"ltr\"{theme}>\n<head>\n{}</head>\n<body>{content}</body>\n</html>\n",
        head(meta, context)
    )
}

fn head(meta: &PageMeta, context: &PageContext) -> String {
    let title = attribute(&meta.title);
    let description = attribute(&meta.description);
    let origin = attribute(context.public_url.trim_end_matches('/'));
    let url = format!("{origin}{}", attribute(&meta.canonical_path));
    let assets = context.assets;
    let mut head = format!(
        r##"<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<title>{title}</title>
<meta name="description" content="{description}">
<link rel="canonical" href="{url}">
<meta name="color-scheme" content="light dark">
<meta name="theme-color" media="(prefers-color-scheme: light)" content="#faf8f3">
<meta name="theme-color" media="(prefers-color-scheme: dark)" content="#1c1712">
<meta name="build-id" content="{}">
<link rel="stylesheet" href="{}">
<script type="module" src="{}"></script>
<link rel="manifest" href="/manifest.webmanifest">
<link rel="icon" href="/favicon.ico" sizes="32x32">
<link rel="icon" type="image/svg+xml" href="/icons/icon.svg">
<link rel="apple-touch-icon" href="/icons/apple-touch-icon.png">
<meta property="og:type" content="website">
<meta property="og:site_name" content="Wellspring">
<meta property="og:locale" content="en">
<meta property="og:title" content="{title}">
<meta property="og:description" content="{description}">
<meta property="og:url" content="{url}">
<meta property="og:image" content="{origin}/icons/og.png">
<meta property="og:image:width" content="1200">
<meta property="og:image:height" content="630">
<meta property="og:image:alt" content="A page of four habits, two of them done, with streaks and small charts">
<meta name="twitter:card" content="summary_large_image">
"##,
        attribute(&assets.build_id),
        attribute(&assets.css),
        attribute(&assets.site_js),
    );
    if !meta.robots_index {
        head.push_str("<meta name=\"robots\" content=\"noindex\">\n");
    }
    if let Some(json) = &meta.json_ld {
        // Inside a script element only a tag could end it or hide its end; escaped it is still the same JSON.
        let json = json.replace('<', "\\u003c");
        head.push_str(&format!("<script type=\"application/ld+json\">{json}</script>\n"));
    }
    head
}

#[component]
fn SiteHead(signed_in: bool) -> impl IntoView {
    let account = if signed_in {
        view! { <ButtonLink href="/app">"Open Wellspring"</ButtonLink> }.into_any()
    } else {
        view! {
            <a class="site-head__link" href="/sign-in">"Sign in"</a>
            <ButtonLink href="/sign-up" variant=ButtonVariant::Quiet>"Sign up"</ButtonLink>
        }
        .into_any()
    };
    view! {
        <header class="site-head">
            <Brand href="/"/>
            <nav class="site-head__nav" aria-label="Site">
                <a class="site-head__link site-head__link--wide" href="/features">"Features"</a>
                {account}
            </nav>
        </header>
    }
}

#[component]
fn SiteFoot() -> impl IntoView {
    view! {
        <footer class="site-foot">
            <p>"Wellspring is free software. This server belongs to whoever runs it."</p>
            <ul class="site-foot__links" role="list">
                <li><a href="/features">"Features"</a></li>
                <li><a href="/habits/templates">"Starter stacks"</a></li>
                <li><a href="/api/docs">"API reference"</a></li>
                <li><a href="/privacy">"Privacy"</a></li>
                <li><a href="/terms">"Terms"</a></li>
            </ul>
        </footer>
    }
}

/// Escapes text for an attribute in double quotes, or for element text.
fn attribute(text: &str) -> String {
    ui::escape_text(text).replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn html(meta: &PageMeta) -> String {
        let assets = PageAssets { css: "/pkg/a.css".into(), site_js: "/pkg/s.js".into(), build_id: "abc".into() };
        let context =
            PageContext { assets: &assets, public_url: "https://w.example", theme: Some("dark"), signed_in: false };
        page(meta, &context, || view! { <h1>"Hello"</h1> })
    }

    #[test]
    fn the_head_names_the_one_address_and_the_files() {
        let html = html(&PageMeta::public("Features", "What it does", "/features"));
        assert!(html.contains("<link rel=\"canonical\" href=\"https://w.example/features\">"), "{html}");
        assert!(html.contains("<title>Features · Wellspring</title>"));
        assert!(html.contains("data-theme=\"dark\""));
        assert!(!html.contains("noindex") && !html.contains("style=\""));
    }

    #[test]
    fn hostile_text_stays_text() {
        let mut meta = PageMeta::private("\"><script>", "/x\"");
        meta.json_ld = Some("{\"name\":\"</script><script>alert(1)</script>\"}".into());
        let html = html(&meta);
        assert!(!html.contains("<script>"), "{html}");
        assert!(html.contains("\\u003c/script>"));
    }
}
