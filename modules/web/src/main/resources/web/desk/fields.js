// SPDX-License-Identifier: Apache-2.0
// Fields that several acts share, and how their values become the contract's messages.
import { instant, money } from '/desk/text.js';

export const reason = (label = 'field.reason', required = true) => ({ name: 'reason', type: 'area', label, required, most: 500, wide: true });
export const words = (label = 'field.text', required = true) => ({ name: 'text', type: 'area', label, required, wide: true });
export const papers = (kinds = [], required = false) => ({ name: 'papers', type: 'papers', label: 'field.papers', kinds, required, strict: required });

/** Roles of those who work at a desk. */
export const ANY = ['OFFICER', 'APPROVER', 'COMMAND_CENTRE', 'POLICE', 'GRID_WORKER'];

/** Roles that decide for their organisation. */
export const DECIDES = ['APPROVER', 'COMMAND_CENTRE'];

/** Yes or no, to be chosen: v[name] is 'yes' or 'no'. */
export const decision = (name = 'granted') => ({ name, type: 'select', label: 'field.granted', required: true, options: [['yes', 'form.yes'], ['no', 'form.no']] });

/** The second officer's act on what the first one sends: matters and freezes alike. */
export const APPROVE = {
  roles: DECIDES,
  fields: [decision(), { ...reason(), required: (v) => v.granted === 'no' }],
  build: (v, row) => ({ id: row.id, granted: v.granted === 'yes', header: { reason: v.reason } }),
};

/** Officers as the contract has them; those without a name are left out. */
export function officers(list, role = 'OFFICER_ROLE_OFFICER') {
  return list.filter((o) => o.name.trim()).map((o, i) => ({
    id: o.id.trim() || `officer-${i + 1}`, name: o.name.trim(), role, workPassNumber: o.workPassNumber.trim(),
  }));
}

/** The subject that a few fields name. */
export function subject(values, prefix = 'subject') {
  const kind = values[`${prefix}Kind`] || 'PERSON';
  const former = String(values[`${prefix}Former`] || '').split(/[,，;；、\s]+/).filter(Boolean);
  return {
    kind: `SUBJECT_KIND_${kind}`, name: String(values[`${prefix}Name`]).trim(), identifier: String(values[`${prefix}Id`] || '').trim(),
    ...(former.length ? { formerNames: former } : {}),
    ...(values[`${prefix}Address`] ? { addresses: [String(values[`${prefix}Address`]).trim()] } : {}),
  };
}

/** Fields of a subject. */
export function subjectFields(prefix, label, { person = false, address = false, identified = false } = {}) {
  return [
    ...(person ? [] : [{ name: `${prefix}Kind`, type: 'select', label: 'field.subjectKind', required: true, value: () => 'PERSON',
      options: [['PERSON', 'subject.PERSON'], ['ORGANISATION', 'subject.ORGANISATION']] }]),
    { name: `${prefix}Name`, type: 'text', label, required: true },
    { name: `${prefix}Id`, type: 'text', label: 'field.identifier', required: identified },
    ...(person ? [{ name: `${prefix}Former`, type: 'text', label: 'field.formerNames' }] : []),
    ...(address ? [{ name: `${prefix}Address`, type: 'text', label: 'field.address', required: true, wide: true }] : []),
  ];
}

/** A sum of a field, or nothing. */
export function sum(values, name = 'amount') {
  return String(values[name] || '').trim() ? money(values[name]) : undefined;
}

/** An instant of a field, or nothing. */
export function time(values, name) {
  return instant(values[name]);
}

/** Stores the files of a form's papers and gives the papers as the contract has them. One file is stored once. */
export async function stored(list, upload) {
  const known = new Map();
  const done = [];
  for (const paper of list.filter((p) => p.file)) {
    const { file } = paper;
    const key = `${file.name}/${file.size}/${file.lastModified}`;
    if (!known.has(key)) {
      const { ref } = await upload(file, { name: file.name });
      known.set(key, ref.document || ref);
    }
    done.push({ kind: paper.kind, number: paper.number.trim(), document: known.get(key) });
  }
  return done;
}
