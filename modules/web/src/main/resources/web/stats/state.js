// SPDX-License-Identifier: Apache-2.0
// What the statistics page shows, as a function of what happened.
import { numbers, tree } from '/stats/figures.js';

/** Periods of the contract, the shortest first. */
export const PERIODS = ['DAY', 'WEEK', 'MONTH', 'YEAR'];

const DAY = 86_400_000;

/** A day of Asia/Shanghai as 2026-03-02. */
export function day(instant) {
  return new Date(instant + 8 * 3_600_000).toISOString().slice(0, 10);
}

/** At the beginning: the last 90 days by week. */
export function initial(me, now) {
  return {
    me,
    top: me.organisation.code,
    scope: me.organisation.code,
    filter: { period: 'WEEK', first: day(now - 89 * DAY), last: day(now), kind: '' },
    directory: tree([me.organisation]),
    rows: [],
    shown: undefined,
    kinds: [],
    loaded: false,
    busy: true,
    problem: '',
    at: undefined,
  };
}

/** The next state. */
export function next(state, event) {
  switch (event.type) {
    case 'directory':
      return { ...state, directory: tree([...event.organisations, state.me.organisation]) };
    case 'filter':
      return { ...state, filter: { ...state.filter, ...event.filter }, busy: true };
    case 'scope':
      return { ...state, scope: event.scope };
    case 'rows': {
      const rows = event.rows.map(numbers);
      return {
        ...state,
        rows,
        shown: event.filter,
        kinds: [...new Set([...state.kinds, ...rows.map(row => row.kind)])].filter(Boolean).sort(),
        loaded: true,
        busy: false,
        problem: '',
        at: event.at,
      };
    }
    case 'refused':
      // What was there stays, with the time at which it was right.
      return { ...state, busy: false, problem: event.problem };
    default:
      return state;
  }
}

/** The question for the filters; undefined where the days are none. */
export function question(state) {
  const { period, first, last, kind } = state.filter;
  if (!first || !last || first > last) {
    return undefined;
  }
  return {
    period: `STATISTICS_PERIOD_${period}`,
    firstDay: first,
    lastDay: last,
    kinds: kind ? [kind] : [],
  };
}

/** Every period from the first day to the last as the hub names them, those without figures too: a gap is seen. */
export function periods({ period, first, last }) {
  const names = [];
  for (let at = Date.parse(first); at <= Date.parse(last); at += DAY) {
    const date = new Date(at).toISOString();
    const name = { DAY: date.slice(0, 10), MONTH: date.slice(0, 7), YEAR: date.slice(0, 4) }[period] ?? week(at);
    if (names[names.length - 1] !== name) {
      names.push(name);
    }
  }
  return names;
}

/** By ISO 8601: a week belongs to the year of its Thursday. */
function week(at) {
  const thursday = at + (3 - (new Date(at).getUTCDay() + 6) % 7) * DAY;
  const year = new Date(thursday).getUTCFullYear();
  return `${year}-W${String(1 + Math.floor((thursday - Date.UTC(year, 0, 1)) / (7 * DAY))).padStart(2, '0')}`;
}
