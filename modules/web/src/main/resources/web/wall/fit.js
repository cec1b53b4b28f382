// SPDX-License-Identifier: Apache-2.0
// Texts of any length in places of a fixed one: cut by what a character takes, so that nothing is ever clipped.

const ELLIPSIS = 0x2026;

/** Width of a text in em: hanzi and full-width signs take 1, others a little more than they need. */
export function width(text) {
  let sum = 0;
  for (const char of text) {
    sum += wide(char) ? 1 : char === '*' ? 0.5 : 0.62;
  }
  return sum;
}

function wide(char) {
  const code = char.codePointAt(0);
  return code === ELLIPSIS || code >= 0x1100 && (code <= 0x115f || code >= 0x2e80);
}

/** As many of the texts, from the first, as stand beside each other in so many em. */
export function parts(texts, most) {
  const all = texts.filter(Boolean);
  let line = fit(all[0], most);
  for (const text of all.slice(1)) {
    const longer = `${line}\u2002${text}`;
    if (width(longer) > most) {
      break;
    }
    line = longer;
  }
  return line;
}

/** The largest size between two, in u, at which a text fits in so many u. */
export function sized(text, room, largest, least) {
  return Math.max(least, Math.min(largest, Math.floor(room / Math.max(1, width(text)))));
}

/** The text, or as much of it as fits in so many em, with … at its end. */
export function fit(text, most) {
  const whole = String(text ?? '');
  if (width(whole) <= most) {
    return whole;
  }
  let cut = '';
  for (const char of whole) {
    if (width(cut + char) > most - 1) {
      break;
    }
    cut += char;
  }
  return `${cut}…`;
}
