//! Which key asks for what. Single keys only outside of fields, and only for whoever wants them (WCAG 2.1.4).

/// What can be asked for from everywhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Command {
    Add,
    Search,
    List,
}

/// A key that was pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Press<'a> {
    /// Its name, as browsers tell it.
    pub key: &'a str,
    /// Ctrl or Cmd.
    pub with_control: bool,
    pub with_alt: bool,
    pub with_shift: bool,
    /// Whether it goes into something that is written or chosen.
    pub is_in_field: bool,
}

/// What a key asks for; none for keys that are not ours.
pub(super) fn command(press: Press<'_>, has_single_keys: bool) -> Option<Command> {
    let Press { key, with_control, with_alt, with_shift, is_in_field } = press;
    if with_control && !with_alt && !with_shift && key.eq_ignore_ascii_case("k") {
        return Some(Command::Add);
    }
    // With Alt some keyboards write signs of their own, and these are the signs that they write.
    if with_control || is_in_field || !has_single_keys {
        return None;
    }
    match key {
        "/" => Some(Command::Search),
        "?" => Some(Command::List),
        "n" if !with_alt => Some(Command::Add),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: Press<'_> =
        Press { key: "", with_control: false, with_alt: false, with_shift: false, is_in_field: false };

    #[test]
    fn single_keys_can_be_switched_off_and_leave_fields_alone() {
        for (key, asked) in [("/", Command::Search), ("?", Command::List), ("n", Command::Add)] {
            assert_eq!(command(Press { key, ..PLAIN }, true), Some(asked));
            assert_eq!(command(Press { key, ..PLAIN }, false), None);
            assert_eq!(command(Press { key, is_in_field: true, ..PLAIN }, true), None);
            assert_eq!(command(Press { key, with_control: true, ..PLAIN }, true), None);
        }
        assert_eq!(command(Press { key: "N", with_shift: true, ..PLAIN }, true), None);
        assert_eq!(command(Press { key: "?", with_shift: true, ..PLAIN }, true), Some(Command::List));
    }

    #[test]
    fn control_and_k_adds_from_everywhere() {
        let with_control = Press { key: "k", with_control: true, ..PLAIN };
        for has_single_keys in [true, false] {
            assert_eq!(command(with_control, has_single_keys), Some(Command::Add));
            assert_eq!(command(Press { is_in_field: true, ..with_control }, has_single_keys), Some(Command::Add));
        }
        assert_eq!(command(Press { with_shift: true, ..with_control }, true), None);
        assert_eq!(command(Press { key: "K", ..with_control }, true), Some(Command::Add));
        assert_eq!(command(Press { key: "k", ..PLAIN }, true), None);
    }
}
