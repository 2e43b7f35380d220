//! Reading and changing the texts that were shared with this device. The service worker puts them in; a page that was
//! reached without a worker does it here.

use std::rc::Rc;

use domain::{ids::UserId, shared_text::SharedText};
use leptos::prelude::*;
use uuid::Uuid;

use super::{client::Client, clock, shared, store::StorageError};
use crate::offline::shared_texts::{StoredText, claimed_by, is_kept, repeated_for, shown_to};

/// Shows what is kept, and makes what was nobody's the reader's.
pub(super) async fn look(client: &Rc<Client>) {
    let looked = async {
        let mut stored = shared::texts(&client.shared).await?;
        let claimed = claimed_by(reader(client), &stored);
        shared::put_texts(&client.shared, &claimed).await?;
        let repeated = repeated_for(reader(client), &stored);
        for id in &repeated {
            shared::remove_text(&client.shared, *id).await?;
        }
        stored.retain(|row| !repeated.contains(&row.id));
        Ok::<_, StorageError>(stored)
    };
    match looked.await {
        Ok(stored) => client.offline.shared_texts.set(Some(shown_to(reader(client), &stored))),
        Err(error) => client.fail(error.code()),
    }
}

/// Keeps a text, unless it is kept already.
pub(super) async fn keep(client: &Rc<Client>, text: SharedText) {
    let kept = async {
        let stored = shared::texts(&client.shared).await?;
        if is_kept(reader(client), &stored, &text) {
            return Ok(());
        }
        let row = StoredText { id: super::new_uuid(), owner: reader(client), text, at: clock::device_now() };
        shared::put_texts(&client.shared, &[row]).await
    };
    finish(client, kept.await).await;
}

/// Removes a text.
pub(super) async fn remove(client: &Rc<Client>, id: Uuid) {
    finish(client, shared::remove_text(&client.shared, id).await).await;
}

async fn finish(client: &Rc<Client>, done: Result<(), StorageError>) {
    match done {
        Ok(()) => look(client).await,
        Err(error) => client.fail(error.code()),
    }
}

/// Whose data this tab has open.
fn reader(client: &Client) -> Option<UserId> {
    client.session().map(|session| session.user_id)
}
