// SPDX-License-Identifier: Apache-2.0

/**
 * The Java SDK: start at {@link xietong.client.HubClient}.
 *
 * <p>Commands are tried again with the same {@code request_id} until their receipt is here, so a lost answer never
 * makes a second act. Subscriptions and exchanges outlive their connections: nothing is lost, nothing is handed to
 * the application twice while the process lives.
 */
package xietong.client;
