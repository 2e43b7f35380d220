//! One table of people's rows.

/// What a copy of somebody's data holds of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exported {
    /// Its rows, which another account takes in. Columns that are left out follow from others.
    Whole {
        /// What is left out.
        without: &'static [&'static str],
    },
    /// Its rows, to be read. They mean nothing elsewhere: devices, sign-ins, addresses that are secrets.
    Told {
        /// What is left out, because it lets somebody in.
        without: &'static [&'static str],
    },
    /// Nothing, and why.
    No(&'static str),
}

/// A table with a column that names an owner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PersonalTable {
    /// In the schema `public`.
    pub name: &'static str,
    /// What tells an owner's rows apart, and the order in which they are told. Empty where an owner has one row.
    pub key: &'static [&'static str],
    /// What a copy holds of it.
    pub exported: Exported,
    /// Under which name devices are told of its rows; the first column of the key is then the id.
    pub feed: Option<&'static str>,
}

impl PersonalTable {
    /// Whether a copy holds its rows.
    #[must_use]
    pub const fn is_exported(&self) -> bool {
        !matches!(self.exported, Exported::No(_))
    }

    /// Whether another account takes its rows in.
    #[must_use]
    pub const fn comes_back(&self) -> bool {
        matches!(self.exported, Exported::Whole { .. })
    }

    /// What a copy leaves out.
    #[must_use]
    pub const fn without(&self) -> &'static [&'static str] {
        match self.exported {
            Exported::Whole { without } | Exported::Told { without } => without,
            Exported::No(_) => &[],
        }
    }
}
