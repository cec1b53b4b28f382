// SPDX-License-Identifier: Apache-2.0
// Freeze orders: those that a court holds, and those that an institution has to answer.
import { html, nothing } from '/webjars/lit-html/3.3.0/lit-html.js';
import { acts, assetKey, clocks, due, facts, papers, state, steps, subject, word } from '/desk/parts.js';
import { asked } from '/desk/boxes.js';
import { nextDue, short, yuan } from '/desk/text.js';

const at = (r) => short(r.state, 'FREEZE_STATE');
const ended = (r) => ['RELEASED', 'LAPSED', 'REFUSED', 'WITHDRAWN', 'SPENT'].includes(at(r));
const waits = (r) => at(r) === 'PENDING_APPROVAL' || (r.pending || []).some((p) => p.awaitingApproval);
const measures = (r) => [...(at(r) === 'ORDERED' ? ['ORDER'] : []), ...(r.pending || []).map((p) => short(p.kind, 'MEASURE_KIND'))];

function columns(desk, keeper) {
  const { t } = desk;
  const amounts = (r) => html`${yuan(r.amount) || '—'}${r.effectiveAmount ? html`<br><span class="quiet">${t('freeze.controlled')} ${yuan(r.effectiveAmount)}</span>` : nothing}`;
  const measure = (r) => measures(r).map((m) => html`<span class="flag">${t(`measure.${m}`)}</span> `);
  return keeper ? [
    { label: 'col.due', sort: true, cell: (r) => due(desk, nextDue(r)) },
    { label: 'col.measure', cell: measure },
    { label: 'col.from', cell: (r) => desk.name(r.court) },
    { label: 'col.case', cell: (r) => html`<code>${r.caseNumber}</code>` },
    { label: 'col.request', cell: (r) => html`<code>${r.requestNumber}</code>` },
    { label: 'col.account', cell: (r) => assetKey(t, r.key) },
    { label: 'col.owner', cell: (r) => r.owner?.name || '' },
    { label: 'col.amount', class: 'num', cell: amounts },
    { label: 'col.arrived', cell: (r) => desk.fmt.stamp(r.acceptTime) },
  ] : [
    { label: 'col.lapses', sort: true, cell: (r) => (ended(r) ? '—' : due(desk, r.endTime ? Date.parse(r.endTime) : nextDue(r))) },
    { label: 'col.state', cell: (r) => html`${state(t, r, 'FREEZE_STATE', 'freeze')} ${r.releaseDuty ? html`<span class="flag late">${t('flag.releaseDue')}</span>` : nothing}` },
    { label: 'col.measure', cell: measure },
    { label: 'col.registrar', cell: (r) => desk.name(r.key?.registrar) },
    { label: 'col.account', cell: (r) => assetKey(t, r.key) },
    { label: 'col.case', cell: (r) => html`<code>${r.caseNumber}</code>` },
    { label: 'col.amount', class: 'num', cell: amounts },
    { label: 'col.batch', cell: (r) => r.batch || '–' },
  ];
}

/** The list of the institution that keeps the property, or of the court that holds the measures. */
export function freezes(desk, box) {
  const { t } = desk;
  const keeper = box === 'answers';
  const days = (n) => (r, now) => !ended(r) && r.endTime && Date.parse(r.endTime) <= now + n * 86400000;
  return {
    title: `nav.${box}`, empty: `empty.${box}`, columns: columns(desk, keeper),
    tabs: keeper ? [
      { id: 'all', label: 'tab.all', test: asked },
      ...['ORDER', 'RENEWAL', 'RELEASE', 'DEDUCTION'].map((m) => ({ id: m, label: `measure.${m}`, test: (r) => asked(r) && measures(r).includes(m) })),
      { id: 'answered', label: 'tab.answered', test: (r) => !asked(r) },
    ] : [
      { id: 'all', label: 'tab.all', test: (r) => !ended(r) },
      { id: 'pending', label: 'tab.toApprove', test: waits },
      { id: 'ordered', label: 'tab.ordered', test: (r) => at(r) === 'ORDERED' },
      { id: 'effective', label: 'tab.effective', test: (r) => at(r) === 'EFFECTIVE' },
      { id: 'queued', label: 'tab.queued', test: (r) => at(r) === 'QUEUED' },
      { id: 'd60', label: 'tab.d60', test: days(60) }, { id: 'd15', label: 'tab.d15', test: days(15) },
      { id: 'ended', label: 'tab.ended', test: ended },
    ],
    label: (r) => `${r.caseNumber} ${r.requestNumber}`,
    bulk: keeper ? null : ['Approve', 'Renew', 'Release'],
    search: (r) => [r.id, r.caseNumber, r.requestNumber, r.court, desk.name(r.court), r.key?.registrar, r.key?.number, r.batch, r.debtor?.name],
    detail: (r, row) => detail(desk, r, row),
  };
}

function detail(desk, r, row) {
  const { t, fmt } = desk;
  return html`<h2>${word(t, 'asset', short(r.key?.kind, 'ASSET_KIND'))} <code>${r.key?.number}</code> ${state(t, r, 'FREEZE_STATE', 'freeze')}</h2>
    ${acts(desk, 'freezeOrder', row)}
    ${r.violations ? html`<p class="stale">${t('freeze.violations', { n: r.violations })}</p>` : nothing}
    ${facts([
      [t('fact.court'), desk.name(r.court)], [t('fact.registrar'), desk.name(r.key?.registrar)], [t('fact.case'), r.caseNumber],
      [t('fact.original'), `${r.originalCaseNumber || ''} ${r.requestNumber || ''}`], [t('fact.stage'), word(t, 'freezeStage', short(r.stage, 'FREEZE_STAGE'))],
      [t('fact.debtor'), subject(t, r.debtor)], [t('fact.owner'), subject(t, r.owner)], [t('fact.amount'), yuan(r.amount)], [t('fact.claim'), yuan(r.claim)],
      [t('fact.effective'), yuan(r.effectiveAmount)], [t('fact.deducted'), yuan(r.deducted)], [t('fact.trusted'), fmt.stamp(r.acceptTime)],
      [t('fact.registered'), r.registeredTime ? `${fmt.stamp(r.registeredTime)} ${r.registerNumber || ''}` : ''],
      [t('fact.period'), r.startTime ? `${fmt.stamp(r.startTime)} – ${fmt.stamp(r.endTime)}` : ''],
      [t('fact.releaseDuty'), r.releaseDuty ? word(t, 'release', short(r.releaseDuty, 'RELEASE_GROUND')) : ''], [t('fact.batch'), r.batch],
    ])}
    ${r.pending?.length ? html`<h3>${t('freeze.pending')}</h3><ul class="clocks">${r.pending.map((p) => html`<li><b>${t(`measure.${short(p.kind, 'MEASURE_KIND')}`)}</b>
      <span>${p.awaitingApproval ? t('freeze.awaitsApproval') : t('freeze.awaitsAnswer')}</span> <time>${fmt.stamp(p.orderTime)}</time> ${yuan(p.amount)}</li>`)}</ul>` : nothing}
    <p>${r.asset ? html`<button @click=${() => desk.showAsset(r.asset)}>${t('freeze.queue')}</button>` : nothing}</p>
    ${clocks(desk, r.clocks)}
    ${papers(desk, [...(r.papers || []), ...(r.pending || []).flatMap((p) => p.papers || []), ...(r.steps || []).flatMap((s) => [...(s.papers || []), ...(s.receipt?.papers || [])])], r.id)}
    ${steps(desk, r.steps, 'freeze', 'FREEZE_STATE')}`;
}
