// SPDX-License-Identifier: Apache-2.0
// The court's side of the grid 网格: pushing, verifying, rating.
import { papers, reason, subject, subjectFields } from '/desk/fields.js';
import { isCaseNumber } from '/desk/text.js';

const codes = (text) => String(text).split(/[,，;；、\s]+/).map((c) => c.trim()).filter(Boolean);

export const PUSH = {
  wide: true,
  fields: [
    { name: 'kind', type: 'select', label: 'field.gridKind', required: true, options: ['FIND', 'SERVE', 'WITNESS', 'URGE'].map((k) => [k, `grid.${k}`]) },
    { name: 'caseNumber', type: 'text', label: 'field.caseNumber', required: true, check: isCaseNumber, wrong: 'form.caseNumberWrong' },
    { name: 'recipients', type: 'organisation', kinds: ['GRID_CENTRE', 'OTHER', 'POLICE'], label: 'field.gridRecipients', required: true, hint: 'hint.several' },
    ...subjectFields('person', 'field.person', { person: true, address: true, identified: true }),
    { name: 'task', type: 'area', label: 'field.task', required: true, wide: true, hint: 'hint.gridTask' },
    { ...papers([]), kinds: [] },
  ],
  onField: (name, value, values) => (name === 'kind' && value === 'SERVE' && !values.papers.length
    ? { papers: [{ kind: 'SERVICE_RETURN', number: '', file: null }] } : {}),
  build: (v) => ({
    header: { caseNumber: v.caseNumber }, kind: `GRID_TASK_KIND_${v.kind}`, subject: { subject: subject(v, 'person'), task: v.task },
    recipients: codes(v.recipients), papers: v.papers,
  }),
};

export const ACTS = {
  Verify: {
    fields: [
      { name: 'accepted', type: 'select', label: 'field.accepted', required: true, options: [['yes', 'verify.yes'], ['no', 'verify.no']] },
      { ...reason(), required: (v) => v.accepted === 'no', when: (v) => v.accepted === 'no' },
    ],
    build: (v, row) => ({ id: row.id, accepted: v.accepted === 'yes', header: { reason: v.accepted === 'no' ? v.reason : '' } }),
  },
  Rate: {
    fields: [{ name: 'score', type: 'select', label: 'field.score', required: true, options: ['5', '4', '3', '2', '1'].map((n) => [n, `score.${n}`]) }],
    build: (v, row) => ({ id: row.id, score: Number(v.score) }),
  },
};
