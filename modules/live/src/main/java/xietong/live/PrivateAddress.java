// SPDX-License-Identifier: Apache-2.0
package xietong.live;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** Addresses that the members may talk over: their traffic is neither encrypted nor signed. */
final class PrivateAddress {
    private PrivateAddress() {}

    /** Refuses with {@link IllegalStateException} an address that others than the members could reach. */
    static void require(String address) {
        try {
            for (InetAddress each : InetAddress.getAllByName(address)) {
                if (!isPrivate(each)) {
                    throw new IllegalStateException("live: " + address + " is no private address; accepted for "
                            + "live.address: loopback, 10/8, 172.16/12, 192.168/16, 169.254/16, 100.64/10, fc00::/7, "
                            + "fe80::/10. The members' traffic is not encrypted: bind it to a network of their own");
                }
            }
        } catch (UnknownHostException e) {
            throw new IllegalStateException("live: live.address " + address + " is no address of this machine", e);
        }
    }

    static boolean isPrivate(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean shared = bytes.length == 4 && bytes[0] == 100 && (bytes[1] & 0xc0) == 64;
        boolean uniqueLocal = address instanceof Inet6Address && (bytes[0] & 0xfe) == 0xfc;
        return address.isLoopbackAddress()
                || address.isSiteLocalAddress()
                || address.isLinkLocalAddress()
                || shared
                || uniqueLocal;
    }
}
