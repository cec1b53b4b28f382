// SPDX-License-Identifier: Apache-2.0
// Pauses between attempts: longer and longer, never all pages at once, and ended at once where somebody asks.

const FIRST = 400;

/** Pauses that double up to a cap (ms). */
export class Pauses {
  #cap;
  #failures = 0;
  #wake;

  constructor(cap) {
    this.#cap = cap;
  }

  /** The next pause, ms: between half and the whole of what has doubled. */
  next() {
    const whole = Math.min(this.#cap, FIRST * 2 ** Math.min(this.#failures++, 10));
    return whole / 2 + Math.random() * whole / 2;
  }

  /** After what worked: the next pause is the shortest. */
  reset() {
    this.#failures = 0;
  }

  /** Waits so long; Infinity until it is woken. */
  rest(pause) {
    return new Promise(then => {
      const timer = pause === Infinity ? undefined : setTimeout(then, pause);
      this.#wake = () => {
        clearTimeout(timer);
        then();
      };
    }).finally(() => {
      this.#wake = undefined;
    });
  }

  wake() {
    this.#wake?.();
  }
}
