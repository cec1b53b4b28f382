// SPDX-License-Identifier: Apache-2.0
// Watch orders 布控 that the court asked for, with the answers of the police.
import { html, nothing } from '/webjars/lit-html/3.3.0/lit-html.js';
import { acts, clocks, due, facts, papers, state, steps, subject, word } from '/desk/parts.js';
import { short } from '/desk/text.js';

const at = (r) => short(r.state, 'WATCH_STATE');
const ended = (r) => !['REQUESTED', 'ACTIVE'].includes(at(r));
const until = (r) => (r.validUntil ? Date.parse(r.validUntil) : null);
const target = (r) => r.target?.person?.subject?.name || r.target?.vehicle?.plate || '';

/** The list of watch orders. */
export function watches(desk) {
  const { t, fmt } = desk;
  return {
    title: 'nav.watches', empty: 'empty.watches',
    columns: [
      { label: 'col.validUntil', sort: true, cell: (r) => (ended(r) ? '—' : due(desk, until(r))) },
      { label: 'col.state', cell: (r) => state(t, r, 'WATCH_STATE', 'watch') },
      { label: 'col.target', cell: target },
      { label: 'col.basis', cell: (r) => word(t, 'basis', short(r.legalBasis, 'LEGAL_BASIS')) },
      { label: 'col.case', cell: (r) => html`<code>${r.caseNumber}</code>` },
      { label: 'col.police', cell: (r) => (r.addressees || []).map((a) => html`${desk.name(a.organisation)} <span class="code">${t(`watchAnswer.${short(a.answer, 'WATCH_ANSWER')}`)}</span> `) },
      { label: 'col.asked', cell: (r) => fmt.stamp(r.requestTime) },
    ],
    tabs: [
      { id: 'all', label: 'tab.all', test: (r) => !ended(r) },
      { id: 'requested', label: 'tab.notAccepted', test: (r) => at(r) === 'REQUESTED' },
      { id: 'active', label: 'tab.watching', test: (r) => at(r) === 'ACTIVE' },
      { id: 'd7', label: 'tab.d7', test: (r, now) => !ended(r) && until(r) <= now + 7 * 86400000 },
      { id: 'ended', label: 'tab.ended', test: ended },
    ],
    label: (r) => `${target(r)} ${r.caseNumber}`,
    begin: [{ label: 'act.Request', run: () => desk.begin(null, 'Request') }],
    bulk: ['Extend', 'Cancel'],
    search: (r) => [r.id, r.caseNumber, target(r), ...(r.addressees || []).flatMap((a) => [a.organisation, desk.name(a.organisation)])],
    detail: (r, row) => html`<h2>${target(r)} ${state(t, r, 'WATCH_STATE', 'watch')}</h2>${acts(desk, 'watchOrder', row)}
      ${facts([[t('fact.case'), r.caseNumber], [t('fact.basis'), word(t, 'basis', short(r.legalBasis, 'LEGAL_BASIS'))],
        [t('fact.person'), subject(t, r.target?.person?.subject)], [t('fact.vehicle'), r.target?.vehicle ? `${r.target.vehicle.plate} ${r.target.vehicle.description || ''}` : ''],
        [t('fact.validUntil'), fmt.stamp(r.validUntil)], [t('fact.areas'), (r.areas || []).join('、') || t('watch.everywhere')], [t('fact.officer'), r.officer?.name],
        [t('fact.extensions'), r.extensions || ''], [t('fact.suppressed'), r.suppressedCount || ''], [t('fact.end'), r.end ? word(t, 'watchEnd', short(r.end, 'WATCH_END')) : '']])}
      ${(r.addressees || []).some((a) => a.reason) ? html`<ul>${r.addressees.filter((a) => a.reason).map((a) => html`<li>${desk.name(a.organisation)}: ${a.reason}</li>`)}</ul>` : nothing}
      ${clocks(desk, r.clocks)}${papers(desk, r.papers, r.id)}${steps(desk, r.steps)}`,
  };
}
