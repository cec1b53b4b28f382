// SPDX-License-Identifier: Apache-2.0
// Function keys, arrows, Enter and Escape. Letters belong to the input method; nothing is taken while it composes.

const PLAIN = ['F2', 'F3', 'F4', 'F6', 'F7', 'F8', 'F9', 'F10'];
const TYPED = ['INPUT', 'TEXTAREA', 'SELECT'];

/** Whether an input method is at work with this key. */
export function isComposing(event) {
  return event.isComposing || event.keyCode === 229;
}

/**
 * Calls what a key stands for.
 *
 * @param {Object<string, function(KeyboardEvent): (boolean|void)>} acts by event.code, e.g. F2, ArrowUp, Escape; false leaves
 *   the key to the browser
 * @param {EventTarget} target
 * @returns {function} ends it
 */
export function keys(acts, target = globalThis) {
  const onKey = event => {
    const act = acts[event.code];
    const isModified = event.ctrlKey || event.altKey || event.metaKey || event.shiftKey;
    if (!act || isModified || isComposing(event) || event.defaultPrevented) {
      return;
    }
    // In a field arrows and Enter are the field's own; on a button Enter is the button's.
    const own = event.target instanceof Element && (TYPED.includes(event.target.tagName)
      || event.code === 'Enter' && ['BUTTON', 'A', 'SUMMARY'].includes(event.target.tagName));
    if (own && !PLAIN.includes(event.code) && event.code !== 'Escape') {
      return;
    }
    // A key that is held down is one press: nobody claims ten times.
    if (event.repeat && PLAIN.includes(event.code)) {
      event.preventDefault();
      return;
    }
    if (act(event) !== false) {
      event.preventDefault();
    }
  };
  target.addEventListener('keydown', onKey);
  return () => target.removeEventListener('keydown', onKey);
}
