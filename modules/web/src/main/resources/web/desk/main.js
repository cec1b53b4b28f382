// SPDX-License-Identifier: Apache-2.0
// Wiring of the desk: session, stream, lists, keys.
import { render } from '/webjars/lit-html/3.3.0/lit-html.js';
import { fmt, i18n } from '/lib/i18n.js';
import { live } from '/lib/live.js';
import { session } from '/lib/session.js';
import { batching } from '/desk/batch/work.js';
import { beside } from '/desk/beside.js';
import { Desk } from '/desk/desk.js';
import { following } from '/desk/following.js';
import en from '/desk/i18n/en.js';
import zh from '/desk/i18n/zh-CN.js';
import { keys } from '/desk/keys.js';
import { rowsOf } from '/desk/list.js';
import { rooming } from '/desk/rooming.js';
import { begin } from '/desk/state.js';
import { defOf, tabsOf, view } from '/desk/view.js';

const root = document.getElementById('app');
const t = i18n({ 'zh-CN': zh, en });
document.title = t('page.title');

let waiting = false;
/** Draws once for all that changed since. */
function draw() {
  if (waiting) return;
  waiting = true;
  queueMicrotask(() => {
    waiting = false;
    render(view(desk), root);
  });
}

const state = begin();
const desk = new Desk(state, t, fmt, draw);
batching(desk);
rooming(desk);
following(desk);
beside(desk);

/** To a list, and a row of it. */
desk.go = (tab, id) => {
  desk.dispatch({ type: 'search', search: null });
  desk.dispatch({ type: 'tab', tab });
  if (id) desk.dispatch({ type: 'open', box: tab, id });
  history.replaceState(null, '', `${location.pathname}${location.search}#${tab}${id ? `/${id}` : ''}`);
  // What waits for a second officer is told to nobody: it is looked up.
  if (tab === 'batch') {
    desk.load('freezes');
    desk.loadBatches();
  }
};
desk.shown = () => {
  const def = defOf(desk, state.tab);
  return new Set(def && state.boxes[state.tab] ? rowsOf(desk, state.tab, def).map((r) => r.id) : []);
};
desk.language = () => {
  const to = new URL(location.href);
  to.searchParams.set('lang', t.lang === 'en' ? 'zh-CN' : 'en');
  location.assign(to);
};

/** The seat's own name: a second window of the same seat takes the first one's place. */
function seat(me) {
  return `desk-${me.officer.id}`.replace(/[^A-Za-z0-9._-]/g, '-').slice(0, 64);
}

function follow(me) {
  desk.stream = live({
    url: `/api/stream/all?colleagues=true&subscription=${encodeURIComponent(seat(me))}${me.mailbox ? `&mailbox=${encodeURIComponent(me.mailbox)}` : ''}`,
    after: 'now',
    onEvent(type, item) {
      if (type === 'hello') {
        desk.loadAll();
        return;
      }
      if (type === 'colleague') {
        desk.colleague(item);
        return;
      }
      if (type === 'hb' || type === 'bye' || !item?.resource) return;
      desk.dispatch({ type: 'item', item });
      desk.moved(item);
      desk.heard(item);
    },
    onState(link, info) {
      if (link !== state.link || link !== 'live') desk.dispatch({ type: 'link', link, info });
      else state.linkInfo = info || {};
      if (link === 'version' && !state.form && !state.batch) setTimeout(() => location.reload(), Math.random() * 120000);
    },
    // The cursor is none of this log any more: the lists are read anew.
    async onGone() {
      await desk.loadAll(true);
      return 'now';
    },
  });
}

draw();
const me = await session({ lock: true, watermark: true, onAgain: () => desk.loadAll() });
desk.dispatch({ type: 'me', me });
const [tab, id] = decodeURIComponent(location.hash.slice(1)).split('/');
if (tabsOf(desk).includes(tab)) desk.dispatch({ type: 'tab', tab });
follow(me);
desk.loadAll().then(() => {
  if (id && state.boxes[tab]?.rows.has(id)) desk.dispatch({ type: 'open', box: tab, id });
});
keys(desk);
// One clock for the page: ages and what is left of periods are drawn from the hub's time.
setInterval(() => {
  desk.dispatch({ type: 'tick', now: desk.now() });
  // Not every step of a bank is told to who leads a campaign: what is on the screen is counted anew now and then.
  if (state.tab === 'campaigns' && state.boxes.campaigns?.open && state.link === 'live') desk.moved({ collaboration: true });
  // What colleagues at other desks of this court do is told while the stream is up; what was missed is read again.
  if (state.link === 'live' && state.boxes[state.tab]) desk.load(state.tab);
  if (state.link === 'live' && state.tab === 'batch' && state.batch?.step === 5) desk.trackBatch();
}, 15000);
