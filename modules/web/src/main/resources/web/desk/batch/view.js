// SPDX-License-Identifier: Apache-2.0
// The five steps of a batch: import, check, preview, approve, follow.
import { html, nothing } from '/webjars/lit-html/3.3.0/lit-html.js';
import { live } from '/webjars/lit-html/3.3.0/directives/live.js';
import { repeat } from '/webjars/lit-html/3.3.0/directives/repeat.js';
import { COLUMNS } from '/desk/batch/columns.js';
import { byRegistrar } from '/desk/batch/group.js';
import { typedFor } from '/desk/batch/messages.js';
import { isClean } from '/desk/batch/rules.js';
import { waiting } from '/desk/batch/work.js';
import { ownTable } from '/desk/batch/follow.js';
import { DECIDES } from '/desk/fields.js';
import { money, total, yuan } from '/desk/text.js';

const STEPS = ['import', 'check', 'preview', 'approve', 'follow'];

/** The tab: batches that there are, or the one that is open. */
export function batchView(desk) {
  const { t, state: { batch } } = desk;
  if (!batch) return start(desk);
  const first = batch.mode === 'release' ? 3 : 1;
  return html`<section class="batch" aria-label=${t('nav.batch')}>
    <header class="bar"><button ?disabled=${batch.busy} @click=${desk.closeBatch}>◂ ${t('batch.leave')}</button><h2>${t(`batch.mode.${batch.mode}`)}</h2><code>${batch.id}</code></header>
    <ol class="flow" aria-label=${t('batch.steps')}>${STEPS.map((s, i) => html`<li class=${i + 1 < batch.step ? 'done' : ''} aria-current=${i + 1 === batch.step ? 'step' : nothing} ?hidden=${i + 1 < first}>${i + 1} ${t(`batch.step.${s}`)}</li>`)}</ol>
    ${batch.refusal ? html`<p class="refusal" role="alert">${batch.refusal}</p>` : nothing}
    ${[importing, checking, preview, approving, following][batch.step - 1](desk, batch)}</section>`;
}

function start(desk) {
  const { t, state } = desk;
  const pending = waiting([...(state.boxes.freezes?.rows.values() || [])]);
  return html`<section class="batch" aria-label=${t('nav.batch')}><h2>${t('nav.batch')}</h2>
    <div class="cards"><button class="card" data-mode="freeze" @click=${() => desk.newBatch('freeze')}><b>${t('batch.mode.freeze')}</b><span>${t('batch.about.freeze')}</span></button>
      <button class="card" data-mode="dispatch" @click=${() => desk.newBatch('dispatch')}><b>${t('batch.mode.dispatch')}</b><span>${t('batch.about.dispatch')}</span></button></div>
    <h3>${t('batch.waiting')}</h3>${pending.length ? pending.map((p) => approval(desk, p)) : html`<p class="quiet">${t('empty.approvals')}</p>`}
    <h3>${t('batch.kept')}</h3>${(state.saved || []).length ? html`<ul>${state.saved.map((id) => html`<li><button @click=${() => desk.openBatch(id)}>${id}</button></li>`)}</ul>` : html`<p class="quiet">${t('empty.batches')}</p>`}</section>`;
}

/** What the second officer sees of a batch, and types. */
function approval(desk, { id, orders, verb }) {
  const { t } = desk;
  const text = `${verb} ${orders.length} 户`;
  const may = DECIDES.includes(desk.role);
  const check = (e) => {
    e.preventDefault();
    const typed = new FormData(e.target).get('typed').replace(/\s+/g, '');
    if (typed === text.replace(/\s+/g, '')) desk.approveBatch(id, orders);
    else desk.dispatch({ type: 'toast', toast: t('form.typedDiffers') });
  };
  return html`<form class="form" data-batch=${id} @submit=${check}><p><code>${id}</code> ${t('batch.prepared', { officer: orders[0].submitter?.name || '', n: orders.length })} ${yuan({ minorUnits: String(total(orders.map((o) => o.amount))) })} 元</p>
    <label>${t('field.typed')} <input name="typed" autocomplete="off" placeholder=${text} ?disabled=${!may}></label>
    <button class="go" ?disabled=${!may}>${t('act.Approve')}</button>${may ? nothing : html`<p class="hint">${t('batch.secondOfficer')}</p>`}</form>`;
}

