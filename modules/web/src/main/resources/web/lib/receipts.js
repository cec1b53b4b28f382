// SPDX-License-Identifier: Apache-2.0
// Receipts for what a page has taken: the hub counts nothing as delivered before.
import { post } from '/lib/call.js';

const EVERY = 500;

/** Posts how far a stream was taken, at most twice a second; what could not be posted goes with the next. */
export class Receipts {
  #path;
  #subscription;
  #mailbox;
  #upTo;
  #posted;
  #timer;

  /** Of a stream's address. */
  constructor(url) {
    this.#path = `${url.pathname}/receipt`;
    this.#subscription = url.searchParams.get('subscription');
    this.#mailbox = url.searchParams.get('mailbox') ?? undefined;
  }

  post(id) {
    this.#upTo = id;
    this.#timer ??= setTimeout(() => this.#send(), EVERY);
  }

  close() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  async #send() {
    const upTo = this.#upTo;
    try {
      await post(this.#path, { subscription: this.#subscription, mailbox: this.#mailbox, upTo });
      this.#posted = upTo;
    } catch (refusal) {
      // The next one says as much; a stream that is connected again starts from what was posted.
    }
    this.#timer = this.#upTo === this.#posted ? undefined : setTimeout(() => this.#send(), EVERY * 4);
  }
}
