// SPDX-License-Identifier: Apache-2.0
// The terminal put together: link, state, drawing, sound, keys.
import { render } from '/webjars/lit-html/3.3.0/lit-html.js';
import { scriptUrl } from '/lib/dom.js';
import { randomHex } from '/lib/hex.js';
import { i18n, language } from '/lib/i18n.js';
import { keys } from '/lib/keys.js';
import { leader } from '/lib/leader.js';
import { session } from '/lib/session.js';
import { openStore } from '/lib/store.js';
import { actions, keymap } from '/police/actions.js';
import en from '/police/i18n/en.js';
import zh from '/police/i18n/zh-CN.js';
import { Outbox } from '/police/outbox.js';
import { Reads } from '/police/reads.js';
import { SoundDuty } from '/police/sound.js';
import { find, initial, reduce } from '/police/state.js';
import { view } from '/police/view.js';
import { mark, name, sourceText } from '/police/words.js';

const t = i18n({ 'zh-CN': zh, en }, language());
document.title = t('title');
const root = document.getElementById('police');

let state = initial();
let offset = 0;
let isDrawing = false;
let shownId;
let isLeading = false;
let dutyRead = 0;
const times = [];

const now = () => Date.now() + offset;

/** Changes the state; drawn once for all changes of a frame. */
function dispatch(event) {
  state = reduce(state, event);
  if (!isDrawing) {
    isDrawing = true;
    // A window out of sight paints nothing, and its timers are slow: there the drawing is done with the message itself.
    document.visibilityState === 'visible' ? requestAnimationFrame(draw) : queueMicrotask(draw);
  }
}

function draw() {
  isDrawing = false;
  const begun = performance.now();
  render(view(state, t, on), root);
  times.push(performance.now() - begun);
  if (times.length > 1_000) {
    times.shift();
  }
  follow();
  if (shownId && document.visibilityState === 'visible') {
    const id = shownId;
    shownId = undefined;
    requestAnimationFrame(() => worker.postMessage({ kind: 'shown', id }));
  }
}

let openPanel;

/** The keyboard goes where the officer went: into a form that opens, back to the list from one that closes. */
function follow() {
  if (state.panel !== openPanel) {
    const target = state.panel ? root.querySelector('.panel [data-first], .panel input, .panel button') : root.querySelector('.rows');
    target?.focus();
    openPanel = state.panel;
  }
}

const seat = seatName();
const reads = new Reads(dispatch, () => state);
const outbox = new Outbox({
  onChange: entries => dispatch({ type: 'outbox', outbox: entries }),
  onSent: (entry, receipt) => settle(entry.alert, receipt),
});
const sound = new SoundDuty({
  dispatch, state: () => state, t, seat, isLeading: () => isLeading, onShift: tested => tabs?.post({ kind: 'shift', sound: tested }),
});
const on = actions({ dispatch, state: () => state, now, t, reads, outbox, sound, settle, worker: message => worker.postMessage(message) });
const worker = new Worker(scriptUrl('/police/worker.js'), { type: 'module', name: 'police' });
let tabs;

worker.onmessage = ({ data }) => received(data, true);

/** From the worker; what the leading window got, the others hear too. */
function received(data, isOwn = false) {
  if (isOwn && isLeading && data.kind !== 'tick' && data.kind !== 'ready') {
    tabs?.post(data);
  }
  heard[data.kind]?.(data);
}

const heard = {
  ready: () => begin(),
  restored: ({ alerts }) => {
    dispatch({ type: 'alerts', alerts });
    reads.namesOf(alerts);
  },
  store: ({ state: store }) => {
    if (store !== state.store) {
      dispatch({ type: 'store', store });
      store === 'failed' && sound.fault('STORE');
    }
  },
  tick: data => {
    offset = data.offset ?? offset;
    dispatch({ type: 'tick', now: now() });
    sound.tick();
    if (state.me && state.link.state === 'live' && now() - dutyRead > 60_000) {
      dutyRead = now();
      reads.all();
    }
  },
  link: ({ state: link, info }) => {
    const was = state.link.state;
    dispatch({ type: 'link', state: link, info });
    if (link === 'live' && was !== 'live') {
      outbox.hurry();
      dispatch({ type: 'draft', draft: { phoneSeen: undefined } });
      reads.all();
    }
  },
  heartbeat: ({ t: time }) => {
    // The leading window's worker knows better; the others go by what it passes on.
    offset = isLeading ? offset : time - Date.now();
    dispatch({ type: 'heartbeat', t: time });
  },
  item: ({ item, id }) => {
    const { alert, duty, watchOrder } = item;
    if (alert) {
      dispatch({ type: 'alerts', alerts: [alert], isNew: true });
      reads.namesOf([alert]);
      notify(alert, item.topic);
    }
    duty && dispatch({ type: 'duty', duty });
    watchOrder && reads.watches();
    shownId = id ?? shownId;
    // At once, not with the next tick.
    sound.tick();
  },
  listed: ({ alerts, forgotten, missed }) => {
    dispatch({ type: 'alerts', alerts, isNew: missed > 0 });
    forgotten.length && dispatch({ type: 'forgotten', ids: forgotten });
    reads.namesOf(alerts);
    if (missed && isLeading) {
      dispatch({ type: 'toast', text: t('gap', { n: missed }) });
      sound.fault('GAP');
    }
  },
  reconciled: ({ at }) => dispatch({ type: 'heartbeat', t: at }),
  // A window that has come to follow: it gets what this one knows.
  hello: () => {
    if (isLeading) {
      tabs.post({ kind: 'restored', alerts: Object.values(state.alerts) });
      tabs.post({ kind: 'link', state: state.link.state, info: state.link.info });
    }
  },
  shift: ({ sound: tested }) => dispatch({ type: 'sound', sound: tested }),
};

