// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

/**
 * One row of a list that is read without touching states.
 *
 * @param list e.g. inbox
 * @param owner whose list
 * @param sort sorts as text
 * @param resource the resource
 */
public record IndexRow(String list, String owner, String sort, String resource) {}
