// SPDX-License-Identifier: Apache-2.0
// Looks after a wall that nobody looks after for months: beats to the hub, a worker that watches the page, reloads when it
// is quiet, and a shift of two points now and then, so that nothing burns in.
import { post } from '/lib/call.js';
import { randomHex } from '/lib/hex.js';

const BEAT = 30_000;
const SHIFT = 300_000;
const SHIFTS = ['0px 0px', '2px 1px', '-2px 2px', '1px -2px', '-1px -1px'];
const SPREAD = 120_000;
const HOUR = 3_600_000;
const RELOADS_AN_HOUR = 3;
/** 04:10 in Beijing, in minutes of the day; up to ten minutes before or after. */
const DAILY = 250;
const AROUND = 10;
const DAY_MINUTES = 1_440;
const BEIJING = 480;

/** When a wall may load itself anew, apart from the page so that it can be tried. */
export class Reloads {
  #chance;
  #due;
  #daily;

  constructor(chance = Math.random) {
    this.#chance = chance;
    this.#daily = DAILY + Math.round((chance() * 2 - 1) * AROUND);
  }

  /**
   * Whether to reload now.
   *
   * @param {{now: number, link: string, isQuiet: boolean, openedAt: number, last: number[]}} seen
   *     last: when it reloaded before, ms
   */
  due({ now, link, isQuiet, openedAt, last }) {
    const often = last.filter(at => now - at < HOUR).length >= RELOADS_AN_HOUR;
    if (link === 'version' && this.#due === undefined) {
      this.#due = now + this.#chance() * SPREAD;
    }
    const isVersion = this.#due !== undefined && now >= this.#due;
    const minute = Math.floor(now / 60_000 + BEIJING) % DAY_MINUTES;
    const isDaily = minute === this.#daily && now - openedAt > HOUR && link === 'live';
    return (isVersion || isDaily) && isQuiet && !often && link !== 'down';
  }
}

/** The page's own. */
export class Care {
  #state;
  #root;
  #now;
  #isQuiet;
  #openedAt;
  #drawnAt;
  #failure;
  #reloads = new Reloads();
  #name = wallName();

  constructor({ state, root, now, isQuiet }) {
    this.#state = state;
    this.#root = root;
    this.#now = now;
    this.#isQuiet = isQuiet;
  }

  drawn(now) {
    this.#drawnAt = now;
    this.#openedAt ??= now;
    this.#failure = undefined;
    const last = reloads();
    if (this.#reloads.due({
      now, link: this.#state.link.state, isQuiet: this.#isQuiet(), openedAt: this.#openedAt, last,
    })) {
      remember([...last.filter(at => now - at < HOUR), now]);
      location.reload();
    }
  }

  failed(e) {
    this.#failure = String(e?.message ?? e).slice(0, 200);
  }

  start(scriptUrl) {
    const beat = () => post('/api/wall/beat', this.#beat(), { quiet: true }).catch(() => {});
    beat();
    setInterval(beat, BEAT);
    // Whoever only looked at a wall and closes it is not missed.
    addEventListener('pagehide', () => navigator.sendBeacon?.('/api/wall/beat',
      new Blob([JSON.stringify({ ...this.#beat(), closed: true })], { type: 'application/json' })));
    let shift = 0;
    setInterval(() => {
      shift = (shift + 1) % SHIFTS.length;
      this.#root.style.translate = SHIFTS[shift];
    }, SHIFT);
    try {
      const worker = new Worker(scriptUrl('/wall/worker.js'));
      worker.onmessage = () => worker.postMessage(this.#beat());
    } catch (e) {
      this.#failure = 'no worker';
    }
  }

  #beat() {
    return {
      wall: this.#name,
      build: this.#state.link.info.build,
      seq: this.#state.seq,
      drawAt: this.#drawnAt,
      heap: performance.memory?.usedJSHeapSize,
      nodes: document.getElementsByTagName('*').length,
      link: this.#state.link.state,
      failure: this.#failure,
    };
  }
}

/** The screen's own name, the same after a reload. */
function wallName() {
  try {
    const known = localStorage.getItem('wall') ?? randomHex(8);
    localStorage.setItem('wall', known);
    return known;
  } catch (e) {
    return randomHex(8);
  }
}

function reloads() {
  try {
    return JSON.parse(sessionStorage.getItem('reloads') ?? '[]');
  } catch (e) {
    return [];
  }
}

function remember(times) {
  try {
    sessionStorage.setItem('reloads', JSON.stringify(times));
  } catch (e) {
    // Without storage it does not reload too often either: the daily one is once.
  }
}
