//! Quotes keep text.

use super::{READER, says};

fn title(line: &str) -> String {
    READER.read(line).draft.title
}

#[test]
fn a_line_in_quotes_is_a_title() {
    assert_eq!(title("\"Buy milk today #Work\""), "Buy milk today #Work");
    assert_eq!(title("'Buy milk today #Work'"), "Buy milk today #Work");
    assert_eq!(title("\"Emma\""), "Emma");
    assert_eq!(title("''"), "''");
}

#[test]
fn quotes_that_were_needed_go_away_and_others_stay() {
    assert_eq!(title("\"today\" show tomorrow"), "today show");
    assert_eq!(title("Read \"Emma\" tomorrow"), "Read \"Emma\"");
    assert_eq!(title("Cut 5\" of \"pipe tomorrow"), "Cut 5\" of \"pipe");
    assert_eq!(title("rock 'n' roll"), "rock 'n' roll");
}

#[test]
fn titles_are_written_in_quotes_where_they_need_them() {
    says(&[
        ("\"Buy milk today\"", "\"Buy milk today\""),
        ("'today'", "\"today\""),
        ("\"today\" show tomorrow", "\"today show\" 2026-03-12"),
        ("Read \"Emma\" tomorrow", "\"Read \\\"Emma\\\"\" 2026-03-12"),
        ("\"a \\\"b\\\" today\" #Work", "\"a \\\"b\\\" today\" #Work"),
        ("C:\\temp", "C:\\temp"),
        // The second answer to a question is title, and has to stay so.
        ("today or tomorrow", "\"or tomorrow\" 2026-03-11"),
        ("Call #Home #Work", "\"Call #Work\" #Home"),
        // What might join the piece behind it.
        ("Call {a {friday}", "Call {a {2026-03-13}"),
        ("Turn it on today", "Turn it on 2026-03-11"),
    ]);
}
