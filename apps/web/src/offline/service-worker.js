// Keeps this version of the app whole on this device: every file is fetched once, checked against the list the build made, and served from here.
// A newer version waits until the person asks for it or every tab is closed, so one page never mixes two builds.
const files = __FILES__;
const cacheName = "app-__VERSION__";

// A browser whose store does not answer, or fails, keeps nobody out: after so long the file is asked of the server.
const keptMs = 5_000;
let patienceMs = keptMs;
const answerMs = 30_000;

const hex = (bytes) => Array.from(new Uint8Array(bytes), (b) => b.toString(16).padStart(2, "0")).join("");

async function keep(cache, path) {
  const response = await fetch(path, { cache: "no-cache" });
  const body = await response.clone().arrayBuffer();
  if (!response.ok || hex(await crypto.subtle.digest("SHA-256", body)) !== files[path]) throw new Error(`not the file this build lists: ${path}`);
  await cache.put(path, response);
}

async function install() {
  const cache = await caches.open(cacheName);
  await Promise.all(Object.keys(files).map((path) => keep(cache, path)));
}

async function tidy() {
  for (const name of await caches.keys()) if (name.startsWith("app-") && name !== cacheName) await caches.delete(name);
  await self.clients.claim();
}

const pause = (ms) => new Promise((done) => setTimeout(done, ms));

async function answer(request, path) {
  const kept = caches.open(cacheName).then((cache) => cache.match(path)).catch(() => undefined);
  const found = await Promise.race([kept, pause(patienceMs)]);
  if (!found) patienceMs = 0;
  void kept.then((file) => file && (patienceMs = keptMs));
  // What was only slow serves still where the server cannot be reached.
  return found ?? Promise.race([fetch(request).catch(async () => (await kept) ?? Response.error()), pause(answerMs).then(() => Response.error())]);
}

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(tidy()));
self.addEventListener("message", (event) => event.data === "use-this-version" && self.skipWaiting());
self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  const path = url.pathname === "/" ? "/index.html" : url.pathname;
  if (event.request.method !== "GET" || url.origin !== self.location.origin || !(path in files)) return;
  event.respondWith(answer(event.request, path));
});
