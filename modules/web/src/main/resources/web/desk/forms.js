// SPDX-License-Identifier: Apache-2.0
// Forms as data: fields, their values, what is wrong with them. One template draws them all.
import { html, nothing } from '/webjars/lit-html/3.3.0/lit-html.js';
import { live } from '/webjars/lit-html/3.3.0/directives/live.js';
import { half, money } from '/desk/text.js';

/** Values a form begins with. */
export function begun(fields, row) {
  const values = {};
  fields.forEach((f) => {
    values[f.name] = f.value ? f.value(row) : f.type === 'papers' ? papers(f, row) : f.type === 'officers' ? blankOfficers(f) : f.type === 'check' ? false : '';
  });
  return values;
}

const papers = (f, row) => (typeof f.kinds === 'function' ? f.kinds(row) : f.kinds || []).map((kind) => ({ kind, number: '', file: null }));
const blankOfficers = (f) => Array.from({ length: f.least || 1 }, () => ({ id: '', name: '', workPassNumber: '' }));

/** Fields that are there for these values. */
export function present(fields, values, row) {
  return fields.filter((f) => !f.when || f.when(values, row));
}

/** What is wrong, by the name of the field; nothing where all is well. Values are keys of words. */
export function wrong(fields, values, row) {
  const errors = {};
  present(fields, values, row).forEach((f) => {
    const value = values[f.name];
    const needed = typeof f.required === 'function' ? f.required(values, row) : f.required;
    if (f.type === 'papers') {
      if (value.some((p) => p.kind && !p.file && (f.strict || p.number))) errors[f.name] = 'form.fileMissing';
      else if (needed && value.filter((p) => p.file).length < 1) errors[f.name] = 'form.fileMissing';
    } else if (f.type === 'officers') {
      if (value.filter((o) => o.name.trim()).length < (f.least || 1) && needed !== false) errors[f.name] = 'form.officersMissing';
    } else if (f.type === 'typed') {
      if (half(value).replace(/\s+/g, '') !== half(f.expected(row)).replace(/\s+/g, '')) errors[f.name] = 'form.typedDiffers';
    } else if (needed && !String(value ?? '').trim()) {
      errors[f.name] = 'form.required';
    } else if (f.type === 'money' && String(value).trim() && !money(value)) {
      errors[f.name] = 'form.moneyWrong';
    } else if (f.check && String(value ?? '').trim() && !f.check(value, values, row)) {
      errors[f.name] = f.wrong || 'form.required';
    }
  });
  return errors;
}

/** The form as it stands. `on` has: field(name, value), send(), close(). */
export function formView(form, fields, t, on, organisations) {
  const shown = present(fields, form.values, form.row);
  const send = (event) => {
    event.preventDefault();
    if (!form.busy) on.send();
  };
  return html`<form class="form" @submit=${send} novalidate aria-labelledby="form-title">
    <h2 id="form-title">${form.title}</h2>
    ${form.lead ? html`<p class="lead">${form.lead}</p>` : nothing}
    ${shown.map((f) => fieldView(f, form, t, on, organisations))}
    ${form.refusal ? html`<p class="refusal" role="alert">${form.refusal}</p>` : nothing}
    <div class="buttons">
      <button class="go" ?disabled=${form.busy}>${form.busy ? t('form.sending') : form.button || t('form.send')}</button>
      <button type="button" @click=${on.close}>${t('form.cancel')}</button>
    </div>
  </form>`;
}

function fieldView(f, form, t, on, organisations) {
  const id = `f-${f.name}`;
  const error = form.errors[f.name];
  const label = t(f.label);
  const needed = typeof f.required === 'function' ? f.required(form.values, form.row) : f.required;
  const mark = needed ? html`<span class="needed" aria-hidden="true">*</span>` : nothing;
  const told = error ? html`<p class="wrong" id="${id}-wrong">${t(error)}</p>` : nothing;
  const hint = f.hint ? html`<p class="hint">${typeof f.hint === 'function' ? f.hint(form.row, t) : t(f.hint)}</p>` : nothing;
  if (f.type === 'check') {
    return html`<div class="field check"><label><input type="checkbox" id=${id} .checked=${live(Boolean(form.values[f.name]))}
      @change=${(e) => on.field(f.name, e.target.checked)}> ${label}</label>${hint}${told}</div>`;
  }
  if (f.type === 'papers') return papersView(f, form, t, on, told, label);
  if (f.type === 'officers') return officersView(f, form, t, on, told, label);
  return html`<div class="field ${f.wide ? 'wide' : ''}"><label for=${id}>${label}${mark}</label>
    ${control(f, id, form, t, on, organisations, Boolean(error))}${hint}${told}</div>`;
}

