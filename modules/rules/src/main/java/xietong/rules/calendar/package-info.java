// SPDX-License-Identifier: Apache-2.0
/**
 * How long a legal period lasts: pure arithmetic on instants and the State Council's holiday notices.
 *
 * <p>Law: CPL 85 and INT 125 (the hour or day on which a period begins is not counted; a period whose last day is a
 * statutory day of rest ends on the first day after it), Civil Code 202 (no corresponding day: last of the month) and
 * 203 (the last day ends at 24:00). Everything is counted in the time of Asia/Shanghai.
 */
package xietong.rules.calendar;
