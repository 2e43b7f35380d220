//! How much a task matters to its owner.

use serde::{Deserialize, Serialize};

/// From the most important to one of which nothing was said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub enum Priority {
    /// The most important.
    P1,
    /// Important.
    P2,
    /// A little above the rest.
    P3,
    /// Nothing was said.
    #[default]
    P4,
}

impl Priority {
    /// All of them, the most important first.
    pub const ALL: [Self; 4] = [Self::P1, Self::P2, Self::P3, Self::P4];

    /// Its number, 1 to 4.
    #[must_use]
    pub const fn number(self) -> u8 {
        match self {
            Self::P1 => 1,
            Self::P2 => 2,
            Self::P3 => 3,
            Self::P4 => 4,
        }
    }

    /// # Errors
    /// `out_of_range` for anything but 1 to 4.
    pub const fn from_number(number: u8) -> Result<Self, &'static str> {
        match number {
            1 => Ok(Self::P1),
            2 => Ok(Self::P2),
            3 => Ok(Self::P3),
            4 => Ok(Self::P4),
            _ => Err("out_of_range"),
        }
    }
}

impl TryFrom<u8> for Priority {
    type Error = &'static str;

    fn try_from(number: u8) -> Result<Self, Self::Error> {
        Self::from_number(number)
    }
}

impl From<Priority> for u8 {
    fn from(priority: Priority) -> Self {
        priority.number()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_priority_is_its_number() {
        for priority in Priority::ALL {
            assert_eq!(Priority::from_number(priority.number()), Ok(priority));
        }
        assert_eq!((Priority::from_number(0), Priority::from_number(5)), (Err("out_of_range"), Err("out_of_range")));
        assert!(Priority::P1 < Priority::P4 && Priority::default() == Priority::P4);
    }
}
