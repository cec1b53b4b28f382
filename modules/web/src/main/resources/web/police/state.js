// SPDX-License-Identifier: Apache-2.0
// What the terminal knows, and how each event changes it. Pure: (state, event) to the next state; events come from the hub,
// the officer and the clock, and a recorded list of them plays the same again.
import { box, isUnacknowledged, order, revision, since } from '/police/alerts.js';
import { flood, muted, recent } from '/police/alarm.js';

const MOST_ENDED = 200;
const MOST_TOASTS = 3;

export const initial = () => ({
  now: 0,
  me: undefined,
  seat: '',
  role: 'waiting',
  alerts: {},
  ended: [],
  seen: 0,
  selected: undefined,
  opened: undefined,
  panel: undefined,
  draft: {},
  pending: {},
  refusals: {},
  clear: {},
  names: {},
  link: { state: 'waiting', info: {} },
  heartbeat: undefined,
  sound: { state: 'locked', test: undefined, testedAt: undefined },
  hiddenSince: undefined,
  mute: undefined,
  flood: false,
  arrivals: [],
  expanded: {},
  toasts: [],
  duty: undefined,
  watches: [],
  filter: { areas: [], persons: [] },
  outbox: [],
  faults: [],
  store: 'ok',
  open: { shelved: false, lapsed: true },
});

const reducers = {
  tick: (s, { now }) => ({
    ...s, now, flood: flood(s.arrivals, now, s.flood), arrivals: recent(s.arrivals, now),
    mute: s.mute && now < s.mute.until ? s.mute : undefined,
    clear: without(s.clear, id => s.clear[id].until <= now),
    toasts: s.toasts.filter(toast => now - toast.at < 20_000),
  }),
  me: (s, { me, seat }) => ({ ...s, me, seat: seat ?? s.seat }),
  role: (s, { role }) => ({ ...s, role }),
  link: (s, { state, info }) => ({ ...s, link: { state, info, since: s.link.state === state ? s.link.since : s.now } }),
  heartbeat: (s, { t }) => ({ ...s, heartbeat: t }),
  alerts: (s, { alerts, isNew }) => alerts.reduce((next, alert) => taken(next, alert, isNew), s),
  forgotten: (s, { ids }) => ({ ...s, alerts: without(s.alerts, id => ids.includes(id)) }),
  duty: (s, { duty }) => ({ ...s, duty: duty && newer(s.duty, duty) ? duty : s.duty, faults: faultsOf(s, duty) }),
  watches: (s, { watches }) => ({ ...s, watches }),
  filter: (s, { filter }) => ({ ...s, filter }),
  names: (s, { names }) => ({ ...s, names: { ...s.names, ...names } }),
  select: (s, { id }) => ({ ...s, selected: id }),
  show: (s, { id }) => ({ ...s, selected: id, opened: id, panel: undefined, draft: {}, refusals: without(s.refusals, x => x === id) }),
  back: s => (s.panel ? { ...s, panel: undefined, draft: {} } : { ...s, opened: undefined }),
  panel: (s, { panel, draft }) => ({ ...s, panel, draft: draft ?? {} }),
  draft: (s, { draft }) => ({ ...s, draft: { ...s.draft, ...draft } }),
  expand: (s, { key }) => ({ ...s, expanded: { ...s.expanded, [key]: !s.expanded[key] } }),
  section: (s, { name }) => ({ ...s, open: { ...s.open, [name]: !s.open[name] } }),
  sending: (s, { id, verb }) => ({
    ...s, pending: { ...s.pending, [id]: { verb } }, refusals: without(s.refusals, x => x === id),
  }),
  accepted: (s, { id, revision: made }) => {
    const isHere = s.alerts[id] === undefined || revision(s.alerts[id]) >= made;
    return isHere || !s.pending[id] ? { ...s, pending: without(s.pending, x => x === id) }
      : { ...s, pending: { ...s.pending, [id]: { ...s.pending[id], revision: made } } };
  },
  refused: (s, { id, refusal, verb }) => ({
    ...s, pending: without(s.pending, x => x === id), refusals: { ...s.refusals, [id]: { ...refusal, verb, at: s.now } },
  }),
  revealed: (s, { id, alert, photos, until }) => ({ ...s, clear: { ...s.clear, [id]: { alert, photos, until } } }),
  hide: (s, { id }) => ({ ...s, clear: without(s.clear, x => x === id) }),
  mute: s => ({ ...s, mute: s.mute ? undefined : muted(s.now) }),
  sound: (s, { sound }) => ({ ...s, sound: { ...s.sound, ...sound } }),
  hidden: (s, { since: from }) => ({ ...s, hiddenSince: from }),
  outbox: (s, { outbox }) => ({ ...s, outbox }),
  store: (s, { store }) => ({ ...s, store }),
  toast: (s, { text }) => ({ ...s, toasts: [...s.toasts, { text, at: s.now }].slice(-MOST_TOASTS) }),
};

/** The next state. */
export function reduce(state, event) {
  const reducer = reducers[event.type];
  if (!reducer) {
    throw new Error(`no such event: ${event.type}`);
  }
  return reducer(state, event);
}

