// SPDX-License-Identifier: Apache-2.0
// Title, what the wall is about, how it is connected, the time.
import { html, nothing } from '/webjars/lit-html/3.3.0/lit-html.js';
import { age, millis } from '/lib/time.js';
import { provinceName } from '/lib/tiles.js';
import { fit } from '/wall/fit.js';

/** The band at the top; it turns amber while what the wall shows is not of now. */
export function head(x) {
  const { state, t, fmt, now, isFrozen } = x;
  const link = isFrozen ? 'live' : state.link.state;
  const isCut = link === 'down' || link === 'login';
  return html`
    <header class=${isCut ? 'head cut' : 'head'}>
      ${isCut ? cut(x, link) : html`
        <h1>${t('title')}</h1><i class="rule"></i><p class="scope">${scope(x)}</p>
        ${state.heading.mode === 'MODE_DRILL' ? html`<b class="drill">${t('drill.short')}</b>` : nothing}
        ${x.sound ? html`<b class=${x.sound === 'on' ? 'drill quiet' : 'drill warn'}>${t(`sound.${x.sound}`)}</b>` : nothing}
        ${lacksHanzi() ? html`<b class="drill warn">${t('fonts')}</b>` : nothing}`}
      <i class="space"></i>
      ${isCut && state.heading.mode === 'MODE_DRILL' ? html`<b class="drill dark">${t('drill.short')}</b>` : nothing}
      ${isCut ? nothing : html`<span class="link">${chip(x, link)}</span>`}
      <span class="date">${fmt.monthDay(now)}<br>${fmt.weekday(now)}</span>
      <time class="clock">${fmt.time(now)}</time>
    </header>`;
}

function cut({ state, t, fmt, now }, link) {
  const since = state.link.info.since ?? millis(state.asOf) ?? now;
  return html`
    <svg class="cut-mark" viewBox="0 0 40 40" aria-hidden="true"><path d="M20 4 38 36H2Z"></path></svg>
    <h1>${link === 'login' ? t('cut.login') : `${t('cut')} ${age(since, now)}`}</h1><i class="rule"></i>
    <p class="scope">${state.isLoaded ? t('cut.since', { time: fmt.time(since) }) : t('cut.never')}</p>`;
}

function chip({ state, t, isFrozen }, link) {
  const { latency = 0, lag = 0 } = state.link.info;
  return link === 'slow'
    ? html`<i class="dot half"></i>${t('link.slow.by', { n: Math.round(lag / 1000) })}`
    : html`<i class="dot"></i>${t('link.live')} ${t('seconds', { n: (isFrozen ? 0 : latency / 1000).toFixed(1) })}`;
}

function scope({ state, t, lang, isWide }) {
  const { heading } = state;
  const name = heading.scope === 'WALL_SCOPE_PROVINCE' ? provinceName(heading.area, lang)
    : heading.scope === 'WALL_SCOPE_COURT' ? fit(heading.name || heading.area, isWide ? 40 : 18) : t('scope.nation');
  return heading.scope ? t(`scope.${heading.scope}`, { name }) : t('scope.waiting');
}

let lacking;

/** Said on the wall itself: a wall without hanzi shows boxes. */
function lacksHanzi() {
  if (lacking === undefined) {
    const pen = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    pen.font = `40px ${getComputedStyle(document.documentElement).fontFamily}`;
    const ink = char => {
      pen.clearRect(0, 0, 60, 60);
      pen.fillText(char, 5, 45);
      return pen.getImageData(0, 0, 60, 60).data.join();
    };
    // Two signs that are both missing look the same.
    lacking = ink('执') === ink('冻');
  }
  return lacking;
}
