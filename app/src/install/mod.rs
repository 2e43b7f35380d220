//! The app on the device's own screen: when somebody is invited to put it there, how that is done, what it can do from
//! then on, and the page of what other apps share with it.

#[cfg(feature = "hydrate")]
mod browser;
mod device;
mod explainer;
#[cfg(feature = "hydrate")]
mod later;
mod page;
mod shared_page;
mod steps;
mod surroundings;
mod today_card;

#[cfg(feature = "hydrate")]
pub(crate) use browser::is_installed;
pub use device::{Install, provide_install, use_install};
pub use explainer::PermissionExplainer;
pub use page::InstallPage;
pub use shared_page::SharedPage;
pub use surroundings::{Invitation, Surroundings, Way};
pub(crate) use today_card::TodayInvitation;