function importing(desk, batch) {
  const { t } = desk;
  return html`<div class="form"><p class="lead">${t('batch.about.file')}</p>
    <label class="file">${t('batch.file')}<input type="file" id="batch-file" accept=".csv,.txt,text/csv" @change=${(e) => e.target.files[0] && desk.batchFile(e.target.files[0])}></label>
    <label for="batch-text">${t('batch.paste')}</label>
    <textarea id="batch-text" rows="8" spellcheck="false" .value=${live(batch.text)} @input=${(e) => desk.batchWritten(e.target.value)}></textarea>
    <div class="buttons"><button class="go" data-act="read" @click=${() => desk.batchText(desk.state.batch.text)}>${t('batch.read')}</button></div>
    ${batch.fault ? html`<p class="refusal" role="alert" id="batch-fault">${t(...batch.fault)}</p>` : nothing}
    <details><summary>${t('batch.columns')}</summary><p>${COLUMNS[batch.mode].map((c) => html`<code>${c.title}</code>${c.required ? '*' : ''} `)}</p></details></div>`;
}

function checking(desk, batch) {
  const { t } = desk;
  const bad = batch.rows.filter((r) => Object.keys(batch.errors.get(r.row) || {}).length);
  const shown = COLUMNS[batch.mode].filter((c) => batch.columns.includes(c.id) || bad.some((r) => batch.errors.get(r.row)[c.id]));
  const sum = batch.mode === 'freeze' ? total(batch.rows.map((r) => money(r.values.amount))) : null;
  return html`<p class="lead" role="status" id="batch-count">${t('batch.checked', { n: batch.rows.length, good: batch.rows.length - bad.length, bad: bad.length })}
      ${bad.length ? t('batch.rows', { rows: bad.map((r) => r.row).join('、') }) : ''} ${sum !== null ? t('batch.sum', { sum: yuan({ minorUnits: String(sum) }) }) : ''}
      ${batch.file?.encoding ? html`<span class="flag">${batch.file.encoding.toUpperCase()}</span>` : nothing}</p>
    <div class="scroll" tabindex="0" role="region" aria-label=${t('batch.step.check')}><table class="lines"><thead><tr><th scope="col">${t('batch.row')}</th>${shown.map((c) => html`<th scope="col">${c.title}</th>`)}</tr></thead>
    <tbody>${repeat([...bad, ...batch.rows.filter((r) => !bad.includes(r))], (r) => r.row, (r) => lineView(desk, batch, r, shown))}</tbody></table></div>
    <div class="buttons"><button @click=${() => desk.batchStep(1)}>${t('batch.back')}</button>
      <button class="go" data-act="preview" ?disabled=${!isClean(batch.errors) || batch.busy} @click=${desk.groupBatch}>${t('batch.step.preview')}</button></div>`;
}

/** What is being typed into a cell stays through what is drawn meanwhile: rows and cells are kept by what they are of. */
function lineView(desk, batch, r, shown) {
  const { t } = desk;
  const wrong = batch.errors.get(r.row) || {};
  return html`<tr class=${Object.keys(wrong).length ? 'bad' : ''} data-row=${r.row}><th scope="row">${r.row}</th>${repeat(shown, (c) => c.id, (c) => html`<td>${wrong[c.id]
    ? html`<input aria-label=${`${c.title} ${r.row}`} aria-invalid="true" data-column=${c.id} .value=${r.values[c.id] || ''} @change=${(e) => desk.batchCell(r.row, c.id, e.target.value)}><span class="wrong">✗ ${t(wrong[c.id])}</span>`
    : r.values[c.id] || ''}</td>`)}</tr>`;
}

function preview(desk, batch) {
  const { t } = desk;
  const go = html`<div class="buttons">${batch.mode === 'release' ? nothing : html`<button @click=${() => desk.batchStep(2)}>${t('batch.back')}</button>`}<button class="go" data-act="approve" @click=${() => desk.batchStep(4)}>${t('batch.step.approve')}</button></div>`;
  if (batch.mode === 'release') {
    return html`<p class="lead">${t('batch.ownMeasures', { n: batch.lines.length })}</p><table class="lines"><tbody>${batch.lines.map((l) => html`<tr><th scope="row">${l.row}</th><td>${desk.name(l.values.registrar)}</td><td><code>${l.values.number}</code></td><td><code>${l.values.original_case_number}</code></td><td><code>${l.values.original_request_number}</code></td></tr>`)}</tbody></table>${go}`;
  }
  if (batch.mode === 'freeze') {
    return html`<table class="lines"><thead><tr><th scope="col">${t('col.registrar')}</th><th scope="col">${t('batch.accounts')}</th><th scope="col">${t('col.amount')}</th></tr></thead>
      <tbody>${byRegistrar(batch.rows).map((g) => html`<tr><td>${desk.name(g.registrar)}</td><td class="num">${g.lines.length}</td><td class="num">${yuan({ minorUnits: String(total(g.lines.map((l) => money(l.values.amount)))) })}</td></tr>`)}</tbody></table>${go}`;
  }
  const { groups } = batch;
  return html`<p class="lead" id="batch-groups">${t('batch.groups', { provinces: groups.provinces, courts: groups.courts, accounts: groups.accounts })}</p>
    <p id="batch-superior">${batch.superior ? html`${t('batch.superior')} <b>${desk.name(batch.superior)}</b>` : t('batch.noSuperior')}</p>
    <div class="scroll" tabindex="0" role="region" aria-label=${t('batch.step.preview')}><table class="lines"><thead><tr><th scope="col">${t('col.province')}</th><th scope="col">${t('batch.courts')}</th><th scope="col">${t('col.court')}</th></tr></thead>
      <tbody>${groups.byProvince.map((p) => html`<tr><th scope="row">${p.token || '—'}</th><td class="num">${p.courts.length}</td><td>${p.courts.map((c) => html`${desk.name(c.court)} ${t('batch.households', { n: c.accounts })}；`)}</td></tr>`)}</tbody></table></div>
    ${groups.waiting.length ? html`<h3>${t('batch.tail', { n: groups.waiting.length })}</h3><ul class="tail">${groups.waiting.map((w) => html`<li><code>${w.number}</code> ${w.tail.map((c, i) => html`${i ? ' → ' : ''}${desk.name(c)}`)}</li>`)}</ul>` : nothing}${go}`;
}

