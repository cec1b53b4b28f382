// SPDX-License-Identifier: Apache-2.0
package xietong.hub.browser;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import xietong.hub.account.WallDesk;
import xietong.hub.identity.BrowserTokens;
import xietong.hub.identity.Seat;
import xietong.rules.account.Accounts;
import xietong.v1.OfficerRole;
import xietong.v1.WallAccount;

/**
 * Browsers that are walls: a code gives one a credential as a cookie of its own, and as long as that counts it has a session
 * without anybody signing in, a new one before the old one ends.
 */
final class WallPages {
    /** Browsers keep no cookie longer; each new session begins it again. */
    private static final Duration KEPT = Duration.ofDays(400);
    /** A session is followed by the next one so long before it ends. */
    private static final Duration EARLY = Duration.ofHours(1);

    private final Sessions sessions;
    private final WallDesk desk;
    private final Supplier<Instant> trusted;
    private final Cookies cookies;

    /** {@code trusted} is the ledger's time. */
    WallPages(Sessions sessions, WallDesk desk, Supplier<Instant> trusted, boolean plain) {
        this.sessions = sessions;
        this.desk = desk;
        this.trusted = trusted;
        this.cookies = Cookies.of("xietong-wall", plain);
    }

    /** POST /api/wall/enrol {organisation, wall, code}: 204 with the credential and a session. */
    void enrol(HttpServerRequest request) {
        Forms.answer(request, Forms.sent(request)
                .compose(sent -> enrol(request, sent))
                .map(begun -> {
                    cookies.keep(request, begun.credential(), KEPT);
                    return sessions.begin(request, person(begun.account(), begun.since()));
                }));
    }

    private Future<WallDesk.Begun> enrol(HttpServerRequest request, JsonObject sent) {
        return Forms.staged(() -> desk.begin(
                Forms.text(sent, "organisation"),
                Forms.text(sent, "wall"),
                Forms.text(sent, "code"),
                BrowserTokens.newDevice(),
                Forms.address(request)));
    }

    /** Whether the browser says that it is a wall. */
    boolean isWall(HttpServerRequest request) {
        return cookies.sent(request).isPresent();
    }

    /** A new session for a wall whose credential counts; empty, and without the credential, for any other. */
    Future<Optional<Seat>> revive(HttpServerRequest request) {
        String credential = cookies.sent(request).orElseThrow();
        return Forms.staged(() -> desk.known(credential)).map(known -> {
            if (known.isEmpty()) {
                cookies.forget(request);
                return Optional.empty();
            }
            cookies.keep(request, credential, KEPT);
            return Optional.of(sessions.begin(request, person(known.get(), trusted.get())));
        });
    }

    /** Follows a wall's session by the next one where it is time; the answer must not have begun. */
    Future<Void> prolong(HttpServerRequest request, Seat seat) {
        boolean due = seat.session().role() == OfficerRole.OFFICER_ROLE_WALL
                && Instant.now().isAfter(seat.end().minus(EARLY))
                && isWall(request);
        return due ? revive(request).mapEmpty() : Future.succeededFuture();
    }

    private static Person person(WallAccount wall, Instant since) {
        return new Person(
                wall.getOrganisation(),
                Accounts.WALL_PREFIX + wall.getWallId(),
                wall.getTitle(),
                OfficerRole.OFFICER_ROLE_WALL,
                "",
                since);
    }
}
