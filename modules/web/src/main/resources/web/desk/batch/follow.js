// SPDX-License-Identifier: Apache-2.0
// Following a batch: a court's own lines, and a campaign by province. Green only where no freeze is left.
import { html, nothing } from '/webjars/lit-html/3.3.0/lit-html.js';
import { byProvince, campaign, DISPATCH_STEPS, keptOpen, OWN_STEPS, ownStep, toSend } from '/desk/batch/track.js';

/** A court's own batch, with what failed or never went and may be sent. */
export function ownTable(desk, batch) {
  const { t } = desk;
  const lines = batch.lines.map((l) => ({ ...l, step: ownStep(batch.mode, l, batch.orders.get(l.order)) }));
  const again = toSend(batch.mode, batch.lines, batch.orders);
  const count = (step) => lines.filter((l) => l.step === step).length;
  const open = batch.mode === 'release' ? lines.filter((l) => l.step !== 'done').length : lines.filter((l) => ['unsent', 'toApprove', 'atBank', 'returned'].includes(l.step)).length;
  return html`<p class="lead" role="status" id="batch-progress">${batch.progress ? t('batch.sending', batch.progress) : open ? t('batch.open', { n: open }) : t('batch.allAnswered')}</p>
    <table class="lines counts"><thead><tr>${OWN_STEPS.map((s) => html`<th scope="col">${t(`own.${s}`)}</th>`)}</tr></thead><tbody><tr>${OWN_STEPS.map((s) => html`<td class="num ${s === 'returned' && count(s) ? 'late' : ''}" data-step=${s}>${count(s)}</td>`)}</tr></tbody></table>
    <div class="buttons"><button class="go" data-act="resend" ?disabled=${!again.length || batch.busy} @click=${desk.resendBatch}>${t('batch.resend', { n: again.length })}</button><button @click=${desk.trackBatch}>${t('list.refresh')}</button></div>
    <div class="scroll" tabindex="0" role="region" aria-label=${t('batch.step.follow')}><table class="lines"><thead><tr><th scope="col">${t('batch.row')}</th><th scope="col">${t('col.registrar')}</th><th scope="col">${t('col.account')}</th><th scope="col">${t('col.state')}</th><th scope="col">${t('batch.why')}</th></tr></thead>
    <tbody>${lines.map((l) => html`<tr class=${l.step === 'returned' ? 'bad' : ''} data-row=${l.row}><th scope="row">${l.row}</th><td>${desk.name(l.values.registrar)}</td><td>${l.step === 'returned' && !l.sent && batch.mode === 'freeze' ? mend(desk, l) : html`<code>${l.values.number}</code>`}</td><td>${t(`own.${l.step}`)}${l.attempt > 1 ? ` (${l.attempt})` : ''}</td><td>${l.fault || refusal(batch.orders.get(l.order))}</td></tr>`)}</tbody></table></div>`;
}

/** Why the institution refused, from its last receipt. */
function refusal(order) {
  const last = (order?.steps || []).filter((s) => s.receipt).pop();
  return last?.receipt.result === 'RECEIPT_RESULT_REFUSED' ? last.receipt.reason : '';
}

/** A line that the hub refused is mended where it stands. */
function mend(desk, line) {
  const set = (e) => desk.dispatch({ type: 'batch', batch: { lines: desk.state.batch.lines.map((l) => (l.row === line.row ? { ...l, values: { ...l.values, number: e.target.value.trim() } } : l)) } });
  return html`<input aria-label=${`${desk.t('col.account')} ${line.row}`} .value=${line.values.number} @change=${set}>`;
}

/** A campaign by province: figures from the hub's roll-up, lines to be found, what keeps it open. */
export function campaignTable(desk, collaboration, followed) {
  const { t } = desk;
  if (!followed?.rollup) return html`<p class="quiet">${t('batch.noRollup')}</p>`;
  const { rollup } = followed;
  const lines = campaign(collaboration, rollup);
  const promoted = keptOpen(lines);
  const free = `${rollup.accountsFree || 0}/${rollup.accounts || 0}`;
  return html`<p class="lead" id="campaign-figures" data-complete=${rollup.complete ? 'true' : 'false'}>${t('batch.figures', { accounts: free, courts: `${rollup.courtsDone || 0}/${rollup.courts || 0}`, provinces: `${rollup.provincesDone || 0}/${rollup.provinces || 0}` })}
      <b>${rollup.complete ? t('batch.finished') : t('batch.notFinished', { n: (rollup.accounts || 0) - (rollup.accountsFree || 0) })}</b>${promoted ? html` <span class="flag promoted">${t('batch.promoted', { n: promoted })}</span>` : nothing}</p>
    <div class="scroll" tabindex="0" role="region" aria-label=${t('batch.step.follow')}><table class="lines counts" data-campaign=${collaboration.id}><thead><tr><th scope="col">${t('col.province')}</th>${DISPATCH_STEPS.map((s) => html`<th scope="col">${t(`track.${s}`)}</th>`)}<th scope="col">${t('col.clears')}</th></tr></thead>
    <tbody>${byProvince(lines).map((p) => html`<tr data-province=${p.province}><th scope="row">${p.province || '—'} ${p.courts.size}</th>${DISPATCH_STEPS.map((s) => html`<td class="num ${['promoted', 'returned'].includes(s) && p.counts[s] ? s : ''}" data-step=${s}>${p.counts[s] || ''}</td>`)}
      <td><button @click=${() => desk.follow(collaboration.id, followed.province === p.province ? null : p.province)}>${t('batch.find')}</button></td></tr>
      ${followed.province === p.province ? html`<tr><td colspan=${DISPATCH_STEPS.length + 2}><ul class="tail">${p.lines.map((l) => html`<li><b>${t(`track.${l.step}`)}</b> <code>${l.number}</code> ${desk.name(l.court)}${l.outside ? ` ${t('asset.outside')}` : ''}</li>`)}</ul></td></tr>` : nothing}`)}</tbody></table></div>`;
}
