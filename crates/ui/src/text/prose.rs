//! Notes as their writer shaped them. Every word is a text node and every link an address of the web, so that no note
//! can become markup.

use leptos::prelude::*;

use super::{
    inline::Inline,
    markdown::{Block, blocks},
};

/// A text in Markdown.
#[component]
pub fn Prose(#[prop(into)] text: String) -> impl IntoView {
    let parts: Vec<AnyView> = blocks(&text).into_iter().map(block).collect();
    view! { <div class="note-text flow">{parts}</div> }
}

fn block(block: Block) -> AnyView {
    match block {
        // Below the headings of the page, whatever its writer had in mind.
        Block::Heading(words) => view! { <p class="note-text__heading">{all(words)}</p> }.into_any(),
        Block::Paragraph(words) => view! { <p>{all(words)}</p> }.into_any(),
        Block::Quote(words) => view! { <blockquote>{all(words)}</blockquote> }.into_any(),
        // Between the two tags, because a line break right behind `<pre>` is lost to whoever reads the page, and the
        // text with it where there is nothing else.
        Block::Code(code) => view! { <pre tabindex="0"><code>{code}</code></pre> }.into_any(),
        Block::Bullets(items) => view! { <ul>{rows(items)}</ul> }.into_any(),
        Block::Numbers { first, items } => {
            let start = (first != 1).then(|| first.to_string());
            view! { <ol start=start>{rows(items)}</ol> }.into_any()
        }
    }
}

fn rows(items: Vec<Vec<Inline>>) -> Vec<AnyView> {
    items.into_iter().map(|item| view! { <li>{all(item)}</li> }.into_any()).collect()
}

fn all(words: Vec<Inline>) -> Vec<AnyView> {
    words.into_iter().map(inline).collect()
}

fn inline(word: Inline) -> AnyView {
    match word {
        Inline::Text(text) => text.into_any(),
        Inline::Strong(words) => view! { <strong>{all(words)}</strong> }.into_any(),
        Inline::Emphasis(words) => view! { <em>{all(words)}</em> }.into_any(),
        Inline::Code(code) => view! { <code>{code}</code> }.into_any(),
        Inline::Break => view! { <br/> }.into_any(),
        Inline::Link { words, href } => {
            view! { <a href=href rel="external noopener nofollow">{all(words)}</a> }.into_any()
        }
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    #[test]
    fn a_hostile_note_stays_text() {
        let text = "<script>alert(1)</script>\n[x](javascript:alert(1)) **<b>**";
        let html = Owner::new().with(|| view! { <Prose text/> }.to_html());
        assert!(!html.contains("<script>") && !html.contains("<b>") && !html.contains("href="), "{html}");
        assert!(html.contains("&lt;script&gt;") && html.contains("<strong>"), "{html}");
    }

    #[test]
    fn what_a_browser_would_read_otherwise_is_not_written() {
        let text = "```\n\n\n```\n\n3. third\n\n[https://a.example](https://b.example)";
        let html = Owner::new().with(|| view! { <Prose text/> }.to_html()).replace("<!>", "");
        assert!(html.contains("<code>\n</code>") && html.contains("<ol start=\"3\">"), "{html}");
        assert_eq!(html.matches("<a ").count(), 1, "{html}");
    }
}
