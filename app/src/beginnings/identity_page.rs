//! Who one wants to be, and what voted for it lately.

use domain::{format::counted, habits::identity_votes};
use leptos::{prelude::*, server_fn::ServerFn};
use ui::{
    Button, ButtonLink, ButtonVariant, CheckChips, CheckChoice, Disclosure, ErrorSummary, Form, FormActions, Hue,
    IconName, ListRow, ProblemNotice, RowFigure, RowMain, Rows, Section, TextInput,
};

use super::server_fns::{DeleteIdentity, IdentitiesView, IdentityItem, SaveIdentity, VoterItem, load_identities};
use crate::{
    habits::known_today,
    offline::new_uuid,
    page::{DoneNotice, FormState, PageHead, PageState, load_page_or_replica, needs_server, query_text},
};

const LABELS: &[(&str, &str)] = &[("statement", "I want to be …"), ("habits", "Habits that stand for it")];

/// The statements of a person, each with its votes; or the form of one, where the address names it.
#[component]
pub fn IdentityPage() -> impl IntoView {
    let (edit, today) = (query_text("edit"), known_today());
    load_page_or_replica(
        move || edit.get(),
        load_identities,
        move |replica| {
            let votes = identity_votes(&replica.identities, &replica.habits, replica.calendar(today()?));
            let habits: Vec<_> = replica.habits.iter().map(|input| input.habit.clone()).collect();
            Some(IdentitiesView::new(votes, &habits, edit.get()))
        },
        identities_view,
    )
}

pub(crate) fn identities_view(page: PageState<IdentitiesView>) -> AnyView {
    let IdentitiesView { identities, habits, edit } = page.value.get_untracked();
    let edited = edit.and_then(|edit| identities.iter().find(|item| item.id == edit).cloned());
    match edited {
        Some(item) => edit_view(item, habits, page),
        None => list_view(identities, habits, page),
    }
}

fn list_view(identities: Vec<IdentityItem>, habits: Vec<(String, String)>, page: PageState<IdentitiesView>) -> AnyView {
    let is_first = identities.is_empty();
    let sections: Vec<_> = identities.into_iter().map(|item| view! { <IdentitySection item/> }).collect();
    // A page that was made on this device brings no id for its form.
    let id = if page.form_id.is_nil() { new_uuid() } else { page.form_id };
    let new = IdentityItem { id: id.to_string(), statement: String::new(), votes: 0, voters: Vec::new() };
    let lead = is_first.then(|| {
        view! {
            <p class="start__lead">
                "Say in one sentence who you want to be, and choose the habits that show it. Each day that you do one of "
                "them is a vote for that sentence."
            </p>
        }
    });
    view! {
        <PageHead title="Who I want to be" back=Some(("/app/more".to_owned(), "More".to_owned()))/>
        <DoneNotice/>
        {lead}
        {sections}
        <Section title=if is_first { "A first sentence" } else { "Another sentence" }>
            <IdentityFields item=new habits page is_new=true/>
        </Section>
    }
    .into_any()
}

fn edit_view(item: IdentityItem, habits: Vec<(String, String)>, page: PageState<IdentitiesView>) -> AnyView {
    let id = item.id.clone();
    view! {
        <PageHead title="Change the sentence" back=Some(("/app/identity".to_owned(), "Who I want to be".to_owned()))/>
        <IdentityFields item habits page is_new=false/>
        <div class="start__leave">
            <Form action=DeleteIdentity::PATH quiet=true on:submit=needs_server()>
                <input type="hidden" name="id" value=id/>
                <Button variant=ButtonVariant::Danger icon=IconName::Trash>"Delete this sentence"</Button>
            </Form>
        </div>
    }
    .into_any()
}

#[component]
fn IdentitySection(item: IdentityItem) -> impl IntoView {
    let IdentityItem { id, statement, votes, voters } = item;
    let computed = computed(votes, &voters);
    let rows: Vec<_> = voters.into_iter().map(voter_row).collect();
    let label = format!("Change “{statement}”");
    view! {
        <section class="section identity" data-hue=Hue::Leaf.name()>
            <h2 class="identity__statement">{statement}</h2>
            <p class="identity__votes">
                <b class="num">{votes.to_string()}</b>
                {if votes == 1 { " vote in the last 30 days" } else { " votes in the last 30 days" }}
            </p>
            {(!rows.is_empty()).then(|| view! { <Rows label="Votes">{rows}</Rows> })}
            <Disclosure summary="How this is computed">
                <p>{computed}</p>
            </Disclosure>
            <ButtonLink href=format!("/app/identity?edit={id}") variant=ButtonVariant::Text label>"Change"</ButtonLink>
        </section>
    }
}

/// The figure, from its own rows.
fn computed(votes: u32, voters: &[VoterItem]) -> String {
    let rule = "A vote is a day among the last 30, today included, on which a habit of this sentence was done. The \
                two-minute version, skipped and open days do not vote.";
    match voters {
        [] => format!("{rule} No habit stands for this sentence yet."),
        voters => {
            let parts: Vec<String> = voters.iter().map(|voter| format!("{} {}", voter.name, voter.votes)).collect();
            format!("{rule} {}: together {votes}.", parts.join(", "))
        }
    }
}

fn voter_row(voter: VoterItem) -> impl IntoView {
    let href = format!("/app/habits/{}", voter.habit_id);
    let days = counted(voter.votes, "day", "days");
    let (value, unit) =
        days.split_once(' ').map(|(value, unit)| (value.to_owned(), unit.to_owned())).unwrap_or_default();
    view! {
        <ListRow>
            <RowMain title=voter.name href=Some(href)/>
            <RowFigure value unit/>
        </ListRow>
    }
}

#[component]
fn IdentityFields(
    item: IdentityItem,
    habits: Vec<(String, String)>,
    page: PageState<IdentitiesView>,
    is_new: bool,
) -> impl IntoView {
    let state = FormState::new("identity", page.draft.get_value());
    let chosen: Vec<String> = item.voters.into_iter().map(|voter| voter.habit_id).collect();
    let kept = state.value("habits[]", &chosen.join(","));
    let options: Vec<CheckChoice> = habits
        .into_iter()
        .map(|(id, name)| CheckChoice {
            checked: kept.split(',').any(|kept| kept == id),
            value: id,
            short: name.clone(),
            label: name,
        })
        .collect();
    let voters = (!options.is_empty())
        .then(|| view! { <CheckChips name="habits[]" legend="Habits that stand for it" options/> });
    let (label, button) = if is_new { ("New sentence", "Keep this sentence") } else { ("Change the sentence", "Save") };
    view! {
        <Form action=SaveIdentity::PATH label on:submit=needs_server()>
            <input type="hidden" name="form" value="identity"/>
            <input type="hidden" name="id" value=state.value("id", &item.id)/>
            <input type="hidden" name="is_new" value=is_new.to_string()/>
            <ErrorSummary problems=state.summary(LABELS)/>
            <ProblemNotice code=state.problem_code()/>
            <TextInput
                name="statement"
                label="I want to be …"
                value=state.value("statement", &item.statement)
                hint="A person who reads. Somebody who is rested."
                error=state.error("statement")
                maxlength=200
                autocomplete="off"
            />
            {voters}
            <FormActions>
                <Button>{button}</Button>
            </FormActions>
        </Form>
    }
}
