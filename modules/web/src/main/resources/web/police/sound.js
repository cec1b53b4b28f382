// SPDX-License-Identifier: Apache-2.0
// The loudspeaker's duty: plays what is due, looks after itself, and says aloud where it fails.
import { Beep, speak } from '/lib/beep.js';
import { call } from '/lib/call.js';
import { newest } from '/police/alerts.js';
import { due, nothingPlayed } from '/police/alarm.js';
import { trouble } from '/police/state.js';
import { sourceText } from '/police/words.js';

const KEPT = 'xietong.police.shift';

export class SoundDuty {
  #beep;
  #played = nothingPlayed();
  #spoken = new Set();
  #reported;
  #lamp;
  #unsaid = new Set();

  /** onShift(tested): told where the shift begins or ends, for the other windows of the seat. */
  constructor({ dispatch, state, t, isLeading, seat, onShift }) {
    Object.assign(this, { dispatch, state, t, isLeading, seat, onShift });
    this.#beep = new Beep(now => dispatch({ type: 'sound', sound: { state: now } }));
    // Any touch wakes the loudspeaker of a shift that goes on, e.g. in the window that takes over.
    const touched = () => this.state().sound.test !== undefined && this.#beep.state !== 'running' && this.revive();
    addEventListener('pointerdown', touched);
    addEventListener('keydown', touched);
  }

  /** A shift that had begun before the page was loaded again goes on; where the browser keeps quiet, the page says so. */
  resume() {
    const kept = sessionStorage.getItem(KEPT);
    if (kept) {
      this.dispatch({ type: 'sound', sound: JSON.parse(kept) });
      this.#beep.unlock().catch(() => {});
    }
  }

  /** Within the officer's click: wakes the loudspeaker and plays the test. */
  async test() {
    await this.#beep.unlock();
    this.#beep.play('test');
    globalThis.Notification?.permission === 'default' && Notification.requestPermission();
  }

  /** The shift begins; heard: 'yes' or 'no'. */
  begin(heard) {
    this.#tested({ test: heard, testedAt: this.state().now });
    document.documentElement.requestFullscreen?.().catch(() => {});
    this.#light();
  }

  end() {
    this.#beep.silence();
    this.#lamp?.release();
    this.#tested({ test: undefined, testedAt: undefined });
  }

  #tested(tested) {
    this.dispatch({ type: 'sound', sound: tested });
    this.onShift(tested);
    tested.test ? sessionStorage.setItem(KEPT, JSON.stringify(tested)) : sessionStorage.removeItem(KEPT);
  }

  /** The screen stays on. */
  async #light() {
    this.#lamp = await navigator.wakeLock?.request('screen').catch(() => undefined);
  }

  /** Silenced for a while by the officer: that goes on record. */
  muted() {
    this.#beep.silence();
    this.state().mute && this.fault('MUTED');
  }

  revive() {
    this.#beep.unlock().catch(() => {});
    if (this.state().sound.test !== undefined) {
      this.#light();
    }
  }

  /** Twice a second, by the worker's clock, which nobody slows down. */
  tick() {
    const s = this.state();
    const bad = trouble(s);
    if (bad !== this.#reported) {
      this.#reported = bad;
      bad && this.fault(bad === 'sound' ? 'SOUND' : 'HIDDEN');
    }
    if (bad === 'sound') {
      this.#beep.revive();
    }
    this.#report();
    if (!this.isLeading() || this.#beep.state !== 'running') {
      return;
    }
    const scene = {
      alerts: Object.values(s.alerts), organisation: s.me?.organisation?.code, isDown: s.link.state === 'down',
      flood: s.flood, mute: s.mute, faults: s.faults,
    };
    const next = due(scene, this.#played, s.now);
    if (next) {
      this.#beep.play(next.voice);
      this.#say(next);
    }
  }

  /** After its first burst, what an urgent one is. */
  #say({ voice, alert }) {
    if (voice === 1 && !this.#spoken.has(alert.id)) {
      this.#spoken.add(alert.id);
      const line = this.t('spoken', { source: sourceText(newest(alert), this.t) });
      setTimeout(() => speak(line, this.t.lang), 3_400);
    }
  }

  /** Others of the desk and the organisation hear what failed here: SOUND, HIDDEN, GAP, STORE or MUTED. */
  fault(fault) {
    if (this.isLeading()) {
      this.#unsaid.add(fault);
    }
  }

  /** Said once the duty is known and the hub is there. */
  #report() {
    const { duty, link } = this.state();
    if (duty && link.state !== 'down') {
      this.#unsaid.forEach(fault => call('DutyService/ReportFault', {
        header: {}, id: duty.id, terminal: this.seat, fault: `TERMINAL_FAULT_${fault}` }).catch(() => {}));
      this.#unsaid.clear();
    }
  }
}
