//! Dates and numbers as the user wants to read them. Nothing else in the project turns them into text.

mod count;
mod date;
mod money;
mod number;

pub use count::{count_of, count_word, counted, streak_length};
pub use date::{
    date_long, date_short, date_time, month_name, month_name_short, time, weekday_name_long, weekday_name_short,
};
pub use money::{money, money_from_quantity, money_number};
pub use number::{number, percent, with_unit};
