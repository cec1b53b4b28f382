// SPDX-License-Identifier: Apache-2.0
// The grid worker's page: joins what the phone keeps, what the hub says and what the worker does.
import { render } from '/webjars/lit-html/3.3.0/lit-html.js';
import { actions } from '/grid/act.js';
import { open as openStore } from '/grid/db.js';
import { persisted, shell } from '/grid/device.js';
import en from '/grid/i18n/en.js';
import zh from '/grid/i18n/zh-CN.js';
import { initial, reduce } from '/grid/state.js';
import { sync } from '/grid/sync.js';
import { page } from '/grid/view.js';
import { i18n } from '/lib/i18n.js';
import { mark } from '/lib/session.js';

const EVERY = 3000;

const t = i18n({ 'zh-CN': zh, en });
const root = document.getElementById('page');
let state = initial(Date.now());
let drawing = false;
let marked = false;

/** Draws at most once between two things that happen. */
function draw() {
  if (!drawing) {
    drawing = true;
    Promise.resolve().then(() => {
      drawing = false;
      render(page(state, t, act), root);
      if (state.who && !marked) {
        marked = true;
        mark({ officer: state.who, organisation: { name: state.who.unit } });
      }
    });
  }
}

const store = {
  get: () => state,
  tell(event) {
    state = reduce(state, event);
    draw();
  },
};

const db = await openStore().catch((error) => {
  root.textContent = t('store.none');
  throw error;
});
const hub = sync(db, store);
const act = actions(db, store, hub, t);

document.title = t('title.page');
await hub.remembered();
await act.route();
draw();
hub.start();

addEventListener('popstate', act.route);
addEventListener('keydown', (event) => {
  if (event.code === 'Escape' && !event.isComposing && event.keyCode !== 229 && state.screen.name === 'form') {
    act.back();
  }
});
addEventListener('online', () => hub.now());
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') {
    hub.now();
  } else {
    act.keepDraft();
  }
});
addEventListener('pagehide', act.keepDraft);
setInterval(() => {
  store.tell({ type: 'tick', now: Date.now() });
  hub.due();
}, EVERY);

store.tell({ type: 'kept', patch: { persisted: await persisted(), shell: await shell() } });
