// SPDX-License-Identifier: Apache-2.0
// What the sign-in page shows, as a function of what happened.

/** Tabs of the page. */
export const TABS = ['login', 'setup', 'wall'];

/** At the beginning; to: where to go afterwards, a path of this hub's pages or empty. */
export function initial({ tab, to, organisation = '', officer = '' } = {}) {
  return {
    tab: TABS.includes(tab) ? tab : 'login',
    to: isPage(to) ? to : '',
    organisation,
    officer,
    busy: false,
    problem: '',
    done: '',
    caps: false,
    invitation: undefined,
    setup: '',
    me: undefined,
  };
}

/** A path of this hub, and of nobody else's: "//host" and "/\host" are addresses of others. */
export function isPage(path) {
  return /^\/[a-z]+(\/|\?|#|$)/.test(path ?? '') && !path.includes('\\');
}

/** The next state. */
export function next(state, event) {
  switch (event.type) {
    case 'tab':
      return { ...state, tab: event.tab, problem: '', done: '', invitation: undefined, setup: '' };
    case 'sent':
      return { ...state, ...event.typed, busy: true, problem: '', done: '' };
    case 'refused':
      return { ...state, busy: false, problem: event.problem };
    case 'caps':
      return state.caps === event.on ? state : { ...state, caps: event.on };
    case 'invited':
      return { ...state, busy: false, invitation: event.invitation, setup: event.setup };
    case 'set':
      return { ...state, busy: false, tab: 'login', invitation: undefined, setup: '', done: 'setup.done' };
    case 'signedIn':
      return { ...state, busy: false, me: event.me };
    case 'signedOut':
      return { ...state, me: undefined, tab: 'login', done: 'signedOut.done' };
    default:
      return state;
  }
}

/** Where whoever signed in goes at once; undefined where there is a choice. */
export function destination(state) {
  const surfaces = state.me?.surfaces ?? [];
  const own = state.to && surfaces.some(name => state.to.split(/[/?#]/)[1] === name);
  return own ? state.to : surfaces.length === 1 ? `/${surfaces[0]}` : undefined;
}

/** Words for a refusal at this page; 401 is never about a session here. */
export function problem(refusal) {
  if (refusal.status === 401) {
    return 'problem.credentials';
  }
  if (refusal.details?.field === 'password') {
    return 'problem.weak';
  }
  if (refusal.status === 429) {
    return 'problem.busy';
  }
  return refusal.status === 0 || refusal.status === 503 ? 'problem.unreachable' : 'problem.other';
}
