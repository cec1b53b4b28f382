// SPDX-License-Identifier: Apache-2.0
// Acts on freeze orders, assets and distributions: a court's, and the answers of the institution that keeps the property.
import { APPROVE, DECIDES, decision, papers, reason, sum, time, words } from '/desk/fields.js';
import { local } from '/desk/text.js';

const original = (row) => ({ caseNumber: row.originalCaseNumber, requestNumber: row.requestNumber });
const GROUNDS = ['PAID', 'APPLICANT_CONSENTS', 'THIRD_PARTY_PROPERTY', 'OVER_LIMIT', 'SECURITY', 'UNSOLD', 'BANKRUPTCY', 'SUPERIOR_RULING', 'OTHER'];

/** What the institution may answer now: the order itself, or the measures on it. */
const askedFor = (row) => [
  ...(row?.state === 'FREEZE_STATE_ORDERED' ? [['ORDER', 'measure.ORDER']] : []),
  ...(row?.pending || []).filter((p) => !p.awaitingApproval).map((p) => p.kind.replace('MEASURE_KIND_', '')).map((k) => [k, `measure.${k}`]),
];
const first = (row) => askedFor(row)[0]?.[0] || '';
const partial = (v) => ['PARTLY', 'REFUSED', 'PENDING_INTERNAL_APPROVAL'].includes(v.result);
const registers = (v) => v.measure === 'ORDER' && ['DONE', 'PARTLY', 'QUEUED'].includes(v.result);

export const ORDER = {
  RecordReceipt: {
    key: 'F6', roles: ['OFFICER'],
    fields: [
      { name: 'measure', type: 'select', label: 'field.measure', required: true, value: first, options: (row) => askedFor(row) },
      { name: 'result', type: 'select', label: 'field.result', required: true,
        options: (row, v) => ['DONE', 'PARTLY', ...(v?.measure === 'ORDER' ? ['QUEUED'] : []), 'REFUSED', 'PENDING_INTERNAL_APPROVAL'].map((r) => [r, `result.${r}`]) },
      { name: 'registered', type: 'datetime', label: 'field.registeredTime', required: registers, when: registers,
        value: () => local(new Date().toISOString()), hint: 'hint.registered' },
      { name: 'registerNumber', type: 'text', label: 'field.registerNumber', required: registers, when: registers },
      { name: 'balance', type: 'money', label: 'field.balance', when: registers },
      { name: 'amount', type: 'money', label: 'field.controlled', when: (v) => v.result === 'PARTLY' },
      { name: 'reason', type: 'area', label: 'field.whyNot', required: partial, when: partial, wide: true },
      papers(['RECEIPT']),
    ],
    build: (v, row) => ({ id: row.id, receipt: {
      measure: `MEASURE_KIND_${v.measure}`, result: `RECEIPT_RESULT_${v.result}`,
      ...(registers(v) ? { registeredTime: registered(v, row), registerNumber: v.registerNumber, balance: sum(v, 'balance') } : {}),
      ...(v.result === 'PARTLY' ? { amount: sum(v) } : {}),
      ...(partial(v) ? { reason: v.reason } : {}), papers: v.papers,
    } }),
  },
  Approve: APPROVE,
  Renew: {
    fields: [papers(['RULING', 'ASSISTANCE_NOTICE'], true)],
    build: (v, row) => ({ id: row.id, original: original(row), papers: v.papers }),
  },
  Release: {
    fields: [
      { name: 'ground', type: 'select', label: 'field.ground', required: true, options: GROUNDS.map((g) => [g, `release.${g}`]),
        value: (row) => (row?.releaseDuty || '').replace('RELEASE_GROUND_', '') },
      { name: 'amount', type: 'money', label: 'field.partAmount', hint: 'hint.partAmount' },
      reason(), papers(['RULING', 'RELEASE_NOTICE'], true),
    ],
    build: (v, row) => ({ id: row.id, original: original(row), ground: `RELEASE_GROUND_${v.ground}`, amount: sum(v), papers: v.papers, header: { reason: v.reason } }),
  },
  Deduct: {
    fields: [
      { name: 'amount', type: 'money', label: 'field.amount', required: true },
      papers(['RULING', 'ASSISTANCE_NOTICE', 'ENFORCEMENT_BASIS'], true),
    ],
    build: (v, row) => ({ id: row.id, original: original(row), amount: sum(v), papers: v.papers }),
  },
};

/** The minute that was typed; within the minute of the order's arrival, the order's own instant. */
function registered(v, row) {
  const typed = Date.parse(time(v, 'registered'));
  const accepted = Date.parse(row.acceptTime || 0);
  return new Date(typed < accepted && accepted - typed < 60000 ? accepted : typed).toISOString();
}

