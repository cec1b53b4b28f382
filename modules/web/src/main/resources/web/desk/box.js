// SPDX-License-Identifier: Apache-2.0
// A list of resources as a page keeps it: order that never moves under the cursor, selection that survives, new rows
// behind a pill. Pure: reducers change the box and nothing else.

export const PAGE = 50;

/** An empty box. */
export function box() {
  return {
    rows: new Map(), order: [], fresh: [], selected: new Set(), held: new Set(), heard: new Set(), open: null, cursor: null,
    page: 0, tab: 'all', filter: {}, status: 'loading', fault: null, asOf: 0, more: false,
  };
}

/** Deadline first, then arrival; without a deadline at the end. */
function byDue(kind) {
  return (a, b) => {
    const one = kind.due(a) ?? Infinity;
    const other = kind.due(b) ?? Infinity;
    if (one !== other) return one - other;
    return String(kind.arrived(a) || '').localeCompare(String(kind.arrived(b) || '')) || (a.id < b.id ? -1 : 1);
  };
}

/** The hub is asked for the list; what the stream brings from now on may be missing from the answer. */
export function asked(at) {
  at.heard.clear();
}

/**
 * What was read from the hub. Rows that are gone stay where they are shown, marked, until the reader asks anew; what the
 * stream brought meanwhile is newer than the answer.
 */
export function loaded(at, kind, answer, asOf, more, anew) {
  const known = at.asOf > 0 && !anew;
  if (!known) at.held.clear();
  const rows = new Map(answer.map((r) => [r.id, isOlder(r, at.rows.get(r.id)) ? at.rows.get(r.id) : r]));
  [...at.heard].filter((id) => !rows.has(id)).forEach((id) => rows.set(id, at.rows.get(id)));
  rows.forEach((r, id) => at.rows.set(id, r));
  if (!known) {
    at.order = [...rows.values()].sort(byDue(kind)).map((r) => r.id);
    at.fresh = [];
    [...at.rows.keys()].filter((id) => !rows.has(id)).forEach((id) => at.rows.delete(id));
    [...at.selected].filter((id) => !rows.has(id)).forEach((id) => at.selected.delete(id));
  } else {
    const shown = new Set(at.order);
    at.fresh = [...rows.keys()].filter((id) => !shown.has(id));
  }
  Object.assign(at, { status: 'ready', fault: null, asOf, more });
}

function isOlder(row, known) {
  return known !== undefined && Number(known.revision || 0) > Number(row.revision || 0);
}

/** A resource as it is now: in place where it is shown, else behind the pill where it belongs here. */
export function changed(at, row, belongs, shown) {
  const known = at.rows.get(row.id);
  if (shown) at.held.add(row.id);
  if (isOlder(row, known)) return;
  if (known || belongs) at.rows.set(row.id, row);
  if (belongs) at.heard.add(row.id);
  if (!known && belongs && at.status === 'ready') at.fresh.push(row.id);
}

/** The new rows are let in and the list put in order again. */
export function showFresh(at, kind) {
  const ids = new Set([...at.order, ...at.fresh]);
  at.order = [...ids].map((id) => at.rows.get(id)).filter(Boolean).sort(byDue(kind)).map((r) => r.id);
  at.fresh = [];
  at.held.clear();
}

/** It could not be read: what there is stays, with its time. */
export function failed(at, fault) {
  at.status = 'failed';
  at.fault = fault;
}

/** Rows in order that the tests let through, and those that were on the screen when they changed: nothing vanishes there. */
export function visible(at, tests, holds = false) {
  return at.order.map((id) => at.rows.get(id)).filter((row) => row && (tests.every((test) => test(row)) || (holds && at.held.has(row.id))));
}

/** The page of them that is shown; a page that has gone is the last one. */
export function paged(at, rows) {
  const last = Math.max(0, Math.ceil(rows.length / PAGE) - 1);
  const page = Math.min(at.page, last);
  return { page, last, rows: rows.slice(page * PAGE, (page + 1) * PAGE), from: rows.length ? page * PAGE + 1 : 0, to: Math.min(rows.length, (page + 1) * PAGE) };
}

export function toggle(at, id) {
  if (!at.selected.delete(id)) at.selected.add(id);
}

/** The cursor one row on, within what is shown. */
export function step(at, rows, by) {
  const place = rows.findIndex((r) => r.id === at.cursor);
  const next = rows[Math.min(rows.length - 1, Math.max(0, place < 0 ? 0 : place + by))];
  at.cursor = next ? next.id : null;
}
