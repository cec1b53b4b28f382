// SPDX-License-Identifier: Apache-2.0
// Plots by hand: bars and lines. Numbers stand beside them, so that nobody has to read a height.
import { html, svg } from '/webjars/lit-html/3.3.0/lit-html.js';

const WIDTH = 720;
const HEIGHT = 220;
const LEFT = 56;
const BOTTOM = 34;
const TOP = 12;

/** A round number not below the greatest, whose half is a whole number too. */
export function ceiling(greatest) {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, greatest)));
  return (power > 1 ? [1, 2, 4, 6, 10] : [2, 4, 6, 10]).map(n => n * power).find(n => n >= greatest);
}

/** Which of many labels are written: the first, the last and some between, so that they do not run into each other. */
export function labelled(count, room = 9) {
  const step = Math.max(1, Math.ceil((count - 1) / (room - 1)));
  return index => index === count - 1 || (index % step === 0 && count - 1 - index >= step);
}

/**
 * Lines over periods.
 *
 * @param {{label: string, values: number[], mark: string}[]} lines mark: solid, dashed or dotted
 */
export function linePlot(title, periods, lines, format) {
  const top = ceiling(Math.max(1, ...lines.flatMap(line => line.values)));
  const x = i => LEFT + (periods.length < 2 ? 0 : i * (WIDTH - LEFT - 16) / (periods.length - 1));
  const y = value => HEIGHT - BOTTOM - value / top * (HEIGHT - BOTTOM - TOP);
  const written = labelled(periods.length);
  return html`<figure class="plot">
    <figcaption>${title}</figcaption>
    <svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label=${title}>
      ${[0, 0.5, 1].map(part => svg`<g class="grid">
        <line x1=${LEFT} x2=${WIDTH - 16} y1=${y(top * part)} y2=${y(top * part)}></line>
        <text x=${LEFT - 8} y=${y(top * part) + 5} text-anchor="end">${format(top * part)}</text></g>`)}
      ${periods.map((period, i) => (written(i) ? svg`<text class="at" x=${x(i)} y=${HEIGHT - 10}
        text-anchor=${i === 0 ? 'start' : i === periods.length - 1 ? 'end' : 'middle'}>${period}</text>` : ''))}
      ${lines.map(line => svg`<g class=${`line ${line.mark}`}>
        <polyline points=${line.values.map((v, i) => `${x(i)},${y(v)}`).join(' ')}></polyline>
        ${line.values.length < 40 ? line.values.map((v, i) => svg`<circle cx=${x(i)} cy=${y(v)} r="3"></circle>`) : ''}</g>`)}
    </svg>
    <ul class="legend">${lines.map(line => html`<li class=${line.mark}><svg viewBox="0 0 32 8" aria-hidden="true">
      <line x1="0" x2="32" y1="4" y2="4"></line></svg>${line.label}</li>`)}</ul>
  </figure>`;
}

/**
 * Bars with their names and numbers.
 *
 * @param {{label: string, value: number, text: string}[]} bars
 */
export function barPlot(title, bars) {
  const top = Math.max(1, ...bars.map(bar => bar.value));
  return html`<figure class="plot">
    <figcaption>${title}</figcaption>
    <ol class="bars">${bars.map(bar => html`<li>
      <span class="name">${bar.label}</span>
      <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
        <rect width=${Math.max(0.5, bar.value / top * 100)} height="10"></rect></svg>
      <span class="value">${bar.text}</span></li>`)}</ol>
  </figure>`;
}
