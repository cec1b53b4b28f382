// SPDX-License-Identifier: Apache-2.0
// The terminal's frame: top line, bars, list, foot. What is on the screen follows from the state alone.
import { html, nothing } from '/webjars/lit-html/3.3.0/lit-html.js';
import { repeat } from '/webjars/lit-html/3.3.0/directives/repeat.js';
import { fmt } from '/lib/i18n.js';
import * as a from '/police/alerts.js';
import { detail } from '/police/detail.js';
import { panel } from '/police/panels.js';
import { age, mark, name, sourceText, stateText } from '/police/words.js';
import { counts, find, isOnDuty, listed, trouble } from '/police/state.js';

/** The whole page. */
export function view(s, t, on) {
  const down = s.link.state === 'down';
  return html`
    <div class="terminal ${down ? 'is-down' : ''}">
      ${top(s, t, on)}
      <div class="bars">${bars(s, t, on)}</div>
      <main class="work">
        <section class="list" aria-label=${t('list.title')}>${list(s, t, on)}</section>
        <section class="side" aria-label=${t('detail.title')}>
          ${s.panel ? panel(s, t, on) : s.opened && find(s, s.opened) ? detail(s, find(s, s.opened), t, on) : empty(s, t)}
        </section>
      </main>
      ${foot(s, t, on)}
      ${toasts(s, t, on)}
      ${down && s.now - (s.link.info.since ?? s.now) > 60_000 && !s.draft.phoneSeen ? phone(s, t, on) : nothing}
    </div>`;
}

function top(s, t, on) {
  const { total, waiting } = counts(s);
  const sound = s.sound.state === 'running' && s.sound.test === 'yes'
    ? t('sound.ok', { time: fmt.minute(s.sound.testedAt) }) : t(`sound.${s.sound.test === undefined ? 'untested' : 'fault'}`);
  return html`
    <header class="top">
      <h1>${s.me?.organisation?.name ?? ''}</h1>
      <span class="duty">${dutyText(s, t)}</span>
      <span class="link" data-state=${s.link.state}>${linkText(s, t)}</span>
      <span class="sound ${trouble(s) === 'sound' ? 'is-bad' : ''}">${sound}</span>
      <span class="counts" role="status">${t('counts', { total, waiting })}</span>
      <button class="key" @click=${on.mute} aria-pressed=${s.mute ? 'true' : 'false'}>
        <kbd>F8</kbd> ${s.mute ? t('mute.on', { left: Math.ceil((s.mute.until - s.now) / 1000) }) : t('mute.off')}</button>
      <button class="quiet" @click=${on.theme}>${t('theme')}</button>
      <button class="quiet out" @click=${on.leave}>${t('page.out')}</button>
      <time class="clock">${fmt.time(s.now)}</time>
    </header>`;
}

function dutyText(s, t) {
  const present = s.duty?.present;
  if (!s.duty && isOnDuty(s)) {
    return t('duty.present', { name: s.me.officer.name, pair: '', since: fmt.minute(s.sound.testedAt) });
  }
  return present
    ? t('duty.present', {
      name: present.id === s.me?.officer?.id ? s.me.officer.name : present.name || present.id,
      pair: pair(s, t), since: fmt.minute(s.duty.presentSince) })
    : t('duty.none');
}

function pair(s, t) {
  const turn = (s.duty?.shifts ?? []).find(x => Date.parse(x.startTime) <= s.now && s.now < Date.parse(x.endTime));
  return turn?.officerA === s.duty?.present?.id ? t('pair.a') : turn?.officerB === s.duty?.present?.id ? t('pair.b') : '';
}

function linkText(s, t) {
  const { state, info } = s.link;
  return state === 'waiting' ? `○ ${t('link.waiting')}`
    : state === 'live' || state === 'version' ? `● ${t('link.live')} ${t('seconds', { n: ((info.latency ?? 0) / 1000).toFixed(1) })}`
      : state === 'slow' ? `◐ ${t('link.slow.by', { n: Math.round((info.lag ?? 0) / 1000) })}`
        : state === 'login' ? `▢ ${t('link.login')}` : `✕ ${t('link.down')}`;
}

