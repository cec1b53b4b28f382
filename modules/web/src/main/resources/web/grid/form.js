// SPDX-License-Identifier: Apache-2.0
// Templates: one task, what was answered before, and the answer to be given.
import { html, nothing } from '/webjars/lit-html/3.3.0/lit-html.js';
import { HOURS, MOST_PHOTOS, SOURCES, WITNESSES, choicesFor, isOnlyAttempt } from '/grid/answers.js';
import { entryOf } from '/grid/state.js';
import { answered, due } from '/grid/view.js';
import { fmt } from '/lib/i18n.js';

/** The task that is open. */
export function form(s, t, act) {
  const task = s.tasks[s.screen.task];
  if (!task) {
    return html`<p class="empty">${t('form.gone')}</p>`;
  }
  const entry = entryOf(s, task.id);
  const waits = entry && entry.state === 'queued';
  return html`
    <div class="task">
      ${task.addresses.map((address) => html`<p class="address">${address}</p>`)}
      <p class="meta"><span>${s.courts[task.court] || task.court}</span>${due(s, task, t)}</p>
      ${task.task ? html`<blockquote class="asked">${task.task}</blockquote>` : nothing}
      <p class="safety">${t('safety')}</p>
      ${before(task, t)}
      ${entry && entry.state === 'rejected' ? refused(entry, t, act) : nothing}
      ${waits ? waiting(entry, t) : fields(s, task, t, act)}
    </div>
    ${waits ? nothing : html`<footer class="submit">
      ${s.problems.length ? html`<p class="problem" role="alert">${s.problems.map((p) => t(`missing.${p}`)).join(t('join'))}</p>` : nothing}
      ${isOnlyAttempt(s.draft) ? html`<p class="attempt" role="status">${t('attempt')}</p>` : nothing}
      <button class="primary" @click=${act.submit}>${t(isOnlyAttempt(s.draft) ? 'submit.attempt' : 'submit')}</button>
    </footer>`}`;
}

/** Answers of earlier rounds, and answers that the court sent back. */
function before(task, t) {
  if (!task.answers.length) {
    return nothing;
  }
  return html`<section class="before" aria-labelledby="before">
    <h2 id="before">${task.round > 1 ? html`<span class="badge blue">${t('again')}</span>` : t('before')}</h2>
    ${task.answers.map((answer) => html`<p>${t('before.answer', {
    round: answer.round, time: fmt.stamp(answer.time).slice(0, 16), text: answered(answer, task.kind, t),
  })}${answer.objection ? html`<br><strong>${t('before.objection', { text: answer.objection })}</strong>` : nothing}</p>`)}
  </section>`;
}

/** An answer that was not accepted, and why. */
export function refused(entry, t, act, name = t('entry.rejected')) {
  const { reason, message } = entry.why;
  return html`<section class="refused" role="alert">
    <p><strong>${name}</strong></p>
    <p>${t.has(`reason.${reason}`) ? t(`reason.${reason}`) : message}</p>
    <button class="plain" @click=${() => act.drop(entry)}>${t('entry.drop')}</button>
  </section>`;
}

function waiting(entry, t) {
  return html`<section class="before">
    <h2><span class="badge amber">${t('entry.queued')}</span></h2>
    <p>${t(`choice.${entry.draft.choice}`)}${entry.draft.address ? html`<br>${entry.draft.address}` : nothing}</p>
    ${entry.body.answer.text ? html`<p>${entry.body.answer.text}</p>` : nothing}
    ${entry.blobs.length ? html`<p>${t('photos.n', { n: entry.blobs.length })}</p>` : nothing}
    <p class="hint">${t('entry.queued.hint', { time: fmt.minute(entry.at) })}</p>
  </section>`;
}

