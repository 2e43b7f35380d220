//! Free text with a length and without control characters.

/// Trims, then checks.
///
/// # Errors
/// `required`, `too_long` or `control_character` (line breaks count as one).
pub fn text_field(text: &str, max_chars: usize) -> Result<String, &'static str> {
    let text = text.trim();
    if text.is_empty() {
        return Err("required");
    }
    if text.chars().count() > max_chars {
        return Err("too_long");
    }
    if text.chars().any(char::is_control) {
        return Err("control_character");
    }
    Ok(text.to_owned())
}

/// The same for a field that may be left out; blank text is none. Line breaks and tabs are kept.
///
/// # Errors
/// `too_long` or `control_character`.
pub fn optional_text_field(text: &str, max_chars: usize) -> Result<Option<String>, &'static str> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    if text.chars().count() > max_chars {
        return Err("too_long");
    }
    if text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t')) {
        return Err("control_character");
    }
    Ok(Some(text.to_owned()))
}
