// SPDX-License-Identifier: Apache-2.0
// A stream of the hub that outlives faults: what was handled is never asked for again, what was not is. Works in a page
// and in a worker.
import { Clock } from '/lib/clock.js';
import { QUIET, SLOW, askFor, linkState } from '/lib/link.js';
import { Pauses } from '/lib/pauses.js';
import { Frames } from '/lib/sse.js';
import { Receipts } from '/lib/receipts.js';

/** A connection that has lived so long was a good one. */
const SURVIVED = 5_000;
/** The hub's head is ahead of what came, for so long without anything coming. */
const BEHIND = 3_000;
const POLLING = 600_000;
/** Seconds; the answer is the sign of life, so it comes more often than a quiet link would look slow. */
const POLL_WAIT = 3;
/** An attempt in so many is a poll where nothing at all comes back: streams may be what is held back. */
const SILENT_ATTEMPTS = 3;
/** Back from sleep: a beat is missing, so the connection is taken for dead. */
const MISSED_BEAT = 2_600;

/**
 * Opens a stream and keeps it open.
 *
 * @param {object} options
 *   url: of a stream (/api/stream/…) or a watch (/api/watch/…), without `after`
 *   after: id to go on from; 'now'; undefined for the hub's own cursor of the subscription
 *   onEvent(type, data, id): told in order, at least once; a promise is waited for before the cursor moves and a receipt is
 *     posted. Types are the hub's topics, and 'message' of a watch, 'hello', 'hb', 'bye', 'recalled'.
 *   onState(state, info): 'live' | 'slow' | 'down' | 'login' | 'version', told on each change and at each heartbeat.
 *     info: {latency, lag, since, reason, build, skew, cursor, attempts}; since: server time of the last sign of life, ms;
 *     reason of 'down': 'quiet' | 'refused' | 'foreign' | 'network' | 'replaced' | 'bye'
 *   onGone(body): the cursor is none of this log; returns the id to go on from (or a promise of it), after the page has
 *     taken a snapshot; left out, the stream goes on from the hub's own cursor
 *   cap: longest pause between attempts, ms (3,000 for police, 15,000 else)
 *   receipts: false posts none
 * @returns {{close: function, now: function(): number, kick: function, state: function}} now: server time, ms; kick:
 *   connects at once, as the user's click does
 */
export function live(options) {
  const stream = new Live(options);
  stream.start();
  return {
    close: () => stream.close(),
    now: () => stream.clock.now(),
    kick: () => stream.kick(),
    state: () => stream.told,
  };
}

class Live {
  constructor({ url, after, onEvent, onState, onGone, cap = 15_000, receipts = true }) {
    this.url = new URL(url, location.origin);
    this.cursor = after;
    this.onEvent = onEvent;
    this.onState = onState ?? (() => {});
    this.onGone = onGone ?? (() => undefined);
    this.pauses = new Pauses(cap);
    this.clock = new Clock();
    this.told = undefined;
    this.attempts = 0;
    this.mute = 0;
    this.silent = 0;
    this.pollUntil = 0;
    this.isClosed = false;
    const isLog = this.url.pathname.startsWith('/api/stream/');
    this.receipts = receipts && isLog && this.url.searchParams.has('subscription')
      ? new Receipts(this.url) : undefined;
    this.wakes = () => {
      if (typeof document === 'undefined' || document.visibilityState === 'visible') {
        this.kick();
        if (this.isOpen && performance.now() - this.lastLife > MISSED_BEAT) {
          this.outcome = 'quiet';
          this.pauses.reset();
          this.stop.abort();
        }
      }
    };
  }

  start() {
    globalThis.addEventListener('online', this.wakes);
    globalThis.document?.addEventListener('visibilitychange', this.wakes);
    this.lastLife = performance.now();
    this.watch();
    this.run();
  }

  close() {
    this.isClosed = true;
    globalThis.removeEventListener('online', this.wakes);
    globalThis.document?.removeEventListener('visibilitychange', this.wakes);
    clearTimeout(this.watcher);
    this.receipts?.close();
    this.stop?.abort();
    this.pauses.wake();
  }

  /** Connects at once where there is no connection. */
  kick() {
    this.pauses.wake();
  }

  async run() {
    while (!this.isClosed) {
      const begun = performance.now();
      this.stop = new AbortController();
      this.bye = undefined;
      this.gotHello = false;
      this.outcome = undefined;
      this.attempts++;
      let pause;
      const polls = performance.now() < this.pollUntil || this.silent >= SILENT_ATTEMPTS;
      try {
        pause = polls ? await this.poll() : await this.connect();
      } catch (e) {
        this.outcome ??= 'network';
      }
      this.isOpen = this.isAttempting = false;
      this.stop.abort();
      if (polls && this.outcome) {
        this.silent = 0;
      }
      this.reason = this.outcome;
      this.tell();
      if (this.isClosed) {
        return;
      }
      if (this.gotHello && performance.now() - begun > SURVIVED) {
        this.pauses.reset();
      }
      await this.pauses.rest(pause ?? this.pauses.next());
    }
  }

  address(path, extra) {
    const url = new URL(this.url);
    url.pathname = path;
    if (this.cursor !== undefined) {
      url.searchParams.set('after', this.cursor);
    }
    Object.entries(extra ?? {}).forEach(([name, value]) => url.searchParams.set(name, value));
    return url;
  }

