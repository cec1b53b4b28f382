// SPDX-License-Identifier: Apache-2.0
// The contract's commands for the lines of a batch. Pure.
import { account, periodOf } from '/desk/batch/rules.js';
import { dispatchLines } from '/desk/batch/group.js';
import { meant } from '/desk/batch/columns.js';
import { instant, money } from '/desk/text.js';

const split = (text) => String(text || '').split(/[;；]/).map((x) => x.trim()).filter(Boolean);

function party(text) {
  const [kind, name, identifier] = text.split(/[,，]/).map((x) => x.trim());
  return { kind: `SUBJECT_KIND_${meant('subject', kind) || 'PERSON'}`, name, identifier: identifier || '' };
}

/** An order of one line. */
export function order(batch, line, papers) {
  const v = line.values;
  const debtor = { kind: `SUBJECT_KIND_${meant('subject', v.debtor_kind)}`, name: v.debtor_name, identifier: v.debtor_id || '' };
  const period = v.period ? periodOf(v.period) : null;
  return {
    header: { caseNumber: v.case_number },
    key: { registrar: v.registrar, kind: `ASSET_KIND_${meant('kind', v.kind)}`, number: v.number, subAccount: v.sub_account || '', currencyCode: (v.currency || '').toUpperCase() },
    stage: `FREEZE_STAGE_${meant('stage', v.stage)}`, debtor, owner: v.owner ? party(v.owner) : debtor,
    coOwners: split(v.co_owners).map(party), uses: split(v.uses).map((u) => `ASSET_USE_${u.toUpperCase()}`),
    amount: money(v.amount) || undefined, claim: money(v.claim) || undefined, justification: v.justification || '',
    ...(period ? { period } : {}), papers, requestNumber: v.request_number || '', projectWages: ['是', 'TRUE', 'YES'].includes(String(v.project_wages || '').toUpperCase()),
    batch: batch.id,
  };
}

/** A release of one line, naming the original freeze. */
export function release(batch, line, papers) {
  return {
    header: { reason: batch.common.reason }, id: line.order, papers, ground: `RELEASE_GROUND_${batch.common.ground}`,
    original: { caseNumber: line.values.original_case_number, requestNumber: line.values.original_request_number },
  };
}

/** The application for a unified dispatch of all lines. */
export function application(batch, papers) {
  const { common } = batch;
  return {
    header: { caseNumber: common.caseNumber, reason: common.reason }, kind: 'COLLABORATION_KIND_DISPATCH', ground: common.ground,
    lines: dispatchLines(batch.rows), dueTime: instant(common.due), papers,
  };
}

/** How many accounts it is about, as typed by who answers for it. */
export function typedFor(batch) {
  const rows = batch.mode === 'release' ? batch.lines : batch.rows;
  const n = batch.mode === 'release' ? rows.length : new Set(rows.map((r) => account(r.values))).size;
  return { verb: batch.mode === 'freeze' ? '冻结' : '解冻', n, text: `${batch.mode === 'freeze' ? '冻结' : '解冻'} ${n} 户` };
}
