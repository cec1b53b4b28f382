// SPDX-License-Identifier: Apache-2.0
// Marks of priorities, each with a shape and a digit of its own, and lines: SVG without a style attribute.
import { svg } from '/webjars/lit-html/3.3.0/lit-html.js';

const PATHS = { 1: 'M20 3 38 36H2Z', 2: 'M20 2 38 20 20 38 2 20Z', 3: 'M4 4H36V36H4Z' };
const BASE = { 1: 31, 2: 27.5, 3: 28.5 };

/** The mark of a priority in a square of 40: filled while nobody has acknowledged it, else its outline. */
export function mark(priority, isFilled) {
  const p = PATHS[priority] ? priority : 3;
  return svg`<g class=${`mark p${p}${isFilled ? ' filled' : ''}`}>
    <path d=${PATHS[p]}></path><text x="20" y=${BASE[p]} text-anchor="middle">${p}</text></g>`;
}

/** Points of a line through values: x from 0 to width, y from height down to 0 at most. */
export function line(values, width, height) {
  const top = Math.max(1, ...values);
  const step = values.length > 1 ? width / (values.length - 1) : 0;
  return values.map((value, i) => [i * step, height - value / top * height]);
}

/** As a path's d. */
export function path(points) {
  return points.map(([x, y], i) => `${i ? 'L' : 'M'}${x.toFixed(1)} ${y.toFixed(1)}`).join('');
}

/** Where a line from the middle of a box towards a point leaves it. */
export function edge([x, y], [toX, toY], halfWidth, halfHeight) {
  const dx = toX - x;
  const dy = toY - y;
  const share = 1 / Math.max(Math.abs(dx) / halfWidth, Math.abs(dy) / halfHeight, 1e-9);
  return [x + dx * share, y + dy * share];
}

/** A head of an arrow whose point is there, as a polygon's points; angle in radians. */
export function arrow([x, y], angle, length, width) {
  const at = (forward, side) => [
    x + forward * Math.cos(angle) - side * Math.sin(angle),
    y + forward * Math.sin(angle) + side * Math.cos(angle),
  ];
  return [at(0, 0), at(-length, width / 2), at(-length, -width / 2)].map(p => p.map(n => n.toFixed(1)).join(',')).join(' ');
}
