// SPDX-License-Identifier: Apache-2.0
// How a link to the hub is: what is asked for and what that means, in the same words on every page.
import { retryAfter } from '/lib/call.js';

export const SLOW = 4_000;
export const QUIET = 8_000;
const BEHIND_SHOWN = 1_000;
const AFTER_LOGIN = 15_000;

/**
 * The state of a link.
 *
 * @param {{quiet: number, reason: string, behind: number, build: string}} link ms without a sign of life; why it broke;
 *     ms for which the hub has had more than came; another build of the pages than this one's
 */
export function linkState({ quiet, reason, behind, build }) {
  if (reason === 'login') {
    return 'login';
  }
  if (quiet >= QUIET || reason === 'replaced') {
    return 'down';
  }
  if (quiet >= SLOW || behind > BEHIND_SHOWN) {
    return 'slow';
  }
  return build ? 'version' : 'live';
}

/**
 * Asks for a stream or an array of that media type.
 *
 * @returns {{response?: Response, outcome?: string, pause?: number, gone?: object}} the response, or why there is none: the
 *     reason of 'down', how long to wait (ms), and what the hub said where it does not know the cursor
 */
export async function askFor(url, type, signal) {
  const response = await fetch(url, {
    headers: { accept: type }, signal, credentials: 'same-origin', cache: 'no-store', redirect: 'manual',
  });
  const got = response.headers.get('content-type') ?? '';
  if (response.status === 200 && got.startsWith(type)) {
    return { response };
  }
  const body = got.startsWith('application/json') ? await response.json() : undefined;
  if (response.status === 410) {
    return { gone: body ?? {} };
  }
  if (response.status === 401 || response.status === 403) {
    return { outcome: 'login', pause: AFTER_LOGIN };
  }
  // A page of something in between is no answer of the hub.
  return { outcome: body ? 'refused' : 'foreign', pause: retryAfter(response, body) };
}
