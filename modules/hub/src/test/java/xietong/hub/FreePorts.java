// SPDX-License-Identifier: Apache-2.0
package xietong.hub;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** Ports of this machine for nodes that must know each other's before they start. */
public final class FreePorts {
    private FreePorts() {}

    /** So many, below those that the system gives to outgoing connections: nobody else is given one meanwhile. */
    public static List<Integer> take(int count) {
        Set<Integer> free = new LinkedHashSet<>();
        while (free.size() < count) {
            int port = ThreadLocalRandom.current().nextInt(10_000, 32_000);
            try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                free.add(socket.getLocalPort());
            } catch (IOException taken) {
                // Another one then.
            }
        }
        return List.copyOf(free);
    }
}
