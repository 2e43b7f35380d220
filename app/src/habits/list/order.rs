//! Orders of habits. What is moved is moved among the rows that are shown; those that are not shown keep their places.

use domain::ids::HabitId;

/// Which way a row goes by one place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Way {
    Up,
    Down,
}

impl Way {
    /// The posted word.
    #[must_use]
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Up => "up",
            Self::Down => "down",
        }
    }

    /// From the posted word.
    #[must_use]
    #[cfg_attr(not(feature = "ssr"), expect(dead_code, reason = "only the server reads forms"))]
    pub(crate) fn parse(text: &str) -> Option<Self> {
        match text {
            "up" => Some(Self::Up),
            "down" => Some(Self::Down),
            _ => None,
        }
    }
}

/// The row that one would pass by moving; none at the end of the list.
pub(crate) fn neighbour(shown: &[HabitId], id: HabitId, way: Way) -> Option<HabitId> {
    let at = shown.iter().position(|known| *known == id)?;
    let to = match way {
        Way::Up => at.checked_sub(1)?,
        Way::Down => at + 1,
    };
    shown.get(to).copied()
}

/// The order with two habits in each other's place; none when one of them is not there.
pub(crate) fn swapped(all: &[HabitId], one: HabitId, other: HabitId) -> Option<Vec<HabitId>> {
    let place = |id: HabitId| all.iter().position(|known| *known == id);
    let (one, other) = (place(one)?, place(other)?);
    let mut order = all.to_vec();
    order.swap(one, other);
    Some(order)
}

/// The order in which the shown habits stand as `shown` says, in the places that they have among all.
pub(super) fn in_their_places(all: &[HabitId], shown: &[HabitId]) -> Vec<HabitId> {
    let mut next = shown.iter().filter(|id| all.contains(id)).copied();
    let fill = |id: &HabitId| if shown.contains(id) { next.next().unwrap_or(*id) } else { *id };
    all.iter().map(fill).collect()
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn ids(numbers: &[u128]) -> Vec<HabitId> {
        numbers.iter().map(|number| HabitId(Uuid::from_u128(*number))).collect()
    }

    #[test]
    fn a_row_passes_its_neighbour_and_nothing_at_the_ends() {
        let all = ids(&[1, 2, 3]);
        assert_eq!(neighbour(&all, all[2], Way::Up), Some(all[1]));
        assert_eq!(neighbour(&all, all[0], Way::Down), Some(all[1]));
        assert_eq!(neighbour(&all, all[0], Way::Up), None);
        assert_eq!(neighbour(&all, all[2], Way::Down), None);
        assert_eq!(swapped(&all, all[2], all[0]), Some(ids(&[3, 2, 1])));
        assert_eq!(swapped(&all, all[2], ids(&[9])[0]), None);
    }

    #[test]
    fn rows_that_are_not_shown_keep_their_places() {
        let all = ids(&[1, 2, 3, 4, 5]);
        assert_eq!(in_their_places(&all, &ids(&[5, 1, 3])), ids(&[5, 2, 1, 4, 3]));
        assert_eq!(in_their_places(&all, &ids(&[9, 4, 2])), ids(&[1, 4, 3, 2, 5]));
        assert_eq!(in_their_places(&all, &[]), all);
    }
}
