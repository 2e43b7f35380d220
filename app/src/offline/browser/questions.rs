//! Puts the questions of this device to the person, holds back what their answer decides about, and keeps the answers.

use std::{cell::RefCell, rc::Rc};

use domain::time::local_day;
use jiff::{Timestamp, civil::Date};
use leptos::prelude::*;
use serde_json::json;

use super::{
    broadcast::News,
    client::{Client, Session},
    clock, cycle, http, schema,
    store::{Edit, StorageError},
    writing,
};
use crate::offline::questions::{self, Clock, ClockAnswer, ClockQuestion, ZoneQuestion};
use crate::offline::{ReplicaUser, Write};

/// Writes of a day that may not be the day. In memory only: the page does not show them as done before they are stored.
#[derive(Debug, Default)]
pub(super) struct Held(RefCell<Vec<HeldWrite>>);

#[derive(Debug)]
struct HeldWrite {
    write: Write,
    undo: Option<Write>,
    /// What the page took for today.
    today: Date,
}

impl Held {
    /// Forgets them: they were of somebody who is not here any more.
    pub(super) fn clear(&self) {
        self.0.borrow_mut().clear();
    }
}

/// Holds a write of today back while today is in doubt, and says whether it did.
pub(super) fn hold(client: &Client, write: &Write, undo: Option<&Write>) -> bool {
    let today = client.offline.today.get_untracked();
    let is_asked = client.offline.status.with_untracked(|status| status.clock_question.is_some());
    if !is_asked || write.day() != Some(today) {
        return false;
    }
    client.held.0.borrow_mut().push(HeldWrite { write: write.clone(), undo: undo.cloned(), today });
    client.fail("day_in_doubt");
    true
}

impl Client {
    /// The instant by which the day is told.
    pub(super) fn day_instant(&self) -> Timestamp {
        match self.day_clock() {
            Some(Clock::Server) => self.now(),
            _ => clock::device_now(),
        }
    }

    /// The day that a habit begins with which names none.
    pub(super) fn first_day(&self) -> Date {
        let asked = self.offline.status.with_untracked(|status| status.clock_question);
        asked.map_or_else(|| self.offline.today.get_untracked(), ClockQuestion::earlier)
    }

    fn day_clock(&self) -> Option<Clock> {
        let Some(session) = self.session() else { return Some(Clock::Device) };
        let memory = session.memory.borrow();
        questions::day_clock(memory.meta.offset, memory.meta.clock)
    }

    /// Looks what is to be asked, and lets go of what waited for an answer that is there.
    pub(super) fn look_for_questions(self: &Rc<Self>, user: &ReplicaUser) {
        let (clock_question, zone_question) = (self.clock_question(user), self.zone_question(user));
        self.tell(|status| {
            status.clock_question = clock_question;
            status.zone_question = zone_question;
        });
        if clock_question.is_none() {
            release(self);
        }
    }

    fn clock_question(&self, user: &ReplicaUser) -> Option<ClockQuestion> {
        if self.day_clock().is_some() {
            return None;
        }
        let (zone, start) = (user.preferences.time_zone.as_str(), user.preferences.day_start);
        let day = |at| clock::wall_time(zone, at).map(|wall| local_day(wall, start));
        let question = ClockQuestion { device: day(clock::device_now())?, server: day(self.now())? };
        (question.device != question.server).then_some(question)
    }

    /// Only while the server is there, because moving needs it.
    fn zone_question(&self, user: &ReplicaUser) -> Option<ZoneQuestion> {
        let session = self.session()?;
        if self.offline.status.with_untracked(|status| status.reachable != Some(true)) {
            return None;
        }
        let (profile, device, now) = (user.preferences.time_zone.as_str(), clock::device_zone(), clock::device_now());
        let same_time = profile == device || clock::wall_time(profile, now) == clock::wall_time(&device, now);
        let memory = session.memory.borrow();
        questions::zone_question(profile, &device, &memory.meta.kept_zones, same_time)
    }
}

fn release(client: &Rc<Client>) {
    let held = client.held.0.take();
    if held.is_empty() {
        return;
    }
    let client = client.clone();
    wasm_bindgen_futures::spawn_local(async move {
        let today = client.offline.today.get_untracked();
        for HeldWrite { write, undo, today: taken } in held {
            let undo = undo.map(|undo| undo.moved(taken, today));
            writing::submit(client.clone(), write.moved(taken, today), undo).await;
        }
    });
}

/// Takes the answer to whose clock is right.
pub(super) async fn trust(client: &Rc<Client>, trusted: Clock) {
    let Some(session) = client.session() else { return };
    let offset = session.memory.borrow().meta.offset;
    session.memory.borrow_mut().meta.clock = Some(ClockAnswer { offset, trusted });
    settle(client, &session).await;
}

/// The person's days follow this device's zone from now on.
pub(super) async fn follow_zone(client: &Rc<Client>) {
    let zone = client.offline.status.with_untracked(|status| status.zone_question.clone());
    let (Some(session), Some(question)) = (client.session(), zone) else { return };
    let json = json!({ "time_zone": question.device }).to_string();
    match http::patch(client, session.user_id, "/api/v1/me", json).await {
        None => client.fail("network"),
        Some(answer) => {
            if answer.status != 200 {
                client.fail("zone_not_changed");
            }
            // Either way the server knows better now who is here and how they like things.
            client.identified_at.set(None);
            cycle::soon(client, 0);
        }
    }
}

/// The person's days stay where they are while the device is in this zone.
pub(super) async fn keep_zone(client: &Rc<Client>) {
    let zone = client.offline.status.with_untracked(|status| status.zone_question.clone());
    let (Some(session), Some(question)) = (client.session(), zone) else { return };
    session.memory.borrow_mut().meta.kept_zones.push(question.device);
    settle(client, &session).await;
}

/// Acts by the answer in memory, and keeps it. What could not be stored is asked again at the next start.
async fn settle(client: &Rc<Client>, session: &Session) {
    client.publish();
    match session.keep_meta().await {
        Ok(()) => client.channel.tell(News::Queue),
        Err(error) => client.fail(error.code()),
    }
}

impl Session {
    async fn keep_meta(&self) -> Result<(), StorageError> {
        let meta = self.memory.borrow().meta.clone();
        self.store.write(&[Edit::put(schema::META, &meta)?]).await.map(drop)
    }
}
