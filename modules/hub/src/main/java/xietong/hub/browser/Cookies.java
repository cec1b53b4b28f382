// SPDX-License-Identifier: Apache-2.0
package xietong.hub.browser;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.Optional;

/** One kind of cookie: of this hub's pages only, and out of the reach of scripts. */
record Cookies(String name, boolean plain) {
    /** Without TLS browsers refuse a cookie of the safer name. */
    static Cookies of(String name, boolean plain) {
        return new Cookies(plain ? name : "__Host-" + name, plain);
    }

    /** What the browser sent. */
    Optional<String> sent(HttpServerRequest request) {
        return Optional.ofNullable(request.getCookie(name)).map(Cookie::getValue);
    }

    void keep(HttpServerRequest request, String value, Duration life) {
        request.response().addCookie(Cookie.cookie(name, value)
                .setPath("/")
                .setHttpOnly(true)
                .setSecure(!plain)
                .setSameSite(CookieSameSite.STRICT)
                .setMaxAge(life.toSeconds()));
    }

    void forget(HttpServerRequest request) {
        keep(request, "", Duration.ZERO);
    }
}