  /** Returns how long to wait before the next attempt; undefined leaves it to the backoff. */
  async connect() {
    this.attemptAt = performance.now();
    this.isAttempting = true;
    const response = await this.ask(this.address(this.url.pathname), 'text/event-stream');
    if (!response) {
      return this.pause;
    }
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    this.isOpen = true;
    const frames = [];
    const parser = new Frames(frame => frames.push(frame));
    for (;;) {
      const { done, value } = await reader.read();
      if (done) {
        break;
      }
      parser.feed(value);
      for (const { type, data, id } of frames.splice(0)) {
        await this.take(type, JSON.parse(data), id);
        if (this.bye) {
          return this.afterBye();
        }
      }
    }
    this.outcome = 'network';
    return undefined;
  }

  /** The same frames as an array, asked for again and again: for what holds streams back. */
  async poll() {
    const isLog = this.url.pathname.startsWith('/api/stream/');
    const forced = this.silent >= SILENT_ATTEMPTS;
    const path = isLog ? this.url.pathname.replace('/api/stream/', '/api/poll/') : this.url.pathname;
    this.attemptAt = performance.now();
    this.isAttempting = true;
    const wait = isLog && this.told !== 'live' ? 0 : POLL_WAIT;
    const response = await this.ask(this.address(path, { wait }), 'application/json');
    if (!response) {
      return this.pause;
    }
    for (const { event, data, id } of JSON.parse(await response.text())) {
      await this.take(event, data, id);
      if (this.bye) {
        return this.afterBye();
      }
    }
    this.pauses.reset();
    this.pollUntil = Math.max(this.pollUntil, forced ? performance.now() + POLLING : 0);
    return isLog ? 0 : 2_000;
  }

  /** The response; or undefined, with what to do instead in this.outcome and this.pause. */
  async ask(url, type) {
    const { response, outcome, pause, gone } = await askFor(url, type, this.stop.signal);
    this.pause = pause;
    this.outcome = outcome;
    if (gone) {
      this.cursor = await this.onGone(gone);
    }
    if (response) {
      this.reason = undefined;
    }
    return response;
  }

  afterBye() {
    this.outcome = this.bye.why === 'replaced' ? 'replaced' : 'bye';
    // Another window has the seat: whoever wants it back says so.
    return this.outcome === 'replaced' ? Infinity : this.bye.retry ?? 1_000;
  }

  async take(type, data, id) {
    const now = performance.now();
    this.lastLife = now;
    this.isAttempting = false;
    this.mute = 0;
    this.silent = 0;
    if (data.t !== undefined && (type === 'hello' || type === 'hb')) {
      this.clock.heard(data.t);
    }
    if (type === 'hello') {
      this.gotHello = true;
      this.build ??= data.build;
      this.newBuild = data.build !== this.build ? data.build : undefined;
      if (this.cursor === undefined || this.cursor === 'now') {
        this.cursor = data.cursor;
      }
    }
    if (data.head !== undefined && (type === 'hello' || type === 'hb')) {
      this.head = data.head;
    }
    if (type === 'bye') {
      this.bye = data;
    }
    if (id !== undefined) {
      this.lastData = now;
    }
    const wasBehind = this.isBehind();
    await this.onEvent?.(type, data, id);
    if (id !== undefined) {
      // Whoever has everything moves the head with what comes.
      this.head = wasBehind ? this.head : id;
      this.cursor = id;
      this.receipts?.post(id);
    }
    this.behindSince = this.isBehind() ? Math.max(this.behindSince ?? now, this.lastData ?? 0) : undefined;
    this.tell();
    this.watch();
  }

  isBehind() {
    return this.head !== undefined && this.cursor !== undefined && this.head !== this.cursor;
  }

  /** Looks when the next change of state would be due without a sign of life. */
  watch() {
    clearTimeout(this.watcher);
    if (this.isClosed) {
      return;
    }
    const now = performance.now();
    const quiet = now - this.lastLife;
    const isStuck = this.isOpen && this.behindSince !== undefined && now - this.behindSince > BEHIND;
    const isMute = (this.isOpen || this.isAttempting) && now - Math.max(this.lastLife, this.attemptAt ?? 0) >= QUIET;
    if (isMute && this.isOpen && !this.gotHello && ++this.mute >= 2) {
      // Answered, and nothing came through: something holds the stream back.
      this.pollUntil = now + POLLING;
    } else if (isMute && !this.isOpen) {
      this.silent++;
    }
    if (isMute || isStuck) {
      this.outcome = 'quiet';
      this.behindSince = undefined;
      this.isOpen = this.isAttempting = false;
      this.stop.abort();
    }
    this.tell();
    const next = [SLOW, QUIET].map(limit => limit - quiet).filter(left => left > 0);
    this.watcher = setTimeout(() => this.watch(), Math.min(1_000, ...next.map(left => left + 5)));
  }

  tell() {
    const now = performance.now();
    const quiet = now - this.lastLife;
    const behind = this.behindSince === undefined ? 0 : now - this.behindSince;
    const state = linkState({ quiet, reason: this.reason, behind, build: this.newBuild });
    if (this.told === undefined && !this.clock.isKnown && state !== 'login' && state !== 'down') {
      return;
    }
    this.told = state;
    this.onState(state, {
      latency: this.clock.latency,
      lag: quiet,
      since: this.clock.now() - quiet,
      reason: this.reason,
      build: this.newBuild ?? this.build,
      skew: this.clock.skew,
      cursor: this.cursor,
      attempts: this.attempts,
    });
  }
}
