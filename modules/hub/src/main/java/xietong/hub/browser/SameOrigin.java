// SPDX-License-Identifier: Apache-2.0
package xietong.hub.browser;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import java.util.Locale;
import xietong.rules.Refused;
import xietong.v1.Reason;

/**
 * Calls come from the hub's own pages: no other site's page may call in a signed-in person's name. Refuses with
 * REASON_RIGHT_MISSING. Without TLS also the name by which the hub is reached must be this machine's, so that no other
 * site's name can be pointed here.
 */
final class SameOrigin {
    private final boolean plain;

    SameOrigin(boolean plain) {
        this.plain = plain;
    }

    /** For every request. */
    void requireHost(HttpServerRequest request) {
        HostAndPort asked = request.authority();
        if (asked == null || (plain && !isLoopback(asked.host().toLowerCase(Locale.ROOT)))) {
            throw new Refused(Reason.REASON_RIGHT_MISSING, "this hub is not reached by that name");
        }
    }

    private static boolean isLoopback(String host) {
        return host.equals("localhost") || host.endsWith(".localhost") || host.equals("127.0.0.1") || host.equals("[::1]")
                || host.equals("::1");
    }

    /** For calls. */
    void require(HttpServerRequest request) {
        String site = request.getHeader("sec-fetch-site");
        String origin = request.getHeader("origin");
        boolean reads = request.method() == HttpMethod.GET || request.method() == HttpMethod.HEAD;
        boolean ours = site == null || site.equals("same-origin") || (reads && site.equals("none"));
        if (origin != null) {
            ours &= origin.equalsIgnoreCase((plain ? "http://" : "https://") + request.authority());
        }
        if (!reads) {
            ours &= site != null || origin != null;
        }
        if (!ours) {
            throw new Refused(Reason.REASON_RIGHT_MISSING, "calls come from the hub's own pages");
        }
    }
}
