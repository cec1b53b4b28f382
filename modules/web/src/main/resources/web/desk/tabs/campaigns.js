// SPDX-License-Identifier: Apache-2.0
// Collaborations and their orders: unified dispatch 统一调度 among them, followed by province.
import { html, nothing } from '/webjars/lit-html/3.3.0/lit-html.js';
import { acts, assetKey, clocks, due, facts, papers, state, steps, word } from '/desk/parts.js';
import { campaignTable } from '/desk/batch/follow.js';
import { nextDue, short } from '/desk/text.js';

const kind = (r) => short(r.kind, 'COLLABORATION_KIND');
const at = (r) => short(r.state, 'COLLABORATION_STATE');
const closed = (r) => ['REFUSED', 'CLOSED'].includes(at(r));
const orderAt = (r) => short(r.state, 'DISPATCH_ORDER_STATE');

/** The list of collaborations. */
export function campaigns(desk) {
  const { t, fmt } = desk;
  return {
    title: 'nav.campaigns', empty: 'empty.campaigns',
    columns: [
      { label: 'col.due', sort: true, cell: (r) => (closed(r) ? '—' : due(desk, nextDue(r))) },
      { label: 'col.state', cell: (r) => state(t, r, 'COLLABORATION_STATE', 'campaign') },
      { label: 'col.campaignKind', cell: (r) => word(t, 'campaignKind', kind(r)) },
      { label: 'col.lead', cell: (r) => desk.name(r.lead) },
      { label: 'col.decider', cell: (r) => desk.name(r.decider) },
      { label: 'col.case', cell: (r) => html`<code>${r.caseNumber || ''}</code>` },
      { label: 'col.extent', cell: (r) => (r.accountCount ? t('batch.groups', { provinces: r.provinceCount, courts: r.courtCount, accounts: r.accountCount }) : String((r.courts || []).length || '')) },
    ],
    tabs: [
      { id: 'all', label: 'tab.all', test: (r) => !closed(r) },
      { id: 'decide', label: 'tab.toDecide', test: (r) => at(r) === 'APPLIED' && r.decider === desk.code },
      { id: 'force', label: 'tab.inForce', test: (r) => at(r) === 'IN_FORCE' },
      { id: 'ended', label: 'tab.ended', test: closed },
    ],
    label: (r) => `${word(t, 'campaignKind', kind(r))} ${r.caseNumber || ''}`,
    search: (r) => [r.id, r.caseNumber, r.lead, desk.name(r.lead), word(t, 'campaignKind', kind(r))],
    detail: (r, row) => html`<h2>${word(t, 'campaignKind', kind(r))} <code>${r.caseNumber || ''}</code> ${state(t, r, 'COLLABORATION_STATE', 'campaign')}</h2>
      ${acts(desk, 'collaboration', row)}
      ${kind(r) === 'DISPATCH' ? html`<p><b>${t('batch.groups', { provinces: r.provinceCount, courts: r.courtCount, accounts: r.accountCount })}</b></p>` : nothing}
      ${kind(r) === 'DISPATCH' && at(r) !== 'APPLIED' ? campaignTable(desk, r, desk.followed(row)) : nothing}
      ${facts([[t('fact.lead'), desk.name(r.lead)], [t('fact.decider'), desk.name(r.decider)], [t('fact.ground'), r.ground], [t('fact.why'), r.text], [t('fact.decision'), r.decision],
        [t('fact.due'), r.dueTime ? fmt.stamp(r.dueTime) : ''], [t('fact.applied'), fmt.stamp(r.applyTime)], [t('fact.decided'), r.decideTime ? fmt.stamp(r.decideTime) : ''], [t('fact.orders'), r.orderCount || '']])}
      ${r.room ? html`<p><button @click=${() => desk.jump('rooms', 'room', r.room)}>${t('nav.rooms')}</button></p>` : nothing}
      ${clocks(desk, r.clocks)}${papers(desk, [...(r.papers || []), ...(r.instrument || [])], r.id)}${steps(desk, r.steps)}`,
  };
}

/** The list of orders of collaborations. */
export function orders(desk) {
  const { t, fmt } = desk;
  const open = (r) => (r.accounts || []).filter((a) => a.order).length;
  return {
    title: 'nav.orders', empty: 'empty.orders',
    columns: [
      { label: 'col.due', sort: true, cell: (r) => (orderAt(r) === 'DONE' ? '—' : due(desk, nextDue(r))) },
      { label: 'col.state', cell: (r) => html`${state(t, r, 'DISPATCH_ORDER_STATE', 'orderState')}${r.overdue ? html` <span class="flag late">${t('flag.overdue')}</span>` : nothing}` },
      { label: 'col.campaignKind', cell: (r) => word(t, 'campaignKind', kind(r)) },
      { label: 'col.decider', cell: (r) => desk.name(r.decider) },
      { label: 'col.court', cell: (r) => desk.name(r.court) },
      { label: 'col.accounts', class: 'num', cell: (r) => String((r.accounts || []).length || '–') },
      { label: 'col.sent', cell: (r) => fmt.stamp(r.sendTime) },
      { label: 'col.signed', cell: (r) => (r.acknowledgeTime ? fmt.stamp(r.acknowledgeTime) : '—') },
    ],
    tabs: [
      { id: 'all', label: 'tab.all', test: (r) => orderAt(r) !== 'DONE' },
      { id: 'own', label: 'tab.toDo', test: (r) => r.court === desk.code && orderAt(r) !== 'DONE' },
      { id: 'sent', label: 'tab.notSigned', test: (r) => orderAt(r) === 'SENT' },
      { id: 'ended', label: 'tab.ended', test: (r) => orderAt(r) === 'DONE' },
    ],
    label: (r) => `${desk.name(r.court)} #${r.number}`,
    bulk: ['AcknowledgeOrder', 'ReportOrder'],
    search: (r) => [r.id, r.court, desk.name(r.court), ...(r.accounts || []).map((a) => a.originalCaseNumber)],
    detail: (r, row) => html`<h2>${word(t, 'campaignKind', kind(r))} #${r.number} ${state(t, r, 'DISPATCH_ORDER_STATE', 'orderState')}</h2>
      <p><span class="flag late">${t('room.atOnce')}</span> <b>${desk.name(r.decider)}</b> ${r.text || ''}</p>${acts(desk, 'dispatchOrder', row)}
      ${r.court === desk.code && open(r) && orderAt(r) !== 'DONE' ? html`<p><button class="go" data-act="releaseAll" @click=${() => desk.releaseOrdered(row)}>${t('batch.releaseAll', { n: open(r) })}</button></p>` : nothing}
      ${(r.accounts || []).length ? html`<table class="lines"><thead><tr><th scope="col">${t('batch.row')}</th><th scope="col">${t('col.account')}</th><th scope="col">${t('fact.original')}</th></tr></thead><tbody>${r.accounts.map((a) => html`<tr><th scope="row">${a.line}</th><td>${assetKey(t, a.key)}</td><td><code>${a.originalCaseNumber} ${a.originalRequestNumber}</code></td></tr>`)}</tbody></table>` : nothing}
      ${facts([[t('fact.court'), desk.name(r.court)], [t('fact.lead'), desk.name(r.lead)], [t('fact.ground'), r.ground], [t('fact.due'), fmt.stamp(r.dueTime)], [t('fact.sent'), fmt.stamp(r.sendTime)], [t('fact.role'), r.role]])}
      ${clocks(desk, r.clocks)}${papers(desk, r.instrument, r.id)}${steps(desk, r.steps)}`,
  };
}
