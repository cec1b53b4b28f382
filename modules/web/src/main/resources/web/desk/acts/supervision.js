// SPDX-License-Identifier: Apache-2.0
// Acts on a supervision 督办, and ordering one.
import { ANY, DECIDES, decision, papers, reason, time, words } from '/desk/fields.js';
import { isCaseNumber, local } from '/desk/text.js';

const days = (n) => local(new Date(Date.now() + n * 86400000).toISOString());

export const ACTS = {
  Answer: {
    key: 'F6', roles: ANY,
    fields: [{ name: 'final', type: 'check', label: 'field.isFinal', value: () => true }, words('field.answer'), papers()],
    build: (v, row) => ({ id: row.id, final: v.final, text: v.text, papers: v.papers }),
  },
  Settle: {
    roles: DECIDES,
    fields: [
      decision('accepted'),
      { ...reason(), when: (v) => v.accepted === 'no' },
      { name: 'due', type: 'datetime', label: 'field.due', required: true, when: (v) => v.accepted === 'no', value: () => days(5) },
    ],
    build: (v, row) => ({ id: row.id, accepted: v.accepted === 'yes', ...(v.accepted === 'no' ? { dueTime: time(v, 'due'), header: { reason: v.reason } } : {}) }),
  },
  Hang: {
    roles: DECIDES,
    fields: [{ name: 'hung', type: 'check', label: 'field.hung', value: (row) => !row?.hung }],
    build: (v, row) => ({ id: row.id, hung: Boolean(v.hung) }),
  },
  Escalate: { roles: DECIDES, fields: [reason()], build: (v, row) => ({ id: row.id, header: { reason: v.reason } }) },
};

export const SUPERVISE = {
  roles: DECIDES,
  fields: [
    { name: 'recipient', type: 'organisation', kinds: ['COURT'], label: 'field.supervised', required: true, value: (row) => row?.recipient || '' },
    { name: 'caseNumber', type: 'text', label: 'field.itsCase', check: isCaseNumber, wrong: 'form.caseNumberWrong' },
    { name: 'resource', type: 'text', label: 'field.resource', value: (row) => row?.id || '' },
    { name: 'due', type: 'datetime', label: 'field.due', required: true, value: () => days(5) },
    words('field.requirement'), { name: 'hung', type: 'check', label: 'field.hung' }, papers(),
  ],
  build: (v) => ({ recipient: v.recipient.trim(), caseNumber: v.caseNumber, resource: v.resource.trim(), text: v.text, dueTime: time(v, 'due'), hung: Boolean(v.hung), papers: v.papers }),
};