export const ASSET = {
  RequestTransfer: {
    fields: [
      { name: 'order', type: 'select', label: 'field.ownOrder', required: true,
        options: (row) => (row?.queue || []).filter((q) => q.order).map((q) => [q.order, `${q.court} ${q.caseNumber}`]) },
      { name: 'ground', type: 'select', label: 'field.ground', required: true, options: ['SECURED', 'PRESERVATION'].map((g) => [g, `transfer.${g}`]) },
      reason(), papers(['TRANSFER_REQUEST', 'ENFORCEMENT_BASIS'], true),
    ],
    build: (v, row) => ({ asset: row.id, order: v.order, ground: `TRANSFER_GROUND_${v.ground}`, papers: v.papers, header: { reason: v.reason } }),
  },
  AnswerTransfer: {
    fields: [
      { name: 'transfer', type: 'select', label: 'field.transferNumber', required: true,
        options: (row) => (row?.transfers || []).filter((x) => x.state === 'TRANSFER_STATE_ASKED').map((x) => [String(x.number), `#${x.number} ${x.court}`]) },
      decision(),
      { ...reason(), required: (v) => v.granted === 'no' }, { name: 'reserve', type: 'money', label: 'field.reserve' }, papers(['TRANSFER_LETTER']),
    ],
    build: (v, row) => ({ asset: row.id, transfer: Number(v.transfer), granted: v.granted === 'yes', reserve: sum(v, 'reserve'), papers: v.papers, header: { reason: v.reason } }),
  },
  BeginDisposal: { fields: [reason(), papers()], build: (v, row) => ({ asset: row.id, papers: v.papers, header: { reason: v.reason } }) },
  RaiseRankDispute: {
    fields: [
      { name: 'ground', type: 'select', label: 'field.ground', required: true, options: ['CONFLICTING_INSTRUMENTS', 'DISPOSAL'].map((g) => [g, `rankDispute.${g}`]) },
      reason(), papers(['RULING']),
    ],
    build: (v, row) => ({ asset: row.id, ground: `RANK_DISPUTE_GROUND_${v.ground}`, papers: v.papers, header: { reason: v.reason } }),
  },
  SettleRankDispute: {
    roles: DECIDES,
    fields: [
      { name: 'dispute', type: 'select', label: 'field.dispute', required: true,
        options: (row) => (row?.disputes || []).filter((d) => !d.settleTime).map((d) => [String(d.number), `#${d.number}`]) },
      { name: 'disposer', type: 'select', label: 'field.disposer',
        options: (row) => (row?.queue || []).filter((q) => q.order).map((q) => [q.order, `${q.court} ${q.caseNumber}`]) },
      reason(), papers(['DECISION']),
    ],
    build: (v, row) => ({ asset: row.id, dispute: Number(v.dispute), disposer: v.disposer, papers: v.papers, header: { reason: v.reason } }),
  },
  VerifyRank: {
    fields: [
      { name: 'first', type: 'select', label: 'field.firstOrder', required: true,
        options: (row) => (row?.queue || []).filter((q) => q.order).map((q) => [q.order, `${q.court} ${q.caseNumber}`]) },
      words('field.found'), { name: 'witnesses', type: 'text', label: 'field.witnesses' }, papers(),
    ],
    build: (v, row) => ({ asset: row.id, firstOrder: v.first, text: v.text, witnesses: v.witnesses, papers: v.papers }),
  },
};

const objections = (row) => (row?.objections || []).map((o) => [String(o.number), `#${o.number} ${o.court}`]);
export const DISTRIBUTION = {
  Object: {
    fields: [
      { name: 'share', type: 'select', label: 'field.share', required: true,
        options: (row) => (row?.shares || []).map((s) => [String(s.number), `#${s.number} ${s.creditor?.name || s.caseNumber}`]) },
      { name: 'favour', type: 'select', label: 'field.inFavour', required: true,
        options: (row) => (row?.shares || []).map((s) => [String(s.number), `#${s.number} ${s.creditor?.name || s.caseNumber}`]) },
      { name: 'amount', type: 'money', label: 'field.amount' }, reason(), papers(['DISTRIBUTION_OBJECTION'], true),
    ],
    build: (v, row) => ({ id: row.id, share: Number(v.share), inFavourOf: Number(v.favour), amount: sum(v), papers: v.papers, header: { reason: v.reason } }),
  },
  Oppose: {
    fields: [{ name: 'objection', type: 'select', label: 'field.objection', required: true, options: objections },
      { name: 'share', type: 'select', label: 'field.share', options: (row) => (row?.shares || []).map((s) => [String(s.number), `#${s.number}`]) }, reason(), papers()],
    build: (v, row) => ({ id: row.id, objection: Number(v.objection), share: Number(v.share || 0), papers: v.papers, header: { reason: v.reason } }),
  },
  Waive: {
    fields: [{ name: 'objection', type: 'select', label: 'field.objectionOrPlan', options: objections }],
    build: (v, row) => ({ id: row.id, objection: Number(v.objection || 0) }),
  },
  FinaliseDistribution: { fields: [papers()], build: (v, row) => ({ id: row.id, papers: v.papers }) },
  WithdrawDistribution: { fields: [reason()], build: (v, row) => ({ id: row.id, header: { reason: v.reason } }) },
};
