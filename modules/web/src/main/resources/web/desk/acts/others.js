// SPDX-License-Identifier: Apache-2.0
// Acts on warnings, orders of a collaboration, collaborations and rooms.
import { ANY, DECIDES, decision, papers, reason, time, words } from '/desk/fields.js';

const LEADS = ['OFFICER', 'APPROVER', 'COMMAND_CENTRE'];
const codes = (text) => String(text).split(/[,，;；、\s]+/).map((c) => c.trim()).filter(Boolean);

export const WARNING = {
  AcknowledgeWarning: { roles: ANY, fields: [words('field.whatIsDone')], build: (v, row) => ({ id: row.id, text: v.text }) },
  HandOverWarning: {
    roles: ANY,
    fields: [{ name: 'desk', type: 'text', label: 'field.desk', required: true }, words('field.remark', false)],
    build: (v, row) => ({ id: row.id, desk: v.desk.trim(), text: v.text }),
  },
};

/** Facts of the case that end what is late; with the court's own key where it is about one property or sum. */
const FACT = {
  UNCONTROLLED: 'MEASURE_TAKEN', UNDISPOSED: 'PRICING_STARTED', UNPAID: 'MONEY_PAID_OUT', UNCLOSED: 'CLOSED', UNARCHIVED: 'ARCHIVED', SECOND_SEARCH: 'SEARCHED_AGAIN',
};
const ITEMS = ['MEASURE_TAKEN', 'PRICING_STARTED', 'MONEY_PAID_OUT'];
const factOf = (row) => FACT[String(row?.kind || '').replace('WARNING_KIND_', '')] || '';

WARNING.ReportFact = {
  service: 'CaseService', stands: true,
  fields: [
    { name: 'item', type: 'text', label: 'field.item', required: true, when: (v, row) => ITEMS.includes(factOf(row)), value: (row) => row?.item || '' },
    { name: 'time', type: 'datetime', label: 'field.happened' },
    papers(),
  ],
  build: (v, row) => ({
    header: { caseNumber: row.caseNumber }, kind: `CASE_FACT_KIND_${factOf(row)}`, eventTime: time(v, 'time'), papers: v.papers,
    ...(ITEMS.includes(factOf(row)) ? { item: v.item.trim() } : {}),
  }),
};

export const ORDER = {
  AcknowledgeOrder: { key: 'F8', fields: [], build: (v, row) => ({ id: row.id }) },
  ReportOrder: {
    key: 'F6',
    fields: [{ name: 'done', type: 'check', label: 'field.allDone' }, words('field.report'), papers()],
    build: (v, row) => ({ id: row.id, done: v.done, text: v.text, papers: v.papers }),
  },
};

export const COLLABORATION = {
  Decide: {
    roles: DECIDES,
    fields: [
      decision(),
      { name: 'text', type: 'area', label: 'field.decision', required: true, when: (v) => v.granted === 'yes', wide: true },
      { ...reason(), required: true, when: (v) => v.granted === 'no' },
      { name: 'due', type: 'datetime', label: 'field.due', when: (v) => v.granted === 'yes', hint: 'hint.dueAsApplied' },
      { name: 'room', type: 'check', label: 'field.openRoom', when: (v) => v.granted === 'yes' },
      // A unified dispatch binds many courts at once: who decides types what is decided.
      { name: 'typed', type: 'typed', label: 'field.typed', when: (v, row) => v.granted === 'yes' && row?.kind === 'COLLABORATION_KIND_DISPATCH',
        expected: (row) => `解冻${row.accountCount || 0}户`, hint: (row, t) => t('hint.typed', { text: `解冻 ${row?.accountCount || 0} 户` }) },
      { ...papers(['DECISION']), when: (v) => v.granted === 'yes' },
    ],
    build: (v, row) => ({ id: row.id, granted: v.granted === 'yes', text: v.granted === 'yes' ? v.text : '', dueTime: time(v, 'due'),
      openRoom: Boolean(v.room), papers: v.granted === 'yes' ? v.papers : [], header: { reason: v.granted === 'no' ? v.reason : '' } }),
  },
  Dispatch: { roles: LEADS, fields: [], build: (v, row) => ({ id: row.id }) },
  Close: { roles: LEADS, fields: [words('field.achieved')], build: (v, row) => ({ id: row.id, text: v.text }) },
};

export const ROOM = {
  ChangeMembers: {
    roles: LEADS,
    fields: [{ name: 'invited', type: 'organisation', label: 'field.invited' }, { name: 'dismissed', type: 'select', label: 'field.dismissed',
      options: (row) => (row?.members || []).filter((m) => m !== row.lead).map((m) => [m, m]) }],
    build: (v, row) => ({ id: row.id, invited: codes(v.invited), dismissed: codes(v.dismissed) }),
  },
  AddTask: {
    roles: LEADS,
    fields: [
      { name: 'organisation', type: 'select', label: 'field.member', required: true, options: (row) => (row?.members || []).map((m) => [m, m]) },
      words('field.task'), { name: 'due', type: 'datetime', label: 'field.due' },
    ],
    build: (v, row) => ({ id: row.id, organisation: v.organisation, text: v.text, dueTime: time(v, 'due') }),
  },
  FinishTask: {
    roles: ANY,
    fields: [
      { name: 'number', type: 'select', label: 'field.taskNumber', required: true,
        options: (row) => (row?.tasks || []).filter((x) => !x.doneTime).map((x) => [String(x.number), `#${x.number} ${x.text}`]) },
      { name: 'result', type: 'area', label: 'field.result', required: true, wide: true },
    ],
    build: (v, row) => ({ id: row.id, number: Number(v.number), result: v.result }),
  },
  CloseRoom: { roles: LEADS, fields: [], build: (v, row) => ({ id: row.id }) },
};

export const OPEN_ROOM = {
  roles: LEADS,
  fields: [
    { name: 'title', type: 'text', label: 'field.roomTitle', required: true, hint: 'hint.noNames', wide: true },
    { name: 'members', type: 'text', label: 'field.members', required: true, hint: 'hint.several', wide: true },
  ],
  build: (v) => ({ title: v.title, members: codes(v.members) }),
};
