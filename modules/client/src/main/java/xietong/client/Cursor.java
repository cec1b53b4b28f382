// SPDX-License-Identifier: Apache-2.0
package xietong.client;

/** How far a subscription has come: everything up to that number of that epoch is handled. */
public record Cursor(String epoch, long seq) {}
