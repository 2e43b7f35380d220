//! Reading one line of Markdown: emphasis, code and links.

/// A piece of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Inline {
    Text(String),
    Strong(Vec<Inline>),
    Emphasis(Vec<Inline>),
    Code(String),
    Link { words: Vec<Inline>, href: String },
    Break,
}

/// How deep emphasis may stand in emphasis.
const DEEPEST: u8 = 4;

/// What a piece of a line stands in.
#[derive(Debug, Clone, Copy, Default)]
struct Within {
    depth: u8,
    /// A link in a link is no HTML: the browser would take the page apart at it.
    is_link: bool,
}

impl Within {
    const fn deeper(self) -> Self {
        Self { depth: self.depth + 1, ..self }
    }
}

/// The pieces of a line.
pub(super) fn inlines(text: &str) -> Vec<Inline> {
    pieces(text, Within::default())
}

fn pieces(text: &str, within: Within) -> Vec<Inline> {
    let mut found = Vec::new();
    let mut plain = String::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let special = if within.depth < DEEPEST { special(rest, within) } else { None };
        let (taken, inline) = match special {
            Some((taken, inline)) => (taken, Some(inline)),
            None => (first.len_utf8(), None),
        };
        match inline {
            Some(inline) => {
                push_text(&mut found, &mut plain);
                found.push(inline);
            }
            None => plain.push(first),
        }
        rest = rest.get(taken..).unwrap_or_default();
    }
    push_text(&mut found, &mut plain);
    found
}

fn push_text(found: &mut Vec<Inline>, plain: &mut String) {
    if !plain.is_empty() {
        found.push(Inline::Text(std::mem::take(plain)));
    }
}

/// A piece that is more than text at the beginning: its length in bytes, and what it is. Looks no further than it has
/// to, because it is asked at every sign of a text.
fn special(rest: &str, within: Within) -> Option<(usize, Inline)> {
    let between = |sign: &str| {
        let inside = rest.strip_prefix(sign)?;
        let end = inside.find(sign)?;
        let words = inside.get(..end).filter(|words| !words.is_empty() && words.trim() == *words)?;
        Some((2 * sign.len() + end, words))
    };
    let inner = |words: &str| pieces(words, within.deeper());
    match rest.as_bytes().first()? {
        b'`' => between("`").map(|(taken, words)| (taken, Inline::Code(words.to_owned()))),
        b'*' if rest.starts_with("**") => between("**").map(|(taken, words)| (taken, Inline::Strong(inner(words)))),
        b'*' => between("*").map(|(taken, words)| (taken, Inline::Emphasis(inner(words)))),
        b'[' if !within.is_link => link(rest, within),
        b'h' if !within.is_link && behind_scheme(rest).is_some() => bare_link(rest),
        _ => None,
    }
}

/// `[words](address)`.
fn link(rest: &str, within: Within) -> Option<(usize, Inline)> {
    let inside = rest.strip_prefix('[')?;
    let (words, behind) = inside.split_at_checked(inside.find(['[', ']'])?)?;
    let behind = behind.strip_prefix("](")?;
    let href = behind.get(..address_end(behind))?;
    if words.is_empty() || !behind.get(href.len()..)?.starts_with(')') || !is_address(href) {
        return None;
    }
    let taken = words.len() + href.len() + 4;
    let words = pieces(words, Within { is_link: true, ..within.deeper() });
    Some((taken, Inline::Link { words, href: href.to_owned() }))
}

/// An address by itself.
fn bare_link(rest: &str) -> Option<(usize, Inline)> {
    let href = rest.get(..address_end(rest))?.trim_end_matches(['.', ',', ';', ':', '!', '?']);
    is_address(href)
        .then(|| (href.len(), Inline::Link { words: vec![Inline::Text(href.to_owned())], href: href.to_owned() }))
}

/// Where an address ends: at a sign that none has, or at a bracket that was not opened in it.
fn address_end(text: &str) -> usize {
    let mut open = 0_usize;
    let is_behind = |sign: char| match sign {
        '(' => {
            open += 1;
            false
        }
        ')' => match open.checked_sub(1) {
            Some(left) => {
                open = left;
                false
            }
            None => true,
        },
        sign => sign.is_whitespace() || matches!(sign, '<' | '>' | '"'),
    };
    text.find(is_behind).unwrap_or(text.len())
}

/// An address of the web. Everything else stays text: a link may not run anything.
fn is_address(href: &str) -> bool {
    let has_host = behind_scheme(href).is_some_and(|behind| !behind.is_empty());
    has_host && !href.contains(|c: char| c.is_whitespace() || c.is_control())
}

fn behind_scheme(text: &str) -> Option<&str> {
    text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Inline {
        Inline::Text(text.to_owned())
    }

    fn to(words: &str, href: &str) -> Inline {
        Inline::Link { words: vec![text(words)], href: href.to_owned() }
    }

    #[test]
    fn emphasis_code_and_links_are_read_within_a_line() {
        let line = inlines("a **b *c*** `d*e*`");
        assert_eq!(line.first(), Some(&text("a ")));
        assert!(line.contains(&Inline::Code("d*e*".to_owned())), "{line:?}");
        let link = inlines("see [here](https://example.org/a) or https://example.org.");
        assert_eq!(
            link,
            [
                text("see "),
                to("here", "https://example.org/a"),
                text(" or "),
                to("https://example.org", "https://example.org"),
                text("."),
            ]
        );
    }

    #[test]
    fn no_link_stands_in_a_link() {
        let own = "https://example.org";
        let named = inlines(&format!("[{own}]({own}/a)"));
        assert_eq!(named, [to(own, "https://example.org/a")]);
        let deep = inlines(&format!("[*{own}*]({own})"));
        let words = vec![Inline::Emphasis(vec![text(own)])];
        assert_eq!(deep, [Inline::Link { words, href: own.to_owned() }]);
    }

    #[test]
    fn an_address_keeps_its_own_brackets_and_no_others() {
        let wiki = "https://example.org/Foo_(bar)";
        assert_eq!(inlines(&format!("({wiki})")), [text("("), to(wiki, wiki), text(")")]);
        assert_eq!(inlines(&format!("[foo]({wiki})")), [to("foo", wiki)]);
        let plain = "https://example.org";
        assert_eq!(inlines(&format!("<{plain}>")), [text("<"), to(plain, plain), text(">")]);
        assert_eq!(inlines(&format!("**{plain}**")), [Inline::Strong(vec![to(plain, plain)])]);
    }
}
