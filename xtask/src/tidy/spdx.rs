//! Licence expressions: whether the allowed licences satisfy one.
//!
//! The small part of the SPDX grammar that crates use: names, `WITH`, `AND`, `OR`, parentheses, and the old `/`.

/// Whether somebody who accepts only `allowed` may use it.
pub fn is_satisfied(expression: &str, allowed: &[&str]) -> bool {
    let text = expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut parser = Parser { words: &words, allowed };
    let satisfied = parser.any();
    satisfied && parser.words.is_empty()
}

struct Parser<'a> {
    words: &'a [&'a str],
    allowed: &'a [&'a str],
}

impl Parser<'_> {
    fn any(&mut self) -> bool {
        let mut satisfied = self.all();
        while self.skip("OR") {
            // Both sides are read to their end: the order of `||` matters.
            satisfied = self.all() || satisfied;
        }
        satisfied
    }

    fn all(&mut self) -> bool {
        let mut satisfied = self.one();
        while self.skip("AND") {
            satisfied = self.one() && satisfied;
        }
        satisfied
    }

    fn one(&mut self) -> bool {
        if self.skip("(") {
            let satisfied = self.any();
            return self.skip(")") && satisfied;
        }
        let Some((name, rest)) = self.words.split_first() else { return false };
        self.words = rest;
        let mut name = (*name).to_owned();
        if self.skip("WITH")
            && let Some((exception, rest)) = self.words.split_first()
        {
            self.words = rest;
            name = format!("{name} WITH {exception}");
        }
        self.allowed.contains(&name.as_str())
    }

    fn skip(&mut self, word: &str) -> bool {
        match self.words.split_first() {
            Some((first, rest)) if *first == word => {
                self.words = rest;
                true
            }
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::is_satisfied;

    #[test]
    fn expressions_are_read_as_written() {
        let allowed = ["MIT", "ISC", "Apache-2.0 WITH LLVM-exception"];
        assert!(is_satisfied("MIT OR GPL-3.0", &allowed));
        assert!(is_satisfied("GPL-3.0/MIT", &allowed));
        assert!(!is_satisfied("MIT AND GPL-3.0", &allowed));
        assert!(is_satisfied("(MIT OR GPL-3.0) AND ISC", &allowed));
        assert!(is_satisfied("Apache-2.0 WITH LLVM-exception", &allowed));
        assert!(!is_satisfied("Apache-2.0", &allowed));
        assert!(!is_satisfied("MIT )", &allowed));
    }
}