function fields(s, task, t, act) {
  const draft = s.draft;
  return html`
    <fieldset class="choices">
      <legend>${t('choices')}</legend>
      ${choicesFor(task.kind).map((c) => html`
        <div class="choice">
          <label class=${draft.choice === c.code ? 'option chosen' : 'option'}>
            <input type="radio" name="choice" value=${c.code} .checked=${draft.choice === c.code}
              @change=${() => act.choose(c.code)}>
            <span class="words"><span class="what">${t(`choice.${c.code}`)}</span><span class="why">${t(`choice.${c.code}.why`)}</span></span>
          </label>
          ${draft.choice === c.code ? c.asks.map((ask) => ASKS[ask](s, t, act)) : nothing}
        </div>`)}
    </fieldset>
    <label class="field"><span>${t('text')}</span>
      <textarea rows="2" maxlength="500" .value=${draft.text} @input=${(e) => act.write({ text: e.target.value })}></textarea></label>
    ${photos(s, t, act)}
    ${place(s, t, act)}`;
}

const toggled = (list, code) => (list.includes(code) ? list.filter((c) => c !== code) : [...list, code]);

const small = (type, name, code, checked, change, text) => html`<label class="small">
  <input type=${type} name=${name} value=${code} .checked=${checked} @change=${change}><span>${text}</span></label>`;

const ASKS = {
  hours: (s, t, act) => html`<fieldset class="more"><legend>${t('hours')}</legend><div class="smalls">
    ${HOURS.map((code) => small('checkbox', 'hours', code, s.draft.hours.includes(code),
    () => act.write({ hours: toggled(s.draft.hours, code) }), t(`hours.${code}`)))}</div></fieldset>`,

  address: (s, t, act) => html`<div class="more">
    <label class="field"><span>${t('address')}</span>
      <input type="text" name="address" maxlength="200" autocomplete="off" .value=${s.draft.address}
        aria-invalid=${s.problems.includes('address') ? 'true' : 'false'} @input=${(e) => act.write({ address: e.target.value })}></label>
    <fieldset><legend>${t('source')}</legend><div class="smalls">
      ${SOURCES.map((code) => small('radio', 'source', code, s.draft.source === code,
    () => act.write({ source: code }), t(`source.${code}`)))}</div></fieldset></div>`,

  way: (s, t, act) => html`<div class="more">
    <fieldset><legend>${t('way')}</legend><div class="smalls">
      ${['SIGNED', 'LEFT'].map((code) => small('radio', 'way', code, s.draft.way === code,
    () => act.write({ way: code }), t(`way.${code}`)))}</div></fieldset>
    ${s.draft.way === 'LEFT' ? Array.from({ length: WITNESSES }, (_, i) => html`<label class="field"><span>${t('witness', { n: i + 1 })}</span>
      <input type="text" name=${`witness${i + 1}`} maxlength="60" autocomplete="off" .value=${s.draft.witnesses[i]}
        @input=${(e) => act.write({ witnesses: s.draft.witnesses.map((w, j) => (j === i ? e.target.value : w)) })}></label>`) : nothing}</div>`,
};

function photos(s, t, act) {
  const taken = s.draft.photos;
  return html`<div class="photos" role="group" aria-label=${t('photos')}>
    ${taken.map((photo, i) => html`<span class="photo">
      <img src=${s.previews[photo.sha] || ''} alt=${t('photo.alt', { n: i + 1 })}>
      <button class="remove" aria-label=${t('photo.remove', { n: i + 1 })} @click=${() => act.unphoto(photo.sha)}><span aria-hidden="true">×</span></button>
    </span>`)}
    ${taken.length < MOST_PHOTOS ? html`<label class="add"><span>${t('photo.add')}</span>
      <input class="x-quiet" type="file" accept="image/*" capture="environment" @change=${(e) => act.photo(e.target)}></label>` : nothing}
  </div>
  ${s.problems.includes('photo') ? html`<p class="problem">${t('missing.photo')}</p>` : nothing}`;
}

function place(s, t, act) {
  const { place: here } = s.draft;
  if (here) {
    return html`<p class="here ok">${t('place.known', { n: here.metres })}</p>`;
  }
  return s.locating ? html`<p class="here">${t('place.asking')}</p>`
    : html`<p class="here">${t('place.none')} <button class="plain" @click=${act.locate}>${t('place.again')}</button></p>`;
}