function control(f, id, form, t, on, organisations, bad) {
  const value = form.values[f.name] ?? '';
  const set = (e) => on.field(f.name, e.target.value);
  const by = bad ? `${id}-wrong` : nothing;
  if (f.type === 'area') {
    return html`<textarea id=${id} rows="3" maxlength=${f.most || 2000} aria-invalid=${bad} aria-describedby=${by} .value=${live(value)} @input=${set}></textarea>`;
  }
  if (f.type === 'select') {
    const options = typeof f.options === 'function' ? f.options(form.row, form.values) : f.options;
    return html`<select id=${id} aria-invalid=${bad} aria-describedby=${by} .value=${live(value)} @change=${set}>
      <option value="" ?selected=${!value}>${t('form.choose')}</option>
      ${options.map(([code, word]) => html`<option value=${code} ?selected=${code === value}>${t.has(word) ? t(word) : word}</option>`)}</select>`;
  }
  if (f.type === 'organisation') {
    const list = `${id}-list`;
    return html`<input id=${id} list=${list} autocomplete="off" aria-invalid=${bad} aria-describedby=${by} .value=${live(value)} @input=${set}>
      <datalist id=${list}>${(organisations?.(f.kinds) || []).slice(0, 400).map((o) => html`<option value=${o.code}>${o.name}</option>`)}</datalist>`;
  }
  const type = f.type === 'datetime' ? 'datetime-local' : f.type === 'date' ? 'date' : 'text';
  const mode = f.type === 'money' ? 'decimal' : nothing;
  return html`<input id=${id} type=${type} inputmode=${mode} maxlength=${f.most || 300} autocomplete="off" aria-invalid=${bad}
    aria-describedby=${by} .value=${live(value)} @input=${set}>`;
}

const PAPERS = ['ENTRUSTMENT_LETTER', 'RULING', 'ASSISTANCE_NOTICE', 'RELEASE_NOTICE', 'ENFORCEMENT_BASIS', 'SERVICE_RETURN',
  'CREDENTIALS', 'COMPULSORY_SUMMONS', 'DETENTION_DECISION', 'INVESTIGATION_ORDER', 'JUDICIAL_DOCUMENT', 'RECEIPT',
  'HAND_OVER_RECORD', 'TRANSFER_REQUEST', 'TRANSFER_LETTER', 'DISTRIBUTION_PLAN', 'DISTRIBUTION_OBJECTION', 'CASE_NOTICE',
  'JUDGMENT', 'SUPERVISION_ORDER', 'DECISION', 'UNDERTAKING', 'MEDICAL_FINDING', 'PHOTO', 'OTHER'];

function papersView(f, form, t, on, told, label) {
  const list = form.values[f.name];
  const set = (at, change) => on.field(f.name, list.map((p, i) => (i === at ? { ...p, ...change } : p)));
  return html`<fieldset class="field wide"><legend>${label}</legend>
    ${list.map((p, i) => html`<div class="paper">
      <select aria-label=${t('paper.kind')} .value=${live(p.kind)} @change=${(e) => set(i, { kind: e.target.value })}>
        ${PAPERS.map((k) => html`<option value=${k} ?selected=${k === p.kind}>${t(`paper.${k}`)}</option>`)}</select>
      <input aria-label=${t('paper.number')} placeholder=${t('paper.number')} .value=${live(p.number)} @input=${(e) => set(i, { number: e.target.value })}>
      <input type="file" aria-label=${`${t('paper.file')} ${t(`paper.${p.kind}`)}`} @change=${(e) => set(i, { file: e.target.files[0] || null })}>
      <button type="button" aria-label=${`${t('paper.remove')} ${i + 1}`} @click=${() => on.field(f.name, list.filter((_, k) => k !== i))}>×</button>
    </div>`)}
    <button type="button" @click=${() => on.field(f.name, [...list, { kind: 'OTHER', number: '', file: null }])}>${t('paper.add')}</button>
    ${told}</fieldset>`;
}

function officersView(f, form, t, on, told, label) {
  const list = form.values[f.name];
  const set = (at, change) => on.field(f.name, list.map((o, i) => (i === at ? { ...o, ...change } : o)));
  return html`<fieldset class="field wide"><legend>${label}</legend>
    ${list.map((o, i) => html`<div class="paper">
      <input aria-label=${`${t('officer.name')} ${i + 1}`} placeholder=${t('officer.name')} .value=${live(o.name)} @input=${(e) => set(i, { name: e.target.value })}>
      <input aria-label=${`${t('officer.id')} ${i + 1}`} placeholder=${t('officer.id')} .value=${live(o.id)} @input=${(e) => set(i, { id: e.target.value })}>
      <input aria-label=${`${t('officer.pass')} ${i + 1}`} placeholder=${t('officer.pass')} .value=${live(o.workPassNumber)} @input=${(e) => set(i, { workPassNumber: e.target.value })}>
    </div>`)}
    <button type="button" @click=${() => on.field(f.name, [...list, { id: '', name: '', workPassNumber: '' }])}>${t('officer.add')}</button>${told}</fieldset>`;
}
