// SPDX-License-Identifier: Apache-2.0
// The terminal's link to the hub, in a worker of its own: a window out of sight is slowed down, this is not. What comes is
// kept on the disk before the cursor moves, then told to the window; once painted it is confirmed to the hub as displayed.
import { call, Refusal } from '/lib/call.js';
import { live } from '/lib/live.js';
import { openStore } from '/lib/store.js';
import { BOXES, box, digestOf, revision, within } from '/police/alerts.js';

const RECONCILE = 30_000;
const CONFIRM = 400;
const TICK = 500;
/** What was raised so shortly before comes by the stream. */
const ON_ITS_WAY = 5_000;

let seat;
let db;
let stream;
let told = {};
const known = new Map();
let shown;
let confirmed;
let confirming = false;
/** Whether the terminal has once compared itself with the hub: what it has not then, it has missed. */
let isComplete = false;

const tell = message => postMessage(message);

onmessage = ({ data }) => ({ start, lead, follow, filter, shown: displayed, kick, reconcile }[data.kind]?.(data));

setInterval(() => tell({ kind: 'tick', offset: stream ? stream.now() - Date.now() : undefined }), TICK);

/** Opens the store and tells what is in it; the window is drawn before the hub answers. */
async function start(data) {
  seat = data;
  try {
    db = await openStore(`xietong-police-${seat.name}`, ['alerts', 'meta', 'outbox']);
    const kept = await db.values('alerts');
    kept.forEach(alert => known.set(alert.id, alert));
    tell({ kind: 'restored', alerts: kept });
  } catch (e) {
    tell({ kind: 'store', state: 'failed' });
  }
  tell({ kind: 'ready' });
}

/** This window leads: it holds the stream. */
async function lead() {
  if (stream) {
    return;
  }
  if (db) {
    // Another window of the seat may have led until now, and have kept more than this one read at its start.
    const kept = await db.values('alerts');
    kept.forEach(alert => known.set(alert.id, alert));
    tell({ kind: 'restored', alerts: kept });
  }
  isComplete = !!await db?.get('meta', 'complete');
  connect(await db?.get('meta', 'cursor') ?? await present());
}

/** The end of this seat's own view, not of the whole mailbox: what is no alert there never comes here. */
async function present() {
  try {
    const { position } = await call('MailboxService/Fetch', { mailbox: seat.mailbox ?? '', limit: 1,
      filter: { topics: ['alert.*', 'duty.*', 'watch_order.*'], ...seat.filter } }, { query: true });
    return `${position.epoch}-${position.viewHead ?? 0}`;
  } catch (refusal) {
    return 'now';
  }
}

function follow() {
  stream?.close();
  stream = undefined;
}

/** The hub keeps the view under the seat's name; where the stream stands in it stays. */
async function filter(data) {
  seat.filter = data.filter;
  isComplete = false;
  if (stream) {
    const { cursor } = told;
    follow();
    connect(cursor ?? 'now');
  }
}

function kick() {
  stream?.kick();
}

function connect(after) {
  const url = new URL('/api/stream/alerts', location.origin);
  url.searchParams.set('subscription', seat.name);
  Object.entries({ mailbox: seat.mailbox, areas: seat.filter.areas.join(','), persons: seat.filter.persons.join(',') })
    .filter(([, value]) => value)
    .forEach(([name, value]) => url.searchParams.set(name, value));
  stream = live({
    url: url.href, after, cap: 3_000, onEvent: event, onGone: gone,
    onState: (state, info) => {
      told = { ...told, state };
      tell({ kind: 'link', state, info });
    },
  });
}

/** Told in order; the stream's cursor and the receipt wait for it. */
async function event(type, data, id) {
  if (type === 'hello' || type === 'hb') {
    tell({ kind: 'heartbeat', t: data.t, asOf: data.asOf, head: data.head });
    if (type === 'hello') {
      await begun(data);
    }
  } else if (id !== undefined || type === 'recalled') {
    await item(type, data, id);
  }
}

/** A seat that has no cursor of its own yet begins here; what is open already comes as a list. */
async function begun(hello) {
  told.cursor ??= hello.cursor;
  if (db && await db.get('meta', 'cursor') === undefined) {
    await db.write([{ store: 'meta', key: 'cursor', value: hello.cursor }]);
  }
  reconcile({});
}

/** The cursor is of another numbering, or of what is no longer there: the list, and on from now. */
async function gone() {
  await db?.write([{ store: 'meta', key: 'cursor' }]);
  told.cursor = undefined;
  return present();
}

/** An item of the mailbox: the alert and the cursor are written together, or neither is. */
async function item(type, data, id) {
  const alert = data.alert && keep(data.alert) ? data.alert : undefined;
  const changes = alert ? [written(alert)] : [];
  if (id !== undefined) {
    changes.push({ store: 'meta', key: 'cursor', value: id });
  }
  if (db && changes.length) {
    try {
      await db.write(changes);
      tell({ kind: 'store', state: 'ok' });
    } catch (e) {
      // Shown all the same; not kept, so neither confirmed nor passed by: the hub sends it again.
      known.delete(data.alert?.id);
      tell({ kind: 'store', state: 'failed' });
      tell({ kind: 'item', topic: type, item: data });
      throw e;
    }
  }
  told.cursor = id ?? told.cursor;
  tell({ kind: 'item', topic: type, id, item: data, at: stream?.now() });
}

