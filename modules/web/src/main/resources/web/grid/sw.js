// SPDX-License-Identifier: Apache-2.0
// The shell of the grid worker's page, for where there is no network: pages, scripts and styles, never data.
// It is answered from what was kept as a whole, so that no two versions are mixed, and fetched anew behind it.

const CACHE = 'xietong-grid';
const NEXT = 'xietong-grid-next';
const PAGE = '/grid';
const FILES = [
  PAGE,
  '/grid/grid.css', '/grid/icon.svg', '/grid/manifest.json',
  ...['main', 'act', 'sync', 'view', 'form', 'state', 'answers', 'tasks', 'hub', 'outbox', 'db', 'photos', 'device'].map((f) => `/grid/${f}.js`),
  '/grid/i18n/zh-CN.js', '/grid/i18n/en.js',
  '/lib/base.css',
  ...['live', 'call', 'hex', 'clock', 'link', 'pauses', 'sse', 'receipts', 'i18n', 'session', 'dom', 'i18n/zh-CN', 'i18n/en']
    .map((f) => `/lib/${f}.js`),
  '/webjars/lit-html/3.3.0/lit-html.js', '/webjars/lit-html/3.3.0/directive.js',
  '/webjars/lit-html/3.3.0/directive-helpers.js', '/webjars/lit-html/3.3.0/directives/repeat.js',
];

/** All or nothing: what is kept changes only once everything new is there. */
async function renew() {
  const answers = await Promise.all(FILES.map((file) => fetch(file, { cache: 'no-cache', credentials: 'same-origin' })));
  const bad = answers.find((answer) => !answer.ok || answer.redirected);
  if (bad) {
    throw new Error(`${bad.url} ${bad.status}`);
  }
  const next = await caches.open(NEXT);
  await Promise.all(answers.map((answer, i) => next.put(FILES[i], answer)));
  const cache = await caches.open(CACHE);
  for (const file of FILES) {
    await cache.put(file, await next.match(file));
  }
  await caches.delete(NEXT);
}

function kept(url) {
  if (url.origin !== location.origin) {
    return null;
  }
  if (url.pathname === PAGE || url.pathname === `${PAGE}/`) {
    return PAGE;
  }
  return FILES.includes(url.pathname) ? url.pathname : null;
}

async function answer(event, file) {
  const found = await (await caches.open(CACHE)).match(file);
  if (event.request.mode === 'navigate') {
    event.waitUntil(renew().catch(() => undefined));
  }
  return found || fetch(event.request);
}

self.addEventListener('install', (event) => event.waitUntil(renew().then(() => self.skipWaiting())));
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
self.addEventListener('message', (event) => {
  const done = () => event.ports[0].postMessage('done');
  event.waitUntil(renew().then(done, done));
});
self.addEventListener('fetch', (event) => {
  const file = event.request.method === 'GET' ? kept(new URL(event.request.url)) : null;
  if (file) {
    event.respondWith(answer(event, file));
  }
});
