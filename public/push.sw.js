// The second half of the service worker: notifications, and their answers. The server joins it to `sw.js`.
//
// An answer does what a tap on the page does: it is written into the person's queue in IndexedDB, in the shape of
// `app/src/offline/operation.rs`, and counts from that moment on, whatever becomes of network and session. While a page is
// open, the page sends the queue. Without one nobody else would, so then this worker does, under the same lock.

const PROTOCOL = Number("__PROTOCOL__");
const SNOOZE_MINUTES = 30;
const GIVE_UP_AFTER = 10_000;
const OPS_AT_ONCE = 100;
const HERE = "ws-here";

self.addEventListener("push", (event) => {
  if (!KILL) event.waitUntil(show(read(event.data)));
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(answer(event.action, event.notification));
});

// Not every browser tells this, so pages compare at each start as well.
self.addEventListener("pushsubscriptionchange", (event) => {
  event.waitUntil(subscribeAgain(event));
});

// Whatever arrives is shown: browsers take the permission away from who stays silent.
function read(data) {
  try {
    const { notification } = data.json();
    if (notification && typeof notification.title === "string") return notification;
  } catch {
    // A message of another build.
  }
  return { title: "Wellspring", body: "Something is waiting for you.", navigate: "/app", tag: "unread" };
}

function show({ title, body, navigate, tag, data, actions }) {
  return self.registration.showNotification(title, {
    body,
    tag: tag || "wellspring",
    renotify: true,
    icon: "/icons/icon-192.png",
    badge: "/icons/icon-monochrome-512.png",
    data: { ...data, navigate },
    actions: (actions || []).map(({ action, title }) => ({ action, title })),
  });
}

function answer(action, notification) {
  if (action === "done") return done(notification);
  if (action === "snooze") return snooze(notification);
  return open(notification.data);
}

async function open({ navigate, notification_id: id }) {
  if (id) post(`/api/v1/notifications/${id}/read`).catch(() => {});
  const address = new URL(navigate || "/app", self.location.origin);
  const path = address.pathname + address.search;
  const pages = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  // A page that shows it already is enough. Any other may hold a form that somebody is filling in.
  const there = pages.find((page) => page.url === self.location.origin + path);
  return there ? there.focus() : self.clients.openWindow(path);
}

async function done(notification) {
  const user = notification.data.user_id;
  const isKept = await sharing(HERE, () => keep(user, deed(notification.data))).catch(() => false);
  // Where nothing of this person is kept, or nothing more can be, the page asks who is here and says what is wrong.
  if (!isKept) return open(notification.data);
  tell("queue");
  return sendSoon(user);
}

// What Done means: the day of the habit, or the task with the habit that it stands for.
function deed({ habit_id: habit, task_id: task, day, done: fields }) {
  if (task) return { entity: "task", entity_id: task, kind: "task.complete", payload: { log_habit: true, ...fields } };
  return { entity: "entry", entity_id: habit, kind: "entry.set", payload: { day, ...fields } };
}

async function snooze(notification) {
  const { notification_id: id, user_id: user } = notification.data;
  const body = { minutes: SNOOZE_MINUTES };
  const answered = await post(`/api/v1/notifications/${id}/snooze`, body, user).catch(() => undefined);
  if (answered && answered.ok) return;
  // Only the server can wake this device later. Without it the reminder stays in sight.
  const { title, body: text, tag, data, actions } = notification;
  await show({ title, body: text, tag, data, actions, navigate: data.navigate });
}

// Writes the operation. Says whether this device keeps a queue for the person.
async function keep(user, { entity, entity_id, kind, payload }) {
  if (!user || !entity_id) return false;
  const database = await existing(`wellspring-${user}`);
  if (!database) return false;
  try {
    const change = database.transaction(["meta", "profile", "ops"], "readwrite");
    const stored = committed(change);
    const [meta] = await all(change.objectStore("meta"));
    const [profile] = await all(change.objectStore("profile"));
    const ops = change.objectStore("ops");
    const last = Math.max(0, ...(await all(ops)).map((op) => Date.parse(op.client_time)));
    // Later writes of a device never claim an earlier time.
    const now = Math.max(Date.now() + (meta ? meta.offset : 0), last + 1);
    const tz = new Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";
    const preferences = profile ? profile.preferences : { time_zone: tz, day_start: 0 };
    // What comes again is made by the wall clock, on which only a time of a day can be past.
    const clock = new Date(wallClock(preferences.time_zone, now)).toISOString().slice(0, 19);
    ops.put({
      op_id: uuidV7(),
      entity,
      entity_id,
      kind,
      payload,
      client_time: new Date(now).toISOString(),
      tz,
      today: dayOf(preferences, now),
      ...(entity === "task" ? { clock } : {}),
      status: "pending",
    });
    await stored;
    return true;
  } finally {
    database.close();
  }
}

// Lets a page send; where none is open, sends from here, and asks to be woken for what could not be sent.
async function sendSoon(user) {
  const pages = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  for (const page of pages) page.postMessage({ type: "flush" });
  if (pages.length > 0 || (await sendAll(user))) return;
  if (self.registration.sync) await self.registration.sync.register(WAKE_FOR).catch(() => {});
}

// Sends the queue of whoever was here last. Says whether nothing waits any more.
async function sendQueue() {
  const shared = await existing("wellspring");
  if (!shared) return true;
  const current = await all(shared.transaction("current_user").objectStore("current_user"));
  shared.close();
  return current.length === 0 || sendAll(current[0].user_id);
}

// One sender at a time: the locks are those of the pages. Without locks only pages send.
function sendAll(user) {
  if (!self.navigator.locks) return Promise.resolve(false);
  return sharing(HERE, () => self.navigator.locks.request(`ws-flush-${user}`, () => sendBatches(user)));
}