/** An alert as the hub has it now; an older copy changes nothing. */
function taken(s, alert, isNew) {
  const known = s.alerts[alert.id];
  if (known && revision(known) >= revision(alert)) {
    return s;
  }
  const isFirst = !known && !s.ended.some(e => e.id === alert.id);
  const next = { ...s, alerts: { ...s.alerts } };
  if (box(alert) === 'ended') {
    delete next.alerts[alert.id];
    next.ended = [alert, ...s.ended.filter(e => e.id !== alert.id)].slice(0, MOST_ENDED);
  } else {
    next.alerts[alert.id] = alert;
  }
  const sent = s.pending[alert.id];
  if (sent && (sent.revision === undefined || revision(alert) >= sent.revision)) {
    next.pending = without(s.pending, id => id === alert.id);
  }
  if (isFirst && isUnacknowledged(alert)) {
    next.seen = s.seen + 1;
    next.arrivals = [...s.arrivals, since(alert)];
  }
  return isNew && isFirst && isUnacknowledged(alert) ? announced(next, alert) : next;
}

/** A new urgent one comes up only where nothing is open; otherwise it is told beside it. The selection never moves. */
function announced(s, alert) {
  if ((alert.priority ?? 3) !== 1) {
    return s;
  }
  const isFree = !s.opened && !s.panel;
  return isFree
    ? { ...s, selected: s.selected ?? alert.id, opened: alert.id }
    : { ...s, toasts: [...s.toasts, { alert: alert.id, at: s.now }].slice(-MOST_TOASTS) };
}

function newer(known, duty) {
  return !known || Number(duty.revision) >= Number(known.revision);
}

/** What other terminals of the desk said of themselves within the last ten minutes. */
function faultsOf(s, duty) {
  return (duty?.faults ?? []).filter(f => f.terminal !== s.seat && f.fault !== 'TERMINAL_FAULT_MUTED'
    && s.now - Date.parse(f.time) < 600_000);
}

function without(object, isGone) {
  const keys = Object.keys(object);
  return keys.some(isGone) ? Object.fromEntries(keys.filter(key => !isGone(key)).map(key => [key, object[key]])) : object;
}

/** An alert by its identifier, also one that has ended here. */
export const find = (s, id) => s.alerts[id] ?? s.ended.find(e => e.id === id);

/** What the list shows: {open: rows, shelved: alerts, lapsed: alerts}; a row is an alert or, in a flood, a group. */
export function listed(s) {
  const all = Object.values(s.alerts).sort(order);
  const open = all.filter(a => ['open', 'working'].includes(box(a)));
  return {
    open: s.flood ? grouped(s, open) : open.map(alert => ({ alert })),
    shelved: all.filter(a => box(a) === 'shelved'),
    lapsed: all.filter(a => box(a) === 'lapsed'),
  };
}

/** By person or vehicle; an urgent one stands for itself, and so does one that somebody works on. */
function grouped(s, alerts) {
  const rows = [];
  const groups = new Map();
  for (const alert of alerts) {
    if (!isUnacknowledged(alert) || (alert.priority ?? 3) === 1) {
      rows.push({ alert });
    } else if (groups.has(alert.watchOrder)) {
      groups.get(alert.watchOrder).group.push(alert);
    } else {
      const row = { key: alert.watchOrder, group: [alert] };
      groups.set(alert.watchOrder, row);
      rows.push(row);
    }
  }
  return rows.flatMap(row => (row.group?.length === 1 ? [{ alert: row.group[0] }]
    : row.group && s.expanded[row.key] ? [row, ...row.group.map(alert => ({ alert, isInner: true }))] : [row]));
}

/** Identifiers in the order of the screen, groups by their key. */
export function rowIds(s) {
  const { open, shelved, lapsed } = listed(s);
  return [...open.map(row => row.key ?? row.alert.id),
    ...(s.open.shelved ? shelved : []).map(a => a.id), ...(s.open.lapsed ? lapsed : []).map(a => a.id)];
}

/** Counts for the top line. */
export function counts(s) {
  const all = Object.values(s.alerts);
  return { total: s.seen, waiting: all.filter(isUnacknowledged).length };
}

/** Whether the officer of this session sits here on duty; an organisation without a desk has no duty to be on. */
export const isOnDuty = s => !!s.me && s.sound.test !== undefined && (!s.duty || s.duty.present?.id === s.me?.officer?.id);

/** Whether a shift of this officer goes on, on this terminal or by the roster's book. */
export const isPresent = s => isOnDuty(s) || (!!s.me && s.duty?.present?.id === s.me.officer?.id);

/** What is wrong with this terminal's way to be heard and seen: 'sound', 'hidden' or undefined. */
export function trouble(s) {
  return s.sound.test === undefined || s.role !== 'leader' ? undefined
    : s.sound.state !== 'running' || s.sound.test === 'no' ? 'sound'
      : s.hiddenSince && s.now - s.hiddenSince > 10_000 ? 'hidden' : undefined;
}
