// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import java.time.Instant;

/**
 * A clock's step that will fall due.
 *
 * @param id unique; fired as request {@code timer/<id>}
 * @param resource whose clock
 * @param due when
 * @param command serialised {@code xietong.store.v1.ClockFired}
 */
public record Timer(String id, String resource, Instant due, byte[] command) {}
