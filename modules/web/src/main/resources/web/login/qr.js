// SPDX-License-Identifier: Apache-2.0
// A QR code (ISO/IEC 18004) of a text: byte mode, level M, versions 1 to 10, which is 213 bytes.

/** By version: check bytes of a block, then how many blocks with how many data bytes. */
const BLOCKS = [undefined, [10, [1, 16]], [16, [1, 28]], [26, [1, 44]], [18, [2, 32]], [24, [2, 43]], [16, [4, 27]],
  [18, [4, 31]], [22, [2, 38], [2, 39]], [22, [3, 36], [2, 37]], [26, [4, 43], [1, 44]]];
const ALIGNMENT = [undefined, [], [6, 18], [6, 22], [6, 26], [6, 30], [6, 34], [6, 22, 38], [6, 24, 42], [6, 26, 46],
  [6, 28, 50]];
const MASKS = [
  (x, y) => (x + y) % 2, (x, y) => y % 2, x => x % 3, (x, y) => (x + y) % 3,
  (x, y) => (Math.floor(y / 2) + Math.floor(x / 3)) % 2, (x, y) => x * y % 2 + x * y % 3,
  (x, y) => (x * y % 2 + x * y % 3) % 2, (x, y) => ((x + y) % 2 + x * y % 3) % 2];

const EXP = [1];
for (let i = 1; i < 255; i++) {
  const doubled = EXP[i - 1] * 2;
  EXP.push(doubled > 255 ? doubled ^ 0x11d : doubled);
}
const LOG = Object.fromEntries(EXP.map((value, i) => [value, i]));
const times = (a, b) => (a && b ? EXP[(LOG[a] + LOG[b]) % 255] : 0);

/** Check bytes of Reed and Solomon. */
function check(data, count) {
  let divisor = [1];
  for (let i = 0; i < count; i++) {
    const next = [...divisor, 0];
    divisor.forEach((value, j) => { next[j + 1] ^= times(value, EXP[i]); });
    divisor = next;
  }
  const rest = [...data, ...Array(count).fill(0)];
  for (let i = 0; i < data.length; i++) {
    const factor = rest[i];
    divisor.forEach((value, j) => { rest[i + j] ^= times(value, factor); });
  }
  return rest.slice(data.length);
}

function capacity(version) {
  return BLOCKS[version].slice(1).reduce((sum, [blocks, size]) => sum + blocks * size, 0);
}

/** Data and check bytes in the order in which they are drawn. */
function codewords(bytes, version) {
  const bits = [4, bytes.length, ...bytes].flatMap((value, i) => {
    const width = i === 0 ? 4 : i === 1 && version > 9 ? 16 : 8;
    return Array.from({ length: width }, (_, bit) => value >> width - 1 - bit & 1);
  });
  const room = capacity(version) * 8;
  bits.push(...Array(Math.min(4, room - bits.length)).fill(0));
  bits.push(...Array((8 - bits.length % 8) % 8).fill(0));
  const data = [];
  for (let i = 0; i < bits.length; i += 8) {
    data.push(parseInt(bits.slice(i, i + 8).join(''), 2));
  }
  for (let pad = 0xec; data.length * 8 < room; pad ^= 0xec ^ 0x11) {
    data.push(pad);
  }
  const [count, ...groups] = BLOCKS[version];
  const blocks = [];
  let at = 0;
  groups.forEach(([number, size]) => {
    for (let i = 0; i < number; i++, at += size) {
      blocks.push(data.slice(at, at + size));
    }
  });
  const checks = blocks.map(block => check(block, count));
  const woven = lists => Array.from({ length: Math.max(...lists.map(l => l.length)) }, (_, i) => lists.map(l => l[i]))
    .flat().filter(value => value !== undefined);
  return [...woven(blocks), ...woven(checks)];
}

/** A number with its check bits behind it. */
function checked(value, generator, bits) {
  let rest = value << bits;
  for (let i = 31 - Math.clz32(rest); i >= bits; i--) {
    if (rest >> i & 1) {
      rest ^= generator << i - bits;
    }
  }
  return value << bits | rest;
}

