//! Colours by name: areas have a hue of their own, and habits are coloured by their owner.

/// The names of the twenty colours that a habit may have, by their number. They are Loop's, in Loop's order.
pub const SWATCH_NAMES: [&str; 20] = [
    "Red",
    "Deep orange",
    "Orange",
    "Amber",
    "Yellow",
    "Lime",
    "Light green",
    "Green",
    "Teal",
    "Cyan",
    "Light blue",
    "Blue",
    "Indigo",
    "Deep purple",
    "Purple",
    "Pink",
    "Brown",
    "Dark grey",
    "Grey",
    "Light grey",
];

const SWATCHES: [&str; 20] = [
    "c0", "c1", "c2", "c3", "c4", "c5", "c6", "c7", "c8", "c9", "c10", "c11", "c12", "c13", "c14", "c15", "c16", "c17",
    "c18", "c19",
];

/// A named colour of the palette, written to `data-hue` and read by `style/tokens.css` and `style/palette.css`.
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
    /// One of the twenty that a person may give to a habit, by its number.
    Swatch(u8),
}

impl Hue {
    /// The value of `data-hue`. A swatch that does not exist is ink.
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
            Self::Swatch(number) => SWATCHES.get(usize::from(number)).copied().unwrap_or("ink"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_swatch_goes_by_its_number() {
        assert_eq!(Hue::Swatch(0).name(), "c0");
        assert_eq!(Hue::Swatch(19).name(), "c19");
        assert_eq!(Hue::Swatch(20).name(), "ink");
    }
}
