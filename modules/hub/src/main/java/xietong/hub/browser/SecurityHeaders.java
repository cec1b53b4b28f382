// SPDX-License-Identifier: Apache-2.0
package xietong.hub.browser;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;

/** What every answer to a browser carries: nothing but the hub's own files runs, and nobody frames or embeds them. */
final class SecurityHeaders {
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; "
            + "media-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; "
            + "require-trusted-types-for 'script'; trusted-types lit-html hub; report-uri /api/csp; report-to csp";
    private static final String NOTHING = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), display-capture=()";
    private static final String FOR_GRID =
            "camera=(self), geolocation=(self), microphone=(), payment=(), usb=(), display-capture=()";
    private static final String SHELL = "/grid/sw.js";
    private static final String ONE_YEAR = "max-age=31536000";

    private final boolean plain;

    /** Without TLS nothing is said of TLS. */
    SecurityHeaders(boolean plain) {
        this.plain = plain;
    }

    void put(HttpServerRequest request) {
        MultiMap headers = request.response().headers();
        headers.set("content-security-policy", POLICY)
                .set("x-content-type-options", "nosniff")
                .set("referrer-policy", "no-referrer")
                .set("cross-origin-opener-policy", "same-origin")
                .set("cross-origin-resource-policy", "same-origin")
                .set("cache-control", "no-store")
                .set("permissions-policy", isGrid(request.path()) ? FOR_GRID : NOTHING)
                .set("reporting-endpoints", "csp=\"/api/csp\"");
        if (SHELL.equals(request.path())) {
            // Its page has no slash at the end, so it lies above the worker's folder.
            headers.set("service-worker-allowed", "/grid");
        }
        if (!plain) {
            headers.set("strict-transport-security", ONE_YEAR);
        }
    }

    private static boolean isGrid(String path) {
        return path != null && (path.equals("/grid") || path.startsWith("/grid/"));
    }
}
