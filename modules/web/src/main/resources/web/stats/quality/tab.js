// SPDX-License-Identifier: Apache-2.0
// The tab 告警质量: asks when it is opened and when another time is chosen.
import { measure } from '/stats/quality/measure.js';
import { read } from '/stats/quality/read.js';
import { qualityView, SPANS } from '/stats/quality/view.js';

/** Kinds of organisations that get alerts. */
export const hasAlarms = me => ['ORGANISATION_KIND_COURT', 'ORGANISATION_KIND_POLICE'].includes(me.organisation.kind);

/** draw(): draws the page anew. */
export function qualityTab(draw) {
  let state = { hours: SPANS[0], busy: false, problem: false };
  let asked = 0;
  /** Only the last question's answer counts; what was there stays where there is none. */
  const load = async () => {
    const number = ++asked;
    const { hours } = state;
    state = { ...state, busy: true };
    draw();
    let answered;
    try {
      const all = await read(hours);
      answered = { problem: false, mailbox: all.mailbox, at: all.until, found: measure(all) };
    } catch (refusal) {
      answered = { problem: true };
    }
    if (number === asked) {
      state = { ...state, busy: false, ...answered };
      draw();
    }
  };
  const acts = {
    span: hours => {
      state = { ...state, hours };
      load();
    },
  };
  return { load, view: (t, fmt) => qualityView(state, t, fmt, acts) };
}
