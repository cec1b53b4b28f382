// SPDX-License-Identifier: Apache-2.0
// What the wall knows: the latest value of every part, and nothing else. Events only change it; the clock draws it.
import { millis } from '/lib/time.js';

const DRIFT = 1_500;
const MOST = { cases: 200, alerts: 200, notices: 20, flows: 40 };
const PARTS = ['heading', 'figures', 'overdue', 'overdueCases', 'flows', 'hours', 'alerts', 'campaigns', 'notices', 'cluster',
  'grid', 'rooms', 'periods'];

/** A wall that knows nothing yet. */
export function empty() {
  return {
    isLoaded: false,
    asOf: undefined,
    /** The hub's trusted time, ms, and when by the page's own clock it was told. */
    told: undefined,
    seq: 0,
    heading: {},
    figures: {},
    overdue: {},
    overdueCases: {},
    tiles: new Map(),
    flows: {},
    hours: {},
    alerts: {},
    campaigns: {},
    notices: {},
    cluster: {},
    grid: {},
    rooms: {},
    periods: {},
    /** How often each flow has grown: each time it is shown once. */
    pulses: new Map(),
    link: { state: 'down', info: {} },
  };
}

/** A frame of WallService.Watch; {@code at}: the page's own clock, ms, which nobody sets. */
export function frame(state, message, at = 0) {
  state.seq++;
  state.asOf = message.time ?? state.asOf;
  const time = millis(message.time);
  // A frame may have been under way: the clock is only set where it would be wrong by more than that.
  if (time !== undefined && (state.told === undefined || Math.abs(timeAt(state, at) - time) > DRIFT)) {
    state.told = { time, at };
  }
  const grown = state.isLoaded && message.flows ? growth(state.flows, message.flows) : [];
  if (message.snapshot) {
    PARTS.forEach(part => {
      state[part] = {};
    });
    state.tiles = new Map();
    state.pulses = new Map();
    state.isLoaded = true;
  }
  PARTS.filter(part => message[part] !== undefined).forEach(part => {
    state[part] = message[part];
  });
  (message.goneTiles ?? []).forEach(code => state.tiles.delete(code));
  (message.tiles ?? []).forEach(tile => state.tiles.set(tile.code, tile));
  bound(state);
  pulse(state, grown);
}

function bound(state) {
  const cut = (part, list, most) => {
    if (state[part][list]?.length > most) {
      state[part] = { ...state[part], [list]: state[part][list].slice(0, most) };
    }
  };
  cut('overdueCases', 'cases', MOST.cases);
  cut('alerts', 'alerts', MOST.alerts);
  cut('notices', 'notices', MOST.notices);
  cut('flows', 'flows', MOST.flows);
}

/** Trusted time now, ms: in a drill that of its own clock. */
export function timeAt(state, at) {
  return state.told === undefined ? undefined : state.told.time + at - state.told.at;
}

/** What names a flow. */
export const flowKey = flow => `${flow.from}>${flow.to}>${flow.kind}`;

function growth(before, after) {
  const counts = new Map((before.flows ?? []).map(flow => [flowKey(flow), flow.count ?? 0]));
  return (after.flows ?? []).filter(flow => (flow.count ?? 0) > (counts.get(flowKey(flow)) ?? 0)).map(flowKey);
}

function pulse(state, grown) {
  const keys = new Set((state.flows.flows ?? []).map(flowKey));
  [...state.pulses.keys()].filter(key => !keys.has(key)).forEach(key => state.pulses.delete(key));
  grown.forEach(key => state.pulses.set(key, (state.pulses.get(key) ?? 0) + 1));
}

/** How the wall hears of the hub. */
export function link(state, name, info) {
  state.link = { state: name, info };
}

/** Whether an alert of priority 1 waits for somebody to acknowledge it. */
export function isUrgent(state) {
  return (state.figures.unacknowledgedUrgent ?? 0) > 0;
}
