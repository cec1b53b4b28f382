// SPDX-License-Identifier: Apache-2.0
// What a wide wall shows more: grid workers' answers, rooms, backlogs, how long matters take.
import { html } from '/webjars/lit-html/3.3.0/lit-html.js';
import { fit } from '/wall/fit.js';
import { bars, panel } from '/wall/panels/parts.js';

const GRID = ['addressOk', 'moved', 'newAddress', 'served', 'witnessed', 'unknown'];
const ROOMS = 4;
const PERIODS = 4;
const GOOD = 80;
/** In em: what there is room for beside the number. */
const UNDER = 516 / 24;
const name = isFar => 516 / (isFar ? 34 : 28);

export function gridPanel(x) {
  const { state, t, fmt } = x;
  return panel('bars-only', t('grid.title'), t('grid.today', { n: fmt.number(state.figures.gridAnswers ?? 0) }),
    bars(GRID.map(key => ({ label: t(`grid.${key}`), value: state.grid[key] ?? 0 })), x));
}

export function roomsPanel({ state, t, fmt, isFar }) {
  const rooms = state.rooms.rooms ?? [];
  return panel('rows', t('rooms.title'), t('rooms.total', { n: state.rooms.total ?? 0 }), rooms.length === 0
    ? html`<p class="none">${state.isLoaded ? t('rooms.none') : t('waiting')}</p>`
    : html`<ol class="rows-list">${rooms.slice(0, ROOMS).map(room => html`
      <li><span class="days"><b>${room.members ?? 0}</b>${t('unit.members')}</span>
        <b class="name">${fit(room.title || t('rooms.untold', { lead: room.lead ?? '' }), name(isFar))}</b>
        <span class="under">${fit(t('rooms.under', { lead: room.lead ?? '', n: room.tasks ?? 0, time: fmt.minute(room.time) }), UNDER)}</span>
      </li>`)}</ol>`);
}

export function backlogPanel(x) {
  const { state, t } = x;
  const all = state.cluster.backlogs ?? [];
  return panel('bars-only', t('backlog.title'), t('backlog.unit'), all.length === 0
    ? html`<p class="none">${state.isLoaded ? t('backlog.none') : t('waiting')}</p>`
    : bars(all.map(one => ({
      label: fit(one.name ?? '', 7),
      value: Number(one.items ?? 0),
      level: one.link === 'WALL_LINK_OFFLINE' ? 'worse' : '',
      delta: one.link === 'WALL_LINK_OFFLINE' ? t('map.offline') : '',
    })), x));
}

export function periodsPanel({ state, t, fmt, isFar }) {
  const all = state.periods.periods ?? [];
  return panel('rows', t('periods.title'), t('periods.lately'), all.length === 0
    ? html`<p class="none">${state.isLoaded ? t('periods.none') : t('waiting')}</p>`
    : html`<ol class="rows-list">${all.slice(0, PERIODS).map(one => {
      const inTime = Math.round((1 - Math.min(1, (one.late ?? 0) / Math.max(1, one.received ?? 0))) * 100);
      return html`
        <li><span class=${inTime < GOOD ? 'days long' : 'days'}><b>${inTime}</b>%</span>
          <b class="name">${fit(one.matter ?? '', name(isFar))}</b>
          <span class="under">${fit(t('periods.under', {
            days: one.days ?? 0, received: fmt.number(one.received ?? 0), done: fmt.number(one.done ?? 0),
            late: fmt.number(one.late ?? 0),
          }), UNDER)}</span></li>`;
    })}</ol>`);
}
