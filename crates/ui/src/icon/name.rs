//! The icon set and its outlines, one path each.

/// An outline, drawn.
macro_rules! drawn {
    ($outline:literal) => {
        concat!(
            "<svg class=\"icon\" viewBox=\"0 0 24 24\" aria-hidden=\"true\" focusable=\"false\"><path d=\"",
            $outline,
            "\"></path></svg>"
        )
    };
}

/// Which icon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IconName {
    Alert,
    Archive,
    ArrowDown,
    ArrowLeft,
    ArrowRight,
    ArrowUp,
    Bell,
    Calendar,
    Check,
    ChevronDown,
    ChevronRight,
    Cloud,
    CloudOff,
    Copy,
    Cross,
    Devices,
    Download,
    External,
    Flame,
    Grip,
    Habits,
    Key,
    Link,
    Lock,
    Mail,
    Menu,
    Minus,
    Moon,
    More,
    Note,
    Pencil,
    Person,
    Play,
    Plus,
    Question,
    Restore,
    Search,
    Server,
    Settings,
    SignOut,
    Skip,
    Stop,
    Strength,
    Sun,
    Sync,
    Tasks,
    Today,
    Trash,
    Undo,
}

impl IconName {
    /// Every icon, for the style guide.
    pub const ALL: [Self; 49] = [
        Self::Tasks,
        Self::Today,
        Self::Habits,
        Self::More,
        Self::Menu,
        Self::Plus,
        Self::Minus,
        Self::Check,
        Self::Cross,
        Self::ArrowLeft,
        Self::ArrowRight,
        Self::ArrowUp,
        Self::ArrowDown,
        Self::ChevronRight,
        Self::ChevronDown,
        Self::Grip,
        Self::Pencil,
        Self::Trash,
        Self::Archive,
        Self::Restore,
        Self::Skip,
        Self::Play,
        Self::Stop,
        Self::Undo,
        Self::Note,
        Self::Bell,
        Self::Calendar,
        Self::Flame,
        Self::Strength,
        Self::Search,
        Self::Settings,
        Self::Person,
        Self::Devices,
        Self::Key,
        Self::Lock,
        Self::Mail,
        Self::Sync,
        Self::Cloud,
        Self::CloudOff,
        Self::Server,
        Self::Download,
        Self::Link,
        Self::External,
        Self::Copy,
        Self::Alert,
        Self::Question,
        Self::Sun,
        Self::Moon,
        Self::SignOut,
    ];

    /// The picture of something that a person has chosen a picture for, by the name under which that is kept. Signs
    /// with a fixed meaning in the app are not among them.
    #[must_use]
    pub fn picture(name: &str) -> Option<Self> {
        Some(match name {
            "calendar" => Self::Calendar,
            "check" => Self::Check,
            "cloud" => Self::Cloud,
            "devices" => Self::Devices,
            "flame" => Self::Flame,
            "key" => Self::Key,
            "lock" => Self::Lock,
            "mail" => Self::Mail,
            "moon" => Self::Moon,
            "note" => Self::Note,
            "pencil" => Self::Pencil,
            "person" => Self::Person,
            "search" => Self::Search,
            "strength" => Self::Strength,
            "sun" => Self::Sun,
            _ => return None,
        })
    }

