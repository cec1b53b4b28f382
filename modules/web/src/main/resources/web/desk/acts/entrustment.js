// SPDX-License-Identifier: Apache-2.0
// Acts on an entrusted matter 事项委托, and sending one.
import { APPROVE, DECIDES, papers, reason, subject, subjectFields, sum, words } from '/desk/fields.js';
import { isCaseNumber } from '/desk/text.js';

const GROUNDS = ['PAPERS_NOT_SUPPLEMENTED', 'OUTSIDE_LISTED_MATTERS', 'NOT_IN_AREA'];
const asked = (row) => {
  const step = (row.steps || []).filter((s) => s.action === 'RequestSupplement').pop();
  return step?.code ? step.code.split(',') : [];
};

export const ACTS = {
  Approve: APPROVE,
  Sign: {
    key: 'F8',
    fields: [{ name: 'handler', type: 'text', label: 'field.handler', hint: 'hint.handler' }],
    build: (v, row, me) => ({ id: row.id, ...(v.handler.trim()
      ? { handler: { id: v.handler.trim(), name: v.handler.trim(), role: me.officer.role } } : {}) }),
  },
  RequestSupplement: {
    fields: [
      { name: 'kind', type: 'select', label: 'field.missingPaper', required: true,
        options: (row) => (row?.matter?.papers || []).map((p) => [p.kind, `paper.${p.kind}`]) },
      words('field.whatIsWrong'),
    ],
    build: (v, row) => ({ id: row.id, paperKinds: [v.kind], text: v.text }),
  },
  Supplement: {
    fields: [{ ...papers(asked, true) }, words('field.remark', false)],
    build: (v, row) => ({ id: row.id, papers: v.papers, text: v.text }),
  },
  Report: {
    key: 'F6',
    fields: [
      { name: 'stage', type: 'select', label: 'field.stage', required: true,
        options: [['STARTED', 'stage.STARTED'], ['PROGRESS', 'stage.PROGRESS'], ['FINAL', 'stage.FINAL']] },
      { name: 'outcome', type: 'select', label: 'field.outcome', required: true, when: (v) => v.stage === 'FINAL',
        options: [['DONE', 'outcome.DONE'], ['PARTLY', 'outcome.PARTLY'], ['NOT_POSSIBLE', 'outcome.NOT_POSSIBLE']] },
      { name: 'amount', type: 'money', label: 'field.controlled', when: (v, row) => v.stage === 'FINAL' && Boolean(row?.matter?.property) },
      words('field.report'),
      papers(['RECEIPT']),
    ],
    build: (v, row) => ({ id: row.id, report: {
      stage: `REPORT_STAGE_${v.stage}`, ...(v.stage === 'FINAL' ? { outcome: `OUTCOME_${v.outcome}`, amount: sum(v) } : {}),
      text: v.text, papers: v.papers,
    } }),
  },
  Confirm: { fields: [], build: (v, row) => ({ id: row.id }) },
  Return: {
    // 退回 needs a ground and whom one talked to; without a supplement asked for first the hub refuses it.
    fields: [
      { name: 'ground', type: 'select', label: 'field.ground', required: true, options: GROUNDS.map((g) => [g, `ground.${g}`]),
        hint: (row, t) => (row?.supplementRounds ? t('hint.supplementAsked', { n: row.supplementRounds }) : t('hint.supplementFirst')) },
      { name: 'contacted', type: 'text', label: 'field.contacted', hint: 'hint.contacted', wide: true,
        required: (v) => v.ground !== 'PAPERS_NOT_SUPPLEMENTED' },
      reason('field.returnReason'),
    ],
    build: (v, row) => ({ id: row.id, ground: v.ground, contacted: v.contacted, header: { reason: v.reason } }),
  },
  Withdraw: { fields: [reason()], build: (v, row) => ({ id: row.id, header: { reason: v.reason } }) },
  Urge: { fields: [words('field.urge')], build: (v, row) => ({ id: row.id, text: v.text }) },
  Rate: {
    fields: [
      { name: 'score', type: 'select', label: 'field.score', required: true, options: ['5', '4', '3', '2', '1'].map((n) => [n, `score.${n}`]) },
      words('field.remark', false),
    ],
    build: (v, row) => ({ id: row.id, score: Number(v.score), text: v.text }),
  },
  RaiseDispute: { fields: [reason('field.dispute'), papers()], build: (v, row) => ({ id: row.id, papers: v.papers, header: { reason: v.reason } }) },
  SettleDispute: {
    roles: DECIDES,
    fields: [
      { name: 'ruling', type: 'select', label: 'field.ruling', required: true,
        options: ['RESUME', 'WORK', 'DONE', 'RETURN'].map((r) => [r, `ruling.${r}`]) },
      reason(), papers(['DECISION']),
    ],
    build: (v, row) => ({ id: row.id, ruling: `DISPUTE_RULING_${v.ruling}`, papers: v.papers, header: { reason: v.reason } }),
  },
};

