//! Notes as their writer shaped them. Every word is a text node and every link an address of the web, so that no note can
//! become markup.

use leptos::prelude::*;

use super::markdown::{Block, Inline, blocks};

/// A text in Markdown.
#[component]
pub fn Prose(#[prop(into)] text: String) -> impl IntoView {
    let parts: Vec<AnyView> = blocks(&text).into_iter().map(block).collect();
    view! { <div class="prose flow">{parts}</div> }
}

fn block(block: Block) -> AnyView {
    match block {
        // Below the headings of the page, whatever its writer had in mind.
        Block::Heading(words) => view! { <p class="prose__heading">{all(words)}</p> }.into_any(),
        Block::Paragraph(words) => view! { <p>{all(words)}</p> }.into_any(),
        Block::Quote(words) => view! { <blockquote>{all(words)}</blockquote> }.into_any(),
        Block::Code(code) => view! { <pre tabindex="0">{code}</pre> }.into_any(),
        Block::List { is_ordered, items } => {
            let items: Vec<_> = items.into_iter().map(|item| view! { <li>{all(item)}</li> }).collect();
            if is_ordered { view! { <ol>{items}</ol> }.into_any() } else { view! { <ul>{items}</ul> }.into_any() }
        }
    }
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
}
