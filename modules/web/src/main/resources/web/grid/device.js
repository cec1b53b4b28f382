// SPDX-License-Identifier: Apache-2.0
// The phone itself: where it is, whether what it keeps stays, and the shell that opens without a network.
import { scriptUrl } from '/lib/dom.js';

/** Where the phone is now: { position: "38.55300,106.35100", metres }; null where it may not or cannot tell. */
export const position = () => new Promise((done) => {
  if (!navigator.geolocation) {
    done(null);
    return;
  }
  navigator.geolocation.getCurrentPosition(
    ({ coords }) => done({
      position: `${coords.latitude.toFixed(5)},${coords.longitude.toFixed(5)}`,
      metres: Math.round(coords.accuracy),
    }),
    () => done(null),
    { enableHighAccuracy: true, timeout: 20000, maximumAge: 30000 },
  );
});

/** Asks the browser not to clear the store when space is short; says whether it promised. */
export async function persisted() {
  const storage = navigator.storage;
  if (!storage || !storage.persist) {
    return false;
  }
  return (await storage.persisted()) || storage.persist();
}

/** Registers the service worker; false where there is none (iOS web views): the page then works while it stays open. */
export async function shell() {
  if (!navigator.serviceWorker) {
    return false;
  }
  try {
    await navigator.serviceWorker.register(scriptUrl('/grid/sw.js'), { scope: '/grid' });
    return true;
  } catch (error) {
    return false;
  }
}

/** Has the shell fetch itself anew, e.g. after the hub's version has changed. */
export async function renewShell() {
  const registration = navigator.serviceWorker && (await navigator.serviceWorker.getRegistration('/grid'));
  if (!registration || !registration.active) {
    return;
  }
  const { port1, port2 } = new MessageChannel();
  await new Promise((done) => {
    port1.onmessage = done;
    setTimeout(done, 10000);
    registration.active.postMessage('renew', [port2]);
  });
}
