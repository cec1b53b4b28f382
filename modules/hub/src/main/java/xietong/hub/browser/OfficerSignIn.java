// SPDX-License-Identifier: Apache-2.0
package xietong.hub.browser;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import xietong.hub.account.SignInDesk;
import xietong.hub.identity.Seat;
import xietong.v1.Mode;

/** Officers sign in with password and second factor of their accounts. */
final class OfficerSignIn implements SignIn {
    private final SignInDesk desk;
    private final Mode mode;

    OfficerSignIn(SignInDesk desk, Mode mode) {
        this.desk = desk;
        this.mode = mode;
    }

    @Override
    public CompletionStage<Person> signIn(Attempt attempt) {
        return desk.signIn(new SignInDesk.Attempt(
                        attempt.organisation(),
                        attempt.officer(),
                        attempt.password(),
                        attempt.code(),
                        attempt.role(),
                        attempt.address()))
                .thenApply(person -> new Person(
                        person.account().getOrganisation(),
                        person.account().getOfficerId(),
                        person.account().getName(),
                        person.role(),
                        person.account().getDesk(),
                        person.since()));
    }

    /** Whoever came in by a code of an exercise, without an account, has nothing to prove. */
    @Override
    public CompletionStage<Void> unlock(Seat seat, String code, String address) {
        String officer = seat.session().officer();
        CompletableFuture<Boolean> enrolled = mode == Mode.MODE_DRILL
                ? desk.isEnrolled(seat.organisation(), officer)
                : CompletableFuture.completedFuture(true);
        return enrolled.thenCompose(known -> known
                ? desk.unlock(seat.organisation(), officer, seat.session().role(), code, address)
                : CompletableFuture.completedFuture(null));
    }
}
