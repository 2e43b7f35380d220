//! Tokens for scripts and other apps of the person's own.

use leptos::{prelude::*, server_fn::ServerFn};
use ui::{
    Button, ButtonVariant, CheckChips, CheckChoice, Empty, ErrorSummary, Form, FormActions, Icon, IconName, ListRow,
    Notice, ProblemNotice, RowMain, Rows, Section, Select, SelectOption, TextInput, Tone,
};

use super::{CreateToken, RevokeToken, SettingsTabs, TokenView, TokensView, load_tokens};
use crate::page::{DoneNotice, Draft, FormState, PageHead, PageState, load_online_page, needs_server};

const LABELS: &[(&str, &str)] =
    &[("name", "Name"), ("scopes", "What it may do"), ("expires_in_days", "How long it works")];

const SCOPES: [(&str, &str, &str); 3] = [
    ("read", "Read", "Read your habits and entries"),
    ("write", "Write", "Change your habits and entries"),
    ("account", "Account", "Change your profile, devices and tokens"),
];

/// Tokens, and making one.
#[component]
pub fn TokensPage() -> impl IntoView {
    load_online_page(load_tokens, tokens_view)
}

pub(crate) fn tokens_view(page: PageState<TokensView>) -> AnyView {
    let view = page.value.get_untracked();
    let rows: Vec<_> = view.tokens.into_iter().map(token_row).collect();
    let list = if rows.is_empty() {
        view! {
            <Empty
                title="No tokens"
                text="A token lets a script or another app of yours use Wellspring without your password."
                icon=IconName::Key
            >
                <a href="/api/docs">"Read what programs can do"</a>
            </Empty>
        }
        .into_any()
    } else {
        view! { <Rows label="Tokens">{rows}</Rows> }.into_any()
    };
    view! {
        <PageHead title="Access tokens"/>
        <SettingsTabs/>
        <DoneNotice/>
        {view.secret.map(|secret| view! { <NewSecret secret/> })}
        <Section title="Your tokens">{list}</Section>
        <NewToken draft=page.draft.get_value()/>
    }
    .into_any()
}

/// The secret, this once.
#[component]
fn NewSecret(secret: String) -> impl IntoView {
    view! {
        <Notice tone=Tone::Warning>
            <p>"Copy this token now. It is not shown again."</p>
            <p>
                <code class="secret">{secret}</code>
            </p>
        </Notice>
    }
}

fn token_row(token: TokenView) -> impl IntoView {
    let words: Vec<&str> =
        SCOPES.iter().filter(|(scope, ..)| token.scopes.iter().any(|s| s == scope)).map(|(_, word, _)| *word).collect();
    let until = token.expires.map_or_else(|| "no end".to_owned(), |at| format!("until {at}"));
    let used = token.last_used.map_or_else(|| "not used yet".to_owned(), |at| format!("last used {at}"));
    let note = format!("{} · {until} · {used}", words.join(", "));
    view! {
        <ListRow>
            <Icon name=IconName::Key/>
            <RowMain title=token.name.clone()>{note}</RowMain>
            <Form action=RevokeToken::PATH quiet=true on:submit=needs_server()>
                <input type="hidden" name="id" value=token.id/>
                <Button variant=ButtonVariant::Text label=format!("Revoke {}", token.name)>"Revoke"</Button>
            </Form>
        </ListRow>
    }
}

#[component]
fn NewToken(draft: Option<Draft>) -> impl IntoView {
    let state = FormState::new("token", draft);
    let chosen = state.value("scopes[]", "read");
    let scopes = SCOPES.iter().map(move |(value, short, label)| CheckChoice {
        value: (*value).to_owned(),
        short: (*short).to_owned(),
        label: (*label).to_owned(),
        checked: chosen.split(',').any(|scope| scope == *value),
    });
    let spans = [("30", "30 days"), ("90", "90 days"), ("365", "A year"), ("", "Until you revoke it")];
    view! {
        <Section title="New token">
            <Form action=CreateToken::PATH label="New token" on:submit=needs_server()>
                <input type="hidden" name="form" value="token"/>
                <ErrorSummary problems=state.summary(LABELS)/>
                <ProblemNotice code=state.problem_code()/>
                <TextInput
                    name="name"
                    label="Name"
                    value=state.value("name", "")
                    error=state.error("name")
                    hint="Where you will use it"
                    maxlength=80
                    autocomplete="off"
                    required=true
                />
                <CheckChips name="scopes[]" legend="What it may do" options=scopes.collect() error=state.error("scopes")/>
                <Select
                    name="expires_in_days"
                    label="How long it works"
                    options=spans.into_iter().map(|(value, label)| SelectOption::new(value, label)).collect()
                    value=state.value("expires_in_days", "90")
                    error=state.error("expires_in_days")
                />
                <FormActions>
                    <Button variant=ButtonVariant::Quiet icon=IconName::Plus>"Make token"</Button>
                </FormActions>
            </Form>
        </Section>
    }
}
