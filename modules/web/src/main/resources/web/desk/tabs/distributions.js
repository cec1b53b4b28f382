// SPDX-License-Identifier: Apache-2.0
// Distributions 分配方案 that were served on the court, with the three periods of fifteen days (INT 509, 510).
import { html, nothing } from '/webjars/lit-html/3.3.0/lit-html.js';
import { acts, assetKey, clocks, facts, nextDueOf, papers, state, word } from '/desk/parts.js';
import { short, yuan } from '/desk/text.js';

const open = (r) => !['PAID', 'WITHDRAWN'].includes(short(r.state, 'DISTRIBUTION_STATE'));

/** The shares of a plan. */
export function shares(desk, p) {
  const { t } = desk;
  return html`<table class="queue"><thead><tr>${['plan.creditor', 'plan.ground', 'plan.planned', 'queue.amount', 'plan.paid', 'plan.deposited'].map((k) => html`<th scope="col">${t(k)}</th>`)}</tr></thead>
    <tbody>${(p.shares || []).map((s) => html`<tr><td>${s.number}. ${s.creditor?.name || s.caseNumber}${s.reserved ? html` <span class="flag">${t('plan.reserved')}</span>` : nothing}</td>
      <td>${word(t, 'share', short(s.ground, 'SHARE_GROUND'))}</td>${[s.planned, s.amount, s.paid, s.deposited].map((m) => html`<td class="num">${yuan(m) || '—'}</td>`)}</tr>`)}</tbody></table>`;
}

/** The list of distributions. */
export function distributions(desk) {
  const { t, fmt } = desk;
  return {
    title: 'nav.distributions', empty: 'empty.distributions',
    columns: [
      { label: 'col.due', sort: true, cell: (r) => nextDueOf(desk, r) },
      { label: 'col.state', cell: (r) => state(t, r, 'DISTRIBUTION_STATE', 'distribution') },
      { label: 'col.lead', cell: (r) => desk.name(r.court) },
      { label: 'col.case', cell: (r) => html`<code>${r.caseNumber}</code>` },
      { label: 'col.account', cell: (r) => assetKey(t, r.key) },
      { label: 'col.amount', class: 'num', cell: (r) => yuan(r.total) },
      { label: 'col.objections', class: 'num', cell: (r) => String((r.objections || []).length) },
    ],
    tabs: [{ id: 'all', label: 'tab.all', test: open }, { id: 'ended', label: 'tab.ended', test: (r) => !open(r) }],
    label: (r) => `${r.caseNumber} ${yuan(r.total)}`,
    search: (r) => [r.id, r.caseNumber, r.court, desk.name(r.court), r.key?.number],
    detail: (r, row) => html`<h2>${t('nav.distributions')} <code>${r.caseNumber}</code> ${state(t, r, 'DISTRIBUTION_STATE', 'distribution')}</h2>${acts(desk, 'distribution', row)}
      ${shares(desk, r)}
      ${(r.objections || []).length ? html`<h3>${t('plan.objections')}</h3><ul class="clocks">${r.objections.map((o) => html`<li><b>#${o.number} ${word(t, 'objection', short(o.state, 'OBJECTION_STATE'))}</b> ${desk.name(o.court)} ${t('plan.ofShare', { n: o.share })} ${yuan(o.amount)} ${o.text || ''}</li>`)}</ul>` : nothing}
      ${facts([[t('fact.lead'), desk.name(r.court)], [t('fact.amount'), yuan(r.total)], [t('fact.why'), r.text], [t('fact.applied'), fmt.stamp(r.proposeTime)]])}
      ${clocks(desk, [...(r.clocks || []), ...(r.objections || []).flatMap((o) => o.clocks || [])])}${papers(desk, [...(r.papers || []), ...(r.objections || []).flatMap((o) => o.papers || [])], r.id)}`,
  };
}
