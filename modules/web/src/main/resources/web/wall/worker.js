// SPDX-License-Identifier: Apache-2.0
// Asks the page for a sign of life: a page that is stuck cannot say so itself.

const EVERY = 5_000;
const MISSES = 3;

let missed = 0;
let beat = {};

onmessage = event => {
  missed = 0;
  beat = event.data;
};

setInterval(() => {
  if (++missed >= MISSES) {
    fetch('/api/wall/beat', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...beat, stuck: true }),
    }).catch(() => {});
  }
  postMessage('alive?');
}, EVERY);
