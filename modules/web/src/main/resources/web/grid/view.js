// SPDX-License-Identifier: Apache-2.0
// Templates: what stands around every screen, the list, what is done, and the page about oneself. Words come from t.
import { html, nothing } from '/webjars/lit-html/3.3.0/lit-html.js';
import { repeat } from '/webjars/lit-html/3.3.0/directives/repeat.js';
import { codeOf } from '/grid/answers.js';
import { form, refused } from '/grid/form.js';
import { LONG, entryOf, longest, others, own, queued } from '/grid/state.js';
import { daysLeft, fullName, ordered } from '/grid/tasks.js';
import { fmt } from '/lib/i18n.js';

/** More tasks than this can be searched. */
const MANY = 12;

/** The whole page. act: what its buttons do. */
export function page(s, t, act) {
  const screens = { list, form, done, me };
  const inner = s.screen.name === 'form';
  return html`
    <header>
      ${s.who && s.who.drill ? html`<p class="drill">${t('drill.banner')}</p>` : nothing}
      <div class="bar">
      ${inner ? html`<button class="back" @click=${act.back} aria-label=${t('back')}><span aria-hidden="true">‹</span></button>` : nothing}
      <h1 tabindex="-1">${title(s, t)}</h1>
      ${chip(s, t)}
      </div>
    </header>
    <main>
      ${inner ? nothing : strips(s, t, act)}
      ${screens[s.screen.name](s, t, act)}
    </main>
    ${inner ? nothing : tabs(s, t, act)}
    <p class="x-quiet" role="status">${s.said ? t(s.said.key, s.said.args) : ''}</p>`;
}

function title(s, t) {
  if (s.screen.name !== 'form') {
    return t(`title.${s.screen.name}`);
  }
  const task = s.tasks[s.screen.task];
  return task ? html`<span class="nowrap">${t(`kind.${task.kind}`)}</span>　${fullName(task, t)}` : t('title.form');
}

function chip(s, t) {
  return ['down', 'login'].includes(s.link) ? html`<p class="chip">${t(`chip.${s.link}`)}</p>` : nothing;
}

function strips(s, t, act) {
  const waiting = queued(s).length;
  const rejected = s.outbox.filter((e) => e.state === 'rejected').length;
  const strange = others(s).length;
  return html`
    ${s.link === 'login' ? html`<p class="strip amber">${t('login.why')} <a href="/login?to=/grid">${t('login.go')}</a></p>` : nothing}
    ${s.link === 'version' ? html`<p class="strip"><button class="plain" @click=${act.renew}>${t('version.go')}</button></p>` : nothing}
    ${globalThis.isSecureContext ? nothing : html`<p class="strip red strong">${t('insecure')}</p>`}
    ${waiting ? html`<p class="strip amber strong" data-waiting=${waiting}>${t('waiting', { n: waiting })}</p>` : nothing}
    ${rejected ? html`<p class="strip red strong">${t('rejected.n', { n: rejected })}</p>` : nothing}
    ${longest(s) > LONG ? html`<p class="strip red strong" role="alert">${t('waiting.long')}</p>` : nothing}
    ${strange && s.who ? html`<p class="strip amber">${t('waiting.others', { n: strange })}</p>` : nothing}
    ${s.kept.lost ? html`<p class="strip amber">${t('kept.lost')}</p>` : nothing}
    ${s.said && s.screen.name === 'list' ? html`<p class="strip said" aria-hidden="true">${t(s.said.key, s.said.args)}</p>` : nothing}`;
}

function list(s, t, act) {
  const all = ordered(Object.values(s.tasks));
  const wanted = s.filter.trim();
  const shown = all.filter((task) => !wanted
    || [task.name, ...task.former, ...task.addresses].some((text) => text.includes(wanted)));
  return html`
    <p class="safety">${t('safety')}</p>
    ${all.length > MANY ? html`<label class="search"><span class="x-quiet">${t('search')}</span>
      <input type="search" placeholder=${t('search')} .value=${s.filter} @input=${(e) => act.filter(e.target.value)}></label>` : nothing}
    ${all.length === 0 ? html`<p class="empty">${t(s.listed ? 'empty' : s.link === 'start' ? 'loading' : 'empty.unknown')}</p>` : nothing}
    ${all.length && !shown.length ? html`<p class="empty">${t('search.none')}</p>` : nothing}
    ${left(s, t, act)}
    <ul class="cards">${repeat(shown, (task) => task.id, (task) => html`<li>${card(s, task, t, act)}</li>`)}</ul>`;
}

/** Answers that were not accepted and whose tasks are no more: there is nothing to correct. */
function left(s, t, act) {
  return own(s).filter((e) => e.state === 'rejected' && !s.tasks[e.task]).map((e) => html`<div class="left">${refused(e, t, act, e.name)}</div>`);
}

