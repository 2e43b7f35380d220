//! What the person wants to be told: kinds by ways, quiet hours, the summary, how much a day. Everything can be
//! switched off here.

use domain::notifications::{Channel, NotificationKind};
use leptos::{prelude::*, server_fn::ServerFn};
use ui::{
    Button, ButtonVariant, CheckCell, CheckRow, CheckTable, Checkbox, ErrorSummary, FieldGroup, Form, FormActions,
    IconName, InputKind, Notice, ProblemNotice, Section, TextInput, Tone,
};

use super::{
    NotificationSettingsForm, NotificationSettingsView, SaveNotificationSettings, SilenceNotifications,
    load_notification_settings, push_devices::PushDevices, settings_form::box_value,
};
use crate::{
    calendar::CalendarFeeds,
    identity::SettingsTabs,
    install::PermissionExplainer,
    page::{DoneNotice, FormState, PageHead, PageState, load_online_page, needs_server},
    words::{channel_name, kind_name, kind_note},
};

const LABELS: &[(&str, &str)] = &[
    ("quiet_from", "Quiet from"),
    ("quiet_to", "Quiet until"),
    ("digest_at", "Time of the summary"),
    ("daily_limit", "At most a day"),
];

/// The settings.
#[component]
pub fn NotificationSettingsPage() -> impl IntoView {
    load_online_page(load_notification_settings, settings_view)
}

pub(crate) fn settings_view(page: PageState<NotificationSettingsView>) -> AnyView {
    let NotificationSettingsView { form, has_address, is_silent, devices } = page.value.get_untracked();
    let state = FormState::new("notifications", page.draft.get_value());
    let unproved = (!has_address).then(|| {
        view! {
            <Notice tone=Tone::Plain>
                "Mails come once your address is confirmed. The link is in the mail we sent you when you signed up."
            </Notice>
        }
    });
    view! {
        <PageHead title="Notifications"/>
        <SettingsTabs/>
        <DoneNotice/>
        {unproved}
        <Form action=SaveNotificationSettings::PATH label="Notifications" on:submit=needs_server()>
            <input type="hidden" name="form" value="notifications"/>
            <ErrorSummary problems=state.summary(LABELS)/>
            <ProblemNotice code=state.problem_code()/>
            <Ways form=form.clone() state/>
            <Summary form=form.clone() state/>
            <Quiet form=form.clone() state/>
            <HowMuch form state/>
            <FormActions>
                <Button>"Save"</Button>
            </FormActions>
        </Form>
        <Section title="On this device">
            <PermissionExplainer/>
        </Section>
        <PushDevices devices/>
        <CalendarFeeds/>
        <Off is_silent/>
    }
    .into_any()
}

/// Kinds by ways, as a table.
#[component]
fn Ways(form: NotificationSettingsForm, state: FormState) -> impl IntoView {
    let checked = state.value("on[]", &form.on.join(","));
    let cell = |kind: NotificationKind, channel: Channel| {
        let value = box_value(kind, channel);
        let label = format!("{}: {}", kind_name(kind), channel_name(channel));
        CheckCell { checked: checked.split(',').any(|on| on == value), value, label }
    };
    let row = |kind: NotificationKind| CheckRow {
        title: kind_name(kind).to_owned(),
        note: kind_note(kind).to_owned(),
        cells: Channel::ALL.into_iter().map(|channel| cell(kind, channel)).collect(),
    };
    let rows = NotificationKind::ALL.into_iter().map(row).collect();
    let columns = Channel::ALL.into_iter().map(|channel| channel_name(channel).to_owned()).collect();
    view! {
        <FieldGroup legend="What you are told">
            <CheckTable name="on[]" caption="What you are told, and by which way" columns rows/>
        </FieldGroup>
    }
}

#[component]
fn Summary(form: NotificationSettingsForm, state: FormState) -> impl IntoView {
    view! {
        <FieldGroup legend="Summary of the day">
            <TextInput
                name="digest_at"
                label="Time of the summary"
                kind=InputKind::Time
                value=state.value("digest_at", &form.digest_at)
                error=state.error("digest_at")
                hint="One message that says what the day asks for. Left empty, none comes."
            />
        </FieldGroup>
    }
}

#[component]
fn Quiet(form: NotificationSettingsForm, state: FormState) -> impl IntoView {
    view! {
        <FieldGroup legend="Quiet hours">
            <TextInput
                name="quiet_from"
                label="Quiet from"
                kind=InputKind::Time
                value=state.value("quiet_from", &form.quiet_from)
                error=state.error("quiet_from")
                hint="Left empty, no hour is quiet."
            />
            <TextInput
                name="quiet_to"
                label="Quiet until"
                kind=InputKind::Time
                value=state.value("quiet_to", &form.quiet_to)
                error=state.error("quiet_to")
                hint="What comes up in quiet hours waits until they end. What would be too late by then stays in the app."
            />
        </FieldGroup>
    }
}

#[component]
fn HowMuch(form: NotificationSettingsForm, state: FormState) -> impl IntoView {
    let badge = state.value("badge", &form.badge) == "true";
    view! {
        <FieldGroup legend="How much">
            <TextInput
                name="daily_limit"
                label="At most a day"
                kind=InputKind::Whole
                value=state.value("daily_limit", &form.daily_limit)
                error=state.error("daily_limit")
                hint="Push and mail together, 0 to 50. What is over it stays in the app."
                autocomplete="off"
            />
            <Checkbox
                name="badge"
                label="Show on the app's icon how much is open today"
                checked=badge
                hint="Where Wellspring is installed."
            />
        </FieldGroup>
    }
}

/// One press, and nothing is told any more.
#[component]
fn Off(is_silent: bool) -> impl IntoView {
    let content = if is_silent {
        view! { <p class="quiet measure">"Everything is off. Nothing is sent, and nothing is put into your list."</p> }
            .into_any()
    } else {
        view! {
            <p class="quiet measure">"No push, no mail, nothing in the list. Your habits stay as they are."</p>
            <Form action=SilenceNotifications::PATH quiet=true on:submit=needs_server()>
                <Button variant=ButtonVariant::Quiet icon=IconName::Moon>"Switch everything off"</Button>
            </Form>
        }
        .into_any()
    };
    view! { <Section title="Everything off">{content}</Section> }
}