function bars(s, t, on) {
  const bad = trouble(s);
  const skew = Math.abs(s.link.info.skew ?? 0);
  const down = s.link.state === 'down';
  return html`
    ${down ? html`<div class="bar amber" role="alert">
      <strong>${t('link.down')}</strong>
      <span>${s.link.info.reason === 'replaced' ? t('link.replaced') : t('down.text', {
        n: Math.round((s.now - (s.link.info.since ?? s.now)) / 1000), time: fmt.time(s.link.info.since) })}</span>
      <span>${t('down.call', { phone: phoneText(t) })}</span>
      <button @click=${on.kick}>${t('link.retry')}</button></div>` : nothing}
    ${isOnDuty(s) || s.role === 'waiting' || s.role === 'mirror' ? nothing : html`<div class="bar red" role="status">
      <strong>${t('off.title')}</strong><span>${t('off.text')}</span>
      <button @click=${on.shift}><kbd>F10</kbd> ${t('shift.start')}</button></div>`}
    ${bad ? html`<div class="bar red" role="alert"><strong>${t(`trouble.${bad}`)}</strong>
      <span>${t('trouble.text')}</span><button @click=${on.revive}>${t('trouble.mend')}</button></div>` : nothing}
    ${s.store === 'failed' ? html`<div class="bar red" role="alert"><strong>${t('store.failed')}</strong></div>` : nothing}
    ${s.flood ? html`<div class="bar plain flood" role="status"><strong>${t('flood.title')}</strong>
      <span>${floodText(s, t)}</span></div>` : nothing}
    ${skew > 5_000 ? html`<div class="bar plain" role="status">
      <span>${t('skew', { n: Math.round(skew / 1000) })}</span></div>` : nothing}
    ${s.role === 'mirror' ? html`<div class="bar plain" role="status"><span>${t('mirror')}</span></div>` : nothing}
    ${s.faults.map(fault => html`<div class="bar plain" role="status"><strong>◆2 ${t('fault.other')}</strong>
      <span>${fault.terminal} ${t(`fault.${fault.fault}`)} ${fmt.time(fault.time)}</span></div>`)}`;
}

function floodText(s, t) {
  const groups = listed(s).open.filter(row => row.group);
  const many = groups.reduce((n, row) => n + row.group.length, 0);
  return groups.length ? t('flood.text', { name: a.subject(groups[0].group[0]), groups: groups.length, n: many }) : t('flood.none');
}

function list(s, t, on) {
  const { open, shelved, lapsed } = listed(s);
  const isEmpty = !open.length && !shelved.length && !lapsed.length;
  return html`
    <div class="rows ${isEmpty ? 'is-empty' : ''}" role="listbox" tabindex="0" aria-label=${t('list.title')}
        aria-activedescendant=${s.selected ? `r-${s.selected}` : nothing}>
      ${isEmpty && s.role !== 'waiting' ? html`<div class="none" role="option" aria-selected="false" aria-disabled="true">
        ${t('empty.list')}</div>` : nothing}
      ${isEmpty && s.role === 'waiting' ? [1, 2, 3].map(() => html`<div class="row skeleton" role="option"
        aria-selected="false" aria-disabled="true" aria-label=${t('link.waiting')}></div>`) : nothing}
      ${repeat(open, row => row.key ?? row.alert.id, row => (row.group ? group(s, row, t, on) : line(s, row.alert, t, on, row.isInner)))}
      ${s.open.shelved ? repeat(shelved, x => x.id, x => line(s, x, t, on)) : nothing}
      ${s.open.lapsed ? repeat(lapsed, x => x.id, x => line(s, x, t, on)) : nothing}
    </div>
    <div class="sections">
      <button aria-expanded=${s.open.shelved ? 'true' : 'false'} @click=${() => on.section('shelved')}>
        ${t('section.shelved', { n: shelved.length })}</button>
      <button aria-expanded=${s.open.lapsed ? 'true' : 'false'} @click=${() => on.section('lapsed')}>
        ${t('section.lapsed', { n: lapsed.length })}</button>
    </div>`;
}

