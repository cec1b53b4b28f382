// SPDX-License-Identifier: Apache-2.0
// Divisions as equal tiles on a grid of 8 by 8: a scheme, no map, without borders or extent. All 34 look alike, and the
// corps 兵团 beside them.

export const TILE = { width: 86, height: 70, stepX: 94, stepY: 78, columns: 8, rows: 8 };

// code: [name, English name (ISO 3166-2), column, row]
const DIVISIONS = {
  110000: ['北京', 'BJ', 5, 2], 120000: ['天津', 'TJ', 5, 3], 130000: ['河北', 'HE', 4, 2], 140000: ['山西', 'SX', 3, 2],
  150000: ['内蒙古', 'NM', 3, 1], 210000: ['辽宁', 'LN', 6, 2], 220000: ['吉林', 'JL', 7, 1], 230000: ['黑龙江', 'HL', 7, 0],
  310000: ['上海', 'SH', 6, 4], 320000: ['江苏', 'JS', 5, 4], 330000: ['浙江', 'ZJ', 5, 5], 340000: ['安徽', 'AH', 4, 4],
  350000: ['福建', 'FJ', 4, 6], 360000: ['江西', 'JX', 4, 5], 370000: ['山东', 'SD', 4, 3], 410000: ['河南', 'HA', 3, 3],
  420000: ['湖北', 'HB', 3, 4], 430000: ['湖南', 'HN', 3, 5], 440000: ['广东', 'GD', 3, 6], 450000: ['广西', 'GX', 2, 6],
  460000: ['海南', 'HI', 2, 7], 500000: ['重庆', 'CQ', 2, 4], 510000: ['四川', 'SC', 1, 4], 520000: ['贵州', 'GZ', 2, 5],
  530000: ['云南', 'YN', 1, 5], 540000: ['西藏', 'XZ', 0, 4], 610000: ['陕西', 'SN', 2, 3], 620000: ['甘肃', 'GS', 1, 2],
  630000: ['青海', 'QH', 1, 3], 640000: ['宁夏', 'NX', 2, 2], 650000: ['新疆', 'XJ', 0, 2], 710000: ['台湾', 'TW', 5, 6],
  810000: ['香港', 'HK', 4, 7], 820000: ['澳门', 'MO', 3, 7], XPCC: ['兵团', 'XPCC', 0, 3],
};

/** All divisions: {code, name, x, y}, x and y the left upper corner. */
export function divisions(lang) {
  return Object.entries(DIVISIONS).map(([code, [zh, iso, column, row]]) => ({
    code, name: lang === 'en' ? iso : zh, ...corner(column, row),
  }));
}

/** Name of the province of a division of six digits; empty where there is none. */
export function provinceName(division, lang) {
  const found = DIVISIONS[division] ?? DIVISIONS[`${String(division ?? '').slice(0, 2)}0000`];
  return found ? found[lang === 'en' ? 1 : 0] : '';
}

function corner(column, row) {
  return { x: column * TILE.stepX, y: row * TILE.stepY };
}

/** Middle of a tile. */
export function middle({ x, y }) {
  return [x + TILE.width / 2, y + TILE.height / 2];
}

/** Places around the middle of the grid, the nearest first, without those that the legend and the curve take. */
export function places() {
  const all = [];
  for (let row = 2; row < TILE.rows; row++) {
    for (let column = 0; column < TILE.columns; column++) {
      if (!(column >= 6 && row >= 5)) {
        all.push({ distance: Math.hypot(column - 3, (row - 4) * 0.83), ...corner(column, row), column, row });
      }
    }
  }
  return all.sort((a, b) => a.distance - b.distance || a.row - b.row || a.column - b.column);
}

/** Places of partners: each keeps the one that it has as long as it is there; the first is the wall's own court. */
export function placed(known, codes, own) {
  const free = places();
  const next = new Map();
  const take = (code, place) => {
    next.set(code, { x: place.x, y: place.y });
    free.splice(free.findIndex(p => p.x === place.x && p.y === place.y), 1);
  };
  take(own, free[0]);
  codes.filter(code => code !== own && known.has(code)).forEach(code => take(code, known.get(code)));
  codes.filter(code => code !== own && !known.has(code) && free.length > 0).forEach(code => take(code, free[0]));
  return next;
}

/** Which of four greys a number has among all: 1 to 4 by quartiles of those above zero, 1 of nothing. */
export function grey(value, sorted) {
  if (!value || sorted.length === 0) {
    return 1;
  }
  const rank = sorted.filter(other => other <= value).length / sorted.length;
  return rank > 0.75 ? 4 : rank > 0.5 ? 3 : rank > 0.25 ? 2 : 1;
}
