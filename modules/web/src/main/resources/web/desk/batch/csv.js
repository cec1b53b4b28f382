// SPDX-License-Identifier: Apache-2.0
// Text of a file or of the clipboard as a table. Pure.

/** Text of bytes: UTF-8 where all of it is that, otherwise GB18030; strictly, nothing is guessed at. */
export function decode(bytes) {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes).replace(/^\uFEFF/, ''), encoding };
    } catch (e) {
      // Perhaps the next one.
    }
  }
  return null;
}

/** Rows of values: commas between them as RFC 4180 has it, or tabs, as a spreadsheet puts on the clipboard. */
export function table(text) {
  const tabs = text.split(/\r?\n/, 1)[0].includes('\t');
  const rows = [];
  let row = [];
  let value = '';
  let quoted = false;
  const end = () => {
    row.push(value);
    value = '';
  };
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (quoted) {
      if (c !== '"') value += c;
      else if (text[i + 1] === '"') {
        value += '"';
        i += 1;
      } else quoted = false;
    } else if (c === '"' && value === '') quoted = true;
    else if (c === (tabs ? '\t' : ',')) end();
    else if (c === '\n') {
      end();
      rows.push(row);
      row = [];
    } else if (c !== '\r') value += c;
  }
  if (value !== '' || row.length) {
    end();
    rows.push(row);
  }
  return rows;
}

/** Without what spreadsheets put around a text to keep it one: a tab, a leading apostrophe, ="…". */
export function cell(text) {
  const plain = String(text ?? '').trim();
  if (/^=".*"$/.test(plain)) return plain.slice(2, -1);
  return plain.startsWith("'") ? plain.slice(1) : plain;
}

/** A long number that a spreadsheet took for one has lost its digits. */
export const isRuined = (text) => /^[0-9.]+[eE]\+?[0-9]+$/.test(text);
