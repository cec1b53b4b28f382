// SPDX-License-Identifier: Apache-2.0
// Bytes in hexadecimal digits.

/** Two small digits for each byte of an ArrayBuffer or an array of bytes. */
export const hex = bytes => Array.from(new Uint8Array(bytes), b => b.toString(16).padStart(2, '0')).join('');

/** Digits of so many bytes of chance. */
export const randomHex = bytes => hex(crypto.getRandomValues(new Uint8Array(bytes)));
