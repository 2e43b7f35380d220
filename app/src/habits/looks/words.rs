//! What the choices of the form are called.

use domain::habits::ICON_NAMES;
use ui::{Choice, Hue, IconName, SWATCH_NAMES, SwatchChoice, SwatchLook};

use crate::habits::server_fns::NONE;

/// The twenty colours.
pub(super) fn colours() -> Vec<SwatchChoice> {
    let one = |(number, name): (u8, &&'static str)| {
        SwatchChoice::new(number.to_string(), *name, SwatchLook::Colour(Hue::Swatch(number)))
    };
    (0..).zip(SWATCH_NAMES.iter()).map(one).collect()
}

/// No icon, and those of our own.
pub(super) fn icons() -> Vec<SwatchChoice> {
    let ours = ICON_NAMES.iter().filter_map(|name| {
        IconName::picture(name).map(|icon| SwatchChoice::new(*name, icon_label(name), SwatchLook::Picture(icon)))
    });
    [SwatchChoice::new(NONE, "None", SwatchLook::Nothing)].into_iter().chain(ours).collect()
}

fn icon_label(name: &str) -> &'static str {
    match name {
        "calendar" => "Calendar",
        "check" => "Check",
        "cloud" => "Cloud",
        "devices" => "Screens",
        "flame" => "Flame",
        "key" => "Key",
        "lock" => "Lock",
        "mail" => "Letter",
        "moon" => "Moon",
        "note" => "Page",
        "pencil" => "Pencil",
        "person" => "Person",
        "search" => "Magnifier",
        "strength" => "Rising line",
        "sun" => "Sun",
        _ => "Icon",
    }
}

/// How one may feel about a habit.
pub(super) fn tones() -> Vec<Choice> {
    vec![Choice::new("good", "Good for me"), Choice::new("neutral", "Neither"), Choice::new("bad", "Not good for me")]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_icon_has_a_name_of_its_own() {
        let names: std::collections::BTreeSet<_> = ICON_NAMES.iter().map(|name| icon_label(name)).collect();
        assert_eq!(names.len(), ICON_NAMES.len());
        assert!(!names.contains("Icon"));
        assert_eq!(icons().len(), ICON_NAMES.len() + 1);
    }

    #[test]
    fn every_colour_that_may_be_kept_can_be_chosen() {
        let last = usize::from(domain::habits::HABIT_COLORS) - 1;
        let colours = colours();
        assert_eq!((colours.len(), colours[last].value.as_str()), (last + 1, "19"));
    }
}
