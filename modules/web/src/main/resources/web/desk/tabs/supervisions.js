// SPDX-License-Identifier: Apache-2.0
// Supervision 督办: what a superior wants answered by a date, and what this court ordered of those below it.
import { html, nothing } from '/webjars/lit-html/3.3.0/lit-html.js';
import { DECIDES } from '/desk/fields.js';
import { acts, clocks, due, facts, papers, state, steps } from '/desk/parts.js';
import { short } from '/desk/text.js';

const at = (r) => short(r.state, 'SUPERVISION_STATE');
const end = (r) => (r.dueTime ? Date.parse(r.dueTime) : null);

/** The list of supervisions. */
export function supervisions(desk) {
  const { t, fmt } = desk;
  return {
    title: 'nav.supervisions', empty: 'empty.supervisions',
    columns: [
      { label: 'col.due', sort: true, cell: (r) => (at(r) === 'SETTLED' ? '—' : due(desk, end(r))) },
      { label: 'col.state', cell: (r) => html`${state(t, r, 'SUPERVISION_STATE', 'supervision')}${r.hung ? html` <span class="flag late">${t('flag.hung')}</span>` : nothing}${r.overdue ? html` <span class="flag late">${t('flag.overdue')}</span>` : nothing}` },
      { label: 'col.superior', cell: (r) => desk.name(r.superior) },
      { label: 'col.recipient', cell: (r) => desk.name(r.recipient) },
      { label: 'col.case', cell: (r) => html`<code>${r.caseNumber || ''}</code>` },
      { label: 'col.required', cell: (r) => r.text },
    ],
    tabs: [
      { id: 'all', label: 'tab.all', test: (r) => at(r) !== 'SETTLED' },
      { id: 'answer', label: 'tab.toAnswer', test: (r) => at(r) === 'ORDERED' && r.recipient === desk.code },
      { id: 'settle', label: 'tab.toSettle', test: (r) => at(r) === 'ANSWERED' && r.superior === desk.code },
      { id: 'hung', label: 'tab.hung', test: (r) => Boolean(r.hung) && at(r) !== 'SETTLED' },
      { id: 'ended', label: 'tab.ended', test: (r) => at(r) === 'SETTLED' },
    ],
    label: (r) => `${desk.name(r.recipient)} ${r.caseNumber || ''}`,
    mark: (r) => (r.overdue && at(r) !== 'SETTLED' ? 'late' : ''),
    begin: DECIDES.includes(desk.role) && desk.kind === 'COURT' ? [{ label: 'act.Supervise', run: () => desk.begin(null, 'Supervise') }] : [],
    search: (r) => [r.id, r.caseNumber, r.text, r.recipient, desk.name(r.recipient), desk.name(r.superior)],
    detail: (r, row) => html`<h2>${t('nav.supervisions')} ${state(t, r, 'SUPERVISION_STATE', 'supervision')}</h2>
      <p><span class="flag late">${t('room.atOnce')}</span> <b>${desk.name(r.superior)}</b> ${r.text}</p>${acts(desk, 'supervision', row)}
      ${facts([[t('fact.recipient'), desk.name(r.recipient)], [t('fact.case'), r.caseNumber], [t('fact.resource'), r.resource], [t('fact.due'), fmt.stamp(r.dueTime)], [t('fact.sent'), fmt.stamp(r.orderTime)]])}
      ${clocks(desk, r.clocks)}${papers(desk, [...(r.papers || []), ...(r.steps || []).flatMap((s) => s.papers || [])], r.id)}${steps(desk, r.steps)}`,
  };
}
