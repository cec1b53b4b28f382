// SPDX-License-Identifier: Apache-2.0
// Draws the wall's widgets apart from each other: one that cannot be drawn keeps what it showed last, grey, with the time of
// it, and the others live on.
import { html, nothing } from '/webjars/lit-html/3.3.0/lit-html.js';

export class Widgets {
  #last = new Map();
  #failures = new Map();

  /** What widget(x) gives, or what it gave last. */
  draw(name, widget, x) {
    try {
      const drawn = widget(x);
      this.#last.set(name, { drawn, at: x.state.isLoaded ? x.now : undefined });
      this.#failures.delete(name);
      return drawn;
    } catch (e) {
      this.#failures.set(name, e);
      const last = this.#last.get(name);
      return html`<div class="outdated"><div class="kept">${last?.drawn ?? nothing}</div>
        <p class="since"><span>${x.t('outdated')}</span> <time>${last?.at ? x.fmt.minute(last.at) : '—'}</time></p></div>`;
    }
  }

  /** What failed when it was drawn last, e.g. "map: TypeError …"; undefined where nothing did. */
  failure() {
    const [first] = this.#failures;
    return first && `${first[0]}: ${first[1]?.message ?? first[1]}`;
  }
}
