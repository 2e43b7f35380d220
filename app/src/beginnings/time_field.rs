//! A time of day as a form writes it.

use domain::problem::FieldError;
use jiff::civil::Time;

/// Reads `7:30` or `07:30`; blank is none. Some browsers add seconds, which are passed over.
pub(crate) fn read_time(field: &str, text: &str) -> Result<Option<Time>, FieldError> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let mut parts = text.split(':').map(|part| part.parse::<i8>().ok());
    let time = match (parts.next().flatten(), parts.next().flatten()) {
        (Some(hour), Some(minute)) => Time::new(hour, minute, 0, 0).ok(),
        _ => None,
    };
    time.map(Some).ok_or_else(|| FieldError::new(field, "not_a_time"))
}

#[cfg(test)]
mod tests {
    use jiff::civil::time;

    use super::*;

    #[test]
    fn a_time_is_read_as_browsers_write_it() {
        let read = |text| read_time("at_time", text);
        assert_eq!(read("07:30"), Ok(Some(time(7, 30, 0, 0))));
        assert_eq!(read(" 7:30:00 "), Ok(Some(time(7, 30, 0, 0))));
        assert_eq!(read(""), Ok(None));
        for odd in ["7", "25:00", "7:60", "seven", "-1:00"] {
            assert_eq!(read(odd), Err(FieldError::new("at_time", "not_a_time")), "{odd}");
        }
    }
}
