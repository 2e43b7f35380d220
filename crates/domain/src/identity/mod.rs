//! Who a person is and how they like things shown.

mod display_name;
mod email;
mod password;
mod preferences;

pub use display_name::DisplayName;
pub use email::EmailAddress;
pub use password::Password;
pub use preferences::{
    Currency, DateFormat, NumberFormat, Preferences, PreferencesPatch, Profile, Theme, TimeZoneName, Units, WeekStart,
};