/** Whether it is newer than what the terminal has. */
function keep(alert) {
  const before = known.get(alert.id);
  if (before && revision(before) >= revision(alert)) {
    return false;
  }
  if (box(alert) === 'ended') {
    known.delete(alert.id);
  } else {
    known.set(alert.id, alert);
  }
  return true;
}

const written = alert => ({ store: 'alerts', key: alert.id, value: box(alert) === 'ended' ? undefined : alert });

const isDesk = () => (seat.mailbox ?? '').includes('/');

let reconciling = false;
let last = 0;
setInterval(() => {
  if (stream && Date.now() - last >= RECONCILE) {
    reconcile({});
  }
}, 1_000);

/** Compares what is shown with what the hub has open; where they differ, takes the hub's list. */
async function reconcile() {
  if (reconciling) {
    return;
  }
  reconciling = true;
  last = Date.now();
  try {
    // The digest is the organisation's; a narrower view, or one desk's mailbox, is compared by the list itself.
    const isNarrow = seat.filter.areas.length + seat.filter.persons.length > 0 || isDesk();
    const hub = isNarrow ? undefined : await call('AlertService/GetDigest', {}, { query: true });
    if (!hub || Number(hub.count ?? 0) !== known.size || hub.digest !== await digestOf([...known.values()])) {
      await refresh();
    } else if (!isComplete) {
      await kept([]);
    }
    tell({ kind: 'reconciled', at: stream?.now() });
  } catch (e) {
    if (!(e instanceof Refusal)) {
      throw e;
    }
  } finally {
    reconciling = false;
  }
}

/** The whole list. What it has and this terminal had not is a gap, unless the terminal has only just begun. */
async function refresh() {
  const isFirst = !isComplete;
  const began = stream.now();
  const listed = [];
  for (const name of BOXES) {
    let pageToken = '';
    do {
      const page = await call('AlertService/ListOpen', { box: name, pageSize: 200, pageToken }, { query: true });
      listed.push(...page.alerts ?? []);
      pageToken = page.nextPageToken ?? '';
    } while (pageToken);
  }
  const mine = listed.filter(alert => within(alert, seat.filter)
    && (!isDesk() || (alert.addressees ?? []).some(a => a.mailbox === seat.mailbox)));
  const missed = mine.filter(alert => !known.has(alert.id) && began - Date.parse(alert.raiseTime) > ON_ITS_WAY);
  const ids = new Set(mine.map(alert => alert.id));
  const extra = [...known.keys()].filter(id => !ids.has(id));
  const ends = await Promise.all(extra.map(id => current(id)));
  const changed = [...mine, ...ends.filter(Boolean)].filter(keep);
  const forgotten = extra.filter((id, n) => !ends[n]);
  forgotten.forEach(id => known.delete(id));
  if (!await kept([...changed.map(written), ...forgotten.map(id => ({ store: 'alerts', key: id }))])) {
    // Shown all the same; compared again with the next look.
    changed.forEach(alert => known.delete(alert.id));
  }
  tell({ kind: 'listed', alerts: changed, forgotten, missed: isFirst ? 0 : missed.length });
}

/** Written, and from now on this terminal is known to have had all; false where the disk does not take it. */
async function kept(changes) {
  try {
    await db?.write([...changes, { store: 'meta', key: 'complete', value: true }]);
    isComplete = true;
    return true;
  } catch (e) {
    tell({ kind: 'store', state: 'failed' });
    return false;
  }
}

/** One that the list does not hold any more, as it ended; undefined where the hub tells nothing of it. */
async function current(id) {
  try {
    return (await call('AlertService/Get', { id }, { query: true })).alert;
  } catch (refusal) {
    if (refusal.status === 403 || refusal.status === 404) {
      return undefined;
    }
    throw refusal;
  }
}

/** Everything up to here has been painted: said to the hub within a second, once for many. */
function displayed({ id }) {
  shown = id;
  if (!confirming) {
    confirming = true;
    setTimeout(confirm, CONFIRM);
  }
}

async function confirm() {
  const id = shown;
  const dash = id.lastIndexOf('-');
  try {
    await call('AlertService/ConfirmDisplayed', {
      header: {}, mailbox: seat.mailbox ?? '', terminal: seat.name, epoch: id.slice(0, dash), seq: id.slice(dash + 1),
    });
    confirmed = id;
  } catch (refusal) {
    // Not the number's fault: it is said again with the next.
    confirmed = refusal.status === 400 || refusal.status === 409 ? id : confirmed;
  }
  confirming = shown !== confirmed;
  if (confirming) {
    setTimeout(confirm, confirmed === id ? CONFIRM : CONFIRM * 5);
  }
}
