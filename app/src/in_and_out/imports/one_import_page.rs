//! One file, from being read to being taken back. The page looks again by itself while the server is at work.

use domain::imports::{Import, ImportState};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_router::hooks::use_params_map;
use ui::{Bar, Button, ButtonLink, ButtonVariant, Form, IconName, Notice, Tone};

use super::{
    AnswerImport, DiscardImport, ImportItem, OneImportView, UndoImport,
    form::START_AGAIN,
    left_out::left_behind,
    load_import,
    place::place_words,
    preview_view::preview_view,
    standing::{counts_words, is_nothing, standing_words},
};
use crate::{
    in_and_out::{
        beat::{Beat, LookAgain},
        words::{format_name, refusal_words},
    },
    page::{DoneNotice, PageHead, PageState, load_online_page_of, needs_server},
};

/// One file that was brought along.
#[component]
pub fn OneImportPage() -> impl IntoView {
    let (beat, params) = (Beat::new(), use_params_map());
    let id = Memo::new(move |_| params.with(|params| params.get("id")).unwrap_or_default());
    load_online_page_of(
        move || (beat.count(), id.get()),
        |(_, id), draft| load_import(id, draft),
        move |page| one_import_view(page, beat),
    )
}

pub(in crate::in_and_out) fn one_import_view(page: PageState<OneImportView>, beat: Beat) -> AnyView {
    let OneImportView { item, preview, zones } = page.value.get_untracked();
    match item.import.state {
        ImportState::Uploaded | ImportState::Applying => beat.go_on(),
        _ => beat.end(standing_words(&item)),
    }
    let title = item.import.format.map_or("Your file", format_name);
    let file_name = item.import.file_name.clone();
    let content = match (item.import.state, preview) {
        (ImportState::Read, Some(preview)) => preview_view(page, preview, zones),
        (ImportState::Read, None) => overtaken(&item.import),
        (ImportState::Uploaded, _) => reading(&item.import),
        (ImportState::Applying, _) => applying(&item.import),
        (ImportState::Applied, _) => applied(item),
        (ImportState::Undone, _) => undone(&item.import),
        (ImportState::Failed, _) => failed(&item.import),
    };
    let back = ("/app/settings/data/import".to_owned(), "Bring your history".to_owned());
    view! {
        <PageHead title back=Some(back)/>
        <DoneNotice/>
        <p class="quiet found__file">{file_name}</p>
        {content}
    }
    .into_any()
}

fn address(import: &Import) -> String {
    format!("/app/settings/data/import/{}", import.id)
}

fn reading(import: &Import) -> AnyView {
    view! {
        <p class="measure">"Your file is being read. This takes some seconds; nothing is changed meanwhile."</p>
        <LookAgain href=address(import)/>
    }
    .into_any()
}

/// What was found in it is not known any more: the program was replaced meanwhile, say.
fn overtaken(import: &Import) -> AnyView {
    let id = import.id.to_string();
    view! {
        <p class="measure">"This file has to be read once more. Your answers to it are asked again."</p>
        <Form action=AnswerImport::PATH quiet=true on:submit=needs_server()>
            <input type="hidden" name="id" value=id/>
            <p>
                <Button name="act" value=START_AGAIN>"Look at it again"</Button>
            </p>
        </Form>
    }
    .into_any()
}

fn applying(import: &Import) -> AnyView {
    let (done, total) = import.progress.map_or((0, 0), |progress| (progress.done, progress.total));
    let fraction = if total == 0 { 0.0 } else { f64::from(done) / f64::from(total) };
    let words = match total {
        0 => "It is about to begin.".to_owned(),
        total => format!("{done} of {total} days and tasks"),
    };
    view! {
        <p class="measure">
            "Your history is coming in. You can leave this page; it goes on, and either all of it is here in the end or \
             nothing."
        </p>
        <Bar fraction label=words.clone()/>
        <p class="quiet num">{words}</p>
        <LookAgain href=address(import)/>
    }
    .into_any()
}

fn applied(item: ImportItem) -> AnyView {
    let ImportItem { import, undo_until, .. } = item;
    let id = import.id.to_string();
    let undo = undo_until.map(|until| {
        view! {
            <p class="quiet measure">
                "Until " {until} " you can take all of it back. What you change meanwhile stays."
            </p>
            <Form action=UndoImport::PATH quiet=true on:submit=needs_server()>
                <input type="hidden" name="id" value=id/>
                <Button variant=ButtonVariant::Quiet icon=IconName::Undo>"Take it back"</Button>
            </Form>
        }
    });
    let (href, label) = if import.made.habits > 0 || import.made.entries > 0 {
        ("/app/habits", "See your habits")
    } else {
        ("/app/tasks", "See your tasks")
    };
    let words = match is_nothing(import.made) {
        true => "All of it was here already. Nothing was made twice.".to_owned(),
        false => format!("{} came in.", counts_words(import.made)),
    };
    view! {
        <div class="flow">
            <p class="found__outcome">{words}</p>
            <p class="cluster"><ButtonLink href>{label}</ButtonLink></p>
            {undo}
        </div>
        {left_behind(&import.losses)}
    }
    .into_any()
}

fn undone(import: &Import) -> AnyView {
    let kept = (!is_nothing(import.kept)).then(|| {
        view! {
            <p class="measure">"What you had changed since stayed: " {counts_words(import.kept)} "."</p>
        }
    });
    view! {
        <div class="flow">
            <p class="found__outcome">"This import was taken back."</p>
            {kept}
            <p class="cluster">
                <ButtonLink href="/app/settings/data/import" variant=ButtonVariant::Quiet>"Choose a file"</ButtonLink>
            </p>
        </div>
    }
    .into_any()
}

fn failed(import: &Import) -> AnyView {
    let why = import.refusal.clone();
    let words = why.as_ref().map_or("This file could not be read.", |why| refusal_words(&why.code));
    let place = why.and_then(|why| why.place).and_then(|place| place_words(&place, ""));
    // The name of the file stands above already.
    let place = place.filter(|place| *place != import.file_name);
    let id = import.id.to_string();
    view! {
        <div class="flow">
            <Notice tone=Tone::Warning>
                <p>{words}</p>
                {place.map(|place| view! { <p class="notice__more">{place}</p> })}
            </Notice>
            <p class="measure">"Nothing was changed."</p>
            <div class="cluster">
                <ButtonLink href="/app/settings/data/import">"Choose another file"</ButtonLink>
                <Form action=DiscardImport::PATH quiet=true on:submit=needs_server()>
                    <input type="hidden" name="id" value=id/>
                    <Button variant=ButtonVariant::Text>"Put this one away"</Button>
                </Form>
            </div>
        </div>
    }
    .into_any()
}
