//! Reading a filter. `!` binds closest, then `&`, then `|`.

use core::{ops::Range, str::FromStr};

use super::{
    Filter, FilterError, FilterFault, Term,
    lexer::{Placed, Token, tokens},
    phrase,
};

/// How deep parentheses and `!` may stand in each other.
const DEEPEST: usize = 32;

/// Where the reading is.
struct Cursor<'a> {
    tokens: &'a [Placed],
    end: usize,
}

impl FromStr for Filter {
    type Err = FilterError;

    /// Whoever takes filters from outside bounds their length first.
    ///
    /// # Errors
    /// What is wrong and where.
    fn from_str(text: &str) -> Result<Self, FilterError> {
        let tokens = tokens(text)?;
        let mut cursor = Cursor { tokens: &tokens, end: text.trim_end().len() };
        let filter = cursor.any(0)?;
        match cursor.tokens.first() {
            None => Ok(filter),
            Some(Placed { token: Token::Close, at }) => Err(error(FilterFault::UnopenedParenthesis, at)),
            Some(Placed { at, .. }) => Err(error(FilterFault::MissingOperator, at)),
        }
    }
}

fn error(fault: FilterFault, at: &Range<usize>) -> FilterError {
    FilterError { fault, at: at.clone() }
}

impl<'a> Cursor<'a> {
    fn any(&mut self, depth: usize) -> Result<Filter, FilterError> {
        let first = self.all(depth)?;
        let mut parts = vec![first];
        while self.take(&Token::Or).is_some() {
            parts.push(self.all(depth)?);
        }
        Ok(one_or(parts, Filter::Any))
    }

    fn all(&mut self, depth: usize) -> Result<Filter, FilterError> {
        let first = self.one(depth)?;
        let mut parts = vec![first];
        while self.take(&Token::And).is_some() {
            parts.push(self.one(depth)?);
        }
        Ok(one_or(parts, Filter::All))
    }

    fn one(&mut self, depth: usize) -> Result<Filter, FilterError> {
        let Some((first, rest)) = self.tokens.split_first() else {
            return Err(FilterError { fault: FilterFault::MissingTerm, at: self.end..self.end });
        };
        if depth > DEEPEST {
            return Err(error(FilterFault::TooDeep, &first.at));
        }
        match &first.token {
            Token::Not => {
                self.tokens = rest;
                Ok(Filter::Not(Box::new(self.one(depth + 1)?)))
            }
            Token::Open => {
                self.tokens = rest;
                self.until_closed(depth + 1, &first.at)
            }
            Token::Named(term) => {
                self.tokens = rest;
                Ok(Filter::Term(term.clone()))
            }
            Token::Quote(text) => {
                self.tokens = rest;
                Ok(Filter::Term(Term::Text(text.clone())))
            }
            Token::Word(_) => self.phrase(),
            Token::Close | Token::And | Token::Or => Err(error(FilterFault::MissingTerm, &first.at)),
        }
    }

    /// What stands in parentheses, the first of which was taken.
    fn until_closed(&mut self, depth: usize, opened: &Range<usize>) -> Result<Filter, FilterError> {
        let inner = self.any(depth)?;
        if self.take(&Token::Close).is_some() {
            return Ok(inner);
        }
        Err(match self.tokens.first() {
            Some(next) => error(FilterFault::MissingOperator, &next.at),
            None => error(FilterFault::UnclosedParenthesis, opened),
        })
    }

    /// Words in a row, of which the first is known to be there.
    fn phrase(&mut self) -> Result<Filter, FilterError> {
        let mut words: Vec<&str> = Vec::new();
        let mut at = self.end..self.end;
        while let Some((Placed { token: Token::Word(word), at: place }, rest)) = self.tokens.split_first() {
            at = if words.is_empty() { place.clone() } else { at.start..place.end };
            words.push(word);
            self.tokens = rest;
        }
        let phrase = words.join(" ");
        // "search:" may be followed by quotes, which are a search by themselves.
        if phrase.eq_ignore_ascii_case("search:")
            && let Some((Placed { token: Token::Quote(text), .. }, rest)) = self.tokens.split_first()
        {
            self.tokens = rest;
            return Ok(Filter::Term(Term::Text(text.clone())));
        }
        phrase::term(&phrase).map(Filter::Term).map_err(|fault| error(fault, &at))
    }

    fn take(&mut self, wanted: &Token) -> Option<&'a Placed> {
        let (first, rest) = self.tokens.split_first().filter(|(first, _)| first.token == *wanted)?;
        self.tokens = rest;
        Some(first)
    }
}

/// One part is itself; several are joined.
fn one_or(mut parts: Vec<Filter>, join: fn(Vec<Filter>) -> Filter) -> Filter {
    match parts.pop() {
        Some(only) if parts.is_empty() => only,
        last => {
            parts.extend(last);
            join(parts)
        }
    }
}
