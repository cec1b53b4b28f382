// SPDX-License-Identifier: Apache-2.0
// Formats of the wall: the shared ones, and dates in two lines.
import { formats as shared } from '/lib/i18n.js';

const ZONE = 'Asia/Shanghai';

export function formats(lang) {
  const by = options => {
    const format = new Intl.DateTimeFormat(lang, { timeZone: ZONE, ...options });
    return value => (value === undefined ? '—' : format.format(new Date(value)));
  };
  const hour = by({ hour: '2-digit', hourCycle: 'h23' });
  return {
    ...shared(lang),
    monthDay: by(lang === 'en' ? { month: 'short', day: 'numeric' } : { month: 'long', day: 'numeric' }),
    weekday: by({ weekday: lang === 'en' ? 'short' : 'long' }),
    hour: value => hour(value).replace(/\D/g, ''),
  };
}
