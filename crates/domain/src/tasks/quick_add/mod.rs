//! A task from one line of words: `Call Ana tomorrow at 3pm #Work @phone p1 every week`. Whatever is understood is a
//! piece with its place in the line, so that a page can show it and let it be clicked away; the rest is the title.

mod clock;
mod dates;
mod days;
mod draft;
mod estimate;
mod kept_away;
mod marks;
mod names;
mod numbers;
mod parts;
mod piece;
mod print;
mod reader;
mod repeat;
mod repeat_words;
mod rule;
mod settled;
mod weekdays;

pub use dates::SlashOrder;
pub use draft::{Draft, DueWords, TimeframeWord};
pub use kept_away::moved_spans;
pub use marks::Marks;
pub use piece::{Meaning, Piece, Reading};
pub use reader::{LINE_MAX_CHARS, Reader};
pub use repeat_words::{MonthDay, RepeatAnchor, RepeatUnit, RepeatWords};
pub use settled::{MissingName, NewName, Settled};
