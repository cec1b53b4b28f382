// SPDX-License-Identifier: Apache-2.0
// Where each line of a batch stands. Pure; figures are the hub's, nothing counts as done that still has a freeze.

/** Steps of a unified dispatch, in order. */
export const DISPATCH_STEPS = ['toSign', 'signed', 'atBank', 'answered', 'promoted', 'returned'];

/** Where each freeze of a campaign stands, by province and court, from the hub's roll-up. */
export function campaign(collaboration, rollup) {
  const courts = new Map((rollup.courtStatuses || []).map((c) => [c.court, c]));
  const lines = [];
  (collaboration.lines || []).forEach((line, i) => {
    const holders = (rollup.accountStatuses || [])[i]?.holders || [];
    (line.freezes || []).forEach((freeze, rank) => {
      const holder = holders.find((h) => h.court === freeze.court);
      const court = courts.get(freeze.court) || {};
      lines.push({ line: i + 1, number: line.key?.number, court: freeze.court, province: court.province || '', rank, step: stepOf(holder, court, rank) });
    });
    // Who froze it since, or from outside: nobody listed it, and it keeps the account open.
    holders.filter((h) => !(line.freezes || []).some((f) => f.court === h.court)).forEach((h) => lines.push({
      line: i + 1, number: line.key?.number, court: h.court, province: courts.get(h.court)?.province || '', rank: -1, outside: Boolean(h.outside),
      step: h.state === 'FREEZE_STATE_EFFECTIVE' ? 'promoted' : h.releasing ? 'atBank' : 'toSign',
    }));
  });
  return lines;
}

function stepOf(holder, court, rank) {
  if (!holder) return 'answered';
  if (holder.releaseRefused) return 'returned';
  if (holder.releasing) return 'atBank';
  if (rank > 0 && holder.state === 'FREEZE_STATE_EFFECTIVE') return 'promoted';
  return court.acknowledged ? 'signed' : 'toSign';
}

/** Counts by province and step. */
export function byProvince(lines) {
  const all = new Map();
  lines.forEach((l) => {
    const at = all.get(l.province) || { province: l.province, courts: new Set(), counts: {}, lines: [] };
    at.courts.add(l.court);
    at.counts[l.step] = (at.counts[l.step] || 0) + 1;
    at.lines.push(l);
    all.set(l.province, at);
  });
  const open = (p) => p.lines.length - (p.counts.answered || 0);
  // What is not done stands first.
  return [...all.values()].sort((a, b) => open(b) - open(a) || b.lines.length - a.lines.length || (a.province < b.province ? -1 : 1));
}

/** Accounts that a promoted freeze keeps open: these are not done (domain rule 3). */
export const keptOpen = (lines) => new Set(lines.filter((l) => l.step === 'promoted').map((l) => l.line)).size;

/** Steps of a court's own batch. */
export const OWN_STEPS = ['unsent', 'toApprove', 'atBank', 'effective', 'queued', 'done', 'returned'];

/** Where a line of a court's own batch stands, by what was sent and by the order as it is. */
export function ownStep(mode, line, order) {
  if (!order || (mode === 'release' && !line.sent)) return line.fault ? 'returned' : 'unsent';
  const state = order.state.replace('FREEZE_STATE_', '');
  const pending = (order.pending || []).filter((p) => p.kind === 'MEASURE_KIND_RELEASE');
  if (mode === 'release') {
    if (['RELEASED', 'LAPSED', 'SPENT', 'WITHDRAWN'].includes(state)) return 'done';
    if (pending.some((p) => p.awaitingApproval)) return 'toApprove';
    if (pending.length) return 'atBank';
    return 'returned';
  }
  return { PENDING_APPROVAL: 'toApprove', ORDERED: 'atBank', EFFECTIVE: 'effective', QUEUED: 'queued', REFUSED: 'returned', WITHDRAWN: 'returned' }[state] || 'done';
}

/** The lines that may be sent: those that were refused, by the hub or by the institution, and those that never went. */
export const toSend = (mode, lines, orders) => lines.filter((l) => {
  const step = ownStep(mode, l, orders.get(l.order));
  return step === 'returned' || (step === 'unsent' && !l.sent);
});

/** Steps of a line that nothing is sent for any more. */
const SETTLED = ['effective', 'queued', 'done'];

/**
 * What this machine keeps of a batch: what is still to be sent, or may have to be sent again. What the hub has is read from
 * the hub, so a line that is settled keeps nothing of a person, and a batch of which all are is not kept: undefined.
 */
export function kept(batch) {
  const { orders, busy, ...rest } = batch;
  if (rest.step < 5) return rest;
  if (rest.mode === 'dispatch') return rest.collaboration ? undefined : rest;
  const settled = (l) => l.settled || SETTLED.includes(ownStep(rest.mode, l, orders.get(l.order)));
  const lines = rest.lines.map((l) => (settled(l) ? { ...l, settled: true, values: { registrar: l.values.registrar, number: `…${(l.values.number || '').slice(-4)}` } } : l));
  if (lines.every((l) => l.settled)) return undefined;
  // Its papers are on the hub by now, and its lines are made of its rows.
  return { ...rest, lines, text: '', rows: [], errors: new Map(), common: { ...rest.common, papers: rest.common.papers.map((p) => ({ ...p, file: rest.papers ? null : p.file })) } };
}

/** What decides the request id: the batch, the line, and which attempt it is of those that the institution answered. */
export const requestId = (batch, line) => `batch/${batch}/${line.row}${line.attempt > 1 ? `/${line.attempt}` : ''}`;
