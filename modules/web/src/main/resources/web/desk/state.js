// SPDX-License-Identifier: Apache-2.0
// What the desk knows, and how events change it. No clock, no network, no page in here.
import { KINDS, kindsFor, kindsOf } from './boxes.js';
import * as boxes from './box.js';

/** The desk before anything is known. */
export function begin() {
  return {
    me: null, link: 'connecting', linkInfo: {}, tab: 'inbox', boxes: {}, names: {}, form: null, toast: null,
    search: null, room: null, batch: null, saved: [], followed: {}, shown: {}, now: 0,
  };
}

const on = {
  me(state, { me }) {
    state.me = me;
    kindsFor(kindOf(me)).forEach((name) => { state.boxes[name] = boxes.box(); });
    state.tab = state.boxes.answers ? 'answers' : 'inbox';
  },
  link(state, { link, info }) {
    state.link = link;
    state.linkInfo = info || {};
  },
  tick(state, { now }) {
    state.now = now;
  },
  tab(state, { tab }) {
    state.tab = tab;
    state.form = null;
  },
  names(state, { names }) {
    Object.assign(state.names, names);
  },
  asked(state, { box }) {
    boxes.asked(state.boxes[box]);
  },
  loaded(state, { box, rows, asOf, more, anew }) {
    boxes.loaded(state.boxes[box], KINDS[box], rows, asOf, more, anew);
  },
  failed(state, { box, fault }) {
    boxes.failed(state.boxes[box], fault);
  },
  /** A delivery of the mailbox, or a resource read again after an act of one's own. */
  item(state, { item, shown }) {
    if (item.withheld) return;
    kindsOf(item).filter((name) => state.boxes[name]).forEach((name) => {
      const row = item[KINDS[name].item];
      boxes.changed(state.boxes[name], row, KINDS[name].belongs(row, state.me.organisation.code), name === state.tab && Boolean(shown?.has(row.id)));
    });
    if (item.freezeOrder && state.batch?.orders?.has(item.freezeOrder.id)) state.batch.orders.set(item.freezeOrder.id, item.freezeOrder);
    if (item.roomMessage && state.room?.id === item.roomMessage.room) message(state.room, item.roomMessage);
  },
  fresh(state, { box }) {
    boxes.showFresh(state.boxes[box], KINDS[box]);
  },
  select(state, { box, ids, whether }) {
    const at = state.boxes[box];
    ids.forEach((id) => (whether === undefined ? boxes.toggle(at, id) : whether ? at.selected.add(id) : at.selected.delete(id)));
  },
  open(state, { box, id }) {
    state.boxes[box].open = id;
    state.boxes[box].cursor = id || state.boxes[box].cursor;
    state.form = null;
  },
  cursor(state, { box, rows, by }) {
    boxes.step(state.boxes[box], rows, by);
  },
  filter(state, { box, tab, filter }) {
    const at = state.boxes[box];
    if (tab) at.tab = tab;
    at.held.clear();
    Object.assign(at.filter, filter || {});
    at.page = 0;
  },
  page(state, { box, page }) {
    state.boxes[box].page = Math.max(0, page);
  },
  form(state, { form }) {
    state.form = form;
  },
  field(state, { name, value }) {
    state.form.values[name] = value;
    delete state.form.errors[name];
    state.form.refusal = null;
  },
  formState(state, change) {
    if (state.form) Object.assign(state.form, change.change);
  },
  search(state, { search }) {
    state.search = search;
  },
  toast(state, { toast }) {
    state.toast = toast;
  },
  shown(state, { id, clear }) {
    if (clear) state.shown[id] = clear;
    else delete state.shown[id];
  },
  room(state, { room }) {
    state.room = room;
  },
  messages(state, { id, messages }) {
    if (state.room?.id === id) messages.forEach((m) => message(state.room, m));
  },
  batch(state, { batch }) {
    state.batch = batch && { ...(state.batch || {}), ...batch };
  },
};

/** State of a campaign as the hub counts it. */
on.followed = (state, { id, change }) => {
  state.followed[id] = { ...(state.followed[id] || {}), ...change };
};
on.saved = (state, { saved }) => {
  state.saved = saved;
};

function message(room, next) {
  const at = room.messages.findIndex((m) => m.number === next.number);
  if (at >= 0) room.messages[at] = next;
  else room.messages.push(next);
  room.messages.sort((a, b) => a.number - b.number);
}

/** COURT, BANK and so on. */
export function kindOf(me) {
  return String(me.organisation.kind || '').replace('ORGANISATION_KIND_', '');
}

/** Changes the state by an event; an event that nobody knows is a mistake. */
export function reduce(state, event) {
  const change = on[event.type];
  if (!change) throw new Error(`unknown event ${event.type}`);
  change(state, event);
}