async function sendBatches(user) {
  const database = await existing(`wellspring-${user}`);
  if (!database) return true;
  try {
    for (;;) {
      const rows = await all(database.transaction("ops").objectStore("ops"));
      const batch = rows.filter((op) => op.status !== "acknowledged").slice(0, OPS_AT_ONCE);
      if (batch.length === 0) return true;
      const results = await send(user, batch);
      if (!results || !(await settle(database, batch, results))) return false;
      tell("queue");
    }
  } finally {
    database.close();
  }
}

// The results of a batch, or nothing: no network, an expired session, somebody else's session, a captive portal.
async function send(user, batch) {
  const ops = batch.map(({ op_id, seq, entity, entity_id, kind, payload, client_time, tz }) => {
    return { op_id, seq, entity, entity_id, kind, payload, client_time, tz };
  });
  const body = { device_id: await deviceId(), client_build: BUILD, wellspring: PROTOCOL, ops };
  try {
    const response = await post("/api/v1/sync/ops", body, user);
    const kind = response.headers.get("content-type") || "";
    if (response.status !== 200 || response.redirected || !kind.includes("json")) return undefined;
    const answered = await response.json();
    return answered.wellspring === PROTOCOL && answered.user_id === user ? answered.results : undefined;
  } catch {
    return undefined;
  }
}

// Each operation meets the fate that `app/src/offline/queue.rs` gives it. Says whether any did.
async function settle(database, batch, results) {
  const change = database.transaction(["ops", "dead"], "readwrite");
  let moved = false;
  for (const { lease_until: _, ...op } of batch) {
    const result = results.find(({ op_id: id }) => id === op.op_id);
    if (!result) continue;
    moved = true;
    if (["applied", "duplicate", "superseded"].includes(result.status)) {
      change.objectStore("ops").put({ ...op, status: "acknowledged" });
    } else {
      change.objectStore("ops").delete(op.seq);
      const operation = { ...op, status: "pending" };
      change.objectStore("dead").put({ op_id: op.op_id, code: result.code || result.status, operation });
    }
  }
  await committed(change);
  return moved;
}

async function deviceId() {
  const shared = await existing("wellspring");
  const rows = shared ? await all(shared.transaction("device").objectStore("device")) : [];
  if (shared) shared.close();
  return rows.length > 0 ? rows[0].id : crypto.randomUUID();
}

// The old subscription is gone with its keys. The new one is stored by whoever is signed in; where nobody is, the next
// start of the app does it.
async function subscribeAgain({ oldSubscription, newSubscription }) {
  let subscription = newSubscription;
  if (!subscription) {
    const options = oldSubscription && oldSubscription.options;
    const key = (options && options.applicationServerKey) || (await serverKey());
    subscription = await self.registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
  }
  await post("/api/v1/push-subscriptions", subscription.toJSON());
}

async function serverKey() {
  const response = await fetch("/api/v1/push-key", { headers: { accept: "application/json" } });
  return (await response.json()).public_key;
}

function post(path, body, user) {
  const headers = { accept: "application/json", "content-type": "application/json" };
  if (user) headers["wellspring-user"] = user;
  const signal = AbortSignal.timeout(GIVE_UP_AFTER);
  return fetch(path, { method: "POST", headers, body: JSON.stringify(body || {}), signal });
}

// Who signs out holds the lock alone, until nothing of theirs is left here.
function sharing(name, work) {
  return self.navigator.locks ? self.navigator.locks.request(name, { mode: "shared" }, work) : work();
}

function tell(news) {
  const channel = new BroadcastChannel("wellspring");
  channel.postMessage(news);
  channel.close();
}

// A database that is there already: this file makes none, and upgrades none.
function existing(name) {
  const request = indexedDB.open(name);
  return new Promise((found, failed) => {
    request.onupgradeneeded = () => request.transaction.abort();
    request.onsuccess = () => {
      request.result.onversionchange = () => request.result.close();
      found(request.result);
    };
    request.onerror = () => (request.error.name === "AbortError" ? found(undefined) : failed(request.error));
  });
}

function all(store) {
  const request = store.getAll();
  return new Promise((found, failed) => {
    request.onsuccess = () => found(request.result);
    request.onerror = () => failed(request.error);
  });
}

function committed(transaction) {
  return new Promise((stored, failed) => {
    transaction.oncomplete = () => stored();
    transaction.onabort = () => failed(transaction.error);
  });
}

// Version 7 of RFC 9562: the time, then chance.
function uuidV7() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const millis = BigInt(Date.now());
  for (let at = 0; at < 6; at += 1) bytes[at] = Number((millis >> BigInt(8 * (5 - at))) & 0xffn);
  bytes[6] = (bytes[6] & 0x0f) | 0x70;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

// The person's day: what the wall clock of their zone shows, less the minutes after midnight at which their day begins.
function dayOf({ time_zone: timeZone, day_start: dayStart }, now) {
  return new Date(wallClock(timeZone, now) - 60_000 * dayStart).toISOString().slice(0, 10);
}

// What the wall clock of a zone shows, to the minute, as if it were that of UTC.
function wallClock(timeZone, now) {
  const options = { timeZone, hourCycle: "h23", year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric" };
  const parts = new Intl.DateTimeFormat("en-US", options).formatToParts(now);
  const [year, month, day, hour, minute] = ["year", "month", "day", "hour", "minute"].map((name) =>
    Number(parts.find(({ type }) => type === name).value),
  );
  return Date.UTC(year, month - 1, day, hour, minute);
}
