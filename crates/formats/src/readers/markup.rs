//! Text out of markup: nothing of a page is kept but its words and its lines.

/// Ends of lines.
const BREAKS: [&str; 7] = ["br", "/p", "/li", "/div", "/h1", "/h2", "/h3"];
const ENTITIES: [(&str, &str); 6] =
    [("&nbsp;", " "), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];

/// The words of a text, which stays as it is where no tag stands in it.
pub fn without_markup(text: &str) -> String {
    if !text.contains("</") && !text.contains("<br") {
        return text.to_owned();
    }
    let mut words = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, tag)) = rest.split_once('<') {
        words.push_str(before);
        let Some((tag, after)) = tag.split_once('>') else {
            words.push('<');
            rest = tag;
            continue;
        };
        let name = tag.split([' ', '/']).next().filter(|name| !name.is_empty()).map_or(tag, |name| name);
        if BREAKS.contains(&name) {
            words.push('\n');
        }
        rest = after;
    }
    words.push_str(rest);
    ENTITIES.iter().fold(words, |words, (entity, sign)| words.replace(entity, sign))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_lines_are_kept() {
        assert_eq!(without_markup("<p>Eggs &amp; milk</p><ul><li>one</li></ul>"), "Eggs & milk\none\n");
        assert_eq!(without_markup("one<br/>two<br>three"), "one\ntwo\nthree");
        assert_eq!(without_markup("a < b, b > c"), "a < b, b > c");
        assert_eq!(without_markup("</a <"), "</a <");
    }
}
