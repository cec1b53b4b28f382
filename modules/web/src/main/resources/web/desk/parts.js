// SPDX-License-Identifier: Apache-2.0
// Pieces that several panes show alike: states, ends of periods, papers, steps, acts.
import { html, nothing } from '/webjars/lit-html/3.3.0/lit-html.js';
import { actOf, offered } from '/desk/acts.js';
import { formView } from '/desk/forms.js';
import { left, nextDue, short } from '/desk/text.js';

/** Rows of the size of the real ones, so that nothing jumps. */
export function skeleton(columns) {
  return html`<table class="skeleton" aria-hidden="true"><tbody>${Array.from({ length: 6 }, () => html`<tr>${Array.from({ length: columns }, () => html`<td><i></i></td>`)}</tr>`)}</tbody></table>`;
}

/** A word of a code; the code itself where the page has no word for it. */
export function word(t, prefix, code) {
  const key = `${prefix}.${code}`;
  return t.has(key) ? t(key) : code;
}

/** A state in words. */
export function state(t, row, prefix, words) {
  return html`<span class="state s-${short(row.state, prefix)}">${word(t, words, short(row.state, prefix))}</span>`;
}

/** How much of a period is left, or by how much it has passed: shape, digit and word. */
export function due(desk, end) {
  if (!end) return '—';
  const { late, unit, n } = left(end, desk.now());
  const soon = !late && unit !== 'days';
  return html`<span class="due ${late ? 'late' : soon ? 'soon' : ''}" title=${desk.fmt.stamp(end)}>${late ? '▲' : soon ? '◆' : ''}${desk.t(`due.${late ? 'late' : 'left'}.${unit}`, { n })}</span>`;
}

/** The next end of a resource's clocks. */
export const nextDueOf = (desk, row) => due(desk, nextDue(row));

/** Facts as a list of terms; those without a value are left out. */
export function facts(list) {
  return html`<dl class="facts">${list.filter(([, value]) => value !== undefined && value !== null && value !== '').map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
}

/** Papers with what proves them. */
export function papers(desk, list, resource) {
  if (!list?.length) return nothing;
  const { t } = desk;
  return html`<h3>${t('detail.papers', { n: list.length })}</h3><ul class="papers">${list.map((p) => html`<li>
    <b>${word(t, 'paper', p.kind)}</b> ${p.number || ''}
    ${p.document ? html`<a href=${`/api/blobs/${encodeURIComponent(p.document.organisation)}/${encodeURIComponent(p.document.digest)}?resource=${encodeURIComponent(resource)}&name=${encodeURIComponent(p.document.name || '')}`} download>${/^\**$/.test(p.document.name || '') ? t('paper.document') : p.document.name}</a>
      <code title=${p.document.digest}>${p.document.digest.replace('sha256:', '').slice(0, 8)}…</code>` : nothing}</li>`)}</ul>`;
}

/** What happened, in order, with who did it. */
export function steps(desk, list, words, prefix) {
  const { t, fmt } = desk;
  return html`<h3>${t('detail.steps')}</h3><ol class="steps">${(list || []).map((s) => html`<li>
    <time>${fmt.stamp(s.time)}</time> <span>${s.organisation ? desk.name(s.organisation) : t('detail.hub')}</span>
    <b>${word(t, 'act', s.action)}</b> ${s.state && prefix ? html`→ ${word(t, words, short(s.state, prefix))}` : nothing}
    ${s.code ? html`<span class="code">${codes(t, s.code)}</span>` : nothing}
    ${s.text || s.report?.text || s.receipt?.reason ? html`<p>${s.text || s.report?.text || s.receipt?.reason}</p>` : nothing}</li>`)}</ol>`;
}

const codes = (t, code) => code.split(',').map((c) => ['ground', 'paper', 'release', 'result'].reduce((w, p) => w || (t.has(`${p}.${c}`) ? t(`${p}.${c}`) : ''), '') || c).join('、');

/** The running clocks with their ends. */
export function clocks(desk, list) {
  if (!list?.length) return nothing;
  const { t, fmt } = desk;
  return html`<h3>${t('detail.clocks')}</h3><ul class="clocks">${list.map((c) => html`<li><b>${word(t, 'clock', c.name)}</b>
    ${c.pauseTime ? html`<span>${t('clock.paused')}</span>` : due(desk, Date.parse(c.dueTime))} <time>${fmt.stamp(c.dueTime)}</time>
    ${c.provisional ? html`<span class="code">${t('clock.provisional')}</span>` : nothing}</li>`)}</ul>`;
}

/** The acts that the hub names for the row, and the form of the one that is begun. */
export function acts(desk, item, row) {
  const { t, state: all } = desk;
  const list = offered(item, row, desk.role);
  const { form } = all;
  const mine = form && form.item === item && form.row?.id === row.id;
  return html`<div class="acts" role="group" aria-label=${t('detail.acts')}>
    <span>${t('detail.next')}</span>
    ${list.map((a) => html`<button class=${a.key ? 'go' : ''} data-act=${a.name} ?disabled=${!a.fits} title=${a.fits ? '' : t('detail.otherRole')}
      @click=${() => desk.begin(item, a.name, [row])}>${t(`act.${a.name}`)}${a.key ? html` <kbd>${a.key}</kbd>` : nothing}</button>`)}
    ${list.length ? nothing : html`<span class="quiet">${t('detail.noActs')}</span>`}
    ${row.masked ? html`<button data-act="Reveal" @click=${() => desk.begin(item, 'Reveal', [row])}>${t('act.Reveal')}</button>` : nothing}
  </div>${mine ? formOf(desk, item) : nothing}`;
}

/** The form that is open. */
export function formOf(desk, item) {
  const { form } = desk.state;
  const act = actOf(item, form.name);
  return formView(form, act.fields, desk.t, {
    field: (name, value) => desk.field(name, value), send: () => desk.send(), close: () => desk.dispatch({ type: 'form', form: null }),
  }, (kinds) => desk.suggestions(kinds));
}

/** A subject by name, with earlier names. */
export function subject(t, s) {
  if (!s) return '';
  return html`${s.name}${s.formerNames?.length ? html` <span class="code">${t('subject.former', { names: s.formerNames.join('、') })}</span>` : nothing}${s.identifier ? html` <code>${s.identifier}</code>` : nothing}`;
}

/** What names a piece of property. */
export function assetKey(t, key) {
  if (!key) return '';
  return html`${word(t, 'asset', short(key.kind, 'ASSET_KIND'))} <code>${key.number}${key.subAccount ? `-${key.subAccount}` : ''}</code>`;
}
