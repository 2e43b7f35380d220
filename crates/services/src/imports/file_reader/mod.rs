//! Reading a file that anybody may have made: in a process of its own, which may take only so much memory and time.

mod child;
mod read_path;
mod reader;
mod scratch_file;

pub use read_path::{ReadAnswer, read_path};
pub use reader::FileReader;
