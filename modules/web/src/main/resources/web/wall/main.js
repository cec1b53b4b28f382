// SPDX-License-Identifier: Apache-2.0
// Wires the wall: one stream changes the state, one clock a second draws it.
//
// Parameters of the address: scope=nation|province|court and area=, lang=zh-CN|en, density=far for rooms where people sit
// further away, sound=1 where a duty officer sits in the room, frozen to stop clock and movement.
import { render } from '/webjars/lit-html/3.3.0/lit-html.js';
import { scriptUrl } from '/lib/dom.js';
import { i18n, language } from '/lib/i18n.js';
import { live } from '/lib/live.js';
import { millis } from '/lib/time.js';
import en from '/wall/i18n/en.js';
import zh from '/wall/i18n/zh-CN.js';
import { Care } from '/wall/care.js';
import { formats } from '/wall/formats.js';
import { empty, frame, isUrgent, link, timeAt } from '/wall/state.js';
import { WallSound } from '/wall/sound.js';
import { view } from '/wall/view.js';
import { Widgets } from '/wall/widgets.js';

const EVERY = 1_000;
const SCOPES = { nation: 'WALL_SCOPE_NATION', province: 'WALL_SCOPE_PROVINCE', court: 'WALL_SCOPE_COURT' };

const asked = new URLSearchParams(location.search);
const lang = language();
const t = i18n({ 'zh-CN': zh, en }, lang);
const fmt = formats(lang);
const isFrozen = asked.has('frozen');
const root = document.getElementById('wall');
const wide = matchMedia('(min-aspect-ratio: 3/1)');
const state = empty();
const widgets = new Widgets();
const sound = asked.get('sound') === '1' && !isFrozen ? new WallSound() : undefined;

document.title = t('title');
document.documentElement.classList.toggle('far', asked.get('density') === 'far');
document.documentElement.classList.toggle('frozen', isFrozen);

const question = { scope: SCOPES[asked.get('scope')] ?? 'WALL_SCOPE_UNSPECIFIED', area: asked.get('area') ?? '' };
const stream = live({
  url: `/api/watch/WallService/Watch?q=${encodeURIComponent(JSON.stringify(question))}`,
  onEvent: (type, data) => {
    if (type === 'message') {
      frame(state, data, performance.now());
      if (state.seq === 1 || isFrozen) {
        draw();
      }
    }
  },
  // In the time that the wall shows.
  onState: (name, info) => link(state, name, { ...info, since: info.lag === undefined ? undefined : now() - info.lag }),
});

const care = new Care({ state, root, now: () => stream.now(), isQuiet: () => !isUrgent(state) });

/** The time that the wall shows: the hub's trusted time; frozen, that of the last frame. */
function now() {
  return isFrozen ? millis(state.asOf) ?? 0 : timeAt(state, performance.now()) ?? stream.now();
}

function draw() {
  try {
    document.documentElement.dataset.link = isFrozen ? 'live' : state.link.state;
    render(view({
      state, t, fmt, lang, now: now(), isWide: wide.matches, isFar: asked.get('density') === 'far', isFrozen, widgets,
      sound: sound && (sound.isHeard ? 'on' : 'locked'),
    }), root);
    care.drawn(stream.now());
    if (widgets.failure()) {
      care.failed(widgets.failure());
    }
  } catch (e) {
    // The next second draws anew; who looks after walls hears of it by the beats.
    care.failed(e);
  }
}

if (!isFrozen) {
  setInterval(() => {
    draw();
    sound?.tick(state, now());
  }, EVERY);
}
wide.addEventListener('change', draw);
draw();
care.start(scriptUrl);
