// SPDX-License-Identifier: Apache-2.0
// Forms that stand in the place of the detail: what an act needs, on one screen. Esc leaves them.
import { html, nothing } from '/webjars/lit-html/3.3.0/lit-html.js';
import { keyed } from '/webjars/lit-html/3.3.0/directives/keyed.js';
import { fmt } from '/lib/i18n.js';
import { acts, holder, isHeld } from '/police/alerts.js';
import { shift, sound } from '/police/shift.js';
import { find } from '/police/state.js';
import { mark, name, refusalWords } from '/police/words.js';

const FORMS = { report, handover, transfer, shelve, release, reveal, subscriptions, shift, sound, outbox };
/** Until when the court or the lock-up decides otherwise, held persons are reported only as let go. */
const WITH_PLACE = ['CONTROLLED', 'VEHICLE_HELD', 'EXIT_PREVENTED'];

/** The form that is open. */
export function panel(s, t, on) {
  const alert = s.opened ? find(s, s.opened) : undefined;
  const refusal = s.refusals[s.opened];
  return keyed(`${s.panel}-${s.opened}`, html`
    <div class="panel" data-panel=${s.panel}>
      ${alert && !['subscriptions', 'shift', 'sound', 'outbox'].includes(s.panel)
        ? html`<p class="of">${mark(alert)} ${name(alert, t)}</p>` : nothing}
      ${FORMS[s.panel](s, t, on, alert)}
      ${refusal ? html`<p class="problem" role="alert">${refusal.text}</p>` : nothing}
    </div>`);
}

/** A form with its title and its two buttons; submit gets the values by name. */
export function form(t, on, { title, label, submit, danger }, ...fields) {
  const onSubmit = event => {
    event.preventDefault();
    const values = Object.fromEntries(new FormData(event.target));
    submit(values, event.target);
  };
  return html`
    <form @submit=${onSubmit}>
      <h2>${title}</h2>
      ${fields}
      <p class="ends">
        <button class="act can ${danger ? 'danger' : ''}" type="submit">${label ?? t('submit')}</button>
        <button class="act" type="button" @click=${on.back}><kbd>Esc</kbd> ${t('cancel')}</button>
      </p>
    </form>`;
}

const field = (label, input, hint) => html`<label class="field"><span>${label}</span>${input}${hint
  ? html`<small>${hint}</small>` : nothing}</label>`;

const reason = (t, list) => html`
  ${field(t('reason'), html`<input name="reason" required maxlength="500" list="reasons" autocomplete="off">`)}
  <datalist id="reasons">${list.map(key => html`<option value=${t(key)}></option>`)}</datalist>`;

function report(s, t, on, alert) {
  const outcomes = (isHeld(alert) ? ['ALERT_OUTCOME_RELEASED'] : alert.allowedOutcomes ?? [])
    .map(o => o.replace('ALERT_OUTCOME_', ''));
  const chosen = s.draft.outcome ?? (outcomes.length === 1 ? outcomes[0] : undefined);
  return form(t, on, { title: t('act.Report'), submit: values => on.sendReport(alert, values), danger: chosen === 'CONTROLLED' },
    html`<fieldset class="rows-of-choice"><legend>${t('report.outcome')}</legend>
      ${outcomes.map((outcome, n) => html`<label class="choice">
        <input type="radio" name="outcome" value=${outcome} required ?data-first=${n === 0} .checked=${chosen === outcome}
          @change=${() => on.draft({ outcome })}><span>${t(`outcome.${outcome}`)}</span></label>`)}
    </fieldset>`,
    chosen === 'CONTROLLED' ? html`<p class="basis hold"><strong>${t('may.hold', { hours: alert.holdHours })}</strong></p>` : nothing,
    html`<div class="pair">
      ${WITH_PLACE.includes(chosen)
        ? field(t('report.place'), html`<input name="place" required maxlength="200" autocomplete="off">`) : nothing}
      ${field(chosen === 'LEFT' ? t('report.whereto') : t('report.note'), html`<input name="text" maxlength="2000" autocomplete="off"
        ?required=${chosen === 'LEFT' || chosen === 'WRONG'}>`)}</div>
    <div class="three">
      ${field(t('report.time'), html`<input name="time" required pattern="([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?" maxlength="8"
        autocomplete="off" value=${fmt.time(s.now)}>`)}
      ${field(t('report.officer'), html`<input value=${s.me?.officer?.name ?? ''} readonly>`)}
      ${field(t('report.photo'), html`<input name="photo" type="file" accept="image/*">`)}</div>`);
}

function handover(s, t, on, alert) {
  const results = alert.legalBasis === 'LEGAL_BASIS_DETENTION_DECISION' || alert.legalBasis === 'LEGAL_BASIS_CRIMINAL_313'
    ? ['TO_COURT', 'TAKEN_IN', 'REFUSED_MEDICAL'] : ['TO_COURT'];
  const result = s.draft.result ?? 'TO_COURT';
  const officer = n => html`<div class="pair">
    ${field(t('handover.officer', { n }), html`<input name=${`officer${n}`} required maxlength="64" autocomplete="off">`)}
    ${field(t('handover.number', { n }), html`<input name=${`number${n}`} required maxlength="64" autocomplete="off">`)}</div>`;
  return form(t, on, { title: t('act.HandOver'), submit: values => on.sendHandOver(alert, values) },
    html`<fieldset class="rows-of-choice"><legend>${t('handover.result')}</legend>
      ${results.map((each, n) => html`<label class="choice"><input type="radio" name="result" value=${each} required
        ?data-first=${n === 0} .checked=${result === each} @change=${() => on.draft({ result: each })}>
        <span>${t(`handover.${each}`)}</span></label>`)}</fieldset>`,
    result === 'REFUSED_MEDICAL'
      ? html`${field(t('handover.finding'), html`<input name="finding" type="file" required>`)}
        ${field(t('report.note'), html`<input name="text" maxlength="2000">`)}`
      : html`${officer(1)}${officer(2)}
        <div class="pair">${field(t('handover.place'), html`<input name="place" required maxlength="500">`)}
        ${field(t('handover.instrument'), html`<input name="instrument" required maxlength="100"
          value=${(alert.instruments ?? [])[0]?.split(' ').slice(1).join(' ') || alert.caseNumber || ''}>`)}</div>
        ${field(t('handover.condition'), html`<input name="condition" required maxlength="2000" value=${t('handover.usual')}>`)}`);
}

