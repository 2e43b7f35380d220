//! A password between the form and the hash.

/// 15 to 256 characters, kept exactly as typed. Alone it must be long (NIST SP 800-63B-4); how easily it is
/// guessed is judged where it is set, in `services`.
pub struct Password(String);

impl Password {
    /// Fewest characters while there is no second factor.
    pub const MIN_CHARS: usize = 15;
    /// Most characters; longer ones are refused, never cut.
    pub const MAX_CHARS: usize = 256;

    /// # Errors
    /// `required`, `too_short` or `too_long`.
    pub fn parse(text: &str) -> Result<Self, &'static str> {
        match text.chars().count() {
            0 => Err("required"),
            n if n < Self::MIN_CHARS => Err("too_short"),
            n if n > Self::MAX_CHARS => Err("too_long"),
            _ => Ok(Self(text.to_owned())),
        }
    }

    /// What was typed.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl core::fmt::Debug for Password {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("Password(hidden)")
    }
}
