// SPDX-License-Identifier: Apache-2.0
/**
 * The identifiers that courts, police and banks write to each other: parsed once at the edge, one canonical text
 * afterwards, refused by name. The hub's rules see these records, never raw text.
 *
 * <p>Whatever identifies a person (citizen number, account, plate) prints itself masked; only {@code value()} is clear.
 */
package xietong.rules.identifier;