/** Who sits here is known and the store is open: one window of the seat leads. */
function begin() {
  tabs = leader(`xietong-police-${seat}`, {
    onMessage: data => received(data),
    onFollow: () => {
      dispatch({ type: 'role', role: 'mirror' });
      tabs.post({ kind: 'hello' });
    },
    onLead: () => {
      isLeading = true;
      dispatch({ type: 'role', role: 'leader' });
      worker.postMessage({ kind: 'lead' });
    },
  });
  // Where the lock is granted at once, onLead comes before this line ends; post needs the channel only later.
  openStore(`xietong-police-${seat}`, ['alerts', 'meta', 'outbox']).then(db => outbox.open(db), () => {});
  reads.all();
}

/** The hub has taken it: the card changes when the event comes, or by asking where none does. */
function settle(id, receipt) {
  const made = Number(receipt?.revision ?? 0);
  dispatch({ type: 'accepted', id, revision: made });
  setTimeout(() => state.pending[id] && reads.alert(id).finally(() => dispatch({ type: 'accepted', id, revision: 0 })), 1_500);
}

/** Out of sight: the system's own notice. It names nobody. */
function notify(alert, topic) {
  const isRaised = /\.(raised|raised_again|escalated|transferred)$/.test(topic ?? '');
  if (isRaised && isLeading && document.visibilityState !== 'visible' && globalThis.Notification?.permission === 'granted') {
    const notice = new Notification(`${mark(alert)} ${t('title')}`, {
      body: sourceText(alert.sightings?.[0] ?? {}, t), tag: alert.id, requireInteraction: alert.priority === 1,
    });
    notice.onclick = () => window.focus();
  }
}

/** Each terminal has a name of its own in the mailbox; all windows of one browser are one. */
function seatName() {
  const asked = new URLSearchParams(location.search).get('seat');
  if (asked && /^[A-Za-z0-9._-]{1,64}$/.test(asked)) {
    return asked;
  }
  let kept = localStorage.getItem('xietong.police.seat');
  if (!kept) {
    kept = `police-${randomHex(6)}`;
    localStorage.setItem('xietong.police.seat', kept);
  }
  return kept;
}

document.addEventListener('visibilitychange', () => {
  const isVisible = document.visibilityState === 'visible';
  dispatch({ type: 'hidden', since: isVisible ? undefined : now() });
  if (isVisible) {
    worker.postMessage({ kind: 'kick' });
    sound.revive();
    dispatch({ type: 'tick', now: now() });
  }
});
addEventListener('online', () => worker.postMessage({ kind: 'kick' }));

document.documentElement.dataset.theme = localStorage.getItem('xietong.police.theme') ?? 'light';
sound.resume();
keys(keymap({ on, state: () => state, dispatch }));
dispatch({ type: 'tick', now: now() });

session({ lock: true, watermark: true, onAgain: () => worker.postMessage({ kind: 'kick' }) }).then(me => {
  dispatch({ type: 'me', me, seat });
  const filter = reads.keptFilter(seat);
  dispatch({ type: 'filter', filter });
  worker.postMessage({ kind: 'start', name: seat, mailbox: me.mailbox, filter });
});

/** For whoever measures: drawing times, words that were missing, what is shown, and whether all of it is drawn. */
globalThis.xietongPolice = {
  times, missing: t.missing, get state() { return state; }, get isDrawn() { return !isDrawing; }, find: id => find(state, id), label: alert => `${mark(alert)} ${name(alert, t)}`,
};
