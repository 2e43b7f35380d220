//! The text literals of a source: what a program may say, without its comments and without its unit tests.

/// Each literal with the line where it begins. Escapes stay as they are written, except a line that goes on below.
pub fn literals(source: &str) -> Vec<(usize, String)> {
    let code = source.find("#[cfg(test)]\nmod tests {").and_then(|end| source.get(..end)).unwrap_or(source);
    let mut reader = Reader { rest: code, line: 1 };
    let mut found = Vec::new();
    while let Some(first) = reader.rest.chars().next() {
        if reader.rest.starts_with("//") {
            reader.take_until("\n");
        } else if reader.rest.starts_with("/*") {
            reader.take_until("*/");
        } else if first == '"' {
            let line = reader.line;
            reader.take(1);
            found.push((line, reader.take_text()));
        } else if let Some(hashes) = raw_hashes(reader.rest) {
            let line = reader.line;
            reader.take(hashes + 2);
            let end = format!("\"{}", "#".repeat(hashes));
            found.push((line, reader.take_until(&end)));
        } else if first == '\'' {
            reader.take_sign();
        } else if first.is_alphanumeric() || first == '_' {
            reader.take_word();
        } else {
            reader.take(first.len_utf8());
        }
    }
    found
}

/// The hashes of a raw literal that begins here: none of `r"`, one of `r#"`.
fn raw_hashes(rest: &str) -> Option<usize> {
    let after = rest.strip_prefix('r')?;
    let hashes = after.len() - after.trim_start_matches('#').len();
    after.get(hashes..)?.starts_with('"').then_some(hashes)
}

struct Reader<'a> {
    rest: &'a str,
    line: usize,
}

impl<'a> Reader<'a> {
    fn take(&mut self, bytes: usize) -> &'a str {
        let (taken, rest) = self.rest.split_at(bytes.min(self.rest.len()));
        self.line += taken.matches('\n').count();
        self.rest = rest;
        taken
    }

    /// Up to an end and past it; what stood before it.
    fn take_until(&mut self, end: &str) -> String {
        let bytes = self.rest.find(end).unwrap_or(self.rest.len());
        let taken = self.take(bytes).to_owned();
        self.take(end.len());
        taken
    }

    /// The inside of a literal whose first quote was taken.
    fn take_text(&mut self) -> String {
        let mut escaped = false;
        let end = self.rest.find(|sign: char| {
            let is_end = sign == '"' && !escaped;
            escaped = sign == '\\' && !escaped;
            is_end
        });
        let text = self.take(end.unwrap_or(self.rest.len())).replace("\\\n", " ");
        self.take(1);
        text
    }

    /// A character such as `'"'`, or no more than the quote of a lifetime.
    fn take_sign(&mut self) {
        let mut signs = self.rest.char_indices().skip(1);
        let second = signs.next().map(|(_, sign)| sign);
        let third = signs.next();
        let is_character = second.is_some_and(|sign| sign != '\\') && third.is_some_and(|(_, sign)| sign == '\'');
        if is_character {
            self.take(third.map_or(1, |(at, _)| at + 1));
        } else if second == Some('\\') {
            // The escaped sign may be a quote itself, so the end is looked for behind it.
            let behind = third.map_or(2, |(at, sign)| at + sign.len_utf8());
            self.take(behind);
            self.take_until("'");
        } else {
            self.take(1);
        }
    }

    /// A whole name, so that an `r` at its end begins no raw literal. A prefix such as `b` is a name as well.
    fn take_word(&mut self) {
        let is_raw_prefix = self.rest.strip_prefix('b').is_some_and(|after| raw_hashes(after).is_some());
        let end = self.rest.find(|sign: char| !sign.is_alphanumeric() && sign != '_').unwrap_or(self.rest.len());
        self.take(if is_raw_prefix { 1 } else { end });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(source: &str) -> Vec<String> {
        literals(source).into_iter().map(|(_, text)| text).collect()
    }

    #[test]
    fn texts_are_told_from_comments_and_characters() {
        let source =
            "// a \"comment\"\nlet a = '\"'; fn f<'a>(x: &'a str) { say(\"one\") } /* \"no\" */ r#\"two \"2\"\"#";
        assert_eq!(texts(source), ["one", "two \"2\""]);
        assert_eq!(texts(r#"("a \"b\" c", '\'', "d")"#), [r#"a \"b\" c"#, "d"]);
        assert_eq!(texts("b\"bytes\" br\"raw\" for\"x\""), ["bytes", "raw", "x"]);
    }

    #[test]
    fn a_text_over_two_lines_is_one_text() {
        let found = literals("\n\"You \\\n   failed\"");
        assert_eq!(found, [(2, "You     failed".to_owned())]);
    }

    #[test]
    fn unit_tests_may_say_what_they_like() {
        assert_eq!(texts("\"a\"\n#[cfg(test)]\nmod tests {\n \"b\"\n}"), ["a"]);
    }
}
