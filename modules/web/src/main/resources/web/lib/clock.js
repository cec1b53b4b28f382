// SPDX-License-Identifier: Apache-2.0
// The hub's time, as its heartbeats tell it.

const KEPT = 30;

/** The hub's clock. The beat that took least on its way tells it best. */
export class Clock {
  #offsets = [];

  /** A beat with the hub's time, ms. */
  heard(t) {
    this.#offsets.push(t - performance.now());
    if (this.#offsets.length > KEPT) {
      this.#offsets.shift();
    }
    this.latency = Math.max(0, this.now() - t);
  }

  get isKnown() {
    return this.#offsets.length > 0;
  }

  /** The hub's time now, ms; this machine's own before the first beat. */
  now() {
    return this.isKnown ? performance.now() + Math.max(...this.#offsets) : Date.now();
  }

  /** By how much the hub's clock is ahead of this machine's, ms. */
  get skew() {
    return this.isKnown ? this.now() - Date.now() : 0;
  }
}
