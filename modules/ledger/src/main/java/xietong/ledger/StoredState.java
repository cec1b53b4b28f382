// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

/**
 * The present state of one resource.
 *
 * @param id the resource
 * @param kind what it is, e.g. entrustment
 * @param revision counts its changes, from 1
 * @param position position of the last change
 * @param body serialised state
 * @param digest digest of its last history record, to which the next one is chained
 */
public record StoredState(String id, String kind, long revision, long position, byte[] body, byte[] digest) {}
