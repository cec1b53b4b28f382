// SPDX-License-Identifier: Apache-2.0
// The frame of the desk: who, which list, how the link stands, what is searched; and the tab within.
import { html, nothing } from '/webjars/lit-html/3.3.0/lit-html.js';
import { live } from '/webjars/lit-html/3.3.0/directives/live.js';
import { batchView } from '/desk/batch/view.js';
import { KINDS } from '/desk/boxes.js';
import { formOf } from '/desk/parts.js';
import { listView } from '/desk/list.js';
import { assets } from '/desk/tabs/assets.js';
import { campaigns, orders } from '/desk/tabs/campaigns.js';
import { distributions } from '/desk/tabs/distributions.js';
import { freezes } from '/desk/tabs/freezes.js';
import { grid } from '/desk/tabs/grid.js';
import { matters } from '/desk/tabs/matters.js';
import { rooms, roomView, unreadIn } from '/desk/tabs/rooms.js';
import { supervisions } from '/desk/tabs/supervisions.js';
import { warnings } from '/desk/tabs/warnings.js';
import { watches } from '/desk/tabs/watches.js';
import { plain } from '/desk/text.js';

const DEFS = {
  inbox: (d) => matters(d, 'inbox'), outbox: (d) => matters(d, 'outbox'), supervised: (d) => matters(d, 'supervised'),
  answers: (d) => freezes(d, 'answers'), freezes: (d) => freezes(d, 'freezes'), assets, campaigns, orders, warnings, watches, grid, rooms, supervisions, distributions,
};
const ORDER = ['answers', 'inbox', 'outbox', 'supervised', 'batch', 'campaigns', 'orders', 'freezes', 'assets', 'distributions', 'warnings', 'supervisions', 'watches', 'grid', 'rooms'];

/** The definition of a list. */
export const defOf = (desk, box) => DEFS[box]?.(desk);

/** Tabs that this organisation has. */
export function tabsOf(desk) {
  return ORDER.filter((tab) => (tab === 'batch' ? desk.kind === 'COURT' : desk.state.boxes[tab]));
}

export function view(desk) {
  const { t, state } = desk;
  if (!state.me) return html`<p class="empty">${t('page.loading')}</p>`;
  return html`${header(desk)}
    ${state.link === 'down' ? html`<div class="broken" role="alert">${t('link.down')} · ${t('link.down.since', { time: desk.fmt.time(state.linkInfo.since || state.now) })} <button @click=${() => desk.stream.kick()}>${t('link.retry')}</button></div>` : nothing}
    <main class="${state.link === 'down' ? 'old' : ''} ${state.boxes[state.tab]?.open ? 'split' : ''}">${inner(desk)}</main>
    ${state.toast ? html`<div class="toast" role="status">${state.toast} <button @click=${() => desk.dispatch({ type: 'toast', toast: null })} aria-label=${t('form.close')}>×</button></div>` : nothing}`;
}

function inner(desk) {
  const { state } = desk;
  if (state.search !== null) return searchView(desk);
  if (state.tab === 'batch') return batchView(desk);
  if (state.tab === 'rooms' && state.room) return roomView(desk);
  return html`${state.form && !state.form.row ? html`<div class="begin">${formOf(desk, null)}</div>` : nothing}
    ${loose(desk)}${listView(desk, state.tab, defOf(desk, state.tab))}`;
}

/** A form for several rows, or for a row that is not open, stands over the list. */
function loose(desk) {
  const { form, tab, boxes } = desk.state;
  if (!form?.row || boxes[tab]?.open === form.row.id) return nothing;
  return html`<div class="begin">${formOf(desk, form.item)}</div>`;
}

function header(desk) {
  const { t, state } = desk;
  const { me } = state;
  return html`<header class="top"><h1>${me.organisation.name || me.organisation.code}</h1>
    <span class="who">${t(desk.kind === 'COURT' ? 'page.court' : 'page.keeper')} · ${me.officer.name || me.officer.id} <span class="code">${t(`role.${desk.role}`)}</span></span>
    <nav aria-label=${t('page.lists')}>${tabsOf(desk).map((tab) => navView(desk, tab))}</nav>
    <span class="grow"></span>${linkView(desk)}
    <button class="find" @click=${() => openSearch(desk)}>${t('page.search')} <kbd>F3</kbd></button>
    <button @click=${() => desk.language()}>${t('page.otherLanguage')}</button>
    <button class="out" @click=${() => location.assign('/login')}>${t('page.out')}</button></header>`;
}

function navView(desk, tab) {
  const { t, state } = desk;
  const at = state.boxes[tab];
  const n = tab === 'rooms' ? unreadIn(desk) : at ? [...at.rows.values()].filter((r) => KINDS[tab].live(r)).length : null;
  const mark = tab === 'rooms' && n ? '●' : '';
  return html`<button data-tab=${tab} aria-current=${state.tab === tab && state.search === null ? 'page' : nothing} @click=${() => desk.go(tab)}>${t(`nav.${tab}`)}${n === null ? nothing : html` <b>${at?.status === 'loading' ? '…' : n}${mark}</b>`}${at?.fresh.length ? html`<i class="new"></i><span class="x-quiet">${t('list.fresh', { n: at.fresh.length })}</span>` : nothing}</button>`;
}

function linkView(desk) {
  const { t, state: { link, linkInfo } } = desk;
  const lag = Math.max(1, Math.round((linkInfo.lag || 0) / 1000));
  const words = link === 'slow' ? t('link.slow.by', { n: lag }) : t(`link.${link}`);
  return html`<span class="link l-${link}" role="status">${link === 'live' ? '●' : link === 'slow' ? '◐' : '○'} ${words}</span>`;
}

/** Opens the search and puts the cursor into it. */
export function openSearch(desk) {
  desk.dispatch({ type: 'search', search: desk.state.search || '' });
  queueMicrotask(() => document.getElementById('search')?.focus());
}

/** What the words are found in, list by list. */
export function found(desk, words) {
  const wanted = plain(words);
  if (wanted.length < 2) return [];
  return Object.keys(desk.state.boxes).filter((box) => DEFS[box]).map((box) => {
    const def = defOf(desk, box);
    const rows = [...desk.state.boxes[box].rows.values()].filter((r) => def.search(r).some((text) => plain(text).includes(wanted)));
    return { box, def, rows: rows.slice(0, 20), n: rows.length };
  }).filter((g) => g.n);
}

function searchView(desk) {
  const { t, state } = desk;
  const groups = found(desk, state.search);
  return html`<section class="search" aria-label=${t('page.search')}><div class="bar"><label for="search">${t('search.label')}</label>
      <input id="search" type="search" autocomplete="off" .value=${live(state.search)} @input=${(e) => desk.dispatch({ type: 'search', search: e.target.value })}>
      <button @click=${() => desk.dispatch({ type: 'search', search: null })}>${t('form.close')} <kbd>Esc</kbd></button></div>
    ${groups.map((g) => html`<h2>${t(`nav.${g.box}`)} ${g.n}</h2><ul class="hits">${g.rows.map((r) => html`<li><button @click=${() => desk.go(g.box, r.id)}>${g.def.label(r)}</button></li>`)}</ul>`)}
    ${plain(state.search).length >= 2 && !groups.length ? html`<p class="empty" role="status">${t('search.none')}</p>` : nothing}</section>`;
}
