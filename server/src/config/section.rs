//! What a section of the configuration is. One declaration gives the type, its defaults, the names that exist and the
//! commented example, so that none of them can go stale.

use std::{net::SocketAddr, path::PathBuf};

use super::{Network, PublicUrl, Secret};

/// How the text of an environment variable is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// As it stands.
    Text,
    /// As it stands, never shown, and readable from a file named by the `_FILE` variable.
    Secret,
    /// A whole number.
    Number,
    /// Separated by commas.
    List,
}

/// One key.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    /// Its name in its section.
    pub key: &'static str,
    /// What it means, line by line.
    pub about: &'static [&'static str],
    /// How it is read from the environment.
    pub kind: Kind,
    /// A value for the example, in TOML, where there is no default.
    pub example: Option<&'static str>,
}

/// The keys of a section and the sections below it.
#[derive(Debug, Clone)]
pub struct Schema {
    /// What the section is for, line by line.
    pub about: &'static [&'static str],
    /// Its keys.
    pub fields: Vec<Field>,
    /// Sections below, by name.
    pub sections: Vec<(&'static str, Schema)>,
}

/// A type that is a section.
pub trait Section {
    /// Its keys and sections.
    fn schema() -> Schema;
}

/// A type that is the value of a key.
pub trait Setting {
    /// How it is read from the environment.
    const KIND: Kind;
}

impl<T: Setting> Setting for Option<T> {
    const KIND: Kind = T::KIND;
}

impl<T: Setting> Setting for Vec<T> {
    const KIND: Kind = Kind::List;
}

macro_rules! settings {
    ($($kind:ident: $($name:ty),+;)+) => { $($(impl Setting for $name { const KIND: Kind = Kind::$kind; })+)+ };
}

settings! {
    Number: u16, u32;
    Text: String, PathBuf, SocketAddr, Network, PublicUrl, super::SignUp, super::LogFormat, super::MailMode, super::ServiceWorker,
        super::PushContact, super::PushReach;
    Secret: Secret, super::PushKey;
}

macro_rules! section {
    (
        $(#[doc = $about:literal])+
        $name:ident {
            $($(#[doc = $doc:literal])+ $key:ident: $type:ty = $default:expr $(, example $example:literal)?;)*
        }
        $(sections { $($(#[doc = $below_doc:literal])+ $below:ident: $below_type:ty;)* })?
    ) => {
        $(#[doc = $about])+
        #[derive(Debug, Clone, serde::Deserialize, serde::Serialize)]
        #[serde(default, deny_unknown_fields)]
        pub struct $name {
            $($(#[doc = $doc])+ pub $key: $type,)*
            $($($(#[doc = $below_doc])+ pub $below: $below_type,)*)?
        }

        impl Default for $name {
            fn default() -> Self {
                Self { $($key: $default,)* $($($below: Default::default(),)*)? }
            }
        }

        impl $crate::config::Section for $name {
            fn schema() -> $crate::config::Schema {
                $crate::config::Schema {
                    about: &[$($about),+],
                    fields: vec![$($crate::config::Field {
                        key: stringify!($key),
                        about: &[$($doc),+],
                        kind: <$type as $crate::config::Setting>::KIND,
                        example: [$(Some($example),)? None][0],
                    },)*],
                    sections: vec![$($((stringify!($below), <$below_type as $crate::config::Section>::schema()),)*)?],
                }
            }
        }
    };
}
