// SPDX-License-Identifier: Apache-2.0
// Small helpers for the document. Nothing here writes HTML or a style attribute: the pages' policy forbids both.
import { Directive, PartType, directive } from '/webjars/lit-html/3.3.0/directive.js';
import { noChange } from '/webjars/lit-html/3.3.0/lit-html.js';

/** An element with properties (class, on…, attributes) and children (nodes or texts). */
export function el(name, properties = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key.startsWith('on')) {
      element.addEventListener(key.slice(2), value);
    } else if (value === true) {
      element.setAttribute(key, '');
    } else if (value !== false && value !== undefined) {
      element.setAttribute(key, value);
    }
  }
  element.append(...children.filter(child => child !== undefined));
  return element;
}

class CssVariables extends Directive {
  constructor(part) {
    super(part);
    if (part.type !== PartType.ELEMENT) {
      throw new Error('cssVars stands in the tag: <div ${cssVars({…})}>');
    }
  }

  render() {
    return noChange;
  }

  update(part, [variables]) {
    for (const [name, value] of Object.entries(variables)) {
      const text = value === undefined || value === null ? '' : String(value);
      if (this[name] !== text) {
        this[name] = text;
        part.element.style.setProperty(name, text);
      }
    }
    return noChange;
  }
}

/** In a template's tag: html`<i ${cssVars({'--w': '40%'})}></i>`; names are variables or properties of CSS. */
export const cssVars = directive(CssVariables);

const FOCUSABLE = 'a[href],button:not([disabled]),input:not([disabled]):not([readonly]),select:not([disabled]),textarea:not([disabled]),[tabindex="0"]';

/** Puts the focus on the first thing in there that takes it; returns what had it. */
export function focusFirst(root) {
  const before = document.activeElement;
  root.querySelector(FOCUSABLE)?.focus();
  return before;
}

/** Keeps Tab inside of an element, for dialogs; returns what ends that and gives the focus back. */
export function trapFocus(root) {
  const before = focusFirst(root);
  const onKey = event => {
    if (event.code !== 'Tab') {
      return;
    }
    const all = [...root.querySelectorAll(FOCUSABLE)];
    const first = all[0];
    const last = all[all.length - 1];
    if (event.shiftKey ? document.activeElement === first : document.activeElement === last) {
      event.preventDefault();
      (event.shiftKey ? last : first)?.focus();
    }
  };
  root.addEventListener('keydown', onKey);
  return () => {
    root.removeEventListener('keydown', onKey);
    before?.focus?.();
  };
}

let policy;

/** Addresses of workers, as Trusted Types want them: exactly those. */
export function scriptUrl(path) {
  const allowed = ['/police/worker.js', '/wall/worker.js', '/grid/sw.js'];
  if (!globalThis.trustedTypes) {
    return path;
  }
  policy ??= trustedTypes.createPolicy('hub', {
    createScriptURL: url => {
      if (!allowed.includes(url)) {
        throw new TypeError(`no script of this hub: ${url}`);
      }
      return url;
    },
  });
  return policy.createScriptURL(path);
}