/** What is the same in every code of a version: [x, y] → dark; format bits are reserved. */
function frame(version) {
  const size = 17 + 4 * version;
  const fixed = Array.from({ length: size }, () => Array(size).fill(undefined));
  const put = (x, y, dark) => {
    if (x >= 0 && y >= 0 && x < size && y < size) {
      fixed[y][x] = dark ? 1 : 0;
    }
  };
  const square = (cx, cy, reach, dark) => {
    for (let dy = -reach; dy <= reach; dy++) {
      for (let dx = -reach; dx <= reach; dx++) {
        put(cx + dx, cy + dy, dark(Math.max(Math.abs(dx), Math.abs(dy))));
      }
    }
  };
  for (let i = 0; i < size; i++) {
    put(i, 6, i % 2 === 0);
    put(6, i, i % 2 === 0);
  }
  for (let i = 0; i < 9; i++) {
    if (i !== 6) {
      put(i, 8, false);
      put(8, i, false);
    }
    if (i < 8) {
      put(size - 1 - i, 8, false);
      put(8, size - 1 - i, false);
    }
  }
  [[3, 3], [size - 4, 3], [3, size - 4]].forEach(([x, y]) => square(x, y, 4, far => far !== 2 && far !== 4));
  for (const y of ALIGNMENT[version]) {
    for (const x of ALIGNMENT[version]) {
      const corner = (x === 6 && (y === 6 || y === size - 7)) || (y === 6 && x === size - 7);
      if (!corner) {
        square(x, y, 2, far => far !== 1);
      }
    }
  }
  if (version >= 7) {
    const bits = checked(version, 0x1f25, 12);
    for (let i = 0; i < 18; i++) {
      put(size - 11 + i % 3, Math.floor(i / 3), bits >> i & 1);
      put(Math.floor(i / 3), size - 11 + i % 3, bits >> i & 1);
    }
  }
  return fixed;
}

/** Level M and the mask, twice. */
function format(modules, mask) {
  const size = modules.length;
  const bits = checked(mask, 0x537, 10) ^ 0x5412;
  for (let i = 0; i < 15; i++) {
    const dark = bits >> i & 1;
    modules[i < 6 ? i : i < 8 ? i + 1 : size - 15 + i][8] = dark;
    modules[8][i < 8 ? size - 1 - i : i < 9 ? 7 : 14 - i] = dark;
  }
  modules[size - 8][8] = 1;
}

/** How hard it is to read: long runs, blocks, what looks like a corner, too dark or too light. */
function penalty(modules) {
  const size = modules.length;
  let sum = 0;
  let dark = 0;
  const columns = modules.map((_, x) => modules.map(row => row[x]));
  for (const line of [...modules, ...columns].map(row => row.join(''))) {
    (line.match(/0{5,}|1{5,}/g) ?? []).forEach(run => { sum += run.length - 2; });
    for (let i = 0; i + 11 <= size; i++) {
      sum += /^(10111010000|00001011101)/.test(line.slice(i, i + 11)) ? 40 : 0;
    }
  }
  modules.forEach((row, y) => row.forEach((value, x) => {
    dark += value;
    sum += y > 0 && x > 0 && [row[x - 1], modules[y - 1][x], modules[y - 1][x - 1]].every(other => other === value) ? 3 : 0;
  }));
  return sum + Math.floor(Math.abs(dark * 20 - size * size * 10) / (size * size)) * 10;
}

/** Rows of 0 and 1, without the quiet zone; undefined where the text is too long. mask: of the standard's eight, else the best. */
export function qr(text, mask) {
  const bytes = [...new TextEncoder().encode(text)];
  const version = BLOCKS.findIndex((block, v) => v > 0 && bytes.length + (v > 9 ? 3 : 2) <= capacity(v));
  if (version < 0) {
    return undefined;
  }
  const fixed = frame(version);
  const size = fixed.length;
  const bits = codewords(bytes, version).flatMap(value => Array.from({ length: 8 }, (_, i) => value >> 7 - i & 1));
  const order = [];
  for (let right = size - 1, up = true; right > 0; right -= 2, up = !up) {
    right -= right === 6 ? 1 : 0;
    for (let i = 0; i < size; i++) {
      [right, right - 1].forEach(x => order.push([x, up ? size - 1 - i : i]));
    }
  }
  const draw = number => {
    const modules = fixed.map(row => [...row]);
    let at = 0;
    for (const [x, y] of order) {
      if (modules[y][x] === undefined) {
        modules[y][x] = (bits[at++] ?? 0) ^ (MASKS[number](x, y) === 0 ? 1 : 0);
      }
    }
    format(modules, number);
    return modules;
  };
  const drawn = (mask === undefined ? MASKS.map((_, i) => i) : [mask]).map(draw);
  return drawn.reduce((best, next) => (penalty(next) < penalty(best) ? next : best));
}
