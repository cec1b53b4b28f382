// SPDX-License-Identifier: Apache-2.0
package xietong.hub.browser;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import xietong.hub.account.SignInDesk;
import xietong.hub.identity.Seat;
import xietong.rules.Refused;
import xietong.v1.Mode;

/**
 * Officers sign in with password and second factor of their accounts. Called on an event loop: what takes long is done
 * elsewhere.
 */
final class OfficerSignIn {
    private final SignInDesk desk;
    private final Mode mode;

    OfficerSignIn(SignInDesk desk, Mode mode) {
        this.desk = desk;
        this.mode = mode;
    }

    /** Fails with {@link Refused}: REASON_UNAUTHENTICATED whatever was wrong, REASON_OVERLOADED after too many attempts. */
    CompletionStage<Person> signIn(SignInDesk.Attempt attempt) {
        return desk.signIn(attempt).thenApply(person -> new Person(
                person.account().getOrganisation(),
                person.account().getOfficerId(),
                person.account().getName(),
                person.role(),
                person.account().getDesk(),
                person.since()));
    }

    /**
     * Whether it is still the same person; fails as {@link #signIn} does. Whoever came in by a code of an exercise, without an
     * account, has nothing to prove.
     */
    CompletionStage<Void> unlock(Seat seat, String code, String address) {
        String officer = seat.session().officer();
        CompletableFuture<Boolean> enrolled = mode == Mode.MODE_DRILL
                ? desk.isEnrolled(seat.organisation(), officer)
                : CompletableFuture.completedFuture(true);
        return enrolled.thenCompose(known -> known
                ? desk.unlock(seat.organisation(), officer, seat.session().role(), code, address)
                : CompletableFuture.completedFuture(null));
    }
}
