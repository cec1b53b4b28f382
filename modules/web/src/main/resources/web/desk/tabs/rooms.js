// SPDX-License-Identifier: Apache-2.0
// Case rooms 协作室: the list, and the room that is open. The room's timeline only grows.
import { html, nothing } from '/webjars/lit-html/3.3.0/lit-html.js';
import { repeat } from '/webjars/lit-html/3.3.0/directives/repeat.js';
import { live } from '/webjars/lit-html/3.3.0/directives/live.js';
import { actOf, offered } from '/desk/acts.js';
import { queueTable } from '/desk/tabs/assets.js';
import { shares } from '/desk/tabs/distributions.js';
import { due, formOf, papers, state, word } from '/desk/parts.js';
import { short, yuan } from '/desk/text.js';

const mark = (room, code) => (room.readMarks || []).find((m) => m.organisation === code)?.number || 0;
const unread = (room, code) => (room.messageCount || 0) - mark(room, code);

/** How many messages of all rooms are unread. */
export function unreadIn(desk) {
  const at = desk.state.boxes.rooms;
  return at ? [...at.rows.values()].reduce((n, r) => n + Math.max(0, unread(r, desk.code)), 0) : 0;
}

/** The list of rooms. */
export function rooms(desk) {
  const { t, fmt } = desk;
  return {
    title: 'nav.rooms', empty: 'empty.rooms',
    columns: [
      { label: 'col.title', cell: (r) => html`<b>${r.title}</b>` },
      { label: 'col.lead', cell: (r) => desk.name(r.lead) },
      { label: 'col.members', class: 'num', cell: (r) => String((r.members || []).length) },
      { label: 'col.unread', class: 'num', cell: (r) => (unread(r, desk.code) > 0 ? html`<span class="flag late">${unread(r, desk.code)}</span>` : '0') },
      { label: 'col.tasks', cell: (r) => t('room.tasksDone', { done: (r.tasks || []).filter((x) => x.doneTime).length, n: (r.tasks || []).length }) },
      { label: 'col.opened', cell: (r) => fmt.stamp(r.openTime) },
    ],
    tabs: [
      { id: 'all', label: 'tab.all', test: () => true },
      { id: 'unread', label: 'tab.unread', test: (r) => unread(r, desk.code) > 0 },
      { id: 'lead', label: 'tab.leading', test: (r) => r.lead === desk.code },
    ],
    label: (r) => r.title,
    begin: desk.kind === 'COURT' ? [{ label: 'act.OpenRoom', run: () => desk.begin(null, 'OpenRoom') }] : [],
    search: (r) => [r.id, r.title, r.lead, desk.name(r.lead), ...(r.members || [])],
    detail: (r, row) => html`<h2>${r.title}</h2><p>${state(t, r, 'ROOM_STATE', 'roomState')} ${desk.name(r.lead)}</p>
      <p><button class="go" data-act="enter" @click=${() => desk.enterRoom(row)}>${t('room.enter')}</button></p>`,
  };
}

/** The room that is open. */
export function roomView(desk) {
  const { t } = desk;
  const { room: at } = desk.state;
  const room = desk.state.boxes.rooms.rows.get(at.id) || at.room;
  return html`<section class="room" aria-label=${room.title}>
    <header class="bar"><button @click=${() => desk.leaveRoom()}>◂ ${t('room.leave')}</button><h2>${room.title}</h2>${state(t, room, 'ROOM_STATE', 'roomState')}
      <span class="grow"></span>${roomActs(desk, room)}<button @click=${() => window.print()}>${t('room.export')}</button></header>
    ${desk.state.form?.item === 'room' ? formOf(desk, 'room') : nothing}
    ${pinned(desk, at, room)}
    <div class="three">${people(desk, room)}${timeline(desk, at, room)}${side(desk, at)}</div></section>`;
}

function roomActs(desk, room) {
  return offered('room', room, desk.role).map((a) => html`<button data-act=${a.name} ?disabled=${!a.fits} @click=${() => desk.begin('room', actOf('room', a.name).name, [room])}>${desk.t(`act.${a.name}`)}</button>`);
}

/** What must be done, by whom, by when: a superior's orders first. */
function pinned(desk, at, room) {
  const { t } = desk;
  const c = at.collaboration;
  const orders = (c?.decision ? [c] : []);
  const open = (room.tasks || []).filter((x) => !x.doneTime);
  if (!orders.length && !open.length) return nothing;
  return html`<div class="pinned">${orders.map((o) => html`<p><span class="flag late">${t('room.atOnce')}</span> <b>${desk.name(o.decider)}</b> ${o.decision} ${o.dueTime ? due(desk, Date.parse(o.dueTime)) : nothing}</p>`)}
    ${open.map((x) => html`<p><span class="flag">${t('room.task')} #${x.number}</span> <b>${desk.name(x.organisation)}</b> ${x.text} ${x.dueTime ? due(desk, Date.parse(x.dueTime)) : nothing}</p>`)}</div>`;
}

