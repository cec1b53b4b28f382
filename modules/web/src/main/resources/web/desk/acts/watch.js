// SPDX-License-Identifier: Apache-2.0
// Watch orders 布控 of a court: asking, extending, cancelling.
import { officers, papers, reason, subject, subjectFields, time } from '/desk/fields.js';
import { isCaseNumber, local } from '/desk/text.js';

const INSTRUMENTS = {
  SUMMONS_WHEREABOUTS_UNKNOWN: ['ASSISTANCE_NOTICE'], COMPELLED_ATTENDANCE: ['COMPULSORY_SUMMONS', 'ASSISTANCE_NOTICE'],
  DETENTION_DECISION: ['DETENTION_DECISION', 'ASSISTANCE_NOTICE'], EXIT_BAN: ['DECISION', 'ASSISTANCE_NOTICE'], VEHICLE_FIND: ['RULING', 'ASSISTANCE_NOTICE'],
};
const vehicle = (v) => v.basis === 'VEHICLE_FIND';
const soon = (days) => local(new Date(Date.now() + days * 86400000).toISOString());
const codes = (text) => String(text).split(/[,，;；、\s]+/).map((c) => c.trim()).filter(Boolean);

export const REQUEST = {
  wide: true,
  fields: [
    { name: 'basis', type: 'select', label: 'field.basis', required: true, options: Object.keys(INSTRUMENTS).map((b) => [b, `basis.${b}`]), hint: 'hint.basis', wide: true },
    { name: 'caseNumber', type: 'text', label: 'field.caseNumber', required: true, check: isCaseNumber, wrong: 'form.caseNumberWrong' },
    { name: 'addressees', type: 'organisation', kinds: ['POLICE'], label: 'field.police', required: true },
    ...subjectFields('person', 'field.person', { person: true, identified: true }).map((f) => ({ ...f, when: (v) => !vehicle(v) })),
    { name: 'plate', type: 'text', label: 'field.plate', required: true, when: vehicle },
    { name: 'description', type: 'text', label: 'field.vehicle', when: vehicle },
    { name: 'until', type: 'datetime', label: 'field.validUntil', required: true, value: () => soon(90) },
    { name: 'areas', type: 'text', label: 'field.areas', hint: 'hint.areas' },
    { name: 'sent', type: 'officers', label: 'field.dispatched', least: 2, when: (v) => v.basis === 'DETENTION_DECISION' },
    reason(),
    { ...papers(['COMPULSORY_SUMMONS', 'ASSISTANCE_NOTICE'], true) },
  ],
  /** The instrument that the basis takes, where the papers are still as the form began. */
  onField: (name, value, values) => (name === 'basis' && INSTRUMENTS[value] && values.papers.every((p) => !p.file)
    ? { papers: INSTRUMENTS[value].map((kind) => ({ kind, number: '', file: null })) } : {}),
  build: (v) => ({
    header: { caseNumber: v.caseNumber, reason: v.reason }, legalBasis: `LEGAL_BASIS_${v.basis}`,
    target: vehicle(v) ? { vehicle: { plate: v.plate.trim(), description: v.description } } : { person: { subject: subject(v, 'person') } },
    papers: v.papers, validUntil: time(v, 'until'), areas: codes(v.areas), addressees: codes(v.addressees),
    ...(v.basis === 'DETENTION_DECISION' ? { dispatchedOfficers: officers(v.sent) } : {}),
  }),
};

export const ACTS = {
  Extend: {
    fields: [
      { name: 'until', type: 'datetime', label: 'field.validUntil', required: true, value: (row) => local(new Date(Math.min(Date.parse(row?.validUntil || 0) + 30 * 86400000, Date.now() + 89 * 86400000)).toISOString()) },
      reason(), papers(),
    ],
    build: (v, row) => ({ id: row.id, validUntil: time(v, 'until'), papers: v.papers, header: { reason: v.reason } }),
  },
  Cancel: { fields: [reason('field.cancelReason')], build: (v, row) => ({ id: row.id, header: { reason: v.reason } }) },
};
