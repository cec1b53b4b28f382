// SPDX-License-Identifier: Apache-2.0
package xietong.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.grpc.Grpc;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.TlsChannelCredentials;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import xietong.client.Device;
import xietong.client.HubClient;
import xietong.client.HubRefusal;
import xietong.hub.account.Base32;
import xietong.hub.account.SecondFactor;
import xietong.hub.account.SignInDesk.Attempt;
import xietong.hub.account.SignInDesk.Invitation;
import xietong.hub.account.SignInDesk.Person;
import xietong.hub.identity.Identity;
import xietong.hub.identity.Session;
import xietong.hub.identity.Tokens;
import xietong.rules.Refused;
import xietong.rules.session.DeviceKey;
import xietong.v1.AccountState;
import xietong.v1.AdminServiceAdvanceClockRequest;
import xietong.v1.AuditKind;
import xietong.v1.AuditRecord;
import xietong.v1.AuditServiceListRequest;
import xietong.v1.CommandHeader;
import xietong.v1.DirectoryServiceEnrolOfficerRequest;
import xietong.v1.DirectoryServiceEnrolWallRequest;
import xietong.v1.DirectoryServiceRemoveOfficerRequest;
import xietong.v1.DirectoryServiceRemoveWallRequest;
import xietong.v1.DirectoryServiceResetOfficerRequest;
import xietong.v1.MailboxServiceFetchRequest;
import xietong.v1.OfficerAccount;
import xietong.v1.OfficerRole;
import xietong.v1.Reason;

/** Officers sign in with password and second factor, and whoever guesses learns nothing. */
@Timeout(120)
class SignInTest {
    private static final String COURT = "京0117";
    private static final String PASSWORD = "Heping-Xietong-7";
    private static final String FETCH = "xietong.v1.MailboxService/Fetch";
    private static final OfficerRole OFFICER = OfficerRole.OFFICER_ROLE_OFFICER;
    private static final SecondFactor FACTOR = new SecondFactor();

    @TempDir
    static Path folder;

    private static TestHub hub;
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    @BeforeAll
    static void start() {
        hub = TestHub.start(folder);
        hub.as(COURT);
    }

    @AfterAll
    static void close() {
        hub.close();
    }

    private static CommandHeader head() {
        return TestHub.header("account-" + NUMBERS.incrementAndGet(), OfficerRole.OFFICER_ROLE_ADMINISTRATOR).toBuilder()
                .setReason("演练")
                .build();
    }

    /** An officer with what only the officer has. */
    private static final class Desk {
        final String id;
        String setup;
        byte[] secret;
        long last;

        Desk(String id) {
            this.id = id;
        }

        Desk enrolled(OfficerRole... roles) {
            setup = hub.as(COURT).directory().enrolOfficer(DirectoryServiceEnrolOfficerRequest.newBuilder()
                    .setHeader(head()).setOfficerId(id).setName("演示法官").addAllRoles(List.of(roles)).build()).getSetupCode();
            return this;
        }

        Desk reset() {
            setup = hub.as(COURT).directory().resetOfficer(DirectoryServiceResetOfficerRequest.newBuilder()
                    .setHeader(head()).setOfficerId(id).build()).getSetupCode();
            return this;
        }

        Desk setUp() {
            Invitation invitation = hub.hub().signIn().invitation(COURT, id, setup, "10.0.0.9").join();
            secret = Base32.bytes(invitation.secret());
            last = 0;
            hub.hub().signIn().setUp(COURT, id, setup, PASSWORD, code(), "10.0.0.9").join();
            return this;
        }

        /** The next code that was not used, with time left to use it. */
        String code() {
            Await.until("a code that lasts", () -> Instant.now().getEpochSecond() % 30 < 26
                    && Math.max(last + 1, FACTOR.step(Instant.now()) - 1) <= FACTOR.step(Instant.now()) + 1);
            last = Math.max(last + 1, FACTOR.step(Instant.now()) - 1);
            return FACTOR.code(secret, last);
        }

