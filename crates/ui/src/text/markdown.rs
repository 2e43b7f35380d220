//! Reading Markdown, as much of it as notes need: paragraphs, headings, lists, quotes, code, emphasis and links. What
//! is none of these is text. Nothing of it becomes markup by itself, so there is nothing to clean.

use super::inline::{Inline, inlines};

/// A block of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Block {
    Heading(Vec<Inline>),
    Paragraph(Vec<Inline>),
    Bullets(Vec<Vec<Inline>>),
    /// `first`: the number of its first item, because a list may go on below another block.
    Numbers {
        first: u16,
        items: Vec<Vec<Inline>>,
    },
    Quote(Vec<Inline>),
    Code(String),
}

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
        blocks.push(kind.block(trimmed, &own));
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

    /// `first`: the first of the lines as it was written.
    fn block(self, first: &str, lines: &[&str]) -> Block {
        let items = || lines.iter().map(|line| inlines(line)).collect();
        match self {
            Self::Heading => Block::Heading(joined(lines)),
            Self::Bullet => Block::Bullets(items()),
            Self::Number => {
                let number = first.split_once('.').and_then(|(number, _)| number.parse().ok());
                Block::Numbers { first: number.unwrap_or(1), items: items() }
            }
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
        all.extend(inlines(line));
    }
    all
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
                Block::Bullets(vec![vec![text("a")], vec![text("b")]]),
                Block::Numbers { first: 1, items: vec![vec![text("x")]] },
                Block::Quote(vec![text("said")]),
                Block::Code("- code".to_owned()),
            ]
        );
    }

    #[test]
    fn a_numbered_list_goes_on_below_another_block() {
        let all = blocks("1. a\n\n2. b\n3. c");
        let numbers =
            |first, items: &[&str]| Block::Numbers { first, items: items.iter().map(|it| vec![text(it)]).collect() };
        assert_eq!(all, [numbers(1, &["a"]), numbers(2, &["b", "c"])]);
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
