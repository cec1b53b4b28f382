// SPDX-License-Identifier: Apache-2.0
// One alert: who, on what basis, where, what may be done, and what was done.
import { html, nothing } from '/webjars/lit-html/3.3.0/lit-html.js';
import { cssVars } from '/lib/dom.js';
import { fmt } from '/lib/i18n.js';
import * as a from '/police/alerts.js';
import { age, basisName, mark, name, orgName, sourceText, state, stateText, stepText } from '/police/words.js';

/** The right side while an alert is open. */
export function detail(s, masked, t, on) {
  const clear = s.clear[masked.id];
  const alert = clear ? { ...masked, target: clear.alert.target, sightings: clear.alert.sightings } : masked;
  return html`
    <article class="detail p${alert.priority ?? 3} ${a.isUnacknowledged(alert) ? 'is-waiting' : ''}" data-detail=${alert.id}>
      <header class="who">
        <h2><span class="mark">${mark(alert)}</span> ${name(alert, t)}</h2>
        <span class="about">${about(alert, t)}</span>
        <span class="badge">${s.pending[alert.id] ? t('pending') : stateText(alert, t, s.names)}</span>
        ${photo(s, alert, clear, t, on)}
      </header>
      ${basis(alert, t)}
      ${holding(alert, s, t)}
      ${where(alert, s, t)}
      ${buttons(s, masked, t, on)}
      ${s.refusals[alert.id] ? html`<p class="problem" role="alert">${s.refusals[alert.id].text}</p>` : nothing}
      ${history(s, alert, t)}
    </article>`;
}

function about(alert, t) {
  const person = alert.target?.person;
  const parts = person ? [person.birthDate && person.birthDate !== '***' ? t('born', { date: person.birthDate }) : undefined,
    person.subject?.identifier] : [alert.target?.vehicle?.description === '***' ? undefined : alert.target?.vehicle?.description];
  return [...parts, alert.match === 'MATCH_KIND_CANDIDATE' ? t('candidate') : undefined].filter(Boolean).join(' · ');
}

function photo(s, alert, clear, t, on) {
  if (clear) {
    return html`<span class="shown">
      ${(clear.photos ?? []).map(url => html`<img class="photo" src=${url} alt=${t('photo')}>`)}
      <button class="small" @click=${() => on.hide(alert.id)}>
        ${t('reveal.hide', { n: Math.max(0, Math.ceil((clear.until - s.now) / 1000)) })}</button></span>`;
  }
  return a.acts(alert, s.me?.organisation?.code).Reveal
    ? html`<button class="small" @click=${() => on.panel('reveal')}>${t('reveal')}</button>` : nothing;
}

/** What the instrument allows, before anything else: it decides what may be done. */
function basis(alert, t) {
  const kind = a.isVehicle(alert) ? 'vehicle' : a.mayHold(alert) ? 'hold' : 'inform';
  const papers = (alert.instruments ?? []).map(text => {
    const [code, ...number] = text.split(' ');
    return [t.has(`paper.${code}`) ? t(`paper.${code}`) : code, ...number].join(' ');
  });
  return html`
    <p class="basis ${kind}">
      <span>${t('basis.title')} ${t(`basis.${basisName(alert)}`)} ${alert.caseNumber ?? ''}</span>
      <strong>${t(`may.${kind}`, { hours: alert.holdHours })}</strong>
      ${papers.length ? html`<span class="papers">${papers.join('、')}</span>` : nothing}
    </p>`;
}

/** The holding clock, with its marks at half and four fifths. */
function holding(alert, s, t) {
  const hold = a.hold(alert, s.now);
  if (!hold) {
    return nothing;
  }
  const level = hold.percent >= 80 ? 'late' : hold.percent >= 50 ? 'half' : '';
  return html`
    <div class="hold ${level}" role="status">
      <span>${t('hold.text', { since: fmt.time(hold.from), until: fmt.stamp(hold.until) })}</span>
      <strong>${hold.left > 0 ? t('hold.left', { time: age(hold.left, t) }) : t('hold.over')}</strong>
      <div class="gauge" role="img" aria-label=${t('hold.percent', { n: Math.round(hold.percent) })}>
        <i ${cssVars({ '--share': `${hold.percent.toFixed(1)}%` })}></i></div>
    </div>`;
}

