// SPDX-License-Identifier: Apache-2.0
// Calls of the contract's methods from a page or a worker: JSON over the page's own origin.
import { hex, randomHex } from '/lib/hex.js';

/** A refusal of the hub, or a failure to reach it (status 0). */
export class Refusal extends Error {
  /** retryAfter: milliseconds, or undefined. */
  constructor(status, reason, message, details = {}, retryAfter = undefined) {
    super(message);
    this.name = 'Refusal';
    this.status = status;
    this.reason = reason;
    this.details = details;
    this.retryAfter = retryAfter;
  }
}

/** Told with `login` where a session is needed, in pages and workers alike; session.js listens. */
export const events = new EventTarget();

/** 32 hexadecimal digits. */
export function newRequestId() {
  return randomHex(16);
}

/**
 * Calls a method, e.g. call('AlertService/Acknowledge', {alertId}). Where the hub cannot be reached or is too busy it is
 * asked again, with the same request id: a command takes effect once. The officer of a command's header is the session's
 * own and is filled in by the hub.
 *
 * @param {{requestId?: string, signal?: AbortSignal, timeout?: number, retries?: number, query?: boolean}} options
 *     query: the request has no header (reading methods); left out, a header is sent with whatever is no reading
 * @returns the response; throws Refusal
 */
export async function call(method, request = {}, options = {}) {
  const isReading = options.query ?? (!request.header && reads(method));
  const body = isReading
    ? request
    : { ...request, header: { ...request.header, requestId: options.requestId ?? request.header?.requestId ?? newRequestId() } };
  return withRetries(() => post(`/api/call/${method}`, body, options), options);
}

/** By the names that the contract's reading methods have. */
function reads(method) {
  return /\/(Get|List|Fetch|Find|Search|Look|Count|Export|Describe|Preview|Watch|Time|Check)/.test(method);
}

/** Posts JSON to a path of the hub; returns the JSON of the answer, undefined of an empty one; throws Refusal. */
export function post(path, body, options = {}) {
  return ask(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body ?? {}),
  }, options);
}

/** Who is signed in, or undefined. */
export async function me(options = {}) {
  try {
    return await ask('/api/me', {}, { ...options, quiet: true });
  } catch (refusal) {
    if (refusal.status === 401) {
      return undefined;
    }
    throw refusal;
  }
}

/**
 * Stores bytes under their own digest; to be repeated at will.
 *
 * @param {Blob} blob
 * @returns {{digest: string, ref: object}} digest in hexadecimal digits (SHA-256), and the hub's answer
 */
export async function upload(blob, { name = 'file', signal, timeout = 120_000, retries = 2 } = {}) {
  const digest = await sha256(blob);
  const ref = await withRetries(() => ask(`/api/blobs/${digest}`, {
    method: 'PUT',
    headers: { 'content-type': blob.type || 'application/octet-stream', 'x-file-name': encodeURIComponent(name) },
    body: blob,
  }, { signal, timeout }), { retries });
  return { digest, ref };
}

/** In hexadecimal digits. */
export async function sha256(blob) {
  return hex(await crypto.subtle.digest('SHA-256', await blob.arrayBuffer()));
}

/** Asks for a path of the hub with JSON in return. */
export async function ask(path, init, { signal, timeout = 15_000, quiet = false } = {}) {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), timeout);
  const passOn = () => stop.abort();
  signal?.addEventListener('abort', passOn);
  let response;
  let text;
  try {
    response = await fetch(path, {
      ...init, signal: stop.signal, credentials: 'same-origin', cache: 'no-store', redirect: 'manual',
    });
    text = await response.text();
  } catch (e) {
    if (signal?.aborted) {
      throw e;
    }
    throw new Refusal(0, 'UNREACHABLE', 'the hub was not reached');
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', passOn);
  }
  const isJson = (response.headers.get('content-type') ?? '').startsWith('application/json');
  if (response.ok && (isJson || response.status === 204)) {
    return text ? JSON.parse(text) : undefined;
  }
  const told = isJson && text ? JSON.parse(text) : undefined;
  if (response.status === 401 && !quiet) {
    events.dispatchEvent(new Event('login'));
  }
  // Something between here and the hub answered: a proxy's own page, say.
  throw told
    ? new Refusal(response.status, told.reason, told.message, told.details, retryAfter(response, told))
    : new Refusal(response.ok ? 0 : response.status, 'UNREACHABLE', 'the hub was not reached',
        {}, retryAfter(response, undefined));
}

/** In milliseconds, or undefined. */
export function retryAfter(response, told) {
  const exact = Number(told?.details?.retry_after_ms);
  const seconds = Number(response.headers.get('retry-after'));
  return exact > 0 ? exact : seconds > 0 ? seconds * 1000 : undefined;
}

async function withRetries(attempt, { retries = 2, signal } = {}) {
  for (let n = 0; ; n++) {
    try {
      return await attempt();
    } catch (e) {
      const passing = e instanceof Refusal && [0, 429, 502, 503, 504].includes(e.status);
      if (!passing || n >= retries || signal?.aborted || e.retryAfter > 5_000) {
        throw e;
      }
      const pause = e.retryAfter ?? 400 * 2 ** n;
      await new Promise(then => setTimeout(then, pause * (0.5 + Math.random() / 2)));
    }
  }
}
