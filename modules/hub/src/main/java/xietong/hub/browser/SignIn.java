// SPDX-License-Identifier: Apache-2.0
package xietong.hub.browser;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import xietong.hub.identity.Seat;
import xietong.rules.Refused;
import xietong.v1.OfficerRole;
import xietong.v1.Reason;

/** How officers prove who they are at the login page. Called on an event loop: what takes long is done elsewhere. */
public interface SignIn {
    /** Nobody signs in by password. */
    SignIn NONE = new SignIn() {
        @Override
        public CompletionStage<Person> signIn(Attempt attempt) {
            return CompletableFuture.failedFuture(
                    new Refused(Reason.REASON_UNAUTHENTICATED, "nobody signs in by password at this hub"));
        }

        @Override
        public CompletionStage<Void> unlock(Seat seat, String code, String address) {
            return CompletableFuture.failedFuture(
                    new Refused(Reason.REASON_UNAUTHENTICATED, "nobody signs in by password at this hub"));
        }
    };

    /**
     * What was typed at the login page.
     *
     * @param role in which role; UNSPECIFIED takes the officer's usual one
     * @param address where it comes from
     */
    record Attempt(
            String organisation, String officer, String password, String code, OfficerRole role, String address) {}

    /**
     * Who signed in.
     *
     * @param organisation code of the organisation
     * @param officer identifier of the officer
     * @param name the officer's name
     * @param role in which role
     * @param desk desk or worker whose mailbox is read; empty for the organisation's own
     * @param since trusted time from which the session counts; null for now
     */
    record Person(
            String organisation, String officer, String name, OfficerRole role, String desk, Instant since) {
        Person(String organisation, String officer, String name, OfficerRole role, String desk) {
            this(organisation, officer, name, role, desk, null);
        }
    }

    /** Fails with {@link Refused}: REASON_UNAUTHENTICATED whatever was wrong, REASON_OVERLOADED after too many attempts. */
    CompletionStage<Person> signIn(Attempt attempt);

    /** Whether it is still the same person; fails as {@link #signIn} does. */
    CompletionStage<Void> unlock(Seat seat, String code, String address);
}