function where(alert, s, t) {
  const seen = [...alert.sightings ?? []].reverse();
  const at = seen[0] ?? {};
  const old = a.isOld(alert, s.now);
  return html`
    <div class="where">
      <p class="place">${[at.place?.text || at.place?.division || t('place.none'), hidden(at.detail)].filter(Boolean).join(' ')}</p>
      <p class="times">${sourceText(at, t)} ${fmt.time(at.time)} · ${t('received', { time: fmt.time(at.receiveTime) })} ·
        <span class="${old ? 'is-old' : ''}">${t('ago', { age: age(s.now - (a.time(at.time) ?? s.now), t) })}
          ${old ? t('older') : ''}</span></p>
      ${seen.slice(1, 4).map(other => html`<p class="more">${fmt.time(other.time)} ${sourceText(other, t)}
        ${other.place?.text ?? ''}</p>`)}
      ${alert.sightingCount > 4 ? html`<p class="more">${t('sightings', { n: alert.sightingCount })}</p>` : nothing}
      ${siblings(s, alert, t)}
    </div>`;
}

/** A masked text is a mark that there is one. */
const hidden = text => (text === '***' ? '' : text);

/** Other open alerts of the same person or vehicle. */
function siblings(s, alert, t) {
  const others = Object.values(s.alerts).filter(x => x.watchOrder === alert.watchOrder && x.id !== alert.id);
  return others.length ? html`<p class="more">${t('siblings', { n: others.length })}</p>` : nothing;
}

function buttons(s, alert, t, on) {
  const can = a.acts(alert, s.me?.organisation?.code);
  const isSending = !!s.pending[alert.id];
  const isDown = s.link.state === 'down' || s.link.state === 'waiting';
  const button = (code, label, act, enabled, why) => html`
    <button class="act ${enabled && !isSending && code ? 'can' : ''}" ?disabled=${!enabled || isSending} title=${why ?? nothing}
        @click=${act}>${code ? html`<kbd>${code}</kbd>` : nothing}
      <span>${isSending && s.pending[alert.id].key === code ? t('pending') : label}</span></button>`;
  const held = a.isHeld(alert) && can.HandOver;
  return html`
    <div class="acts">
      ${button('F2', t('act.Acknowledge'), on.acknowledge, can.Acknowledge)}
      ${button('F4', t('act.Claim'), on.claim, can.Claim && !isDown, isDown ? t('claim.offline') : undefined)}
      ${held ? button('F6', t('act.HandOver'), on.report, !isDown) : button('F6', t('act.Report'), on.report, can.Report)}
      ${button('F7', t('act.Transfer'), on.transfer, can.Transfer && !isDown)}
    </div>
    <div class="acts minor">
      ${can.Shelve ? button('', t('act.Shelve'), () => on.panel('shelve'), !isDown) : nothing}
      ${can.ReleaseClaim ? button('', t('act.ReleaseClaim'), () => on.panel('release'), !isDown) : nothing}
      ${held && can.Report ? button('', t('act.letGo'), () => on.panel('report'), true) : nothing}
    </div>
    ${a.holder(alert) && a.holder(alert) !== s.me?.organisation?.code ? html`<p class="taken">${t('claimed.by', {
      holder: orgName(a.holder(alert), s.names), officer: alert.claim.officer?.name ?? '', time: fmt.time(alert.claim.time) })}</p>`
      : nothing}
    ${state(alert) === 'LAPSED' ? html`<p class="taken">${t('lapsed.why')}</p>` : nothing}
    ${alert.shelveUntil ? html`<p class="taken">${t('shelved.until', { time: fmt.time(alert.shelveUntil) })}</p>` : nothing}`;
}

function history(s, alert, t) {
  const steps = (alert.steps ?? []).map(step => stepText(step, t, s.names));
  return html`
    <ol class="history" aria-label=${t('history')}>
      ${steps.slice(-12).map(step => html`<li><time>${step.time}</time> ${step.what} <span>${step.who} ${step.text}</span></li>`)}
    </ol>`;
}
