//! The few colours that mark what something belongs to. Views name a hue; tokens decide what it looks like in each theme.

/// A named colour of the palette, written to `data-hue` and read by `style/tokens.css`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Hue {
    #[default]
    Accent,
    Leaf,
    Amber,
    Vermilion,
    Plum,
    Teal,
    Ink,
}

impl Hue {
    /// The value of `data-hue`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Accent => "accent",
            Self::Leaf => "leaf",
            Self::Amber => "amber",
            Self::Vermilion => "vermilion",
            Self::Plum => "plum",
            Self::Teal => "teal",
            Self::Ink => "ink",
        }
    }
}
