//! Who is signed in. Asked before anything of a person is shown on a server-rendered page or sent from this device, so
//! that one person's queue never travels under another's session.

use std::rc::Rc;

use domain::ids::UserId;
use leptos::prelude::*;

use super::{
    broadcast::News,
    client::{Client, Session},
    cycle::Trouble,
    http, schema, shared,
    store::{Edit, StorageError, Store},
};
use crate::json;
use crate::offline::{LockedQueue, ReplicaUser, Start, feed};
use crate::page::Done;

/// How long an answer about who is here stays good, in milliseconds.
const FRESH: f64 = 30_000.0;

/// The open session of the person who is signed in, asked for where it is not certain.
pub(super) async fn ensure(client: &Rc<Client>) -> Result<Rc<Session>, Trouble> {
    let now = js_sys::Date::now();
    let is_fresh = client.identified_at.get().is_some_and(|at| (0.0..FRESH).contains(&(now - at)));
    if let Some(session) = client.session().filter(|_| is_fresh) {
        return Ok(session);
    }
    let answer = http::who(client).await.ok_or(Trouble::Later)?;
    if client.is_leaving.get() {
        return Err(Trouble::Held);
    }
    match answer.status {
        200 => {
            let user = signed_in(&answer).ok_or(Trouble::Later)?;
            let before = client.shown.get();
            let session = adopt(client, user).await.map_err(|error| stored_badly(client, error))?;
            if before.is_some_and(|before| before != session.user_id) {
                begin_anew();
                return Err(Trouble::Held);
            }
            client.identified_at.set(Some(now));
            client.tell(|status| status.signed_out = false);
            Ok(session)
        }
        401 | 410 => {
            client.tell(|status| status.signed_out = true);
            if client.start == Start::Shell && client.session().is_none() {
                // The shell has nothing to show to nobody.
                let _ = window().location().assign(&sign_in_address());
            }
            Err(Trouble::Held)
        }
        _ => Err(Trouble::Later),
    }
}

/// Where to sign in, and to come back to the page that was asked for.
fn sign_in_address() -> String {
    let here = window().location();
    let path = here.pathname().unwrap_or_default() + &here.search().unwrap_or_default();
    format!("/sign-in?next={}", String::from(js_sys::encode_uri_component(&path)))
}

/// The person whom an answer to [`http::who`] names.
pub(super) fn signed_in(answer: &http::Answer) -> Option<ReplicaUser> {
    let value = json::read(&answer.body).ok().filter(|_| answer.status == 200)?;
    feed::read_user(&value)
}

/// Pages, fields and offers to undo in this tab are still somebody else's: it starts over as the one who is here now,
/// and says so.
fn begin_anew() {
    // Fails only while the page is leaving already.
    let _ = window().location().assign(&format!("/app?{}", Done::PersonChanged.to_query()));
}

fn stored_badly(client: &Client, error: StorageError) -> Trouble {
    client.fail(error.code());
    Trouble::Held
}

/// Makes this the person of the tab: opens their database, locks whoever was here before.
async fn adopt(client: &Rc<Client>, user: ReplicaUser) -> Result<Rc<Session>, StorageError> {
    if let Some(open) = client.session().filter(|open| open.user_id == user.user_id) {
        if open.memory.borrow().base.user != user {
            open.memory.borrow_mut().base.user = user.clone();
            open.store.write(&[Edit::put(schema::PROFILE, &user)?]).await?;
            let last_sync = open.memory.borrow().meta.last_sync;
            shared::remember(&client.shared, &user, last_sync).await?;
            client.publish();
        }
        return Ok(open);
    }
    client.close_session();
    let known = shared::load(&client.shared).await?;
    client.device_id.set(shared::device_id(&client.shared, known.device_id).await?);
    let is_new = known.current.as_ref().is_none_or(|before| before.user_id != user.user_id);
    if let Some(before) = known.current.filter(|before| before.user_id != user.user_id) {
        lock_away(client, before).await?;
    }
    let session = client.open_session(user.clone()).await?;
    session.store.write(&[Edit::put(schema::PROFILE, &user)?]).await?;
    session.memory.borrow_mut().base.user = user.clone();
    let last_sync = session.memory.borrow().meta.last_sync;
    shared::remember(&client.shared, &user, last_sync).await?;
    show_locked(client, user.user_id).await?;
    if is_new {
        client.channel.tell(News::Person);
    }
    client.publish();
    client.live.start(client);
    Ok(session)
}

/// Removes what another person's replica shows and leaves their queue, counted.
async fn lock_away(client: &Rc<Client>, before: ReplicaUser) -> Result<(), StorageError> {
    let store = schema::person(before.user_id);
    let (_, ops, dead) = schema::load_queue(&store).await?;
    let unsent = ops.iter().filter(|op| op.is_unsent()).count() + dead.len();
    forget_replica(&store).await?;
    store.close();
    let display_name = before.display_name.as_str().to_owned();
    shared::count_queue(&client.shared, &LockedQueue { user_id: before.user_id, display_name, unsent }).await
}

/// Clears everything but the queue and the dead letters.
pub(super) async fn forget_replica(store: &Store) -> Result<(), StorageError> {
    let stores = schema::OF_THE_FEED.into_iter().chain([schema::META, schema::PROFILE]);
    store.write(&stores.map(Edit::Clear).collect::<Vec<_>>()).await.map(drop)
}

/// Tells the pages whose queues are held back.
pub(super) async fn show_locked(client: &Rc<Client>, me: UserId) -> Result<(), StorageError> {
    let queues = shared::load(&client.shared).await?.queues;
    let locked: Vec<_> = queues.into_iter().filter(|queue| queue.user_id != me).collect();
    client.tell(|status| status.locked = locked);
    Ok(())
}
