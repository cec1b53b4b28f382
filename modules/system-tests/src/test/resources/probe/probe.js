// SPDX-License-Identifier: Apache-2.0
// A page that only writes down what its stream tells it.
import { live } from '/lib/live.js';
import { session } from '/lib/session.js';

const probe = { seqs: [], resources: [], states: [], gone: 0, hellos: 0, types: {}, late: 0 };

// By how much the page's own timers were late at most: the machine's share of whatever is late here.
let ticked = performance.now();
setInterval(() => {
  const now = performance.now();
  probe.late = Math.max(probe.late, Math.ceil(now - ticked - 100));
  ticked = now;
}, 100);

probe.start = ({ url, after, cap }) => {
  probe.stream = live({
    url,
    after,
    cap,
    onEvent(type, data, id) {
      probe.types[type] = (probe.types[type] ?? 0) + 1;
      if (id !== undefined) {
        probe.seqs.push(Number(data.seq));
        probe.resources.push(data.resource);
      }
      probe.hellos += type === 'hello' ? 1 : 0;
    },
    onState(state, { lag, reason }) {
      const last = probe.states[probe.states.length - 1];
      if (last?.state !== state) {
        probe.states.push({ state, reason, lag: Math.round(lag) });
      }
    },
    onGone() {
      probe.gone++;
    },
  });
};
probe.session = options => session(options);
globalThis.probe = probe;
