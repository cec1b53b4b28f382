// SPDX-License-Identifier: Apache-2.0
// 上岗 and 交班: who sits here, what the shift before left open, whether the alarm can be heard.
import { html, nothing } from '/webjars/lit-html/3.3.0/lit-html.js';
import { fmt } from '/lib/i18n.js';
import { acts } from '/police/alerts.js';
import { form, ownClaims } from '/police/panels.js';
import { isOnDuty, isPresent } from '/police/state.js';
import { mark, name, stateText } from '/police/words.js';

/** The form that begins a shift, or ends it. */
export function shift(s, t, on) {
  return isOnDuty(s) || (s.draft.leaving && isPresent(s)) ? end(s, t, on) : start(s, t, on);
}

function start(s, t, on) {
  const last = s.duty?.handOvers?.[s.duty.handOvers.length - 1];
  const turn = (s.duty?.shifts ?? []).find(x => Date.parse(x.startTime) <= s.now && s.now < Date.parse(x.endTime));
  const me = s.me?.officer ?? {};
  const isOnTurn = turn && [turn.officerA, turn.officerB].includes(me.id);
  const isHere = s.duty?.present?.id === me.id;
  return form(t, on, { title: t('shift.start'), label: t('shift.begin'), submit: values => on.startShift(values) },
    html`<p class="big">${me.name} ${isOnTurn ? t(turn.officerA === me.id ? 'pair.a' : 'pair.b') : ''}
      ${s.duty?.present && !isHere ? t('shift.relieves', { name: s.duty.present.name || s.duty.present.id }) : ''}</p>`,
    s.duty ? nothing : html`<p class="taken">${t('shift.nodesk')}</p>`,
    soundTest(s, t, on),
    html`<label class="field"><span>${t('shift.phone')}</span><input name="phone" inputmode="tel" maxlength="40"
      value=${localStorage.getItem('xietong.police.phone') ?? ''} autocomplete="off"></label>`,
    s.duty && !isOnTurn && !isHere ? html`<label class="field"><span>${t('shift.reason')}</span>
      <input name="reason" required maxlength="500" autocomplete="off"></label>` : nothing,
    html`<div class="taken"><h3>${t('shift.left')}</h3>
      ${last?.text ? html`<p>${t('shift.said', { name: last.from?.name ?? '', text: last.text, time: fmt.time(last.time) })}</p>` : nothing}
      ${open(s, t, on)}</div>`);
}

/** Played, and heard or not: a form cannot be sent before. */
function soundTest(s, t, on) {
  const { heard, played } = s.draft;
  return html`<fieldset class="sound-test"><legend>${t('sound.test')}</legend>
    <button type="button" class="act can" data-first @click=${on.testSound}>${t('sound.play')}</button>
    <label class="choice"><input type="radio" name="heard" value="yes" required ?disabled=${!played}
      .checked=${heard === 'yes'} @change=${() => on.draft({ heard: 'yes' })}><span>${t('sound.heard')}</span></label>
    <label class="choice"><input type="radio" name="heard" value="no" ?disabled=${!played}
      .checked=${heard === 'no'} @change=${() => on.draft({ heard: 'no' })}><span>${t('sound.unheard')}</span></label>
    ${heard === 'no' ? html`<p class="problem">${t('sound.mend')}</p>` : nothing}</fieldset>`;
}

/** The test again, within a shift. */
export function sound(s, t, on) {
  return form(t, on, { title: t('sound.test'), submit: values => on.soundTested(values.heard) }, soundTest(s, t, on));
}

/** Open alerts, to be acknowledged one by one. */
function open(s, t, on) {
  const alerts = Object.values(s.alerts);
  return alerts.length ? html`<ul class="kept">${alerts.slice(0, 50).map(alert => html`<li>
      <span>${mark(alert)} ${name(alert, t)} ${stateText(alert, t, s.names)}</span>
      ${acts(alert, s.me?.organisation?.code).Acknowledge
        ? html`<button type="button" class="small" ?disabled=${!!s.pending[alert.id]}
            @click=${() => on.send(alert, 'Acknowledge', {})}>${t('act.Acknowledge')}</button>` : nothing}</li>`)}</ul>`
    : html`<p>${t('shift.nothing')}</p>`;
}

function end(s, t, on) {
  const claims = ownClaims(s);
  const { leaving } = s.draft;
  return form(t, on, { title: t('shift.end'), label: t(leaving ? 'shift.leave.out' : 'shift.leave'),
    submit: values => on.endShift({ ...values, leaving }) },
    leaving ? html`<p>${t('leave.first')}</p>` : nothing,
    claims.length ? html`<div class="problem"><p>${t('shift.claims', { n: claims.length })}</p>
      <ul class="kept">${claims.map(alert => html`<li><span>${mark(alert)} ${name(alert, t)}</span></li>`)}</ul></div>` : nothing,
    html`<label class="field"><span>${t('shift.to')}</span><input name="to" maxlength="64" data-first autocomplete="off"
      ?required=${claims.length > 0} value=${next(s)}></label>`,
    html`<label class="field"><span>${t('shift.text')}</span><input name="text" maxlength="2000" autocomplete="off"></label>`);
}

/** Whoever the roster has next. */
function next(s) {
  const turn = (s.duty?.shifts ?? []).find(x => Date.parse(x.startTime) > s.now);
  return turn?.officerA ?? '';
}