function approving(desk, batch) {
  const { t } = desk;
  const { common, wrong, mode } = batch;
  const told = (name) => (wrong?.[name] ? html`<p class="wrong">${t(wrong[name])}</p>` : nothing);
  const field = (name, label, type = 'text') => html`<div class="field"><label for="b-${name}">${t(label)}</label><input id="b-${name}" type=${type} .value=${live(common[name])} @input=${(e) => desk.batchCommon(name, e.target.value)}>${told(name)}</div>`;
  const { text } = typedFor(batch);
  return html`<form class="form" novalidate @submit=${(e) => { e.preventDefault(); desk.sendBatch(); }}>
    ${mode === 'dispatch' ? html`${field('caseNumber', 'field.caseNumber')}${field('ground', 'field.legalGround')}${field('due', 'field.due', 'datetime-local')}` : nothing}
    ${mode === 'release' ? html`<div class="field"><label for="b-ground">${t('field.ground')}</label><select id="b-ground" .value=${live(common.ground)} @change=${(e) => desk.batchCommon('ground', e.target.value)}>${['BANKRUPTCY', 'PAID', 'APPLICANT_CONSENTS', 'SUPERIOR_RULING', 'OTHER'].map((g) => html`<option value=${g} ?selected=${g === common.ground}>${t(`release.${g}`)}</option>`)}</select>${told('ground')}</div>` : nothing}
    ${mode === 'freeze' ? nothing : field('reason', 'field.reason')}
    <fieldset class="field wide"><legend>${t('field.papers')}</legend>${common.papers.map((p, i) => html`<div class="paper"><b>${t(`paper.${p.kind}`)}</b>
      <input aria-label=${`${t('paper.number')} ${t(`paper.${p.kind}`)}`} placeholder=${t('paper.number')} .value=${live(p.number)} @input=${(e) => desk.batchCommon('papers', common.papers.map((x, k) => (k === i ? { ...x, number: e.target.value } : x)))}>
      <input type="file" aria-label=${`${t('paper.file')} ${t(`paper.${p.kind}`)}`} @change=${(e) => desk.batchCommon('papers', common.papers.map((x, k) => (k === i ? { ...x, file: e.target.files[0] || null } : x)))}>${p.file ? html`<span class="quiet">${p.file.name}</span>` : nothing}</div>`)}${told('papers')}</fieldset>
    ${mode === 'dispatch' ? html`<p class="hint">${t('batch.superiorApproves', { court: desk.name(batch.superior) })}</p>`
      : html`<div class="field wide"><label for="b-typed">${t('field.typed')}</label><input id="b-typed" autocomplete="off" .value=${live(batch.typed)} @input=${(e) => desk.batchTyped(e.target.value)}><p class="hint">${t('hint.typed', { text })}</p>${told('typed')}</div><p class="hint">${t('batch.fourEyes')}</p>`}
    <div class="buttons"><button type="button" @click=${() => desk.batchStep(3)}>${t('batch.back')}</button><button class="go" data-act="send" ?disabled=${batch.busy}>${batch.busy ? t('form.sending') : t(mode === 'dispatch' ? 'batch.apply' : 'batch.send')}</button></div></form>`;
}

function following(desk, batch) {
  const { t } = desk;
  if (batch.mode === 'dispatch') {
    return html`<p class="lead">${t('batch.applied')}</p><p><button class="go" data-act="follow" @click=${() => desk.jump('campaigns', 'collaboration', batch.collaboration)}>${t('batch.step.follow')}</button></p>`;
  }
  return ownTable(desk, batch);
}
