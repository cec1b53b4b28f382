// SPDX-License-Identifier: Apache-2.0
// What the operator sees, as a function of what the hub answered.

/** Older than this it is said to be old. */
export const OLD = 15_000;

/** At the beginning. */
export function initial(me) {
  return { me, hub: undefined, operations: undefined, names: new Map(), at: undefined, problem: '', now: 0, search: '', rates: {} };
}

/** The next state. */
export function next(state, event) {
  switch (event.type) {
    case 'read':
      return {
        ...state,
        hub: event.hub,
        operations: event.operations,
        rates: rates(state, event),
        at: event.at,
        problem: '',
      };
    case 'names':
      return { ...state, names: new Map(event.organisations.map(o => [o.code, o.name])) };
    case 'refused':
      return { ...state, problem: event.problem };
    case 'search':
      return { ...state, search: event.search };
    case 'now':
      return { ...state, now: event.now };
    default:
      return state;
  }
}

/** Of counters that only grow, how much a second since the reading before. */
function rates(state, event) {
  const before = state.hub?.counters ?? {};
  const seconds = state.at === undefined ? 0 : (event.at - state.at) / 1_000;
  return Object.fromEntries(Object.entries(event.hub.counters ?? {}).map(([name, value]) => {
    const grown = Number(value) - Number(before[name] ?? value);
    return [name, seconds > 0 && grown >= 0 ? grown / seconds : undefined];
  }));
}

/** Whether what is shown is older than it should be. */
export function isOld(state) {
  return state.at !== undefined && state.now - state.at > OLD;
}

/** What is wrong, in the order in which it should be looked at: names of words with what fills them. */
export function troubles(state) {
  const o = state.operations;
  if (!o) {
    return [];
  }
  const failed = (o.checks ?? []).filter(check => !check.passed).map(check => ['trouble.check', { name: check.name }]);
  const walls = (o.lostWalls ?? []).map(wall => ['trouble.wall', wall]);
  const partial = o.partial ? [['trouble.partial', {}]] : [];
  const waiting = Number(o.waiting ?? 0) > 1_000 ? [['trouble.waiting', { n: Number(o.waiting) }]] : [];
  const deserted = (o.lags ?? []).filter(lag => !lag.connected && Number(lag.behind) >= 100).length;
  return [...walls, ...failed, ...partial, ...waiting, ...deserted ? [['trouble.deserted', { n: deserted }]] : []];
}

/** Counters whose name holds what was searched, by name. */
export function counters(state) {
  return Object.entries(state.hub?.counters ?? {})
    .filter(([name]) => name.includes(state.search.trim()))
    .sort(([a], [b]) => (a < b ? -1 : 1));
}
