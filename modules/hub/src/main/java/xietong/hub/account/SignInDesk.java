// SPDX-License-Identifier: Apache-2.0
package xietong.hub.account;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import xietong.hub.writer.Submissions;
import xietong.ledger.Reads;
import xietong.rules.Refused;
import xietong.rules.Times;
import xietong.rules.directory.Directory;
import xietong.store.v1.OfficerFailed;
import xietong.store.v1.OfficerSetUp;
import xietong.store.v1.OfficerSignedIn;
import xietong.store.v1.OfficerState;
import xietong.store.v1.OfficerUnlocked;
import xietong.v1.AccountState;
import xietong.v1.OfficerAccount;
import xietong.v1.OfficerRole;
import xietong.v1.Reason;
import xietong.v1.Receipt;

/**
 * Officers who sign in at browsers with password and second factor. Whatever is wrong, the answer is the same and takes as
 * long: whether there is such an account, which of the two was wrong, and whether it is locked, nobody learns here. That it
 * was, the organisation reads in its audit.
 */
public final class SignInDesk implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SignInDesk.class);
    private static final int STRIPES = 64;

    private final AccountBook book;
    private final AccountSecrets secrets;
    private final SignInRooms rooms = new SignInRooms();
    private final Passwords passwords = new Passwords();
    private final SecondFactor factor = new SecondFactor();
    /** One attempt at a time for an account, so that many at once are no more guesses than one after the other. */
    private final ReentrantLock[] stripes =
            IntStream.range(0, STRIPES).mapToObj(i -> new ReentrantLock()).toArray(ReentrantLock[]::new);

    /** For one node; {@code directory} is the one in force. */
    public SignInDesk(Reads ledger, Submissions writer, Supplier<Directory> directory, AccountSecrets secrets) {
        this.book = new AccountBook(ledger, writer, directory);
        this.secrets = secrets;
    }

    /**
     * Who has signed in.
     *
     * @param account as it was just before
     * @param role in which role
     * @param since trusted time
     */
    public record Person(OfficerAccount account, OfficerRole role, Instant since) {}

    /**
     * What is typed at the page.
     *
     * @param role in which role; UNSPECIFIED takes the account's usual one
     * @param address where it comes from, of which only so many are looked at at once
     */
    public record Attempt(
            String organisation,
            String officer,
            String password,
            String code,
            OfficerRole role,
            String address) {}

    /** Signs in; refused with REASON_UNAUTHENTICATED for whatever is wrong. */
    public CompletableFuture<Person> signIn(Attempt attempt) {
        return rooms.attempt(attempt.address(), () -> alone(attempt.organisation(), attempt.officer(), () -> {
            Optional<OfficerState> known = book.officer(attempt.organisation(), attempt.officer());
            OfficerState state = known.orElse(OfficerState.getDefaultInstance());
            boolean password = isPassword(state, attempt);
            OptionalLong step = step(state, attempt.organisation(), attempt.officer(), attempt.code());
            if (known.isEmpty() || !password || step.isEmpty()) {
                throw failed(known, attempt.organisation(), attempt.officer());
            }
            OfficerRole role = attempt.role() == OfficerRole.OFFICER_ROLE_UNSPECIFIED && state.getAccount().getRolesCount() > 0
                    ? state.getAccount().getRoles(0)
                    : attempt.role();
            Receipt receipt = orFailed(known, attempt.organisation(), attempt.officer(), () -> book.done(
                    attempt.organisation(),
                    OfficerSignedIn.newBuilder()
                            .setHeader(AccountBook.head("sign-in", attempt.officer(), role))
                            .setOrganisation(attempt.organisation())
                            .setGeneration(state.getGeneration())
                            .setStep(step.getAsLong())
                            .build()));
            return new Person(state.getAccount(), role, Times.instant(receipt.getAcceptTime()));
        }));
    }

    /**
     * What a setup code is shown.
     *
     * @param name of the officer
     * @param secret of the second factor, in base 32
     * @param uri the same for an authenticator program
     */
    public record Invitation(String name, String secret, String uri) {}

    /** What whoever has the setup code puts into an authenticator program; refused with REASON_UNAUTHENTICATED. */
    public CompletableFuture<Invitation> invitation(String organisation, String officer, String setup, String address) {
        return rooms.attempt(address, () -> alone(organisation, officer, () -> {
            OfficerState state = invited(organisation, officer, setup);
            byte[] secret = secrets.totp(organisation, officer, state.getGeneration());
            return new Invitation(
                    state.getAccount().getName(), Base32.of(secret), SecondFactor.uri(organisation, officer, secret));
        }));
    }

    /**
     * Sets the password, with the setup code and a code of the second factor; refused with REASON_UNAUTHENTICATED, and with
     * REASON_FIELD_INVALID for a password that is guessed too easily.
     */
    public CompletableFuture<Void> setUp(
            String organisation, String officer, String setup, String password, String code, String address) {
        return rooms.attempt(address, () -> alone(organisation, officer, () -> {
            OfficerState state = invited(organisation, officer, setup);
            Passwords.requireStrong(password, officer);
            OptionalLong step = step(state, organisation, officer, code);
            if (step.isEmpty()) {
                throw failed(Optional.of(state), organisation, officer);
            }
            Passwords.Kept kept = passwords.keep(password, secrets.passwordKey(organisation, officer));
            orFailed(Optional.of(state), organisation, officer, () -> book.done(
                    organisation,
                    OfficerSetUp.newBuilder()
                            .setHeader(AccountBook.head("set-up", officer, state.getAccount().getRoles(0)))
                            .setOrganisation(organisation)
                            .setGeneration(state.getGeneration())
                            .setPasswordSalt(kept.salt())
                            .setPasswordDigest(kept.digest())
                            .setPasswordScheme(Passwords.SCHEME)
                            .setStep(step.getAsLong())
                            .build()));
            return null;
        }));
    }

    /** Lifts the lock of a page that was left alone, with a code; refused with REASON_UNAUTHENTICATED. */
    public CompletableFuture<Void> unlock(
            String organisation, String officer, OfficerRole role, String code, String address) {
        return rooms.attempt(address, () -> alone(organisation, officer, () -> {
            Optional<OfficerState> known = book.officer(organisation, officer);
            OptionalLong step = step(known.orElse(OfficerState.getDefaultInstance()), organisation, officer, code);
            if (known.isEmpty() || step.isEmpty()) {
                throw failed(known, organisation, officer);
            }
            orFailed(known, organisation, officer, () -> book.done(
                    organisation,
                    OfficerUnlocked.newBuilder()
                            .setHeader(AccountBook.head("unlock", officer, role))
                            .setOrganisation(organisation)
                            .setStep(step.getAsLong())
                            .build()));
            return null;
        }));
    }

    /** Whether the officer has an account. */
    public CompletableFuture<Boolean> isEnrolled(String organisation, String officer) {
        return rooms.ask(() -> book.officer(organisation, officer)
                .filter(state -> state.getAccount().getState() != AccountState.ACCOUNT_STATE_REMOVED)
                .isPresent());
    }

    private <T> T alone(String organisation, String officer, Supplier<T> look) {
        ReentrantLock lock = stripes[Math.floorMod((organisation + "/" + officer).hashCode(), STRIPES)];
        lock.lock();
        try {
            return look.get();
        } finally {
            lock.unlock();
        }
    }

    /** The account that waits for this setup code. */
    private OfficerState invited(String organisation, String officer, String setup) {
        Optional<OfficerState> known = book.officer(organisation, officer);
        OfficerState state = known.orElse(OfficerState.getDefaultInstance());
        boolean fits = AccountSecrets.isSame(secrets.setupCode(organisation, officer, state.getGeneration()), setup);
        if (!fits || state.getAccount().getState() != AccountState.ACCOUNT_STATE_INVITED) {
            throw failed(known, organisation, officer);
        }
        return state;
    }

    /** Compares with something even where there is nothing to compare with. */
    private boolean isPassword(OfficerState state, Attempt attempt) {
        boolean set = !state.getPasswordDigest().isEmpty();
        var kept = set
                ? new Passwords.Kept(state.getPasswordSalt(), state.getPasswordDigest())
                : Passwords.nobody();
        String scheme = set ? state.getPasswordScheme() : Passwords.SCHEME;
        byte[] key = secrets.passwordKey(attempt.organisation(), attempt.officer());
        return passwords.isSame(kept, scheme, attempt.password(), key) && set;
    }

    private OptionalLong step(OfficerState state, String organisation, String officer, String code) {
        return factor.match(secrets.totp(organisation, officer, state.getGeneration()), code, Instant.now());
    }

    /** What the ledger does not accept is a failure like any other: a code that was used, a lock. */
    private Receipt orFailed(
            Optional<OfficerState> known, String organisation, String officer, Supplier<Receipt> act) {
        try {
            return act.get();
        } catch (Refused refused) {
            boolean own = refused.reason() == Reason.REASON_STATE_FORBIDS || refused.reason() == Reason.REASON_NOT_PARTY;
            throw own ? failed(known, organisation, officer) : refused;
        }
    }

    /** Puts the failure on the record, as far as there is an account, and is the one answer to all of them. */
    private Refused failed(Optional<OfficerState> known, String organisation, String officer) {
        if (known.isPresent()) {
            try {
                book.done(organisation, OfficerFailed.newBuilder()
                        .setHeader(AccountBook.head("failure", officer, OfficerRole.OFFICER_ROLE_UNSPECIFIED))
                        .setOrganisation(organisation)
                        .build());
            } catch (Refused e) {
                // Locked or removed: it is not counted any more. Without a writer nobody signs in anyway.
                LOG.debug("a failure to sign in was not recorded", e);
            }
        }
        return refused();
    }

    static Refused refused() {
        return new Refused(
                Reason.REASON_UNAUTHENTICATED,
                "this was not accepted; after five failures in a row an account rests for fifteen minutes");
    }

    @Override
    public void close() {
        rooms.close();
    }
}
