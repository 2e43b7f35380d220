// The service worker keeps the app openable without a network: hashed files and a shell that belongs to nobody.
// It never stores a signed-in page, an answer of the API, or anything that was posted, so there is nothing here to
// clear at sign-out. What people do without a network is queued by the app itself in IndexedDB. Notifications and their
// answers stand in `push.sw.js`.
//
// The server fills in the values below, joins the two files and serves them with `cache-control: no-cache`. With KILL on,
// the worker removes its caches and itself; the app then runs as an ordinary website.
"use strict";

const BUILD = "__BUILD_ID__";
const PRECACHE = __PRECACHE__;
const KILL = "__KILL__" === "true";

const PREFIX = "wellspring-";
const CACHE = PREFIX + BUILD;
const SHELL = "/app-shell";
const OFFLINE = "/offline.html";
const FALLBACK = [OFFLINE, "/offline.css"];
const PATIENCE = 3000;
const WAKE_FOR = "wellspring-queue";

const TYPES = {
  js: "javascript",
  css: "text/css",
  wasm: "application/wasm",
  html: "text/html",
  svg: "image/svg+xml",
  png: "image/png",
  woff2: "font/woff2",
  webmanifest: "application/manifest+json",
};

self.addEventListener("install", (event) => {
  event.waitUntil(KILL ? self.skipWaiting() : precache());
});

self.addEventListener("activate", (event) => {
  event.waitUntil(KILL ? retire() : takeOver());
});

self.addEventListener("fetch", (event) => {
  const request = event.request;
  const url = new URL(request.url);
  if (KILL || request.method !== "GET" || url.origin !== self.location.origin) return;
  if (/^\/(api|rpc)(\/|$)/.test(url.pathname) || url.pathname === "/sw.js") return;
  if (request.mode === "navigate") {
    event.respondWith(isApp(url.pathname) ? appPage(event) : publicPage(event));
  } else if (url.pathname.startsWith("/pkg/")) {
    event.respondWith(hashedFile(request));
  } else if (PRECACHE.includes(url.pathname) || FALLBACK.includes(url.pathname)) {
    event.respondWith(ownFile(request));
  }
});

self.addEventListener("message", (event) => {
  if (event.data && event.data.type === "skipWaiting") self.skipWaiting();
});

// While a page is open, it sends the queue: it knows more about what can go wrong. Pages that were opened before the
// worker count as well.
self.addEventListener("sync", (event) => {
  if (event.tag !== WAKE_FOR) return;
  event.waitUntil(
    self.clients.matchAll({ type: "window", includeUncontrolled: true }).then((pages) => {
      for (const page of pages) page.postMessage({ type: "flush" });
      return pages.length > 0 || sendQueue();
    }),
  );
});

// All or nothing: a worker without its shell would be of no use, so the old one stays until this succeeds.
async function precache() {
  const cache = await caches.open(CACHE);
  const required = [...new Set([...PRECACHE, SHELL])].filter((path) => !FALLBACK.includes(path));
  await Promise.all(required.map((path) => store(cache, path)));
  await Promise.all(FALLBACK.map((path) => store(cache, path).catch(() => {})));
}

async function store(cache, path) {
  // A hashed name never changes its content; anything else is asked for afresh.
  const mode = path.startsWith("/pkg/") ? "default" : "no-cache";
  if (mode === "default" && (await cache.match(path))) return;
  const response = await fetch(path, { cache: mode, credentials: "same-origin" });
  if (!cacheable(path, response)) throw new Error(`${path}: ${response.status}`);
  await cache.put(path, response);
}

// Keeps the build before this one, whose pages may still be open, and drops what is older.
async function takeOver() {
  if (self.registration.navigationPreload) await self.registration.navigationPreload.enable();
  const others = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  await Promise.all(others.slice(0, -1).map((name) => caches.delete(name)));
}

async function retire() {
  const ours = (await caches.keys()).filter((name) => name.startsWith(PREFIX));
  await Promise.all(ours.map((name) => caches.delete(name)));
  await self.registration.unregister();
}

function isApp(path) {
  return path === "/app" || path.startsWith("/app/");
}

// Network first; the shell when it is silent for three seconds, unreachable, or only a proxy answers.
async function appPage(event) {
  const network = fromNetwork(event);
  const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE));
  const first = await Promise.race([network.catch(() => undefined), patience]);
  if (first && ![502, 503, 504].includes(first.status)) return first;
  const shell = await (await caches.open(CACHE)).match(SHELL);
  return shell || first || network.catch(() => nothing());
}

async function publicPage(event) {
  try {
    return await fromNetwork(event);
  } catch {
    return (await (await caches.open(CACHE)).match(OFFLINE)) || nothing();
  }
}

async function fromNetwork(event) {
  return (await event.preloadResponse) || fetch(event.request);
}

async function hashedFile(request) {
  const kept = await caches.match(request, { ignoreVary: true });
  if (kept) return kept;
  const response = await fetch(request);
  if (cacheable(new URL(request.url).pathname, response)) {
    const cache = await caches.open(CACHE);
    // A full disk must not cost the page its file.
    await cache.put(request, response.clone()).catch(() => {});
  }
  return response;
}

async function ownFile(request) {
  const kept = await (await caches.open(CACHE)).match(request, { ignoreVary: true });
  return kept || fetch(request);
}

function cacheable(path, response) {
  if (response.status !== 200 || response.type !== "basic" || response.redirected) return false;
  const ending = path.includes(".") ? path.slice(path.lastIndexOf(".") + 1) : "html";
  const type = response.headers.get("content-type") || "";
  return ending in TYPES && type.includes(TYPES[ending]);
}

function nothing() {
  const headers = { "content-type": "text/plain; charset=utf-8" };
  return new Response("You are offline, and this page was not kept.", { status: 503, headers });
}
