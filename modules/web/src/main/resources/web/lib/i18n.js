// SPDX-License-Identifier: Apache-2.0
// Words in Chinese and English. Every text of a page goes through here; times and dates are those of Asia/Shanghai.
import en from '/lib/i18n/en.js';
import zh from '/lib/i18n/zh-CN.js';

const SHARED = { 'zh-CN': zh, en };
const ZONE = 'Asia/Shanghai';

/** zh-CN or en: what the address asks for, else what was chosen here before, else Chinese. */
export function language() {
  const asked = new URLSearchParams(location.search).get('lang');
  const known = lang => (lang === 'en' || lang === 'zh-CN' ? lang : undefined);
  let chosen;
  try {
    if (known(asked)) {
      localStorage.setItem('lang', asked);
    }
    chosen = localStorage.getItem('lang');
  } catch (e) {
    // A page without storage of its own asks each time.
  }
  return known(asked) ?? known(chosen) ?? 'zh-CN';
}

/**
 * Words of a page.
 *
 * @param dictionaries {'zh-CN': {key: text | function(args)}, en: {…}}; words that all pages share stand behind them
 * @returns t(key, args): the text with {name} replaced; t.lang; t.missing: keys that were asked for and not found
 */
export function i18n(dictionaries, lang = language()) {
  const words = { ...SHARED[lang], ...dictionaries[lang] };
  if (typeof document !== 'undefined') {
    document.documentElement.lang = lang;
  }
  const missing = new Set();
  const t = (key, args = {}) => {
    const text = words[key];
    if (text === undefined) {
      missing.add(key);
      return key;
    }
    return typeof text === 'function' ? text(args) : text.replace(/\{(\w+)\}/g, (all, name) => args[name] ?? all);
  };
  t.lang = lang;
  t.has = key => words[key] !== undefined;
  t.missing = missing;
  return t;
}

/** Words for a refusal of the hub; its own message where there are none. */
export function refusalText(t, refusal) {
  const key = `reason.${refusal.reason}`;
  return t.has(key) ? t(key, refusal.details) : refusal.message;
}

/** Formats of a language: milliseconds, Date or the contract's times in; '—' for nothing. */
export function formats(lang = language()) {
  const by = options => {
    const format = new Intl.DateTimeFormat(lang, { timeZone: ZONE, hour12: false, ...options });
    return value => {
      const date = value === undefined || value === null || value === '' ? undefined : new Date(value);
      return date && !Number.isNaN(date.getTime()) ? format.format(date) : '—';
    };
  };
  const two = '2-digit';
  const numbers = new Intl.NumberFormat(lang);
  return {
    time: by({ hour: two, minute: two, second: two, hourCycle: 'h23' }),
    minute: by({ hour: two, minute: two, hourCycle: 'h23' }),
    date: by({ year: 'numeric', month: 'long', day: 'numeric' }),
    day: by({ month: 'long', day: 'numeric', weekday: 'long' }),
    stamp: by({ year: 'numeric', month: two, day: two, hour: two, minute: two, second: two, hourCycle: 'h23' }),
    number: value => (value === undefined || value === null || value === '' ? '—' : numbers.format(Number(value))),
  };
}

/** Formats of the language in force when this was loaded. */
export const fmt = formats();
