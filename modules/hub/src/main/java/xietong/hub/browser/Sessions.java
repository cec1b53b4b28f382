// SPDX-License-Identifier: Apache-2.0
package xietong.hub.browser;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import xietong.hub.identity.Authenticator;
import xietong.hub.identity.Authenticator.Principal;
import xietong.hub.identity.BrowserTokens;
import xietong.hub.identity.Seat;
import xietong.hub.identity.Session;
import xietong.rules.Refused;
import xietong.v1.Mode;
import xietong.v1.Reason;

/** Who sits at which browser: cookies read, renewed, set and taken away. Safe for use by many threads. */
final class Sessions {
    private final BrowserTokens tokens;
    private final Authenticator authenticator;
    private final Supplier<Instant> trusted;
    private final Mode mode;
    private final Cookies cookies;
    /** Codes that were taken, with their ends. */
    private final Map<String, Instant> taken = new ConcurrentHashMap<>();

    /** {@code trusted} is the ledger's time, by which ends of sessions are recorded. */
    Sessions(BrowserTokens tokens, Authenticator authenticator, Supplier<Instant> trusted, Mode mode, boolean plain) {
        this.tokens = tokens;
        this.authenticator = authenticator;
        this.trusted = trusted;
        this.mode = mode;
        this.cookies = Cookies.of("xietong", plain);
    }

    /**
     * Whose request it is.
     *
     * @param principal as the gateway knows callers
     * @param seat who sits there
     * @param expiry when the cookie ends
     */
    record Caller(Principal principal, Seat seat, Instant expiry) {}

    /** Refuses with REASON_UNAUTHENTICATED; renews the cookie where it is time, for which the answer must not have begun. */
    Caller require(HttpServerRequest request) {
        Instant now = Instant.now();
        BrowserTokens.Cookie cookie = cookie(request, now)
                .orElseThrow(() -> new Refused(Reason.REASON_UNAUTHENTICATED, "nobody is signed in here"));
        Principal principal = authenticator.seated(cookie.seat());
        Instant expiry = cookie.expiry();
        if (cookie.isHalfSpent(now) && expiry.isBefore(cookie.seat().end())) {
            expiry = set(request, cookie.seat(), now);
        }
        return new Caller(principal, cookie.seat(), expiry);
    }

    /** Whose request it is whose session has just begun; refuses as {@link #begin} does. */
    Caller seated(Seat seat) {
        Instant expiry = Instant.now().plus(BrowserTokens.COOKIE);
        return new Caller(authenticator.seated(seat), seat, expiry.isAfter(seat.end()) ? seat.end() : expiry);
    }

    /** Whether somebody is signed in whose session is in force. */
    boolean isSignedIn(HttpServerRequest request) {
        try {
            require(request);
            return true;
        } catch (Refused outsider) {
            return false;
        }
    }

    private Optional<BrowserTokens.Cookie> cookie(HttpServerRequest request, Instant now) {
        return cookies.sent(request).flatMap(value -> tokens.cookie(value, now));
    }

    /** Begins a session; refuses with REASON_UNAUTHENTICATED for an organisation that is not in service. */
    Seat begin(HttpServerRequest request, Person person) {
        Instant now = Instant.now();
        Instant since = person.since() == null ? trusted.get() : person.since();
        var session = new Session(
                BrowserTokens.newDevice(),
                person.officer(),
                person.role(),
                since,
                null,
                // A DRILL ledger's clock may be ahead of the machines'.
                since.isBefore(now) ? since : now);
        var seat = new Seat(person.organisation(), session, person.name(), person.desk());
        authenticator.seated(seat);
        set(request, seat, now);
        return seat;
    }

    private Instant set(HttpServerRequest request, Seat seat, Instant now) {
        Duration life = BrowserTokens.COOKIE;
        cookies.keep(request, tokens.cookie(seat, now), life);
        Instant expiry = now.plus(life);
        return expiry.isAfter(seat.end()) ? seat.end() : expiry;
    }

    /** Takes the cookie away. */
    void forget(HttpServerRequest request) {
        cookies.forget(request);
    }

    /** A code that lets one browser in, once and for some minutes; {@link IllegalStateException} on a ledger that counts. */
    String code(Person person) {
        if (mode != Mode.MODE_DRILL) {
            throw new IllegalStateException("codes open sessions on DRILL ledgers only");
        }
        return tokens.code(
                person.organisation(), person.officer(), person.name(), person.role(), person.desk(), Instant.now());
    }

    /** Takes a code; refuses with REASON_UNAUTHENTICATED. */
    Seat enter(HttpServerRequest request, String code) {
        Instant now = Instant.now();
        taken.values().removeIf(now::isAfter);
        BrowserTokens.Entry entry = tokens.entry(code, now)
                .filter(e -> mode == Mode.MODE_DRILL)
                .filter(e -> taken.putIfAbsent(e.id(), e.expiry()) == null)
                .orElseThrow(() -> new Refused(Reason.REASON_UNAUTHENTICATED, "the code is not one of this hub, or was used"));
        return begin(request, new Person(
                entry.organisation(), entry.officer(), entry.name(), entry.role(), entry.desk()));
    }
}
