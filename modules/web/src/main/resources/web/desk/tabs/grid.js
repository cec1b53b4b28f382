// SPDX-License-Identifier: Apache-2.0
// What the court pushed to the grid 网格, and what came back: to verify, then to rate.
import { html, nothing } from '/webjars/lit-html/3.3.0/lit-html.js';
import { acts, clocks, due, facts, papers, state, subject, word } from '/desk/parts.js';
import { nextDue, short } from '/desk/text.js';

const at = (r) => short(r.state, 'GRID_TASK_STATE');
const answer = (r) => (r.answers || [])[(r.answers || []).length - 1];
const said = (t, a) => [word(t, 'gridResult', short(a.result, 'GRID_RESULT')), a.addressStatus ? word(t, 'address', short(a.addressStatus, 'ADDRESS_STATUS')) : '', a.newAddress || ''].filter(Boolean).join(' · ');

/** The list of tasks. */
export function grid(desk) {
  const { t, fmt } = desk;
  return {
    title: 'nav.grid', empty: 'empty.grid',
    columns: [
      { label: 'col.due', sort: true, cell: (r) => (['VERIFIED', 'RATED'].includes(at(r)) ? '—' : due(desk, nextDue(r))) },
      { label: 'col.state', cell: (r) => html`${state(t, r, 'GRID_TASK_STATE', 'gridState')}${r.round > 1 ? html` <span class="flag">${t('grid.round', { n: r.round })}</span>` : nothing}` },
      { label: 'col.gridKind', cell: (r) => t(`grid.${short(r.kind, 'GRID_TASK_KIND')}`) },
      { label: 'col.target', cell: (r) => r.subject?.subject?.name || '' },
      { label: 'col.recipient', cell: (r) => desk.name(r.recipient) },
      { label: 'col.case', cell: (r) => html`<code>${r.caseNumber || ''}</code>` },
      { label: 'col.answer', cell: (r) => (answer(r) ? said(t, answer(r)) : '–') },
    ],
    tabs: [
      { id: 'all', label: 'tab.all', test: (r) => at(r) !== 'RATED' },
      { id: 'verify', label: 'tab.toVerify', test: (r) => at(r) === 'REPORTED' },
      { id: 'waiting', label: 'tab.waiting', test: (r) => ['SENT', 'ASSIGNED'].includes(at(r)) },
      { id: 'rate', label: 'tab.toRate', test: (r) => at(r) === 'VERIFIED' },
      { id: 'ended', label: 'tab.ended', test: (r) => at(r) === 'RATED' },
    ],
    label: (r) => `${r.subject?.subject?.name || ''} ${r.caseNumber || ''}`,
    begin: [{ label: 'act.Push', run: () => desk.begin(null, 'Push') }],
    bulk: ['Verify', 'Rate'],
    search: (r) => [r.id, r.caseNumber, r.recipient, desk.name(r.recipient), r.subject?.subject?.name],
    detail: (r, row) => html`<h2>${t(`grid.${short(r.kind, 'GRID_TASK_KIND')}`)} ${r.subject?.subject?.name || ''} ${state(t, r, 'GRID_TASK_STATE', 'gridState')}</h2>
      ${acts(desk, 'gridTask', row)}
      ${facts([[t('fact.case'), r.caseNumber], [t('fact.person'), subject(t, r.subject?.subject)], [t('fact.address'), (r.subject?.subject?.addresses || []).join('；')],
        [t('fact.asked'), r.subject?.task], [t('fact.recipient'), desk.name(r.recipient)], [t('fact.office'), desk.name(r.office)], [t('fact.worker'), r.worker],
        [t('fact.sent'), fmt.stamp(r.sendTime)], [t('fact.rating'), r.rating ? t(`score.${r.rating}`) : '']])}
      ${(r.answers || []).length ? html`<h3>${t('grid.answers')}</h3><ol class="steps">${r.answers.map((a) => html`<li><time>${fmt.stamp(a.time)}</time> <b>${said(t, a)}</b> ${a.officer?.name || ''}
        ${a.currentName ? html`<p>${t('grid.calledNow')} ${a.currentName}</p>` : nothing}<p>${a.text || ''}</p>
        ${a.place ? html`<p class="quiet">${t('grid.place')} ${a.place.text || a.place.division || ''}</p>` : nothing}${a.objection ? html`<p>${t('grid.objection')} ${a.objection}</p>` : nothing}</li>`)}</ol>` : nothing}
      ${clocks(desk, r.clocks)}${papers(desk, [...(r.papers || []), ...(r.answers || []).flatMap((a) => a.evidence || [])], r.id)}`,
  };
}
