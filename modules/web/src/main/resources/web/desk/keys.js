// SPDX-License-Identifier: Apache-2.0
// Keys of the desk: function keys, arrows, Enter, Space and Esc only, for input methods swallow letters.
import { offered } from '/desk/acts.js';
import { KINDS } from '/desk/boxes.js';
import { pageOf } from '/desk/list.js';
import { defOf, openSearch } from '/desk/view.js';

const EDITS = 'input:not([type=checkbox]),textarea,select,[contenteditable]';

/** Whether a key belongs to an input method, which is composing a word. */
export const composes = (event) => event.isComposing || event.keyCode === 229;

/** Listens. */
export function keys(desk, target = window) {
  target.addEventListener('keydown', (event) => {
    if (composes(event) || event.ctrlKey || event.altKey || event.metaKey || !desk.state.me) return;
    if (document.querySelector('.x-overlay')) return;
    if (pressed(desk, event)) event.preventDefault();
  });
}

function pressed(desk, event) {
  const { state } = desk;
  if (event.code === 'F3') {
    openSearch(desk);
    return true;
  }
  if (event.code === 'Escape') return back(desk);
  if (state.search !== null || !state.boxes[state.tab] || state.room) return false;
  if (event.code === 'F6' || event.code === 'F8') return actKey(desk, event.code);
  if (event.target.closest?.(EDITS) || event.target.closest?.('button,a,summary')) return false;
  return move(desk, event);
}

function back(desk) {
  const { state } = desk;
  if (state.form) desk.dispatch({ type: 'form', form: null });
  else if (state.search !== null) desk.dispatch({ type: 'search', search: null });
  else if (state.room) desk.leaveRoom();
  else if (state.boxes[state.tab]?.open) {
    desk.dispatch({ type: 'open', box: state.tab, id: null });
    focusRow(state.boxes[state.tab].cursor);
  } else return false;
  return true;
}

/** The act of a key, on the rows that are chosen, else on the one that is open or under the cursor. */
function actKey(desk, code) {
  const box = desk.state.boxes[desk.state.tab];
  const { item } = KINDS[desk.state.tab];
  const ids = box.selected.size ? [...box.selected] : [box.open || box.cursor];
  const rows = ids.map((id) => box.rows.get(id)).filter(Boolean);
  const fits = (row) => offered(item, row, desk.role).find((a) => a.key === code && a.fits);
  const act = rows.map(fits).find(Boolean);
  if (!act) return true;
  desk.begin(item, act.name, rows.filter((r) => fits(r)?.name === act.name));
  return true;
}

function move(desk, event) {
  const box = desk.state.tab;
  const at = desk.state.boxes[box];
  const { rows } = pageOf(desk, box, defOf(desk, box));
  if (event.code === 'ArrowDown' || event.code === 'ArrowUp') {
    desk.dispatch({ type: 'cursor', box, rows, by: event.code === 'ArrowDown' ? 1 : -1 });
    focusRow(at.cursor);
    return true;
  }
  if (!at.cursor) return false;
  if (event.code === 'Enter') desk.dispatch({ type: 'open', box, id: at.cursor });
  else if (event.code === 'Space') desk.dispatch({ type: 'select', box, ids: [at.cursor] });
  else return false;
  return true;
}

function focusRow(id) {
  if (id) queueMicrotask(() => document.querySelector(`tr[data-id="${CSS.escape(id)}"]`)?.focus());
}
