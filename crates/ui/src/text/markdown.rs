//! Reading Markdown, as much of it as notes need: paragraphs, headings, lists, quotes, code, emphasis and links. What is
//! none of these is text. Nothing of it becomes markup by itself, so there is nothing to clean.

/// A block of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Block {
    Heading(Vec<Inline>),
    Paragraph(Vec<Inline>),
    List { is_ordered: bool, items: Vec<Vec<Inline>> },
    Quote(Vec<Inline>),
    Code(String),
}

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

/// The blocks of a text.
pub(super) fn blocks(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        let trimmed = line.trim();
        if trimmed.is_empty() {
            continue;
        }
        if trimmed.starts_with("```") {
            let code: Vec<&str> = lines.by_ref().take_while(|line| !line.trim().starts_with("```")).collect();
            blocks.push(Block::Code(code.join("\n")));
            continue;
        }
        let kind = Kind::of(trimmed);
        let mut own = vec![kind.content(trimmed)];
        // A heading is one line; everything else goes on while its lines are of its kind.
        let goes_on = |next: &&str| kind != Kind::Heading && !next.trim().is_empty() && Kind::of(next.trim()) == kind;
        while let Some(next) = lines.next_if(goes_on) {
            own.push(kind.content(next.trim()));
        }
        blocks.push(kind.block(&own));
    }
    blocks
}

/// What a line belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Heading,
    Bullet,
    Number,
    Quote,
    Paragraph,
}

impl Kind {
    fn of(line: &str) -> Self {
        let hashes = line.len() - line.trim_start_matches('#').len();
        if (1..=6).contains(&hashes) && line.get(hashes..).is_some_and(|rest| rest.starts_with(' ')) {
            Self::Heading
        } else if ["- ", "* ", "+ "].iter().any(|sign| line.starts_with(sign)) {
            Self::Bullet
        } else if number_end(line).is_some() {
            Self::Number
        } else if line.starts_with('>') {
            Self::Quote
        } else {
            Self::Paragraph
        }
    }

    fn content(self, line: &str) -> &str {
        match self {
            Self::Heading => line.trim_start_matches('#').trim(),
            Self::Bullet => line.get(2..).unwrap_or_default().trim(),
            Self::Number => number_end(line).and_then(|end| line.get(end..)).unwrap_or_default().trim(),
            Self::Quote => line.trim_start_matches('>').trim(),
            Self::Paragraph => line,
        }
    }

    fn block(self, lines: &[&str]) -> Block {
        let items = || lines.iter().map(|line| inlines(line, 0)).collect();
        match self {
            Self::Heading => Block::Heading(joined(lines)),
            Self::Bullet => Block::List { is_ordered: false, items: items() },
            Self::Number => Block::List { is_ordered: true, items: items() },
            Self::Quote => Block::Quote(joined(lines)),
            Self::Paragraph => Block::Paragraph(joined(lines)),
        }
    }
}

/// Where the words behind `1. ` begin.
fn number_end(line: &str) -> Option<usize> {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let is_number = (1..=3).contains(&digits) && line.get(digits..).is_some_and(|rest| rest.starts_with(". "));
    is_number.then_some(digits + 2)
}

/// Lines below each other; each begins where its writer began it.
fn joined(lines: &[&str]) -> Vec<Inline> {
    let mut all = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        if at > 0 {
            all.push(Inline::Break);
        }
        all.extend(inlines(line, 0));
    }
    all
}

fn inlines(text: &str, depth: u8) -> Vec<Inline> {
    let mut found = Vec::new();
    let mut plain = String::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let special = if depth < DEEPEST { special(rest, depth) } else { None };
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

/// A piece that is more than text at the beginning: its length in bytes, and what it is.
fn special(rest: &str, depth: u8) -> Option<(usize, Inline)> {
    let between = |sign: &str| {
        let inside = rest.strip_prefix(sign)?;
        let end = inside.find(sign)?;
        let words = inside.get(..end).filter(|words| !words.is_empty() && words.trim() == *words)?;
        Some((2 * sign.len() + end, words))
    };
    let strong = || between("**").map(|(taken, words)| (taken, Inline::Strong(inlines(words, depth + 1))));
    let lean = || between("*").map(|(taken, words)| (taken, Inline::Emphasis(inlines(words, depth + 1))));
    match rest.as_bytes().first()? {
        b'`' => between("`").map(|(taken, words)| (taken, Inline::Code(words.to_owned()))),
        b'*' if rest.starts_with("**") => strong(),
        b'*' => lean(),
        b'[' => link(rest, depth),
        b'h' => bare_link(rest),
        _ => None,
    }
}

/// `[words](address)`.
fn link(rest: &str, depth: u8) -> Option<(usize, Inline)> {
    let (words, behind) = rest.strip_prefix('[')?.split_once("](")?;
    let (href, _) = behind.split_once(')')?;
    if words.is_empty() || words.contains('[') || !is_address(href) {
        return None;
    }
    let taken = words.len() + href.len() + 4;
    Some((taken, Inline::Link { words: inlines(words, depth + 1), href: href.to_owned() }))
}

/// An address by itself.
fn bare_link(rest: &str) -> Option<(usize, Inline)> {
    let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
    let href = rest.get(..end)?.trim_end_matches(['.', ',', ';', ':', '!', '?', ')']);
    is_address(href)
        .then(|| (href.len(), Inline::Link { words: vec![Inline::Text(href.to_owned())], href: href.to_owned() }))
}

/// An address of the web. Everything else stays text: a link may not run anything.
fn is_address(href: &str) -> bool {
    let behind = href.strip_prefix("https://").or_else(|| href.strip_prefix("http://"));
    behind.is_some_and(|behind| !behind.is_empty()) && !href.contains(|c: char| c.is_whitespace() || c.is_control())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Inline {
        Inline::Text(text.to_owned())
    }

    #[test]
    fn blocks_are_told_by_how_their_lines_begin() {
        let all = blocks("# Plan\nOne\ntwo\n\n- a\n- b\n1. x\n> said\n```\n- code\n```");
        assert_eq!(
            all,
            [
                Block::Heading(vec![text("Plan")]),
                Block::Paragraph(vec![text("One"), Inline::Break, text("two")]),
                Block::List { is_ordered: false, items: vec![vec![text("a")], vec![text("b")]] },
                Block::List { is_ordered: true, items: vec![vec![text("x")]] },
                Block::Quote(vec![text("said")]),
                Block::Code("- code".to_owned()),
            ]
        );
    }

    #[test]
    fn emphasis_code_and_links_are_read_within_a_line() {
        let line = inlines("a **b *c*** `d*e*`", 0);
        assert_eq!(line.first(), Some(&text("a ")));
        assert!(line.contains(&Inline::Code("d*e*".to_owned())), "{line:?}");
        let link = inlines("see [here](https://example.org/a) or https://example.org.", 0);
        let to = |words: &str, href: &str| Inline::Link { words: vec![text(words)], href: href.to_owned() };
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
    fn what_is_no_markdown_is_text() {
        for plain in ["2 * 3 * 4", "[a](javascript:alert(1))", "**open", "#hashtag", "1.5 litres", "a_b_c", "[x](y z)"]
        {
            assert_eq!(blocks(plain), [Block::Paragraph(vec![text(plain)])], "{plain}");
        }
        assert!(blocks(" \n\n").is_empty());
    }
}
