//! The kinds of work, how much of each one process does at once, and how often it is tried.

/// A kind of work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum JobKind {
    /// A notification to one device.
    DeliverPush,
    /// A notification by mail.
    DeliverMail,
    /// A notification shown again.
    Renotify,
    /// The summary of a day.
    SendDigest,
    /// Reminders that are due.
    PlanReminders,
    /// A try to one device.
    TestPush,
    /// A copy of all that somebody has here.
    MakeExport,
    /// A file that somebody brought along.
    Import,
}

impl JobKind {
    /// Every kind there is. Rows of other kinds are left to the version that knows them.
    pub const ALL: [Self; 8] = [
        Self::DeliverPush,
        Self::DeliverMail,
        Self::Renotify,
        Self::SendDigest,
        Self::PlanReminders,
        Self::TestPush,
        Self::MakeExport,
        Self::Import,
    ];

    /// The name in the table.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::DeliverPush => "deliver_push",
            Self::DeliverMail => "deliver_mail",
            Self::Renotify => "renotify",
            Self::SendDigest => "send_digest",
            Self::PlanReminders => "plan_reminders",
            Self::TestPush => "test_push",
            Self::MakeExport => "make_export",
            Self::Import => "import",
        }
    }

    /// How many one process does at once. Push waits for other servers and leaves ours idle; the rest reads and writes,
    /// and shares the database with requests.
    #[must_use]
    pub const fn places(self) -> usize {
        match self {
            Self::DeliverPush => 8,
            Self::DeliverMail | Self::Renotify | Self::SendDigest | Self::TestPush => 2,
            // A large file takes much memory, or much of the disk.
            Self::PlanReminders | Self::MakeExport | Self::Import => 1,
        }
    }

    /// How often it is tried. Eight tries take about half an hour; who pressed a button does not wait for so long.
    #[must_use]
    pub const fn most_attempts(self) -> i32 {
        match self {
            Self::TestPush => 2,
            Self::MakeExport => 3,
            // Three, and one that says that it was given up.
            Self::Import => 4,
            Self::DeliverPush | Self::DeliverMail | Self::Renotify | Self::SendDigest | Self::PlanReminders => 8,
        }
    }
}