function transfer(s, t, on, alert) {
  const own = (s.me?.organisation?.code ?? '');
  const others = [...new Set([...(alert.addressees ?? []).map(x => x.mailbox), ...s.duty ? [`${own}/${s.duty.desk}`] : []])]
    .filter(code => code !== own);
  return form(t, on, { title: t('act.Transfer'), submit: values => on.send(alert, 'Transfer', {
    organisation: values.organisation, header: { reason: values.reason } }) },
  field(t('transfer.to'), html`<input name="organisation" required maxlength="64" list="units" data-first autocomplete="off">`,
    t('transfer.hint')),
  html`<datalist id="units">${others.map(code => html`<option value=${code}>${s.names[code] ?? ''}</option>`)}</datalist>`,
  reason(t, ['transfer.area', 'transfer.force']));
}

function shelve(s, t, on, alert) {
  return form(t, on, { title: t('act.Shelve'), submit: values => on.send(alert, 'Shelve', {
    minutes: Number(values.minutes), header: { reason: values.reason } }) },
  html`<fieldset class="rows-of-choice"><legend>${t('shelve.minutes')}</legend>
    ${[5, 10, 20, 30].map((n, first) => html`<label class="choice"><input type="radio" name="minutes" value=${n} required
      ?data-first=${first === 0}><span>${t('minutes', { n })}</span></label>`)}</fieldset>`,
  reason(t, ['shelve.waiting', 'shelve.busy']));
}

function release(s, t, on, alert) {
  return form(t, on, { title: t('act.ReleaseClaim'), submit: values => on.send(alert, 'ReleaseClaim', {
    header: { reason: values.reason } }) }, reason(t, ['release.force', 'transfer.area']));
}

function reveal(s, t, on, alert) {
  return form(t, on, { title: t('reveal'), submit: values => on.sendReveal(alert, values.reason) },
    html`<p>${t('reveal.text')}</p>`, reason(t, ['reveal.identify', 'reveal.report']));
}

function subscriptions(s, t, on) {
  const scope = s.draft.scope ?? (s.filter.areas.length ? 'areas' : s.filter.persons.length ? 'persons' : 'all');
  const choice = (value, first) => html`<label class="choice"><input type="radio" name="scope" value=${value} required
    ?data-first=${first} .checked=${scope === value} @change=${() => on.draft({ scope: value })}>
    <span>${t(`subscribe.${value}`)}</span></label>`;
  // What is chosen counts, drawn or not yet; what belongs to it can only be sent once it is drawn.
  const submit = (values, element) => (values.scope === 'all' || values.scope === scope) && on.sendFilter({
    areas: values.scope === 'areas' ? values.areas.split(/[\s,，、]+/).filter(Boolean) : [],
    persons: values.scope === 'persons' ? [...element.querySelectorAll('[name=person]:checked')].map(x => x.value) : [] });
  return form(t, on, { title: t('subscribe.title'), submit },
  html`<p>${t('subscribe.text')}</p>
    <fieldset class="rows-of-choice"><legend>${t('subscribe.scope')}</legend>${choice('all', true)}${choice('areas')}
      ${choice('persons')}</fieldset>`,
  scope === 'areas' ? field(t('subscribe.prefixes'), html`<input name="areas" required pattern="[0-9，,、 ]+"
    value=${s.filter.areas.join(' ')}>`) : nothing,
  scope === 'persons' ? html`<fieldset class="people"><legend>${t('subscribe.people')}</legend>
    ${s.watches.slice(0, 64).map(w => html`<label><input type="checkbox" name="person" value=${w.id}
      .checked=${s.filter.persons.includes(w.id)}> ${name(w, t)} ${w.caseNumber}
      ${t('subscribe.until', { date: fmt.date(w.validUntil) })}</label>`)}</fieldset>` : nothing);
}

/** What waits to be sent, and what the hub refused, with what to mend. */
function outbox(s, t, on) {
  return html`<h2>${t('outbox.title')}</h2>
    ${s.outbox.length ? nothing : html`<p>${t('outbox.empty')}</p>`}
    <ul class="kept">${s.outbox.map(entry => html`<li class=${entry.state}>
      <span>${fmt.time(entry.at)} ${t(`act.${entry.verb}`)} ${find(s, entry.alert) ? name(find(s, entry.alert), t) : entry.alert}</span>
      <b>${t(`outbox.is.${entry.state}`)}</b>
      ${entry.refusal ? html`<span class="problem">${refusalWords(entry.refusal, t, s.names)}</span>
        <button class="small" @click=${() => on.drop(entry.key)}>${t('outbox.drop')}</button>` : nothing}</li>`)}</ul>
    <p class="ends"><button class="act" @click=${on.back}><kbd>Esc</kbd> ${t('back')}</button></p>`;
}

/** Claims of this officer that are not ended. */
export const ownClaims = s => Object.values(s.alerts).filter(alert => holder(alert) === s.me?.organisation?.code
  && alert.claim.officer?.id === s.me?.officer?.id && acts(alert, s.me.organisation.code).Report);
