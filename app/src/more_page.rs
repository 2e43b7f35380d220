//! Everything that has no place of its own in the bar.

use leptos::prelude::*;
use ui::{Button, ButtonVariant, IconName, LinkRow, Rows, Section};

use crate::{
    notifications::unread,
    page::PageHead,
    words::{told_so_far, unread_words},
};

/// Links to the settings, and the way out.
#[component]
pub fn MorePage() -> impl IntoView {
    view! {
        <PageHead title="More"/>
        <Rows>
            <Told/>
            <LinkRow
                href="/app/search"
                title="Search"
                note="Habits, projects and tasks"
                icon=IconName::Search
            />
        </Rows>
        <Section title="Habits">
            <Rows>
                <LinkRow
                    href="/app/identity"
                    title="Who I want to be"
                    note="A sentence about you, and the habits that vote for it"
                    icon=IconName::Person
                />
                <LinkRow href="/app/stacks" title="Stacks" note="What follows what" icon=IconName::Link/>
                <LinkRow
                    href="/app/plans"
                    title="Plans for wishes"
                    note="From a wish to one thing that you do when it gets hard"
                    icon=IconName::Pencil
                />
                <LinkRow
                    href="/app/start"
                    title="Find habits to begin with"
                    note="Four short questions and a ready-made stack"
                    icon=IconName::Today
                />
            </Rows>
        </Section>
        <Section title="Settings">
            <Rows>
                <LinkRow
                    href="/app/settings"
                    title="Profile"
                    note="Name, time zone, when your day begins, how things are shown"
                    icon=IconName::Person
                />
                <LinkRow
                    href="/app/settings/notifications"
                    title="Notifications"
                    note="What you are told, by which way and when"
                    icon=IconName::Bell
                />
                <LinkRow
                    href="/app/settings/devices"
                    title="Devices and password"
                    note="Where you are signed in"
                    icon=IconName::Devices
                />
                <LinkRow
                    href="/app/settings/tokens"
                    title="Access tokens"
                    note="For scripts and other apps of yours"
                    icon=IconName::Key
                />
                <LinkRow
                    href="/app/settings/install"
                    title="On this device"
                    note="Put Wellspring on the home screen, and what it can do there"
                    icon=IconName::Download
                />
                <LinkRow
                    href="/app/settings/shared"
                    title="Shared with Wellspring"
                    note="What you sent here from other apps"
                    icon=IconName::Link
                />
                <LinkRow
                    href="/app/settings/sync"
                    title="Sync"
                    note="What this device has not sent yet"
                    icon=IconName::Sync
                />
                <LinkRow
                    href="/app/settings/data"
                    title="Your data"
                    note="Bring your history, take everything along, delete your account"
                    icon=IconName::Archive
                />
            </Rows>
        </Section>
        <Section title="Wellspring">
            <Rows>
                <LinkRow href="/features" title="What it can do" icon=IconName::Question/>
                <LinkRow href="/api/docs" title="Interface for programs" icon=IconName::Server/>
                <LinkRow href="/privacy" title="Privacy" icon=IconName::Lock/>
            </Rows>
        </Section>
        <SignOut/>
    }
    .into_any()
}

/// The way to what the person was told, and how much of it is unread.
#[component]
fn Told() -> impl IntoView {
    let unread = unread();
    move || {
        let count = unread.get();
        let note = if count > 0 { unread_words(count) } else { told_so_far().to_owned() };
        view! { <LinkRow href="/app/notifications" title="Notifications" note icon=IconName::Bell/> }
    }
}

/// The offline client finds this form by its id and asks first when something is not sent yet.
#[component]
fn SignOut() -> impl IntoView {
    view! {
        <form class="form form--quiet more__out" method="post" action="/sign-out" id="sign-out-form">
            <Button variant=ButtonVariant::Quiet icon=IconName::SignOut>"Sign out"</Button>
        </form>
    }
}
