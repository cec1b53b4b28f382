// SPDX-License-Identifier: Apache-2.0
// The strip of figures. Digits never roll; a card is coloured only while somebody has to act.
import { html, nothing } from '/webjars/lit-html/3.3.0/lit-html.js';
import { cssVars } from '/lib/dom.js';
import { width } from '/wall/fit.js';
import { sinceThen } from '/wall/panels/alerts.js';

const FEN = 100;
const WAN = 10_000;
const CLAIM_LIMIT = 60;
const ROOM = 256;
const LARGEST = 64;
const LEAST = 28;

/** Six cards, twelve on a wide wall. */
export function figures(x) {
  const all = { inFlight, frozen, released, alerts, claims, overdue, ...x.isWide ? { share, late, grid, served, courts, held } : {} };
  return Object.entries(all).map(([name, one]) => x.widgets.draw(`kpi.${name}`, one, x));
}

/** As large as there is room beside the unit and what stands at the side, in u. */
function size(value, unit, side) {
  const beside = Math.max(0, ...side.map(line => width(String(line)))) * 24;
  const room = ROOM - beside - (unit ? width(unit) * 26 + 8 : 0);
  return Math.floor(Math.max(LEAST, Math.min(LARGEST, room / width(String(value)))));
}

function card({ label, value, unit = '', side = [], level = '' }) {
  return html`
    <section class=${`kpi ${level}`}>
      <h2>${label}</h2>
      <p class="value" ${cssVars({ '--value': size(value, unit, side) })}><b>${value}</b>${unit ? html`<span class="unit">${unit}</span>` : nothing}</p>
      <p class="side">${side.map((line, i) => (i ? html`<br>${line}` : line))}</p>
    </section>`;
}

/** A number, or a dash while nothing is known. */
function number({ state, fmt }, value) {
  return state.isLoaded ? fmt.number(value ?? 0) : '—';
}

function inFlight(x) {
  const f = x.state.figures;
  return card({
    label: x.t('kpi.inFlight'), value: number(x, f.inFlight),
    side: [x.t('kpi.received', { n: number(x, f.received) }), x.t('kpi.done', { n: number(x, f.done) })],
  });
}

/** In 亿元 from a hundred million on, else in 万元; in English in millions. */
function money({ t, lang }, fen) {
  const yuan = Number(fen ?? 0) / FEN;
  if (lang === 'en') {
    return [(yuan / 1e6).toFixed(yuan >= 1e8 ? 0 : 2), t('money.million')];
  }
  const isYi = yuan >= WAN * WAN;
  const value = isYi ? yuan / WAN / WAN : yuan / WAN;
  return [value.toFixed(value >= 100 ? 0 : value >= 10 ? 1 : 2), t(isYi ? 'money.yi' : 'money.wan')];
}

function frozen(x) {
  return card({ label: x.t('kpi.frozen'), value: number(x, x.state.figures.frozen), side: money(x, x.state.figures.frozenFen) });
}

function released(x) {
  return card({
    label: x.t('kpi.released'), value: number(x, x.state.figures.released), side: money(x, x.state.figures.releasedFen),
  });
}

function alerts(x) {
  const f = x.state.figures;
  const open = f.unacknowledged ?? 0;
  const isImportant = [...x.state.tiles.values()].some(tile => tile.important > 0)
    || (x.state.alerts.alerts ?? []).some(a => a.priority === 2 && a.state === 'ALERT_STATE_UNACKNOWLEDGED');
  const level = (f.unacknowledgedUrgent ?? 0) > 0 ? 'p1' : isImportant && open > 0 ? 'p2' : '';
  return card({
    label: x.t('kpi.alerts'), value: number(x, open), level,
    side: open > 0 ? [x.t('kpi.longest'), sinceThen(x, f.oldestTime)] : [],
  });
}

function claims(x) {
  const f = x.state.figures;
  return card({
    label: x.t('kpi.claim'), value: f.claims ? x.fmt.number(f.claimSeconds ?? 0) : '—', unit: f.claims ? x.t('unit.seconds') : '',
    side: [x.t('kpi.standard'), x.t('seconds.short', { n: CLAIM_LIMIT })],
  });
}

/** +3, −6, 0. */
export function signed(n) {
  return n > 0 ? `+${n}` : n < 0 ? `−${-n}` : '0';
}

function sum(x, field) {
  return (x.state.overdue.kinds ?? []).reduce((all, kind) => all + (kind[field] ?? 0), 0);
}

function overdue(x) {
  return card({
    label: x.t('kpi.overdue'), value: number(x, sum(x, 'count')), unit: x.t('unit.cases'),
    side: [x.t('kpi.yesterday'), signed(sum(x, 'count') - sum(x, 'yesterday'))],
  });
}

function share(x) {
  const hundredths = x.state.figures.doneShare ?? 0;
  return card({
    label: x.t('kpi.share'), value: x.state.isLoaded ? (hundredths / 100).toFixed(1) : '—', unit: '%',
    side: [x.t('kpi.lately'), x.t('days', { n: 30 })],
  });
}

function late(x) {
  const f = x.state.figures;
  return card({
    label: x.t('kpi.late'), value: number(x, f.late), unit: x.t('unit.cases'),
    side: [x.t('kpi.yesterday'), signed((f.late ?? 0) - (f.lateYesterday ?? 0))],
  });
}

function grid(x) {
  const f = x.state.figures;
  return card({
    label: x.t('kpi.grid'), value: number(x, f.gridAnswers), unit: x.t('unit.cases'),
    side: [x.t('kpi.found'), number(x, f.gridFound)],
  });
}

function served(x) {
  const f = x.state.figures;
  return card({
    label: x.t('kpi.served'), value: number(x, f.served), unit: x.t('unit.cases'),
    side: [x.t('kpi.attempts'), number(x, f.serveAttempts)],
  });
}

function courts(x) {
  const f = x.state.figures;
  return card({
    label: x.t('kpi.courts'), value: number(x, f.courtsOnline), side: [x.t('kpi.of'), number(x, f.courts)],
  });
}

function held(x) {
  const f = x.state.figures;
  return card({
    label: x.t('kpi.held'), value: number(x, f.held), unit: x.t('unit.persons'),
    side: [x.t('kpi.holding'), number(x, f.holding)],
  });
}
