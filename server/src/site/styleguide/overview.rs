//! The page of the style guide: type, colour, actions and icons here, the rest in the files beside.

use leptos::prelude::*;
use ui::{
    BottomBar, Button, ButtonLink, ButtonVariant, Hue, Icon, IconName, Menu, PageHeader, Place, PrevNext, Section,
    TabLink, TabLinks,
};

use super::{charts, forms, lists, states};
use crate::site::layout::{PageContext, PageMeta, page};

/// The page of all components.
#[must_use]
pub fn styleguide(context: &PageContext) -> String {
    page(&PageMeta::private("Style guide", "/styleguide"), context, || view! { <Styleguide/> })
}

#[component]
fn Styleguide() -> impl IntoView {
    view! {
        <div class="guide">
            <PageHeader
                title="Style guide"
                over="Every part, every state".to_owned()
                summary=|| "If it is not here, it is not part of the house."
            >
                <Button variant=ButtonVariant::Quiet is_button=true>"One action"</Button>
                <Menu label="More about this page">
                    <Button variant=ButtonVariant::Text icon=IconName::Pencil is_button=true>"Edit"</Button>
                    <Button variant=ButtonVariant::Text icon=IconName::Archive is_button=true>"Archive"</Button>
                    <Button variant=ButtonVariant::Danger icon=IconName::Trash is_button=true>"Delete"</Button>
                </Menu>
            </PageHeader>
            <Type/>
            <Colours/>
            <Actions/>
            {lists::view().into_any()}
            {forms::view().into_any()}
            {charts::view().into_any()}
            {states::view().into_any()}
            <Icons/>
        </div>
    }
}

#[component]
fn Type() -> impl IntoView {
    view! {
        <Section title="Type">
            <p class="guide__t4">"Twelfth of March"</p>
            <p class="guide__t3">"Sixty-four percent"</p>
            <p class="guide__t2">"A section of a page"</p>
            <p class="guide__t1">"A row, a summary, a lead"</p>
            <p>"Body text, sixteen pixels, at most sixty-five characters a line, with " <a href="#main">"a link"</a> " in it."</p>
            <p class="guide__t-1 num">"Small print and units: 0123456789"</p>
        </Section>
    }
}

#[component]
fn Colours() -> impl IntoView {
    let hues = [Hue::Accent, Hue::Leaf, Hue::Amber, Hue::Vermilion, Hue::Plum, Hue::Teal, Hue::Ink];
    let one = |hue: Hue| view! { <li class="guide__hue" data-hue=hue.name()>{hue.name()}</li> };
    view! { <Section title="Colour"><ul class="guide__hues" role="list">{hues.map(one).into_iter().collect::<Vec<_>>()}</ul></Section> }
}

#[component]
fn Actions() -> impl IntoView {
    let places = vec![
        Place::new("#today", "Today", IconName::Today, Hue::Accent, true),
        Place::new("#habits", "Habits", IconName::Habits, Hue::Leaf, false),
        Place::new("#more", "More", IconName::Menu, Hue::Ink, false),
    ];
    let tabs = vec![
        TabLink::new("#a", "Overview", true),
        TabLink::new("#b", "History", false),
        TabLink::new("#c", "Notes", false),
    ];
    view! {
        <Section title="Actions">
            <div class="cluster">
                <Button is_button=true>"Check in"</Button>
                <Button variant=ButtonVariant::Quiet icon=IconName::Plus is_button=true>"New habit"</Button>
                <Button variant=ButtonVariant::Text is_button=true>"Undo"</Button>
                <Button variant=ButtonVariant::Danger is_button=true>"Delete"</Button>
                <Button variant=ButtonVariant::Icon icon=IconName::ArrowUp label="Move up" is_button=true/>
                <Button disabled=true is_button=true>"Not now"</Button>
                <ButtonLink href="#main">"A link"</ButtonLink>
            </div>
            <PrevNext label="Year" prev="#2025".to_owned() next=None prev_label="2025" next_label="2027">"2026"</PrevNext>
            <TabLinks label="Parts of the habit" items=tabs/>
            <div class="guide__bar"><BottomBar places label="Places, as on a phone"/></div>
        </Section>
    }
}

#[component]
fn Icons() -> impl IntoView {
    let one = |name: IconName| view! { <li class="guide__icon"><Icon name/><span>{format!("{name:?}")}</span></li> };
    view! { <Section title="Icons"><ul class="guide__icons" role="list">{IconName::ALL.map(one).into_iter().collect::<Vec<_>>()}</ul></Section> }
}