    /// The drawing with its outline in the 24 unit grid, as it stands in a page.
    #[must_use]
    pub fn drawing(self) -> &'static str {
        match self {
            Self::Alert => drawn!("M12 4 2.8 19.8h18.4zM12 10v4.5M12 17.2v.1"),
            Self::Archive => drawn!("M3.5 5h17v4h-17zM5 9v10h14V9M10 13h4"),
            Self::ArrowDown => drawn!("M12 4.5v15M5.5 13l6.5 6.5 6.5-6.5"),
            Self::ArrowLeft => drawn!("M19.5 12h-15M11 5.5 4.5 12l6.5 6.5"),
            Self::ArrowRight => drawn!("M4.5 12h15M13 5.5l6.5 6.5-6.5 6.5"),
            Self::ArrowUp => drawn!("M12 19.5v-15M5.5 11 12 4.5l6.5 6.5"),
            Self::Bell => drawn!("M4.5 17.5h15L18 15v-4a6 6 0 0 0-12 0v4zM10 20.5h4M12 3v2"),
            Self::Calendar => drawn!("M4 6.5h16V20H4zM4 11h16M8.5 3.5v5M15.5 3.5v5"),
            Self::Check => drawn!("m5 12.7 4.6 4.6L19 7.3"),
            Self::ChevronDown => drawn!("m6 9.5 6 6 6-6"),
            Self::ChevronRight => drawn!("m9.5 6 6 6-6 6"),
            Self::Cloud => drawn!("M7 18.5a4.5 4.5 0 0 1-.4-9 6 6 0 0 1 11.5 1.3A3.9 3.9 0 0 1 17.5 18.5z"),
            Self::CloudOff => {
                drawn!("M10 5.3a6 6 0 0 1 8.1 5.5 3.9 3.9 0 0 1 2.3 6.1M16.5 18.5H7a4.5 4.5 0 0 1-.4-9M4 4l16 16")
            }
            Self::Copy => drawn!("M9 9h11v11H9zM15 9V4H4v11h5"),
            Self::Cross => drawn!("m6 6 12 12M18 6 6 18"),
            Self::Devices => drawn!("M13 18.5H3.5V5.5h15V9M7 21h6M15.5 11.5h5.5V21h-5.5z"),
            Self::Download => drawn!("M12 4v11.5M6.5 10.5l5.5 5.5 5.5-5.5M4.5 20h15"),
            Self::External => drawn!("M13.5 4.5h6v6M19.5 4.5 11 13M10 6H4.5v13.5H18V14"),
            Self::Flame => drawn!(
                "M12 21c-3.7 0-6.2-2.5-6.2-5.9 0-4.6 4.7-6 4.9-12.1 4.2 1.9 7.5 6.7 7.5 11.8 0 3.7-2.5 6.2-6.2 6.2zM12 21c-1.6 0-2.6-1.2-2.6-2.7 0-1.8 1.5-2.6 2.4-4.3 1.6 1 2.8 2.7 2.8 4.4 0 1.5-1 2.6-2.6 2.6z"
            ),
            Self::Grip => drawn!("M9 6v.1M15 6v.1M9 12v.1M15 12v.1M9 18v.1M15 18v.1"),
            Self::Habits => drawn!(
                "M12 21v-8.5M12 12.5c0-4.5 2.9-7.5 8.5-7.5 0 4.8-3 7.5-8.5 7.5zM12 16c0-3.4-2.6-5.5-7.5-5.5 0 3.5 2.7 5.5 7.5 5.5z"
            ),
            Self::Key => drawn!("M10.9 13.1 20 4M16.5 7.5 19.5 10.5M14 10l2 2M8 20a4 4 0 1 0 0-8 4 4 0 0 0 0 8z"),
            Self::Link => {
                drawn!("M9.5 14.5 15 9M11 6.5l2-2a4.5 4.5 0 0 1 6.5 6.5l-2 2M13 17.5l-2 2A4.5 4.5 0 0 1 4.5 13l2-2")
            }
            Self::Lock => drawn!("M5.5 11h13v9.5h-13zM8.5 11V7.5a3.5 3.5 0 0 1 7 0V11M12 14.7v2.1"),
            Self::Mail => drawn!("M3.5 5.5h17v13h-17zM4 6.5l8 6.5 8-6.5"),
            Self::Menu => drawn!("M4 7h16M4 12h16M4 17h16"),
            Self::Minus => drawn!("M5 12h14"),
            Self::Moon => drawn!("M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5z"),
            Self::More => drawn!(
                "M4.9 12a.6.6 0 1 0 1.2 0 .6.6 0 1 0-1.2 0M11.4 12a.6.6 0 1 0 1.2 0 .6.6 0 1 0-1.2 0M17.9 12a.6.6 0 1 0 1.2 0 .6.6 0 1 0-1.2 0"
            ),
            Self::Note => drawn!("M5 3.5h14v12L14 20.5H5zM19 15.5h-5v5M8.5 8.5h7M8.5 12.5h4"),
            Self::Pencil => drawn!("M4 20l1-4.5L16.5 4l3.5 3.5L8.5 19zM14 6.5l3.5 3.5"),
            Self::Person => drawn!("M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20.5c.6-4 3.5-5.8 7.5-5.8s6.9 1.8 7.5 5.8"),
            Self::Play => drawn!("M7.5 4.5v15l12-7.5z"),
            Self::Plus => drawn!("M12 5v14M5 12h14"),
            Self::Question => drawn!(
                "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM9.5 9.5a2.5 2.5 0 1 1 3.7 2.2c-.8.4-1.2 1-1.2 1.9M12 16.8v.1"
            ),
            Self::Restore => drawn!("M3.5 5h17v4h-17zM5 9v10h14V9M12 17v-5.5M9.5 13.8l2.5-2.5 2.5 2.5"),
            Self::Search => drawn!("M10.5 17.5a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM15.5 15.5l5 5"),
            Self::Server => drawn!("M4 4.5h16v6.5H4zM4 13.5h16V20H4zM7.5 7.8v.1M7.5 16.7v.1M11 7.8h5.5M11 16.7h5.5"),
            Self::Settings => drawn!(
                "M4 7h9M17.5 7H20M4 17h2.5M11 17h9M15.2 9.3a2.3 2.3 0 1 0 0-4.6 2.3 2.3 0 0 0 0 4.6zM8.7 19.3a2.3 2.3 0 1 0 0-4.6 2.3 2.3 0 0 0 0 4.6z"
            ),
            Self::SignOut => drawn!("M14 4.5H4.5v15H14M10 12h10.5M16.5 8l4 4-4 4"),
            Self::Skip => drawn!("M4.5 6l7 6-7 6zM13 6l7 6-7 6z"),
            Self::Stop => drawn!("M6 6h12v12H6z"),
            Self::Strength => drawn!("M4 19.5h16M5.5 15.5l4.5-5 3.5 3L19 6.5M14.8 6.5H19v4.2"),
            Self::Sun => drawn!(
                "M12 16.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zM12 2.5v1.7M12 19.8v1.7M2.5 12h1.7M19.8 12h1.7M5.3 5.3l1.2 1.2M17.5 17.5l1.2 1.2M18.7 5.3l-1.2 1.2M6.5 17.5l-1.2 1.2"
            ),
            Self::Sync => drawn!("M20 5v5h-5M4 19v-5h5M19.5 10A8 8 0 0 0 5.3 7.5M4.5 14a8 8 0 0 0 14.2 2.5"),
            Self::Tasks => {
                drawn!("M4 6.5l1.6 1.6L8.5 5M4 12.5l1.6 1.6 2.9-3.1M4 18.5l1.6 1.6 2.9-3.1M12 7h8M12 13h8M12 19h8")
            }
            Self::Today => drawn!(
                "M3 18.5h18M6.5 14.5a5.5 5.5 0 0 1 11 0M12 3.5v2.5M3.5 14.5h.2M20.3 14.5h.2M5.6 8.1l.9.9M18.4 8.1l-.9.9"
            ),
            Self::Trash => drawn!("M4.5 6.5h15M9.5 6V3.5h5V6M6.5 6.5l.8 14h9.4l.8-14M10.3 10.5v6M13.7 10.5v6"),
            Self::Undo => drawn!("M8.5 14 4 9.5 8.5 5M4.5 9.5h9.8a5.2 5.2 0 0 1 0 10.5H9"),
        }
    }
}
