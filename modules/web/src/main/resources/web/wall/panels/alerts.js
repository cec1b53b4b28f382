// SPDX-License-Identifier: Apache-2.0
// Alerts: those that nobody has acknowledged first, filled and blinking; then those that somebody works on, in outline.
import { html, nothing } from '/webjars/lit-html/3.3.0/lit-html.js';
import { mark } from '/lib/shapes.js';
import { provinceName } from '/lib/tiles.js';
import { age, wholeDays } from '/lib/time.js';
import { fit, parts, width } from '/wall/fit.js';
import { panel } from '/wall/panels/parts.js';

const ROWS = 4;
const ROWS_ALONE = 6;
const COUNTY = /^(.{2,5}?)(?:自治县|[县区市旗])/;
/** The hub's mask for what it hides; a wall has no room for it. */
const HIDDEN = /\*{3,}/g;

export function alertsPanel(x) {
  const { state, t, fmt } = x;
  const f = state.figures;
  const all = state.alerts.alerts ?? [];
  const isQuiet = !(f.unacknowledged > 0);
  const isAlone = !(state.campaigns.campaigns?.length > 0);
  const most = (isAlone ? ROWS_ALONE : ROWS) - (isQuiet ? 1 : 0);
  return panel('alerts', t('alerts.title'),
    html`${t('alerts.today', { n: fmt.number(f.alerts ?? 0) })}<i class="gap"></i>${t('alerts.lately', { n: f.alertsLately ?? 0 })}`,
    html`
      ${isQuiet ? html`<p class="none">${state.isLoaded ? t('alerts.none') : t('waiting')}</p>` : nothing}
      <ol class="alert-rows">${all.slice(0, most).map(alert => row(x, alert))}</ol>`);
}

function row(x, alert) {
  const { t, isFar, isWide } = x;
  const isOpen = alert.state === 'ALERT_STATE_UNACKNOWLEDGED';
  const priority = [1, 2, 3].includes(alert.priority) ? alert.priority : 3;
  const since = sinceThen(x, alert.raiseTime);
  const standing = t(`alert.${alert.state}`);
  // In u: the row without mark, gaps and what stands at its right.
  const room = (isWide ? 540 : 398) - 12 - Math.max(width(since) * 27 + 6, width(standing) * 24);
  return html`
    <li class=${`alert p${priority}${isOpen ? ' open' : ''}`}>
      <svg class="alert-mark" viewBox="0 0 40 40" aria-hidden="true">${mark(priority, isOpen)}</svg>
      <b class="name">${titleWithin(x, alert, room / (isFar ? 32 : 29))}</b>
      <b class="age">${since}</b>
      ${isFar ? nothing : html`<span class="under">${parts(where(x, alert), room / 24)}</span>`}
      <span class="state">${standing}</span>
    </li>`;
}

/** 00:41; from a day on in days. */
export function sinceThen({ t, now }, time) {
  const days = wholeDays(time, now);
  return days > 0 ? t('age.days', { n: days }) : age(time, now);
}

/** Where it is too long, without that he is known by another name too. */
function titleWithin(x, alert, most) {
  const whole = title(x, alert);
  return fit(width(whole) > most ? title(x, { ...alert, renamed: false }) : whole, most);
}

/** 罗*忠（更名）入住宾馆. */
function title({ t }, alert) {
  const isVehicle = alert.plate || alert.source === 'SIGHTING_SOURCE_VEHICLE';
  const who = alert.person || alert.plate || t(isVehicle ? 'alert.vehicle' : 'alert.person');
  return t('alert.what', {
    who: who.replace(/\*{2,}/g, stars => (stars.length > 2 ? '**' : stars)) + (alert.renamed ? t('alert.renamed') : ''),
    did: t(`source.${alert.source ?? 'SIGHTING_SOURCE_UNSPECIFIED'}`),
  });
}

/** 宁夏 贺兰 习岗派出所: province, county, who acts. */
function where({ lang }, alert) {
  const county = COUNTY.exec((alert.place ?? '').replace(HIDDEN, ''))?.[1];
  return [provinceName(alert.division, lang), county, alert.unit];
}
