// SPDX-License-Identifier: Apache-2.0
package xietong.live;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * How this node takes part in the shared live state.
 *
 * @param cluster name of the cluster
 * @param address private interface to bind; Hazelcast Community has no encryption between members
 * @param port member port; 0 takes a free one
 * @param reachedAt where the other members reach this one, host:port, where that is not its address and port; else empty
 * @param members addresses of all members, host:port, as they are reached; empty for a single node
 */
public record LiveSettings(String cluster, String address, int port, String reachedAt, List<String> members) {

    /** One that is reached where it listens. */
    public LiveSettings(String cluster, String address, int port, List<String> members) {
        this(cluster, address, port, "", members);
    }

    /**
     * The same for members of one ledger only: whoever knows the cluster's name but not the ledger is of another cluster
     * and is refused.
     *
     * @param ledger random name of the ledger, which every member reads there
     */
    public LiveSettings of(String ledger) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((cluster + "\n" + ledger).getBytes(StandardCharsets.UTF_8));
            String own = HexFormat.of().formatHex(digest, 0, 16);
            return new LiveSettings(cluster + "-" + own, address, port, reachedAt, members);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
