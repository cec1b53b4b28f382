// SPDX-License-Identifier: Apache-2.0
// Property with its queue, in order of receipt: shown as the institution registered it, never sorted anew.
import { html, nothing } from '/webjars/lit-html/3.3.0/lit-html.js';
import { acts, assetKey, clocks, due, facts, papers, state, subject, word } from '/desk/parts.js';
import { short, yuan } from '/desk/text.js';

const first = (r) => (r.queue || [])[0];
const disputed = (r) => (r.disputes || []).some((d) => !d.settleTime);

/** The list of assets. */
export function assets(desk) {
  const { t } = desk;
  return {
    title: 'nav.assets', empty: 'empty.assets',
    columns: [
      { label: 'col.lapses', sort: true, cell: (r) => (first(r)?.endTime ? due(desk, Date.parse(first(r).endTime)) : '—') },
      { label: 'col.account', cell: (r) => assetKey(t, r.key) },
      { label: 'col.registrar', cell: (r) => desk.name(r.key?.registrar) },
      { label: 'col.owner', cell: (r) => r.owner?.name || '' },
      { label: 'col.first', cell: (r) => (first(r) ? desk.name(first(r).court) : '—') },
      { label: 'col.queue', class: 'num', cell: (r) => String((r.queue || []).length) },
      { label: 'col.balance', class: 'num', cell: (r) => yuan(r.balance) || '—' },
      { label: 'col.dispute', cell: (r) => (disputed(r) ? html`<span class="flag late">${t('flag.disputed')}</span>` : '–') },
    ],
    tabs: [
      { id: 'all', label: 'tab.all', test: () => true },
      { id: 'queued', label: 'tab.several', test: (r) => (r.queue || []).length > 1 },
      { id: 'disputed', label: 'tab.disputed', test: disputed },
    ],
    label: (r) => r.key?.number || r.id,
    search: (r) => [r.id, r.key?.number, r.key?.registrar, desk.name(r.key?.registrar), r.owner?.name, ...(r.queue || []).flatMap((q) => [q.caseNumber, q.court, q.requestNumber])],
    detail: (r, row) => detail(desk, r, row),
  };
}

/** The queue as a table, in the order in which it ranks. */
export function queueTable(desk, asset) {
  const { t, fmt } = desk;
  return html`<div class="scroll" tabindex="0" role="region" aria-label=${t('asset.queueTitle')}><table class="queue" data-asset=${asset.id}><caption>${t('asset.queue', { n: (asset.queue || []).length })}</caption><thead><tr>
    ${['rank', 'court', 'case', 'state', 'received', 'registered', 'amount', 'controlled', 'until'].map((c) => html`<th scope="col" aria-sort=${c === 'rank' ? 'ascending' : nothing}>${t(`queue.${c}`)}</th>`)}
  </tr></thead><tbody>${(asset.queue || []).map((q, i) => html`<tr class="${q.court === desk.code ? 'own' : ''}">
    <td class="num">${i + 1}</td><td>${q.outside ? q.court : desk.name(q.court)}${asset.disposer === q.order && q.order ? html` <span class="flag">${t('asset.disposes')}</span>` : nothing}</td>
    <td><code>${q.originalCaseNumber || q.caseNumber}</code></td>
    <td>${state(t, q, 'FREEZE_STATE', 'freeze')}${q.releasing ? html` <span class="flag">${t('asset.releasing')}</span>` : nothing}${q.outside ? html` <span class="flag late">${t('asset.outside')}</span>` : nothing}</td>
    <td>${q.acceptTime ? fmt.stamp(q.acceptTime) : '—'}</td><td>${q.registeredTime ? fmt.stamp(q.registeredTime) : '—'}</td>
    <td class="num">${yuan(q.amount) || '—'}</td><td class="num">${yuan(q.effectiveAmount) || '—'}</td><td>${q.endTime ? fmt.stamp(q.endTime) : '—'}</td></tr>`)}</tbody></table></div>`;
}

function detail(desk, r, row) {
  const { t, fmt } = desk;
  return html`<h2>${assetKey(t, r.key)}</h2>${acts(desk, 'asset', row)}
    <p class="quiet">${t('asset.order')}</p>${queueTable(desk, r)}
    ${facts([
      [t('fact.registrar'), desk.name(r.key?.registrar)], [t('fact.owner'), subject(t, r.owner)], [t('fact.balance'), r.balance ? `${yuan(r.balance)} · ${fmt.stamp(r.balanceTime)}` : ''],
      [t('fact.uses'), (r.uses || []).map((u) => word(t, 'use', short(u, 'ASSET_USE'))).join('、')],
      [t('fact.disposal'), r.disposalTime ? fmt.stamp(r.disposalTime) : ''],
    ])}
    ${(r.disputes || []).length ? html`<h3>${t('asset.disputes')}</h3><ul class="clocks">${r.disputes.map((d) => html`<li><b>#${d.number} ${word(t, 'rankDispute', short(d.ground, 'RANK_DISPUTE_GROUND'))}</b>
      <span>${d.superior ? t('asset.before', { court: desk.name(d.superior) }) : ''}</span> <time>${fmt.stamp(d.openTime)}</time> ${d.settleTime ? html`<span>${t('asset.settled')} ${d.decision || ''}</span>` : nothing}</li>`)}</ul>` : nothing}
    ${(r.transfers || []).length ? html`<h3>${t('asset.transfers')}</h3><ul class="clocks">${r.transfers.map((x) => html`<li><b>#${x.number} ${word(t, 'transferState', short(x.state, 'TRANSFER_STATE'))}</b> ${desk.name(x.court)} → ${desk.name(x.holder)} <time>${fmt.stamp(x.requestTime)}</time></li>`)}</ul>` : nothing}
    ${clocks(desk, r.clocks)}${papers(desk, [...(r.disputes || []), ...(r.verifications || []), ...(r.transfers || [])].flatMap((x) => x.papers || []), r.id)}`;
}
