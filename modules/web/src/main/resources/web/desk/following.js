// SPDX-License-Identifier: Apache-2.0
// Keeps the figures of campaigns that are looked at: read anew when something of them has moved, not at every event.
import { call } from '/lib/call.js';

const PAUSE = 700;

/** Gives a desk the following of campaigns. */
export function following(desk) {
  const due = new Map();

  const read = async (id) => {
    due.delete(id);
    try {
      const { rollup } = await call('CollaborationService/GetRollup', { id });
      desk.dispatch({ type: 'followed', id, change: { rollup, asked: true } });
    } catch (refusal) {
      desk.dispatch({ type: 'followed', id, change: { asked: true } });
    }
  };

  desk.followed = (row) => {
    const known = desk.state.followed[row.id];
    if (!known && !due.has(row.id)) due.set(row.id, setTimeout(() => read(row.id), 0));
    return known;
  };

  desk.follow = (id, province) => desk.dispatch({ type: 'followed', id, change: { province } });

  /** Something of a campaign has moved. */
  desk.moved = (item) => {
    if (!item.collaboration && !item.dispatchOrder && !item.asset) return;
    Object.keys(desk.state.followed).forEach((id) => {
      if (!due.has(id)) due.set(id, setTimeout(() => read(id), PAUSE));
    });
  };
}
