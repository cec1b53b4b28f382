// SPDX-License-Identifier: Apache-2.0
// A table as a file that spreadsheets open and do not run.

/** One cell: text that a spreadsheet would take for a formula gets an apostrophe before it; a number stays one. */
export function cell(value) {
  const text = String(value ?? '');
  const plain = typeof value !== 'number' && /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(plain) ? `"${plain.replace(/"/g, '""')}"` : plain;
}

/** The whole file: UTF-8 with its mark, so that spreadsheets read the hanzi, and lines as they want them. */
export function csv(head, rows) {
  return `\ufeff${[head, ...rows].map(row => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

/** Gives a file to the browser's downloads. */
export function download(name, text) {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
