//! The end of an account: what it means, and the password that asks for it. Nobody is held back, and nobody leaves by
//! mistake.

use leptos::prelude::*;
use ui::{
    Button, ButtonLink, ButtonVariant, ErrorSummary, Form, FormActions, IconName, InputKind, LinkRow, ProblemNotice,
    Rows, TextInput,
};

use super::load_leaving;
use crate::page::{FormState, PageHead, PageState, load_online_page, needs_server};

/// Where the form is posted: it ends every session, this one too, so it belongs to no page of the app.
const LEAVE: &str = "/leave";
const LABELS: &[(&str, &str)] = &[("password", "Your password")];

/// Deleting the account.
#[component]
pub fn LeavePage() -> impl IntoView {
    load_online_page(load_leaving, leave_view)
}

pub(in crate::in_and_out) fn leave_view(page: PageState<()>) -> AnyView {
    let state = FormState::new("leave", page.draft.get_value());
    let back = ("/app/settings/data".to_owned(), "Your data".to_owned());
    view! {
        <PageHead title="Delete your account" back=Some(back)/>
        <div class="flow measure">
            <p>
                "You are signed out everywhere, reminders fall silent, and nobody can get in. For 14 days nothing is erased: \
                 sign in, say that you come back, and all of it is as it was."
            </p>
            <p>
                "After that everything is erased: habits, days, notes, tasks, settings and files. Backups of this server \
                 forget it as they grow old. What is on this device is removed at once, with what it has not sent yet."
            </p>
        </div>
        <Rows>
            <LinkRow
                href="/app/settings/data/export"
                title="Take everything along first"
                note="As one file that any Wellspring reads back"
                icon=IconName::Download
            />
        </Rows>
        <Form action=LEAVE label="Delete your account" on:submit=needs_server()>
            <ErrorSummary problems=state.summary(LABELS)/>
            <ProblemNotice code=state.problem_code()/>
            <TextInput
                name="password"
                label="Your password"
                kind=InputKind::Password
                error=state.error("password")
                autocomplete="current-password"
                required=true
            />
            <FormActions>
                <Button variant=ButtonVariant::Danger>"Delete my account"</Button>
                <ButtonLink href="/app/settings/data" variant=ButtonVariant::Text>"Keep it"</ButtonLink>
            </FormActions>
        </Form>
    }
    .into_any()
}
