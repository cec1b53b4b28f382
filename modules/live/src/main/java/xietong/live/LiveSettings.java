// SPDX-License-Identifier: Apache-2.0
package xietong.live;

import java.util.List;

/**
 * How this node takes part in the shared live state.
 *
 * @param cluster name of the cluster
 * @param address private interface to bind; Hazelcast Community has no encryption between members
 * @param port member port; 0 takes a free one
 * @param members addresses of all members, host:port; empty for a single node
 */
public record LiveSettings(String cluster, String address, int port, List<String> members) {}