function card(s, task, t, act) {
  const entry = entryOf(s, task.id);
  return html`<button class="card" id=${`task-${task.id}`} data-task=${task.id} @click=${() => act.open(task.id)}>
    <span class="line"><span class="tag">${t(`kind.${task.kind}`)}</span><span class="name">${fullName(task, t)}</span></span>
    ${task.addresses.slice(0, 1).map((address) => html`<span class="line place">${address}</span>`)}
    ${task.round > 1 && !entry ? html`<span class="line badge blue">${t('again')}</span>` : nothing}
    <span class="line meta"><span class="court">${s.courts[task.court] || task.court}</span>${due(s, task, t)}
      ${entry ? html`<span class=${`badge ${entry.state === 'rejected' ? 'red' : 'amber'}`}>${t(`entry.${entry.state}`)}</span>` : nothing}</span>
  </button>`;
}

/** 剩 2 天, 今日到期, 超期 1 天: from the hub's deadline and the hub's time. */
export function due(s, task, t) {
  const left = daysLeft(task, s.now + s.skew);
  if (left === null) {
    return nothing;
  }
  const [key, n] = left > 0 ? ['due.left', left] : left === 0 ? ['due.today', 0] : ['due.over', -left];
  return html`<span class=${left > 0 ? 'due' : 'due late'}>${t(key, { n })}</span>`;
}

/** An answer that was given, in words. */
export const answered = (answer, kind, t) => {
  const code = codeOf(answer, kind);
  return [t(code.startsWith('RESULT_') ? `result.${code.slice(7)}` : `choice.${code}`), answer.newAddress, answer.text]
    .filter(Boolean).join(t('join'));
};

function done(s, t) {
  if (!s.done) {
    return html`<p class="empty">${t(s.link === 'down' || s.link === 'login' ? 'done.offline' : 'loading')}</p>`;
  }
  return s.done.length === 0 ? html`<p class="empty">${t('done.empty')}</p>` : html`
    <ul class="cards">${repeat(s.done, (task) => task.id, (task) => {
    const last = task.answers[task.answers.length - 1];
    return html`<li class="card still">
      <span class="line"><span class="tag">${t(`kind.${task.kind}`)}</span><span class="name">${fullName(task, t)}</span></span>
      ${last ? html`<span class="line place">${answered(last, task.kind, t)}</span>` : nothing}
      <span class="line meta"><span>${last ? fmt.stamp(last.time).slice(0, 16) : ''}</span>
        <span class="badge">${t(`state.${task.state}`)}${task.rating ? ` ${task.rating}/5` : ''}</span></span>
    </li>`;
  })}</ul>`;
}

function me(s, t, act) {
  const row = (key, value) => html`<div class="row"><dt>${t(key)}</dt><dd>${value}</dd></div>`;
  const waiting = s.outbox.length;
  const kept = own(s).length;
  return html`
    <dl class="rows">
      ${s.who ? html`${row('me.name', s.who.name)}${row('me.unit', s.who.unit)}${row('me.worker', s.who.worker || '—')}` : nothing}
      ${row('me.link', t(`me.link.${s.link}`))}
      ${row('me.waiting', t('me.waiting.n', { n: waiting }))}
      ${row('me.kept', t(s.kept.persisted ? 'me.kept.yes' : 'me.kept.no'))}
      ${row('me.shell', t(s.kept.shell ? 'me.shell.yes' : 'me.shell.no'))}
    </dl>
    <p class="actions">
      <button class="wide" @click=${act.language}>${t('me.language')}</button>
      <button class="wide" @click=${act.sync}>${t('me.sync')}</button>
      ${s.leaving ? html`<span class="strip red strong" role="alert">${t('me.leave.sure', { n: kept })}</span>
        <button class="wide" data-first @click=${act.stay}>${t('me.leave.stay')}</button>` : nothing}
      <button class="wide out" @click=${act.leave}>${t(s.leaving ? 'me.leave.yet' : 'me.leave')}</button>
    </p>
    ${s.leaveFailed ? html`<p class="hint" role="alert">${t('me.leave.failed')}</p>` : nothing}
    ${kept && !s.leaving ? html`<p class="hint">${t('me.leave.waiting', { n: kept })}</p>` : nothing}`;
}

function tabs(s, t, act) {
  const tab = (name) => html`<button class="tab" aria-current=${s.screen.name === name ? 'page' : nothing}
    @click=${() => act.go(name)}>${t(`tab.${name}`)}</button>`;
  return html`<nav class="tabs" aria-label=${t('tabs')}>${tab('list')}${tab('done')}${tab('me')}</nav>`;
}
