// SPDX-License-Identifier: Apache-2.0
// Of several windows of one seat one leads; when it is closed or dies the next takes over at once.

/**
 * Stands for leader of a name.
 *
 * @param {string} name
 * @param {{onLead: function, onFollow: function, onMessage: function(any)}} told onFollow: another leads now; onMessage: what
 *   another window of the name posted
 * @returns {{post: function(any), close: function}} post: to all other windows of the name
 */
export function leader(name, { onLead, onFollow = () => {}, onMessage = () => {} }) {
  const channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel(name) : undefined;
  if (channel) {
    channel.onmessage = event => onMessage(event.data);
  }
  const stop = new AbortController();
  let leave = () => {};
  if (navigator.locks) {
    // The browser gives the lock on when its holder is gone, however it went.
    const lead = () => new Promise(end => {
      leave = end;
      onLead();
    });
    navigator.locks.request(name, { ifAvailable: true }, lock => {
      if (lock) {
        return lead();
      }
      onFollow();
      navigator.locks.request(name, { signal: stop.signal }, lead).catch(() => {});
      return undefined;
    });
  } else {
    // No locks, as on a page without HTTPS: every window leads, and the hub tells them apart no more than these do.
    onLead();
  }
  return {
    post: message => channel?.postMessage(message),
    close: () => {
      stop.abort();
      leave();
      channel?.close();
    },
  };
}