function people(desk, room) {
  const { t } = desk;
  return html`<aside class="people"><h3>${t('room.members', { n: (room.members || []).length })}</h3><ul>${(room.members || []).map((m) => html`<li><b>${desk.name(m)}</b>
      <span class="flag">${t(m === room.lead ? 'room.lead' : 'room.assists')}</span>
      <span class="quiet">${t('room.read', { n: mark(room, m), all: room.messageCount || 0 })}</span></li>`)}</ul>
    <h3>${t('room.tasks')}</h3>${(room.tasks || []).length ? html`<ul>${room.tasks.map((x) => html`<li class=${x.doneTime ? 'done' : ''}>#${x.number} ${x.text}<br><span class="quiet">${desk.name(x.organisation)} ${x.doneTime ? `${t('room.done')} ${x.result || ''}` : ''}</span> ${x.dueTime && !x.doneTime ? due(desk, Date.parse(x.dueTime)) : nothing}</li>`)}</ul>` : html`<p class="quiet">${t('room.noTasks')}</p>`}</aside>`;
}

function timeline(desk, at, room) {
  const { t, fmt } = desk;
  const read = (n) => (room.readMarks || []).filter((m) => (m.number || 0) >= n).length;
  return html`<div class="timeline"><ol aria-label=${t('room.timeline')}>${repeat(at.messages, (m) => m.id, (m) => html`<li class=${m.kind === 'ROOM_MESSAGE_KIND_OPINION' ? 'opinion' : 'talk'}>
      <p class="who">${m.kind === 'ROOM_MESSAGE_KIND_OPINION' ? html`<b class="seal">${t('room.opinion', { n: m.opinionNumber })}</b> ` : html`<span class="quiet">${t('room.talk')}</span> `}
        <b>${desk.name(m.organisation)}</b> ${m.officer?.name || ''} <time>${fmt.stamp(m.time)}</time> <span class="quiet">${t('room.readBy', { n: read(m.number), all: (m.readers || []).length })}</span></p>
      <p class="said">${m.text}</p>${papers(desk, m.papers, m.id)}</li>`)}</ol>
    ${at.messages.length ? nothing : html`<p class="empty">${t('empty.messages')}</p>`}
    ${(room.allowedCommands || []).includes('Post') ? composer(desk, at) : html`<p class="quiet">${t('room.closed')}</p>`}</div>`;
}

function composer(desk, at) {
  const { t } = desk;
  const pasted = (e) => {
    const files = [...(e.clipboardData?.files || [])];
    if (files.length) {
      e.preventDefault();
      desk.writeRoom({ files: [...at.draft.files, ...files] });
    }
  };
  return html`<form class="composer" @submit=${(e) => { e.preventDefault(); desk.post('TALK'); }}>
    <label for="room-text">${t('room.write')}</label>
    <textarea id="room-text" rows="3" maxlength="2000" .value=${live(at.draft.text)} @input=${(e) => desk.writeRoom({ text: e.target.value })} @paste=${pasted}></textarea>
    <p class="quiet">${at.draft.files.map((f) => html`<span class="flag">${f.name}</span> `)}${at.kept ? t('room.kept') : ''}</p>
    ${at.refusal ? html`<p class="refusal" role="alert">${at.refusal}</p>` : nothing}
    <div class="buttons"><label class="file">${t('room.attach')}<input type="file" multiple @change=${(e) => desk.writeRoom({ files: [...at.draft.files, ...e.target.files] })}></label>
      <label>${t('officer.pass')} <input id="room-pass" .value=${live(at.draft.pass)} @input=${(e) => desk.writeRoom({ pass: e.target.value })}></label>
      <button ?disabled=${at.busy || !at.draft.text.trim()}>${t('room.sendTalk')}</button>
      <button type="button" class="go" data-act="opinion" ?disabled=${at.busy || !at.draft.text.trim() || !at.draft.pass.trim()} @click=${() => desk.post('OPINION')}>${t('room.sendOpinion')}</button></div></form>`;
}

/** Files, the queue of the asset it is about, and the plan with its clocks. */
function side(desk, at) {
  const { t } = desk;
  const files = at.messages.flatMap((m) => (m.papers || []).map((p) => ({ p, m })));
  return html`<aside class="beside"><h3>${t('room.files', { n: files.length })}</h3>${files.map(({ p, m }) => papers(desk, [p], m.id))}
    <h3>${t('room.queue')}</h3>${at.assets.length ? at.assets.map((a) => queueTable(desk, a)) : html`<p class="quiet">${t('room.noAsset')}</p>`}
    <h3>${t('room.plan')}</h3>${at.plans.length ? at.plans.map((p) => plan(desk, p)) : html`<p class="quiet">${t('room.noPlan')}</p>`}</aside>`;
}

function plan(desk, p) {
  const { t } = desk;
  const clocks = [...(p.clocks || []), ...(p.objections || []).flatMap((o) => o.clocks || [])];
  return html`<p>${state(t, p, 'DISTRIBUTION_STATE', 'distribution')} <b>${yuan(p.total)}</b> ${desk.name(p.court)}</p>
    <ul class="clocks">${clocks.map((c) => html`<li><b>${word(t, 'clock', c.name)}</b> ${due(desk, Date.parse(c.dueTime))}</li>`)}</ul>
    ${shares(desk, p)}`;
}
