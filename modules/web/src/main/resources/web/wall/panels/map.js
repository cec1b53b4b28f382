// SPDX-License-Identifier: Apache-2.0
// Divisions, or a court's partners, as tiles; flows of ten minutes between them; the curve of a day.
import { html, nothing, svg } from '/webjars/lit-html/3.3.0/lit-html.js';
import { keyed } from '/webjars/lit-html/3.3.0/directives/keyed.js';
import { arrow, edge, line, mark, path } from '/lib/shapes.js';
import { TILE, divisions, grey, middle, placed } from '/lib/tiles.js';
import { fit } from '/wall/fit.js';
import { flowKey } from '/wall/state.js';
import { panel } from '/wall/panels/parts.js';

const WIDTH = TILE.stepX * 7 + TILE.width;
const HEIGHT = TILE.stepY * 7 + TILE.height;
/** Middles that are nearer than this are neighbours. */
const NEAR = 132;
const BOW = 0.16;
const CURVE = { x: 378, y: 44, width: 262, height: 70 };
const KINDS = { WALL_FLOW_KIND_ENTRUST: 'entrust', WALL_FLOW_KIND_FREEZE: 'freeze', WALL_FLOW_KIND_RELEASE: 'release' };

let partners = new Map();

export function mapPanel(x) {
  const { state, t, fmt } = x;
  const isCourt = state.heading.scope === 'WALL_SCOPE_COURT';
  const tiles = isCourt ? courtTiles(x) : divisions(x.lang);
  const byCode = new Map(tiles.map(tile => [tile.code, tile]));
  const counts = [...state.tiles.values()].map(tile => tile.inFlight ?? 0).filter(n => n > 0).sort((a, b) => a - b);
  const flows = (state.flows.flows ?? []).filter(flow => byCode.has(flow.from) && byCode.has(flow.to));
  return panel('map', t(isCourt ? 'map.partners' : 'map.title'),
    html`${t('map.lately')}<i class="gap"></i>${t('map.inside')}`, html`
    <svg class="tiles" viewBox=${`-2 -18 ${WIDTH + 4} ${HEIGHT + 44}`} role="img" aria-label=${t('map.title')}>
      <defs><pattern id="hatch" width="10" height="10" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="10" height="10" class="hatch-ground"></rect><rect width="4" height="10" class="hatch-line"></rect></pattern></defs>
      ${tiles.map(tile => box(tile, state.tiles.get(tile.code), counts))}
      ${flows.map(flow => arc(x, flow, byCode))}
      ${tiles.map(tile => names(x, tile, state.tiles.get(tile.code), isCourt))}
      ${legend(x)}${x.isFar ? nothing : curve(x, fmt)}
      <text class="scheme" x="0" y=${HEIGHT + 25}>${t('map.scheme')}</text>
    </svg>`);
}

function courtTiles({ state }) {
  const codes = [...state.tiles.keys()].sort();
  partners = placed(partners, codes, state.heading.area);
  return codes.filter(code => partners.has(code))
    .map(code => ({ code, name: brief(state.tiles.get(code).name || code), ...partners.get(code) }));
}

/** 平谷法院 is 平谷: what fits on a tile. */
function brief(name) {
  return name.replace(/(法院|中院|高院)$/, '').replace(/^兵团(?=.{2})/, '');
}

function box({ x, y }, data, counts) {
  const isOffline = data?.link === 'WALL_LINK_OFFLINE';
  const shade = `shade-${grey(data?.inFlight ?? 0, counts)}`;
  return svg`<rect class=${`tile ${isOffline ? 'offline' : shade}`} x=${x} y=${y} width=${TILE.width} height=${TILE.height} rx="6"></rect>`;
}

function names({ t, fmt, isFar }, { x, y, name }, data, isCourt) {
  const center = x + TILE.width / 2;
  const isOffline = data?.link === 'WALL_LINK_OFFLINE';
  const p = data?.urgent > 0 ? 1 : data?.important > 0 ? 2 : data?.ordinary > 0 ? 3 : 0;
  const value = isOffline ? t('map.offline') : data ? fmt.number(data.inFlight ?? 0) : '—';
  return svg`
    <text class="tile-name" x=${center} y=${y + 30} text-anchor="middle">${fit(name, isCourt ? 3.4 : 4)}</text>
    <text class=${`tile-value${isOffline ? ' offline' : ''}`} x=${center} y=${y + 60} text-anchor="middle">${value}</text>
    ${p ? svg`<rect class=${`tile-alarm p${p}`} x=${x + 1} y=${y + 1} width=${TILE.width - 2} height=${TILE.height - 2} rx="6"></rect>
      <g transform=${`translate(${x + TILE.width - 22} ${y - 17})`}>${mark(p, true)}</g>` : nothing}`;
}