        CompletableFuture<Person> signsIn(String password, String code, String address) {
            return signsIn(password, code, OfficerRole.OFFICER_ROLE_UNSPECIFIED, address);
        }

        CompletableFuture<Person> signsIn(String password, String code, OfficerRole role, String address) {
            return hub.hub().signIn().signIn(new Attempt(COURT, id, password, code, role, address));
        }
    }

    private static Refused refusal(CompletableFuture<?> attempt) {
        Throwable thrown = catchThrowable(attempt::join);
        assertThat(thrown).isInstanceOf(CompletionException.class);
        assertThat(thrown.getCause()).isInstanceOf(Refused.class);
        return (Refused) thrown.getCause();
    }

    private static OfficerAccount account(String id) {
        return hub.as(COURT).directory().officers().filter(a -> a.getOfficerId().equals(id)).findFirst().orElseThrow();
    }

    private static List<AuditRecord> audit(HubClient reader, String id) {
        return reader.audit().list(AuditServiceListRequest.newBuilder().setKind(AuditKind.AUDIT_KIND_ACCOUNT).build())
                .filter(r -> r.getResource().endsWith("/" + id))
                .toList();
    }

    @Test
    void anOfficerSetsAPasswordSignsInWithEachCodeOnceAndInTheAccountsRolesOnly() throws IOException {
        Desk desk = new Desk("1001").enrolled(OFFICER, OfficerRole.OFFICER_ROLE_APPROVER);
        assertThat(account("1001").getState()).isEqualTo(AccountState.ACCOUNT_STATE_INVITED);
        assertThat(account("1001").getName()).as("masked").isEqualTo("演***");
        desk.setUp();
        assertThat(refusal(hub.hub().signIn().invitation(COURT, "1001", desk.setup, "a")).reason()).as("once")
                .isEqualTo(Reason.REASON_UNAUTHENTICATED);
        String code = desk.code();
        Person person = desk.signsIn(PASSWORD, code, "a").join();
        assertThat(person.role()).isEqualTo(OFFICER);
        assertThat(person.account().getName()).isEqualTo("演示法官");
        assertThat(refusal(desk.signsIn(PASSWORD, code, "a")).reason()).isEqualTo(Reason.REASON_UNAUTHENTICATED);
        assertThat(refusal(desk.signsIn(PASSWORD, desk.code(), OfficerRole.OFFICER_ROLE_ADMINISTRATOR, "a")).reason())
                .isEqualTo(Reason.REASON_UNAUTHENTICATED);
        assertThat(audit(hub.as(COURT), "1001")).extracting(r -> r.getCommand().replace("/officer", "").replaceAll(".*[./]", ""))
                .containsExactly("EnrolOfficer", "OfficerSetUp", "OfficerFailed", "OfficerSignedIn", "OfficerFailed",
                        "OfficerFailed");
        assertThat(audit(hub.as("津0119"), "1001")).isEmpty();
        assertThat(audit(hub.administrator(), "1001")).as("the operator sees acts, not about whom").isEmpty();
        nothingSecretIsKept(desk, PASSWORD);
    }