const KINDS = {
  FREEZE_DEPOSIT: ['property', 'DEPOSIT', ['ASSISTANCE_NOTICE']], RELEASE_DEPOSIT: ['property', 'DEPOSIT', ['RELEASE_NOTICE']],
  SEAL_REALTY: ['property', 'REALTY', ['ASSISTANCE_NOTICE']], SEAL_MOVABLE: ['property', 'MOVABLE', ['ASSISTANCE_NOTICE']],
  QUERY_ASSET: ['investigation', null, []], WITNESS: ['general', null, []], OTHER: ['general', null, []],
};
const bodyOf = (v) => KINDS[v.kind]?.[0];
const property = (v) => bodyOf(v) === 'property';

/** Sending a matter: the kinds that a desk sends most; the rest go through the court's own system. */
export const SUBMIT = {
  wide: true,
  fields: [
    { name: 'kind', type: 'select', label: 'field.matter', required: true, options: Object.keys(KINDS).map((k) => [k, `matter.${k}`]) },
    { name: 'recipient', type: 'organisation', kinds: ['COURT'], label: 'field.recipient', required: true },
    { name: 'caseNumber', type: 'text', label: 'field.caseNumber', required: true, check: isCaseNumber, wrong: 'form.caseNumberWrong' },
    { name: 'applicant', type: 'text', label: 'field.applicant', required: true },
    ...subjectFields('debtor', 'field.debtor'),
    { name: 'registrar', type: 'text', label: 'field.registrar', required: true, when: property },
    { name: 'number', type: 'text', label: 'field.assetNumber', required: true, when: property },
    { name: 'amount', type: 'money', label: 'field.amount', when: property, required: (v) => v.kind === 'FREEZE_DEPOSIT' },
    { name: 'originalCase', type: 'text', label: 'field.originalCase', when: (v) => v.kind === 'RELEASE_DEPOSIT', required: true },
    { name: 'originalRequest', type: 'text', label: 'field.originalRequest', when: (v) => v.kind === 'RELEASE_DEPOSIT', required: true },
    { name: 'text', type: 'area', label: 'field.whatIsAsked', required: (v) => !property(v), wide: true },
    { name: 'urgent', type: 'check', label: 'field.urgent' },
    papers(['ENTRUSTMENT_LETTER', 'RULING', 'ASSISTANCE_NOTICE', 'CREDENTIALS'], true),
  ],
  build: (v) => ({
    header: { caseNumber: v.caseNumber }, recipient: v.recipient.trim(),
    matter: {
      kind: v.kind, urgent: v.urgent, papers: v.papers, instructions: property(v) ? v.text : '',
      parties: [
        { role: 'PARTY_ROLE_APPLICANT', subject: { kind: 'SUBJECT_KIND_ORGANISATION', name: v.applicant } },
        { role: 'PARTY_ROLE_DEBTOR', subject: subject(v, 'debtor') },
      ],
      ...(property(v) ? { property: {
        assetKind: `ASSET_KIND_${KINDS[v.kind][1]}`, registrar: v.registrar, assetNumber: v.number.trim(), owner: subject(v, 'debtor'),
        amount: sum(v), originalCaseNumber: v.originalCase, originalRequestNumber: v.originalRequest,
      } } : {}),
      ...(bodyOf(v) === 'investigation' ? { investigation: { subject: subject(v, 'debtor'), questions: [v.text] } } : {}),
      ...(bodyOf(v) === 'general' ? { general: { description: v.text } } : {}),
    },
  }),
};
