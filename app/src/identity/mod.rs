//! Settings of the person: profile, devices and password, tokens.

mod devices_page;
mod load;
mod profile_form;
mod profile_page;
mod server_fns;
mod settings_tabs;
mod tokens_page;

#[cfg(all(test, feature = "ssr"))]
pub(crate) use self::{devices_page::devices_view, profile_page::profile_view, tokens_page::tokens_view};
pub use devices_page::DevicesPage;
pub use load::{
    DeviceView, DevicesView, LoadDevices, LoadProfile, LoadTokens, ProfileView, TokenView, TokensView, load_devices,
    load_profile, load_tokens,
};
#[cfg(feature = "ssr")]
pub(crate) use load::{when, zones};
pub use profile_form::ProfileForm;
pub use profile_page::ProfilePage;
#[cfg(feature = "ssr")]
pub(crate) use server_fns::secure;
pub use server_fns::{ChangePassword, CreateToken, EndOtherSessions, EndSession, RevokeToken, UpdateProfile};
pub use settings_tabs::SettingsTabs;
pub use tokens_page::TokensPage;
