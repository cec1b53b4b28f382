// SPDX-License-Identifier: Apache-2.0
/**
 * Who takes part: organisations, their superiors and their mailboxes, as an immutable value; its file; and a national
 * directory made up from the division tables for drills and measurements.
 *
 * <p>A code is an opaque text. Nothing here reads a superior, a province or a level out of it, except the generator,
 * whose every entry is marked synthetic.
 */
package xietong.rules.directory;
