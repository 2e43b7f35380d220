//! A stack as the sentence that its owner says to themselves.

use jiff::civil::Time;

use crate::format::time;

/// "After Coffee, I will Stretch at 07:30 in the kitchen." What comes before is a habit's name or a cue in words; what
/// is not known is left out. Names stand as their owner wrote them.
#[must_use]
pub fn stack_sentence(before: &str, habit: &str, at_time: Option<Time>, place: Option<&str>) -> String {
    // Who writes "After I pour my coffee" means the same as who leaves the word out.
    let before = before.trim().strip_prefix("After ").unwrap_or(before.trim());
    let at = at_time.map(|at| format!(" at {}", time(at))).unwrap_or_default();
    let place = place.map(str::trim).filter(|place| !place.is_empty());
    let place = place.map(|place| format!(" in {}", place.strip_prefix("in ").unwrap_or(place))).unwrap_or_default();
    format!("After {before}, I will {}{at}{place}.", habit.trim())
}

#[cfg(test)]
mod tests {
    use jiff::civil;

    use super::*;

    #[test]
    fn what_is_not_known_is_left_out() {
        let half_past = Some(civil::time(7, 30, 0, 0));
        assert_eq!(
            stack_sentence("Coffee", "Stretch", half_past, Some("the kitchen")),
            "After Coffee, I will Stretch at 07:30 in the kitchen."
        );
        assert_eq!(stack_sentence("After I get up", "Read", None, Some(" ")), "After I get up, I will Read.");
        assert_eq!(stack_sentence("Tea", "Write", None, Some("in bed")), "After Tea, I will Write in bed.");
    }
}
