//! Where the person is signed in, and the password.

use leptos::{prelude::*, server_fn::ServerFn};
use ui::{
    Button, ButtonVariant, Checkbox, ErrorSummary, Form, FormActions, Icon, IconName, InputKind, ListRow, Mark,
    ProblemNotice, RowMain, Rows, Section, TextInput,
};

use super::{ChangePassword, DeviceView, DevicesView, EndOtherSessions, EndSession, SettingsTabs, load_devices};
use crate::page::{DoneNotice, Draft, FormState, PageHead, PageState, load_online_page, needs_server};

const LABELS: &[(&str, &str)] = &[("current_password", "Current password"), ("password", "New password")];

/// Signed-in devices, each with a way to sign it out.
#[component]
pub fn DevicesPage() -> impl IntoView {
    load_online_page(load_devices, devices_view)
}

pub(crate) fn devices_view(page: PageState<DevicesView>) -> AnyView {
    let DevicesView { devices, tokens } = page.value.get_untracked();
    let others = devices.iter().filter(|device| !device.is_current).count();
    let rows: Vec<_> = devices.into_iter().map(device_row).collect();
    let end_others = (others > 0).then(|| {
        view! {
            <Form action=EndOtherSessions::PATH quiet=true on:submit=needs_server()>
                <Button variant=ButtonVariant::Quiet icon=IconName::SignOut>"Sign out everywhere else"</Button>
            </Form>
        }
    });
    view! {
        <PageHead title="Devices and password"/>
        <SettingsTabs/>
        <DoneNotice/>
        <Section title="Signed in">
            <Rows label="Devices">{rows}</Rows>
            {end_others}
        </Section>
        <PasswordSection tokens draft=page.draft.get_value()/>
    }
    .into_any()
}

fn device_row(device: DeviceView) -> impl IntoView {
    let last = if device.is_app { "App, last used" } else { "Last seen" };
    let note = format!("{last} {}. Since {}.", device.last_seen, device.since);
    let end = (!device.is_current).then(|| {
        let label = format!("Sign out {}, signed in {}", device.label, device.since);
        view! {
            <Form action=EndSession::PATH quiet=true on:submit=needs_server()>
                <input type="hidden" name="id" value=device.id/>
                <Button variant=ButtonVariant::Text label>"Sign out"</Button>
            </Form>
        }
    });
    let here = device.is_current.then(|| view! { " " <Mark text="this device"/> });
    view! {
        <ListRow>
            <Icon name=IconName::Devices/>
            <RowMain title=device.label>{note} {here}</RowMain>
            {end}
        </ListRow>
    }
}

#[component]
fn PasswordSection(tokens: usize, draft: Option<Draft>) -> impl IntoView {
    let state = FormState::new("password", draft);
    let is_ticked = state.value("revoke_tokens", "") == "true";
    let revoke = (tokens > 0).then(|| {
        view! {
            <Checkbox
                name="revoke_tokens"
                label="Revoke my access tokens too"
                checked=is_ticked
                hint="Scripts and apps that use one keep working otherwise."
            />
        }
    });
    view! {
        <Section title="Password">
            <Form action=ChangePassword::PATH label="Password" on:submit=needs_server()>
                <input type="hidden" name="form" value="password"/>
                <ErrorSummary problems=state.summary(LABELS)/>
                <ProblemNotice code=state.problem_code()/>
                <TextInput
                    name="current_password"
                    label="Current password"
                    kind=InputKind::Password
                    error=state.error("current_password")
                    autocomplete="current-password"
                    required=true
                />
                <TextInput
                    name="password"
                    label="New password"
                    kind=InputKind::Password
                    error=state.error("password")
                    hint="At least 15 characters. Three or four words in a row work well."
                    autocomplete="new-password"
                    required=true
                />
                {revoke}
                <p class="quiet measure">"Changing it signs you out on every other device."</p>
                <FormActions>
                    <Button variant=ButtonVariant::Quiet>"Change password"</Button>
                </FormActions>
            </Form>
        </Section>
    }
}
