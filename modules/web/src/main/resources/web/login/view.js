// SPDX-License-Identifier: Apache-2.0
import { html, nothing } from '/webjars/lit-html/3.3.0/lit-html.js';
import { qr } from '/login/qr.js';
import { TABS } from '/login/state.js';

const ROLES = ['OFFICER', 'APPROVER', 'COMMAND_CENTRE', 'POLICE', 'GRID_WORKER', 'ADMINISTRATOR', 'AUDITOR'];

/**
 * The page. acts: tab(name), login(form), invite(form), setUp(form), wall(form),
 * key(event), logout().
 */
export function view(state, t, acts) {
  const other = t.lang === 'en' ? 'zh-CN' : 'en';
  const to = state.to ? `&to=${encodeURIComponent(state.to)}` : '';
  return html`
    <section class="about">
      <h1>${t('title')}</h1>
      <p>${t('about')}</p>
      <p>${t('about.record')}</p>
      <p class="lang"><a href=${`?lang=${other}${to}#${state.tab}`} lang=${other}>${t('other.language')}</a></p>
    </section>
    <section class="card" aria-busy=${state.busy}>
      ${state.me ? surfaces(state, t, acts) : html`
        ${tabs(state, t, acts)}
        <div id="panel" role="tabpanel" aria-labelledby=${`tab-${state.tab}`}>${panel(state, t, acts)}</div>`}
    </section>`;
}

function tabs(state, t, acts) {
  const turn = event => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.code];
    if (step) {
      event.preventDefault();
      const tab = TABS[(TABS.indexOf(state.tab) + step + TABS.length) % TABS.length];
      acts.tab(tab);
      event.currentTarget.querySelector(`#tab-${tab}`).focus();
    }
  };
  return html`<div class="tabs" role="tablist" aria-label=${t('tabs')} @keydown=${turn}>
    ${TABS.map(tab => html`<button type="button" role="tab" id=${`tab-${tab}`} aria-controls="panel"
      aria-selected=${tab === state.tab} tabindex=${tab === state.tab ? 0 : -1} @click=${() => acts.tab(tab)}>
      ${t(`tab.${tab}`)}</button>`)}
  </div>`;
}

function panel(state, t, acts) {
  if (state.tab === 'wall') {
    return wall(state, t, acts);
  }
  return state.tab === 'login' ? login(state, t, acts) : state.invitation ? secret(state, t, acts) : setup(state, t, acts);
}

function field(t, name, options = {}) {
  const { type = 'text', autocomplete = 'off', value = '', mode = 'text', key } = options;
  return html`<label>${t(`field.${name}`)}
    <input name=${name} type=${type} .value=${value} autocomplete=${autocomplete} inputmode=${mode} required
      autocapitalize="off" spellcheck="false" @keyup=${key ?? nothing}></label>`;
}

function end(state, t, submit) {
  return html`
    ${state.caps ? html`<p class="caps">${t('caps')}</p>` : nothing}
    <p class="x-problem" role="alert">${state.problem ? t(state.problem) : ''}</p>
    <button class="x-primary" ?disabled=${state.busy}>${state.busy ? t('busy') : t(submit)}</button>`;
}

function submits(act) {
  return event => {
    event.preventDefault();
    act(Object.fromEntries(new FormData(event.target)));
  };
}

function login(state, t, acts) {
  return html`<form @submit=${submits(acts.login)}>
    ${state.done ? html`<p class="done" role="status">${t(state.done)}</p>` : nothing}
    ${field(t, 'organisation', { autocomplete: 'organization', value: state.organisation })}
    ${field(t, 'officer', { autocomplete: 'username', value: state.officer })}
    ${field(t, 'password', { type: 'password', autocomplete: 'current-password', key: acts.key })}
    ${field(t, 'code', { autocomplete: 'one-time-code', mode: 'numeric' })}
    <label>${t('field.role')}
      <select name="role"><option value="">${t('role.usual')}</option>
        ${ROLES.map(role => html`<option value=${`OFFICER_ROLE_${role}`}>${t(`role.${role}`)}</option>`)}
      </select></label>
    ${end(state, t, 'login.submit')}
  </form>`;
}

function setup(state, t, acts) {
  return html`<form @submit=${submits(acts.invite)}>
    <p>${t('setup.why')}</p>
    ${field(t, 'organisation', { autocomplete: 'organization', value: state.organisation })}
    ${field(t, 'officer', { autocomplete: 'username', value: state.officer })}
    ${field(t, 'setup', { autocomplete: 'off' })}
    ${end(state, t, 'setup.next')}
  </form>`;
}

/** The second factor's secret, and the password. */
function secret(state, t, acts) {
  return html`<form @submit=${submits(acts.setUp)}>
    <p>${t('secret.why', { name: state.invitation.name })}</p>
    ${code(state.invitation.uri, t)}
    <p class="secret" id="secret">${state.invitation.secret.replace(/(.{4})(?!$)/g, '$1 ')}</p>
    <p><a href=${state.invitation.uri}>${t('secret.open')}</a></p>
    ${field(t, 'newPassword', { type: 'password', autocomplete: 'new-password', key: acts.key })}
    ${field(t, 'again', { type: 'password', autocomplete: 'new-password', key: acts.key })}
    <p>${t('secret.rule')}</p>
    ${field(t, 'code', { autocomplete: 'one-time-code', mode: 'numeric' })}
    ${end(state, t, 'setup.finish')}
  </form>`;
}

/** For the phone's camera; without one the secret is typed. */
function code(uri, t) {
  const rows = qr(uri);
  if (!rows) {
    return nothing;
  }
  const dark = rows.flatMap((row, y) => row.map((value, x) => (value ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return html`<svg class="qr" viewBox="-4 -4 ${rows.length + 8} ${rows.length + 8}" role="img" aria-label=${t('secret.code')}>
    <rect x="-4" y="-4" width=${rows.length + 8} height=${rows.length + 8}></rect><path d=${dark}></path></svg>`;
}

function wall(state, t, acts) {
  return html`<form @submit=${submits(acts.wall)}>
    <p>${t('wall.why')}</p>
    ${field(t, 'organisation', { autocomplete: 'organization', value: state.organisation })}
    ${field(t, 'wall')}
    ${field(t, 'wallCode')}
    ${end(state, t, 'wall.submit')}
  </form>`;
}

function surfaces(state, t, acts) {
  return html`<h2>${t('welcome', { name: state.me.officer?.name ?? '', organisation: state.me.organisation?.name ?? '' })}</h2>
    ${state.me.surfaces?.length ? html`<ul class="surfaces">
      ${state.me.surfaces.map(name => html`<li><a href=${`/${name}`}>${t(`surface.${name}`)}</a></li>`)}
    </ul>` : html`<p>${t('surfaces.none')}</p>`}
    <button type="button" class="out" @click=${acts.logout}>${t('logout')}</button>`;
}