    private static void nothingSecretIsKept(Desk desk, String password) throws IOException {
        List<String> secrets = List.of(
                password, desk.setup, desk.setup.replace("-", ""), Base32.of(desk.secret),
                new String(desk.secret, StandardCharsets.ISO_8859_1));
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String content = Files.readString(file, StandardCharsets.ISO_8859_1);
                assertThat(secrets).allSatisfy(secret -> assertThat(content.contains(secret)).as("%s", file).isFalse());
            }
        }
    }

    @Test
    void fiveFailuresLockTheAccountAndTheAnswerIsTheSameAsForNobody() {
        Desk desk = new Desk("1002").enrolled(OFFICER).setUp();
        var guesses = new ArrayList<CompletableFuture<Person>>();
        // At once and from everywhere: no more guesses than one after the other.
        IntStream.range(0, 12).forEach(i -> guesses.add(desk.signsIn("wrong-" + i, "000000", "10.1.0." + i)));
        guesses.forEach(guess -> assertThat(refusal(guess).reason()).isEqualTo(Reason.REASON_UNAUTHENTICATED));
        assertThat(account("1002").getState()).isEqualTo(AccountState.ACCOUNT_STATE_LOCKED);
        assertThat(audit(hub.as(COURT), "1002")).filteredOn(r -> r.getCommand().contains("OfficerFailed")).hasSize(5);
        Instant begun = Instant.now();
        Refused locked = refusal(desk.signsIn(PASSWORD, desk.code(), "a"));
        assertThat(Duration.between(begun, Instant.now())).isGreaterThanOrEqualTo(Duration.ofMillis(290));
        begun = Instant.now();
        Refused nobody = refusal(new Desk("9999").signsIn(PASSWORD, "123456", "a"));
        assertThat(Duration.between(begun, Instant.now())).isGreaterThanOrEqualTo(Duration.ofMillis(290));
        assertThat(locked.getMessage()).isEqualTo(nobody.getMessage());
        assertThat(locked.metadata()).isEqualTo(nobody.metadata());
        hub.administrator().admin().advanceClock(AdminServiceAdvanceClockRequest.newBuilder()
                .setHeader(head()).setSeconds(15 * 60).build());
        desk.signsIn(PASSWORD, desk.code(), "a").join();
        assertThat(account("1002").getState()).isEqualTo(AccountState.ACCOUNT_STATE_ACTIVE);
    }

    /** A session's token at its device, as a call. */
    private static Wire.Answer call(ManagedChannel channel, Device device, String token) {
        var headers = new Metadata();
        headers.put(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), "DPoP " + token);
        headers.put(Metadata.Key.of("dpop", Metadata.ASCII_STRING_MARSHALLER), device.proof(token, FETCH));
        return Wire.call(channel, FETCH, MethodType.UNARY, headers,
                List.of(MailboxServiceFetchRequest.getDefaultInstance().toByteArray()));
    }

    @Test
    void aResetEndsTheOfficersSessionsAndAWeakPasswordIsRefused() throws IOException {
        Desk desk = new Desk("1003").enrolled(OFFICER).setUp();
        Device device = Device.create();
        String thumbprint = DeviceKey.thumbprint("device", device.publicKey());
        Person person = desk.signsIn(PASSWORD, desk.code(), "a").join();
        var session = new Session(thumbprint, "1003", OFFICER, person.since(),
                Identity.keyDigest(hub.publicKey(COURT)), Instant.now());
        String token = new Tokens(hub.hub().identity()).issue(COURT, session, Instant.now()).token();
        ManagedChannel channel = Grpc.newChannelBuilder(
                        "127.0.0.1:" + hub.hub().port(),
                        TlsChannelCredentials.newBuilder()
                                .trustManager(hub.hub().identity().administratorBundle().resolve("ca.pem").toFile())
                                .build())
                .overrideAuthority(Identity.AUTHORITY)
                .disableRetry()
                .build();
        try {
            assertThat(call(channel, device, token).accepted()).isTrue();
            desk.reset();
            Await.until("the session has ended", () -> !call(channel, device, token).accepted());
            assertThat(call(channel, device, token).reason()).isEqualTo("REASON_UNAUTHENTICATED");
        } finally {
            channel.shutdownNow();
        }
        assertThat(refusal(desk.signsIn(PASSWORD, desk.code(), "a")).reason()).isEqualTo(Reason.REASON_UNAUTHENTICATED);
        Refused weak = refusal(hub.hub().signIn().setUp(COURT, "1003", desk.setup, "short", "000000", "a"));
        assertThat(weak.metadata()).containsEntry("field", "password");
        desk.setUp().signsIn(PASSWORD, desk.code(), "a").join();
    }

    @Test
    void aRemovedOfficerSignsInNoMoreAndIsInNoList() {
        Desk desk = new Desk("1004").enrolled(OFFICER).setUp();
        hub.as(COURT).directory().removeOfficer(DirectoryServiceRemoveOfficerRequest.newBuilder()
                .setHeader(head()).setOfficerId("1004").build());
        assertThat(refusal(desk.signsIn(PASSWORD, desk.code(), "a")).reason()).isEqualTo(Reason.REASON_UNAUTHENTICATED);
        assertThat(refusal(hub.hub().signIn().unlock(COURT, "1004", OFFICER, desk.code(), "a")).reason())
                .isEqualTo(Reason.REASON_UNAUTHENTICATED);
        assertThat(hub.as(COURT).directory().officers()).noneMatch(a -> a.getOfficerId().equals("1004"));
        assertThat(hub.as("津0119").directory().officers()).as("another organisation's are its own").isEmpty();
    }

    @Test
    void anAnswerThatWasLostGivesTheCodeAgainUntilTheAccountHasChanged() {
        var enrol = DirectoryServiceEnrolOfficerRequest.newBuilder()
                .setHeader(head()).setOfficerId("1005").setName("演示法官").addRoles(OFFICER).build();
        String code = hub.as(COURT).directory().enrolOfficer(enrol).getSetupCode();
        assertThat(code).hasSize(29);
        assertThat(hub.as(COURT).directory().enrolOfficer(enrol).getSetupCode()).isEqualTo(code);
        Desk desk = new Desk("1005");
        desk.setup = code;
        desk.setUp();
        assertThat(hub.as(COURT).directory().enrolOfficer(enrol).getSetupCode()).isEmpty();
        hub.hub().signIn().unlock(COURT, "1005", OFFICER, desk.code(), "a").join();
    }

    @Test
    void aWallsCodeMakesOneBrowserTheWallUntilItIsRemoved() {
        String code = hub.as(COURT).directory().enrolWall(DirectoryServiceEnrolWallRequest.newBuilder()
                .setHeader(head()).setWallId("hall").setTitle("执行指挥中心大厅").build()).getCode();
        var walls = hub.hub().wallDesk();
        assertThat(refusal(walls.begin(COURT, "hall", "AAAA-AAAA", "b1", "a")).reason())
                .isEqualTo(Reason.REASON_UNAUTHENTICATED);
        String credential = walls.begin(COURT, "hall", code, "b1", "a").join().credential();
        assertThat(refusal(walls.begin(COURT, "hall", code, "b2", "a")).reason()).isEqualTo(Reason.REASON_UNAUTHENTICATED);
        assertThat(walls.known(credential).join()).hasValueSatisfying(w -> assertThat(w.getTitle()).contains("大厅"));
        assertThat(walls.known(credential + "x").join()).isEmpty();
        hub.as(COURT).directory().removeWall(
                DirectoryServiceRemoveWallRequest.newBuilder().setHeader(head()).setWallId("hall").build());
        assertThat(walls.known(credential).join()).isEmpty();
        assertThat(hub.as(COURT).directory().walls()).isEmpty();
    }

    @Test
    void whoeverIsNoAdministratorEnrolsNobody() {
        var enrol = DirectoryServiceEnrolOfficerRequest.newBuilder()
                .setHeader(TestHub.header("account-no", OFFICER)).setOfficerId("1006").setName("演示法官").addRoles(OFFICER);
        Throwable thrown = catchThrowable(() -> hub.as(COURT).directory().enrolOfficer(enrol.build()));
        assertThat(thrown).isInstanceOfSatisfying(HubRefusal.class,
                refusal -> assertThat(refusal.reason()).isEqualTo(Reason.REASON_RIGHT_MISSING));
    }
}
