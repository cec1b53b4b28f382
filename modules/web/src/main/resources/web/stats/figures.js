// SPDX-License-Identifier: Apache-2.0
// Figures of organisations, put together upwards. Pure functions of what StatisticsService.Query answers.

const COUNTS = ['received', 'done', 'returned', 'overdue'];

/** Numbers of a row: the contract's JSON leaves zeros out and writes long numbers as text. */
export function numbers(row) {
  const of = name => Number(row[name] ?? 0);
  return {
    organisation: row.organisation ?? '',
    period: row.period ?? '',
    kind: row.kind ?? '',
    received: of('received'),
    done: of('done'),
    returned: of('returned'),
    overdue: of('overdue'),
    seconds: of('meanSeconds') * of('done'),
    medianHours: of('medianHours'),
    percentile90Hours: of('percentile90Hours'),
  };
}

/** The sum of rows. Medians do not add up: they are kept of a single row only. */
export function sum(rows) {
  const total = { received: 0, done: 0, returned: 0, overdue: 0, seconds: 0 };
  for (const row of rows) {
    COUNTS.forEach(name => { total[name] += row[name]; });
    total.seconds += row.seconds;
  }
  const single = rows.length === 1 ? rows[0] : undefined;
  return {
    ...total,
    // Done among received, in hundredths of a percent, rounded half up as the hub rounds it.
    share: total.received ? Math.floor((total.done * 10_000 * 2 + total.received) / (2 * total.received)) : undefined,
    meanSeconds: total.done ? Math.floor(total.seconds / total.done) : undefined,
    medianHours: single?.done ? single.medianHours : undefined,
    percentile90Hours: single?.done ? single.percentile90Hours : undefined,
  };
}

/** Who stands below whom: code → {code, name, superior}. */
export function tree(organisations) {
  const known = new Map(organisations.map(o => [o.code, { code: o.code, name: o.name, superior: o.superior ?? '' }]));
  const below = new Map();
  known.forEach(o => below.set(o.superior, [...below.get(o.superior) ?? [], o.code]));
  return { known, below };
}

/**
 * Which of the organisations directly below a scope a code belongs to, or the scope itself; undefined where it is not below
 * it.
 */
export function branch(directory, scope, code) {
  let at = code;
  for (let steps = 0; at !== undefined && steps < 16; steps++) {
    if (at === scope) {
      return scope;
    }
    const above = directory.known.get(at)?.superior;
    if (above === scope) {
      return at;
    }
    at = above || undefined;
  }
  return undefined;
}

/** The way from the top to a scope. */
export function path(directory, top, scope) {
  const way = [];
  for (let at = scope; at && at !== top && way.length < 16; at = directory.known.get(at)?.superior) {
    way.unshift(at);
  }
  return [top, ...way];
}

/** One line for the scope itself and for each organisation directly below it that has figures: everything below counts. */
export function byBranch(directory, scope, rows) {
  const groups = new Map();
  for (const row of rows) {
    const code = branch(directory, scope, row.organisation);
    if (code !== undefined) {
      groups.set(code, [...groups.get(code) ?? [], row]);
    }
  }
  return [...groups].map(([code, of]) => ({
    code,
    name: directory.known.get(code)?.name ?? code,
    own: code === scope,
    deeper: code !== scope && (directory.below.get(code)?.length ?? 0) > 0,
    ...sum(of),
  })).sort((a, b) => b.own - a.own || b.received - a.received || (a.code < b.code ? -1 : 1));
}

/** Rows within a scope, by something that each of them says. */
export function by(directory, scope, rows, name) {
  const groups = new Map();
  for (const row of rows.filter(r => branch(directory, scope, r.organisation) !== undefined)) {
    groups.set(row[name], [...groups.get(row[name]) ?? [], row]);
  }
  return [...groups].map(([key, of]) => ({ key, ...sum(of) })).sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** Rows within a scope. */
export function within(directory, scope, rows) {
  return rows.filter(row => branch(directory, scope, row.organisation) !== undefined);
}