/** Neighbours get one arrow over their edge, others a line that bows out of the way of tiles between. */
function arc({ state, isFrozen }, flow, byCode) {
  const kind = KINDS[flow.kind] ?? 'entrust';
  const a = middle(byCode.get(flow.from));
  const b = middle(byCode.get(flow.to));
  const angle = Math.atan2(b[1] - a[1], b[0] - a[0]);
  const distance = Math.hypot(b[0] - a[0], b[1] - a[1]);
  if (distance < NEAR) {
    const at = [(a[0] + b[0]) / 2 + 13 * Math.cos(angle), (a[1] + b[1]) / 2 + 13 * Math.sin(angle)];
    return svg`<polygon class=${`flow-head ${kind}`} points=${arrow(at, angle, 26, 26)}></polygon>`;
  }
  const control = [
    (a[0] + b[0]) / 2 - Math.sin(angle) * distance * BOW,
    (a[1] + b[1]) / 2 + Math.cos(angle) * distance * BOW,
  ];
  const half = [TILE.width / 2 - 2, TILE.height / 2 - 2];
  const from = edge(a, control, ...half);
  const to = edge(b, control, ...half);
  const end = Math.atan2(to[1] - control[1], to[0] - control[0]);
  const stop = [to[0] - 14 * Math.cos(end), to[1] - 14 * Math.sin(end)];
  const d = `M${from.map(n => n.toFixed(1)).join(' ')}Q${control.map(n => n.toFixed(1)).join(' ')} ${stop.map(n => n.toFixed(1)).join(' ')}`;
  const pulses = state.pulses.get(flowKey(flow)) ?? 0;
  return svg`
    <path class=${`flow ${kind}`} d=${d}></path>
    <circle class=${`flow-end ${kind}`} cx=${from[0].toFixed(1)} cy=${from[1].toFixed(1)} r="5"></circle>
    <polygon class=${`flow-head ${kind}`} points=${arrow(to, end, 20, 18)}></polygon>
    ${keyed(pulses, svg`<path class=${pulses > 0 && !isFrozen ? 'pulse' : 'pulse off'} d=${d} pathLength="100"></path>`)}`;
}

function legend({ t }) {
  const row = (y, kind) => svg`<path class=${`flow ${kind}`} d=${`M4 ${y}H42`}></path>
    <polygon class=${`flow-head ${kind}`} points=${arrow([62, y], 0, 20, 18)}></polygon>
    <text class="legend-text" x="72" y=${y + 9}>${t(`flow.${kind}`)}</text>`;
  const left = TILE.stepX * 6 + 8;
  const top = TILE.stepY * 5 + 8;
  return svg`${row(12, 'entrust')}${row(48, 'freeze')}${row(84, 'release')}
    <rect class="tile offline" x=${left} y=${top} width="40" height="28" rx="4"></rect>
    <text class="legend-text" x=${left + 50} y=${top + 23}>${t('map.offlineNode')}</text>
    <g transform=${`translate(${left} ${top + 42})`}>${mark(1, true)}</g>
    <text class="legend-text" x=${left + 50} y=${top + 72}>${t('map.unacknowledged')}</text>
    <text class="legend-text" x=${left - 6} y=${top + 122}>${t('map.few')}</text>
    ${[1, 2, 3, 4].map(n => svg`<rect class=${`shade-${n}`} x=${left + 40 + (n - 1) * 20} y=${top + 102} width="18" height="24"></rect>`)}
    <text class="legend-text" x=${left + 126} y=${top + 122}>${t('map.many')}</text>`;
}

function curve({ state, t }, fmt) {
  const counts = state.hours.counts ?? [];
  const points = line(counts, CURVE.width, CURVE.height).map(([px, py]) => [px + CURVE.x, py + CURVE.y]);
  const last = points[points.length - 1];
  const floor = CURVE.y + CURVE.height;
  const begin = state.hours.lastTime ? new Date(state.hours.lastTime).getTime() - 86_400_000 : undefined;
  return svg`
    <text class="legend-text" x=${CURVE.x} y="16">${t('map.curve')}</text>
    ${points.length > 1 ? svg`
      <path class="curve-area" d=${`${path(points)}L${last[0]} ${floor}L${CURVE.x} ${floor}Z`}></path>
      <path class="curve" d=${path(points)}></path>
      <circle class="curve-end" cx=${last[0]} cy=${last[1]} r="5"></circle>` : nothing}
    <text class="legend-text" x=${CURVE.x} y=${floor + 28}>${t('map.yesterday', { hour: fmt.hour(begin) })}</text>
    <text class="legend-text" x=${CURVE.x + CURVE.width + 4} y=${floor + 28} text-anchor="end">${t('map.now')}</text>`;
}
