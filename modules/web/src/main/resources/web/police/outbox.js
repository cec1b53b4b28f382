// SPDX-License-Identifier: Apache-2.0
// What could not be sent yet: acknowledgements and reports are kept on the disk with the time of the terminal and go in order
// once the hub is there. A claim is a race and is never kept.
import { Refusal, call, newRequestId, upload } from '/lib/call.js';

const EVERY = 3_000;
const LONGEST = 60_000;
const PASSING = [0, 401, 403, 408, 425, 429, 500, 502, 503, 504];

/** Of one seat. onChange(entries); onSent(entry, receipt). */
export class Outbox {
  #db;
  #timer;
  #draining = false;

  constructor({ onChange, onSent }) {
    this.onChange = onChange;
    this.onSent = onSent;
  }

  async open(db) {
    this.#db = db;
    this.#timer = setInterval(() => this.drain(), EVERY);
    await this.#told();
    this.drain();
  }

  /** Kept, then tried at once. {method, body, photo?, alert, verb, at} */
  async add(entry) {
    const key = `${String(Date.now()).padStart(15, '0')}-${newRequestId()}`;
    const kept = { ...entry, key, requestId: newRequestId(), state: 'queued', tries: 0, next: 0 };
    await this.#db.write([{ store: 'outbox', key, value: kept }]);
    await this.#told();
    this.drain();
  }

  /** Given up by the officer, who has read why it was refused. */
  async drop(key) {
    await this.#db.write([{ store: 'outbox', key }]);
    await this.#told();
  }

  /** In order; one window at a time. */
  async drain() {
    if (this.#draining || !this.#db) {
      return;
    }
    this.#draining = true;
    try {
      await (navigator.locks
        ? navigator.locks.request('xietong-police-outbox', { ifAvailable: true }, lock => lock && this.#all())
        : this.#all());
    } finally {
      this.#draining = false;
    }
  }

  async #all() {
    for (const entry of await this.#db.values('outbox')) {
      if (entry.state === 'queued' && entry.next <= Date.now() && !await this.#one(entry)) {
        return;
      }
    }
  }

  /** Whether the next may follow. */
  async #one(entry) {
    try {
      const receipt = await send(entry);
      await this.#db.write([{ store: 'outbox', key: entry.key }]);
      await this.#told();
      this.onSent(entry, receipt);
      return true;
    } catch (e) {
      if (!(e instanceof Refusal)) {
        throw e;
      }
      const isPassing = PASSING.includes(e.status);
      const tries = entry.tries + 1;
      const pause = Math.min(LONGEST, EVERY * 2 ** Math.min(tries, 5)) * (0.5 + Math.random() / 2);
      const value = isPassing
        ? { ...entry, tries, next: Date.now() + pause }
        : { ...entry, state: 'rejected', refusal: { reason: e.reason, message: e.message, details: e.details } };
      await this.#db.write([{ store: 'outbox', key: entry.key, value }]);
      await this.#told();
      return !isPassing;
    }
  }

  /** The hub is there again: no waiting. */
  async hurry() {
    const waiting = (await this.#db?.values('outbox') ?? []).filter(entry => entry.state === 'queued' && entry.next > 0);
    if (waiting.length) {
      await this.#db.write(waiting.map(entry => ({ store: 'outbox', key: entry.key, value: { ...entry, next: 0 } })));
    }
    this.drain();
  }

  async #told() {
    const entries = await this.#db.values('outbox');
    this.onChange(entries.map(({ photo, ...entry }) => ({ ...entry, hasPhoto: !!photo })));
  }

  close() {
    clearInterval(this.#timer);
  }
}

/** Sends one: its picture first, under its own digest, then the command that cites it. */
export async function send({ method, body, photo, requestId }) {
  let papers = body.papers;
  if (photo) {
    const { ref } = await upload(photo, { name: 'photo.jpg' });
    papers = [...papers ?? [], { kind: 'PHOTO', document: ref.document ?? ref }];
  }
  return (await call(method, papers ? { ...body, papers } : body, { requestId, retries: 0 })).receipt;
}
