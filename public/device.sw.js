// The third part of the service worker: what other apps share with the installed one, and the number on its icon. The
// server joins it to `sw.js` and `push.sw.js`, whose ways into IndexedDB it uses.
//
// A shared text is kept on this device before anything is asked of the network, in the shape of
// `app/src/offline/shared_texts.rs`, and the page is opened where it becomes a task. So nothing is lost without a connection, or
// where signing in comes first. The number is counted by the app and left here for the days ahead, in the shape of
// `app/src/offline/icon_count.rs`; this file knows no rules.

const SHARE = "/share";
const SHARED_PAGE = "/app/settings/shared";
const TASK_PAGE = "/app/add";

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (KILL || request.method !== "POST" || origin !== self.location.origin || pathname !== SHARE) return;
  // A form of another site goes to the server, which refuses it.
  if (!isOfAnotherSite(request.referrer)) event.respondWith(keepShared(request));
});

// Whatever wakes this worker is a chance to show the right day.
for (const name of ["activate", "push", "sync"]) {
  self.addEventListener(name, (event) => event.waitUntil(showOpenHabits()));
}

// Done without a window: the habit waits no longer.
self.addEventListener("notificationclick", (event) => {
  const { habit_id: habit, day } = event.notification.data || {};
  if (event.action === "done" && habit) event.waitUntil(settleOnIcon(habit, day).then(showOpenHabits));
});

function isOfAnotherSite(referrer) {
  return /^https?:/.test(referrer) && new URL(referrer).origin !== self.location.origin;
}

async function keepShared(request) {
  const unread = request.clone();
  try {
    const sent = await request.formData();
    const field = (name) => (typeof sent.get(name) === "string" ? sent.get(name) : "");
    const fields = { title: field("title"), text: field("text"), url: field("url") };
    if (Object.values(fields).every((text) => text.trim() === "")) return Response.redirect(SHARED_PAGE, 303);
    return Response.redirect(`${TASK_PAGE}?shared=${await putShared(fields)}`, 303);
  } catch {
    // What cannot be kept here is carried by the server, in the address.
    return fetch(unread);
  }
}

async function putShared(fields) {
  const database = await existing("wellspring");
  if (!database) throw new Error("nobody has opened the app here");
  try {
    const change = database.transaction(["current_user", "shared_texts"], "readwrite");
    const stored = committed(change);
    const [here] = await all(change.objectStore("current_user"));
    const row = { id: crypto.randomUUID(), owner: here ? here.user_id : null, ...fields, at: new Date().toISOString() };
    change.objectStore("shared_texts").put(row);
    await stored;
    return row.id;
  } finally {
    database.close();
  }
}

async function showOpenHabits() {
  if (KILL || !self.navigator.setAppBadge) return;
  const open = await onIcon("readonly", (count) => (count.is_on ? dayOnIcon(count).habits.length : 0));
  if (open === undefined) return;
  // Refused where the person forbade it to the icon.
  await (open > 0 ? self.navigator.setAppBadge(open) : self.navigator.clearAppBadge()).catch(() => {});
}

function settleOnIcon(habit, day) {
  return onIcon("readwrite", (count, store) => {
    for (const known of count.days.filter((known) => known.day === day)) {
      known.habits = known.habits.filter((id) => id !== habit);
    }
    store.put(count);
  });
}

function dayOnIcon({ days }) {
  const begun = days.filter(({ from }) => from <= Date.now());
  return begun.length > 0 ? begun[begun.length - 1] : { habits: [] };
}

// Nothing where the app left nothing: it is not installed, or nobody is signed in.
async function onIcon(mode, use) {
  const database = await existing("wellspring").catch(() => undefined);
  if (!database) return undefined;
  try {
    if (!database.objectStoreNames.contains("badge")) return undefined;
    const change = database.transaction("badge", mode);
    const stored = committed(change);
    const store = change.objectStore("badge");
    const [count] = await all(store);
    const used = count && use(count, store);
    await stored;
    return used;
  } finally {
    database.close();
  }
}
