// SPDX-License-Identifier: Apache-2.0
// Sound of a wall, only where its address asks for it because a duty officer sits in the room: what nobody has acknowledged,
// in the voices of the police terminal, and the link that is cut.
import { Beep } from '/lib/beep.js';
import { millis } from '/lib/time.js';

const EVERY = { 1: 5_000, 2: 15_000, link: 30_000 };
const P2_LONGEST = 300_000;
/** In a flood only urgent ones and one burst in half a minute. */
const FLOOD_EVERY = 30_000;
const FLOOD_ABOVE = 10;
const FLOOD_WINDOW = 600_000;
const MOST_HEARD = 1_000;

/** What was played: when last, by voice; which alerts of priority 3 had their one sound. */
export const nothingPlayed = () => ({ last: {}, heard: new Set() });

/**
 * The voice that is due, or undefined; `played` is changed where one is.
 *
 * @param {{alerts: object[], urgent: number, isDown: boolean}} scene alerts as the wall shows them
 */
export function due({ alerts, urgent, isDown }, played, now) {
  const waiting = alerts.filter(a => a.state === 'ALERT_STATE_UNACKNOWLEDGED');
  const since = a => now - (millis(a.raiseTime) ?? now);
  const has = (voice, every) => now - (played.last[voice] ?? -Infinity) >= every;
  const play = voice => {
    played.last[voice] = now;
    return voice;
  };
  if (isDown) {
    // What it shows is not of now: nobody can say whether that still waits.
    return has('link', EVERY.link) ? play('link') : undefined;
  }
  if (urgent > 0) {
    return has(1, EVERY[1]) ? play(1) : undefined;
  }
  const young = waiting.filter(a => a.priority === 2 && since(a) < P2_LONGEST);
  const unheard = waiting.filter(a => a.priority === 3 && !played.heard.has(a.id));
  const isFlood = waiting.filter(a => since(a) < FLOOD_WINDOW).length > FLOOD_ABOVE;
  const every = isFlood ? FLOOD_EVERY : EVERY[2];
  const isFree = !isFlood || has(2, FLOOD_EVERY) && has(3, FLOOD_EVERY);
  const voice = young.length && has(2, every) ? 2 : unheard.length ? 3 : undefined;
  if (voice === undefined || !isFree) {
    return undefined;
  }
  if (voice === 3 || isFlood) {
    unheard.forEach(a => played.heard.add(a.id));
    played.heard = new Set([...played.heard].slice(-MOST_HEARD));
  }
  return play(voice);
}

/** The loudspeaker of a wall. */
export class WallSound {
  #beep = new Beep();
  #played = nothingPlayed();

  constructor() {
    // A kiosk may let it sound at once; elsewhere the browser waits for a touch.
    this.#beep.unlock().catch(() => {});
    ['pointerdown', 'keydown'].forEach(type => addEventListener(type, () => this.#beep.unlock().catch(() => {})));
  }

  /** Whether the room can hear it. */
  get isHeard() {
    return this.#beep.state === 'running';
  }

  /** Once a second. */
  tick(state, now) {
    this.#beep.revive();
    if (!this.isHeard || !state.isLoaded) {
      return;
    }
    const voice = due({
      alerts: state.alerts.alerts ?? [],
      urgent: state.figures.unacknowledgedUrgent ?? 0,
      isDown: ['down', 'login'].includes(state.link.state),
    }, this.#played, now);
    if (voice !== undefined) {
      this.#beep.play(voice);
    }
  }
}
