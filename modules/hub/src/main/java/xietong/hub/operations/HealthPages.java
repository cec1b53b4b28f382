// SPDX-License-Identifier: Apache-2.0
package xietong.hub.operations;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/**
 * {@code /health/live} and {@code /health/ready}: 200 or 503, and as JSON each check with its reason. Answers anyone; it
 * is all that does.
 */
public final class HealthPages {
    /** Whether the process should be left alone. */
    public static final String LIVE = "/health/live";
    /** Whether callers should come. */
    public static final String READY = "/health/ready";

    private static final int OK = 200;
    private static final int NOT_NOW = 503;

    private final Health health;

    public HealthPages(Health health) {
        this.health = health;
    }

    /** Answers what is asked for; false where it is another page. */
    public boolean answer(HttpServerRequest request) {
        boolean live = LIVE.equals(request.path());
        boolean asked = live || READY.equals(request.path());
        boolean reads = request.method() == HttpMethod.GET || request.method() == HttpMethod.HEAD;
        if (!asked || !reads) {
            return false;
        }
        Health.Report report = live ? health.live() : health.ready();
        request.response()
                .setStatusCode(report.passed() ? OK : NOT_NOW)
                .putHeader("content-type", "application/json")
                .putHeader("cache-control", "no-store")
                .putHeader("x-content-type-options", "nosniff")
                .putHeader("content-security-policy", "default-src 'none'; frame-ancestors 'none'")
                .putHeader("referrer-policy", "no-referrer")
                .end(json(report, live).encode());
        return true;
    }

    static JsonObject json(Health.Report report, boolean live) {
        var checks = new JsonArray();
        report.checks().forEach(c -> checks.add(new JsonObject()
                .put("name", c.name())
                .put("passed", c.passed())
                .put("reason", c.reason())));
        String status = live ? "live" : "ready";
        return new JsonObject().put("status", report.passed() ? status : "not " + status).put("checks", checks);
    }
}