function line(s, alert, t, on, isInner = false) {
  const sent = s.pending[alert.id];
  const at = a.newest(alert);
  const classes = ['row', `p${alert.priority ?? 3}`, a.isUnacknowledged(alert) ? 'is-waiting' : '', isInner ? 'is-inner' : '',
    s.opened === alert.id ? 'is-open' : '', a.isHeld(alert) ? 'is-held' : ''];
  return html`
    <div class=${classes.join(' ')} role="option" id=${`r-${alert.id}`} data-id=${alert.id} data-revision=${alert.revision}
        aria-selected=${s.selected === alert.id ? 'true' : 'false'} @click=${() => on.show(alert.id)}>
      <span class="mark">${mark(alert)}</span>
      <span class="line">
        <b class="state">${sent ? t('pending') : stateText(alert, t, s.names)}</b>
        <span class="age ${a.isOld(alert, s.now) ? 'is-old' : ''}">${age(s.now - a.since(alert), t)}</span>
        <span class="source">${sourceText(at, t)}</span>
      </span>
      <span class="line second"><span class="name">${name(alert, t)}</span>
        <span class="place">${at.place?.text ?? ''} ${fmt.time(at.time)}
          ${a.isOld(alert, s.now) ? t('older') : ''}</span></span>
      ${s.refusals[alert.id] ? html`<span class="line problem">${s.refusals[alert.id].text}</span>` : nothing}
    </div>`;
}

function group(s, { key, group: alerts }, t, on) {
  const leading = alerts[0];
  return html`
    <div class="row group p${leading.priority ?? 3} is-waiting" role="option" id=${`r-${key}`} data-group=${key}
        aria-selected=${s.selected === key ? 'true' : 'false'} @click=${() => on.expand(key)}>
      <span class="mark">${mark(leading)}</span>
      <span class="line"><b class="state">${t('group.count', { n: alerts.length })}</b>
        <span class="age">${age(s.now - a.since(leading), t)}</span>
        <span class="source">${s.expanded[key] ? '▾' : '▸'} ${sourceText(a.newest(leading), t)}</span></span>
      <span class="line second"><span class="name">${name(leading, t)}</span></span>
    </div>`;
}

function empty(s, t) {
  return html`
    <div class="empty">
      <p class="big">${counts(s).waiting ? t('empty.choose') : t('empty.none')}</p>
      <p>${subscriptionText(s, t)}</p>
      <p>${t('empty.heartbeat', { time: fmt.time(s.heartbeat) })}</p>
    </div>`;
}

/** What this terminal hears of. */
export function subscriptionText(s, t) {
  const persons = s.watches.filter(w => w.target?.person).length;
  const scope = s.filter.areas.length ? t('scope.areas', { areas: s.filter.areas.join('、') })
    : s.filter.persons.length ? t('scope.persons', { n: s.filter.persons.length }) : t('scope.all');
  return t('scope', { scope, persons, vehicles: s.watches.length - persons });
}

function foot(s, t, on) {
  const waiting = s.outbox.filter(e => e.state === 'queued').length;
  const rejected = s.outbox.length - waiting;
  return html`
    <footer class="foot">
      <span class="scope">${subscriptionText(s, t)}</span>
      <button class="key" @click=${on.subscriptions}><kbd>F9</kbd> ${t('manage')}</button>
      <button class="key" @click=${on.shift}><kbd>F10</kbd> ${isOnDuty(s) ? t('shift.end') : t('shift.start')}</button>
      <button class="key outbox ${rejected ? 'is-bad' : ''}" @click=${on.outbox}>
        ${rejected ? t('outbox.rejected', { waiting, rejected }) : t('outbox', { waiting })}</button>
      <span class="call">${t('foot.call', { phone: phoneText(t) })}</span>
    </footer>`;
}

function phoneText(t) {
  return localStorage.getItem('xietong.police.phone') || t('phone.none');
}

function toasts(s, t, on) {
  return html`
    <div class="toasts" role="alert">
      ${s.toasts.map(({ alert, text }) => {
        const raised = alert && find(s, alert);
        return raised ? html`<button class="toast p1" @click=${() => on.show(alert)}>
          <span>${mark(raised)} ${sourceText(a.newest(raised), t)} ${name(raised, t)}</span></button>`
          : text ? html`<p class="toast">${text}</p>` : nothing;
      })}
    </div>`;
}

/** Nobody hears of anything here any more: the telephone takes over. */
function phone(s, t, on) {
  return html`
    <div class="phone" role="alertdialog" aria-labelledby="phone-title">
      <h2 id="phone-title">${t('phone.title', { n: Math.floor((s.now - s.link.info.since) / 60_000) })}</h2>
      <p class="number">${phoneText(t)}</p>
      <p>${t('phone.text', { time: fmt.time(s.link.info.since) })}</p>
      <p><button @click=${on.kick}>${t('link.retry')}</button>
        <button @click=${on.phoneSeen}>${t('phone.list')}</button></p>
    </div>`;
}
