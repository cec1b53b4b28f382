// SPDX-License-Identifier: Apache-2.0
// When which alarm sounds. Pure: what rings, what was played before, and the time give the next voice.
import { hold, isHeld, rings, since } from '/police/alerts.js';

const EVERY = { 1: 5_000, 2: 15_000 };
const P2_LONGEST = 300_000;
const LINK_EVERY = 30_000;
const FLOOD_EVERY = 30_000;
const HOLD_EVERY = 60_000;
const WINDOW = 600_000;
const FLOOD_ABOVE = 10;
const FLOOD_BELOW = 5;
const MUTE = 120_000;
/** Nobody silences an urgent one for longer. */
const MUTE_URGENT = 30_000;

/** What was played: when last, by voice; which alerts of priority 3, holds and failing terminals had their one sound. */
export const nothingPlayed = () => ({ last: {}, heard: new Set(), held: {}, faults: new Set() });

/** Whether there are too many for one seat: above ten in ten minutes, until under five. */
export function flood(arrivals, now, before) {
  const count = arrivals.filter(at => now - at < WINDOW).length;
  return before ? count >= FLOOD_BELOW : count > FLOOD_ABOVE;
}

/** Arrivals that count yet. */
export const recent = (arrivals, now) => arrivals.filter(at => now - at < WINDOW);

/** From F8: two minutes, for urgent ones half a minute. */
export const muted = now => ({ until: now + MUTE, urgentUntil: now + MUTE_URGENT });

/**
 * The voice that is due, or undefined.
 *
 * @param {{alerts: object[], organisation: string, isDown: boolean, flood: boolean, mute: object, faults: object[]}} scene
 * @param played as nothingPlayed(); changed where a voice is due
 * @returns {{voice: (number|string), alert: object}|undefined}
 */
export function due(scene, played, now) {
  const waiting = scene.alerts.filter(a => rings(a, scene.organisation));
  const of = priority => waiting.filter(a => (a.priority ?? 3) === priority);
  const has = (voice, every) => now - (played.last[voice] ?? -Infinity) >= every;
  const play = (voice, alert, also) => {
    played.last[voice] = now;
    also?.();
    return { voice, alert };
  };
  const isMuted = now < (scene.mute?.until ?? 0);
  const isUrgentMuted = now < (scene.mute?.urgentUntil ?? 0);
  const urgent = of(1);
  if (!isUrgentMuted && urgent.length && has(1, EVERY[1])) {
    return play(1, urgent[0]);
  }
  const held = heldVoice(scene, played, now);
  if (held && !isUrgentMuted && (held.voice !== 1 || has(1, EVERY[1]))) {
    return play(held.voice, held.alert, held.done);
  }
  if (scene.isDown && has('link', LINK_EVERY)) {
    return play('link');
  }
  if (isMuted) {
    return undefined;
  }
  const failing = (scene.faults ?? []).find(fault => !played.faults.has(fault.time));
  if (failing && !scene.flood && has(2, EVERY[2])) {
    return play(2, undefined, () => played.faults.add(failing.time));
  }
  const young = of(2).filter(a => now - since(a) < P2_LONGEST);
  const unheard = of(3).filter(a => !played.heard.has(a.id));
  const hear = () => of(3).forEach(a => played.heard.add(a.id));
  if (scene.flood) {
    const any = young[0] ?? unheard[0];
    return any && has(2, FLOOD_EVERY) && has(3, FLOOD_EVERY) ? play(2, any, hear) : undefined;
  }
  if (young.length && has(2, EVERY[2])) {
    return play(2, young[0]);
  }
  return unheard.length ? play(3, unheard[0], hear) : undefined;
}

/** The holding clock: once at half of it, from four fifths on every minute. */
function heldVoice({ alerts, organisation }, played, now) {
  for (const alert of alerts.filter(a => isHeld(a) && a.control?.organisation === organisation)) {
    const share = hold(alert, now)?.percent ?? 0;
    const before = played.held[alert.id] ?? {};
    const done = step => () => {
      played.held[alert.id] = { ...before, [step]: now };
    };
    if (share >= 80 && now - (before.late ?? -Infinity) >= HOLD_EVERY) {
      return { voice: 1, alert, done: done('late') };
    }
    if (share >= 50 && share < 80 && before.half === undefined) {
      return { voice: 2, alert, done: done('half') };
    }
  }
  return undefined;
}
