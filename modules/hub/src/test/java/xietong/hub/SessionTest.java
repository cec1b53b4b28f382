// SPDX-License-Identifier: Apache-2.0
package xietong.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.grpc.Grpc;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.TlsChannelCredentials;
import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import xietong.client.Credentials;
import xietong.client.Device;
import xietong.client.HubClient;
import xietong.client.HubRefusal;
import xietong.hub.identity.Identity;
import xietong.hub.identity.Session;
import xietong.hub.identity.Tokens;
import xietong.rules.Times;
import xietong.v1.DirectoryServiceRevokeKeysRequest;
import xietong.v1.DocumentRef;
import xietong.v1.MailboxServiceFetchRequest;
import xietong.v1.OfficerRole;
import xietong.v1.Reason;
import xietong.v1.SessionServiceCloseRequest;
import xietong.v1.SessionServiceOpenRequest;
import xietong.v1.SessionServiceOpenResponse;

/** A token is worth something at its device only, for ten minutes, until the session, the officer's or the key is ended. */
@Timeout(120)
class SessionTest {
    private static final String COURT = "京0117";
    private static final String FETCH = "xietong.v1.MailboxService/Fetch";
    private static final String LIST = "xietong.v1.EntrustmentService/List";
    private static final byte[] NOTHING = MailboxServiceFetchRequest.getDefaultInstance().toByteArray();

    @TempDir
    static Path folder;

    private static TestHub hub;
    private static ManagedChannel anonymous;
    private static int numbers;

    @BeforeAll
    static void start() throws IOException {
        hub = TestHub.start(folder);
        hub.as(COURT);
        connect();
    }

    private static void connect() throws IOException {
        anonymous = Grpc.newChannelBuilder(
                        "127.0.0.1:" + hub.hub().port(),
                        TlsChannelCredentials.newBuilder().trustManager(authority().toFile()).build())
                .overrideAuthority(Identity.AUTHORITY)
                .disableRetry()
                .build();
    }

    @AfterAll
    static void close() {
        anonymous.shutdownNow();
        hub.close();
    }

    private static Path authority() {
        return hub.hub().identity().administratorBundle().resolve("ca.pem");
    }

    private static SessionServiceOpenResponse open(Device device, String officer) {
        return open(hub.as(COURT), device, officer);
    }

    private static SessionServiceOpenResponse open(HubClient system, Device device, String officer) {
        var header = TestHub.header("open-" + numbers++, OfficerRole.OFFICER_ROLE_OFFICER).toBuilder();
        header.getOfficerBuilder().setId(officer);
        return system.sessions().open(SessionServiceOpenRequest.newBuilder()
                .setHeader(header)
                .setDeviceKey(ByteString.copyFrom(device.publicKey()))
                .build());
    }

    private static Wire.Answer call(String token, String proof) {
        var headers = new Metadata();
        headers.put(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), token);
        if (proof != null) {
            headers.put(Metadata.Key.of("dpop", Metadata.ASCII_STRING_MARSHALLER), proof);
        }
        return Wire.call(anonymous, FETCH, MethodType.UNARY, headers, List.of(NOTHING));
    }

    private static boolean counts(Device device, String token) {
        Wire.Answer answer = call("DPoP " + token, device.proof(token, FETCH));
        if (!answer.accepted()) {
            assertThat(answer.reason()).isEqualTo("REASON_UNAUTHENTICATED");
        }
        return answer.accepted();
    }

    @Test
    void a_token_counts_with_a_fresh_proof_by_its_device_for_this_very_call_only() {
        Device device = Device.create();
        SessionServiceOpenResponse opened = open(device, "o-1");
        String token = opened.getToken();
        assertThat(Times.instant(opened.getExpireTime())).isBefore(Instant.now().plus(Tokens.SESSION_TOKEN).plusSeconds(1));
        assertThat(counts(device, token)).isTrue();
        assertThat(counts(device, token)).as("each call has a proof of its own").isTrue();

        String proof = device.proof(token, FETCH);
        assertThat(call("DPoP " + token, proof).accepted()).isTrue();
        assertThat(call("DPoP " + token, proof).reason()).as("once").isEqualTo("REASON_UNAUTHENTICATED");
        String other = open(Device.create(), "o-2").getToken();
        String[] bad = {
            null, "", "x.y.z", device.proof(token, LIST), device.proof(other, FETCH), Device.create().proof(token, FETCH)
        };
        for (String wrong : bad) {
            Wire.Answer refused = call("DPoP " + token, wrong);
            assertThat(refused.reason()).as("%s", wrong).isEqualTo("REASON_UNAUTHENTICATED");
        }
        assertThat(call("Bearer " + token, device.proof(token, FETCH)).reason()).as("not without its device")
                .isEqualTo("REASON_UNAUTHENTICATED");
        String unbound = new Tokens(hub.hub().identity()).issue(COURT, Instant.now(), Tokens.SESSION_TOKEN);
        assertThat(call("DPoP " + unbound, device.proof(unbound, FETCH)).reason()).isEqualTo("REASON_UNAUTHENTICATED");
        String forged = token.substring(0, token.length() - 6) + "AAAAAA";
        assertThat(call("DPoP " + forged, device.proof(forged, FETCH)).reason()).isEqualTo("REASON_UNAUTHENTICATED");
    }

    @Test
    void a_token_ends_after_ten_minutes_and_a_session_after_twelve_hours() {
        Device device = Device.create();
        String thumbprint = open(device, "o-3").getDevice();
        var tokens = new Tokens(hub.hub().identity());
        Instant now = Instant.now();
        String key = Identity.keyDigest(hub.publicKey(COURT));
        var session = new Session(thumbprint, "o-3", OfficerRole.OFFICER_ROLE_OFFICER,
                hub.hub().writer().now().plusSeconds(1), key, now);
        assertThat(counts(device, tokens.issue(COURT, session, now).token())).isTrue();
        assertThat(counts(device, tokens.issue(COURT, session, now.minus(Tokens.SESSION_TOKEN)).token())).isFalse();
        var old = new Session(thumbprint, "o-3", OfficerRole.OFFICER_ROLE_OFFICER,
                hub.hub().writer().now().plusSeconds(1), key, now.minus(Tokens.SESSION));
        assertThat(counts(device, tokens.issue(COURT, old, now).token())).isFalse();
    }

    @Test
    void a_person_works_as_the_officer_who_signed_in_and_as_no_other() throws Exception {
        Device device = Device.create();
        var token = new AtomicReference<>(open(device, "o-1").getToken());
        try (HubClient desk = HubClient.connect(
                Credentials.session("127.0.0.1:" + hub.hub().port(), device, token::get, authority()))) {
            DocumentRef paper = Matters.paper(desk);
            var matter = Matters.other(paper, "津0119", "desk-1");
            assertThat(desk.entrustments().submit(matter).getOrganisation()).isEqualTo(COURT);
            String renewed = desk.sessions().renew().getToken();
            assertThat(renewed).isNotEqualTo(token.get());
            token.set(renewed);
            assertThat(desk.entrustments().list(xietong.v1.MatterBox.MATTER_BOX_OUTBOX)).isNotEmpty();

            var another = matter.toBuilder();
            another.getHeaderBuilder().setRequestId("desk-2").getOfficerBuilder().setId("o-2");
            requireReason(Reason.REASON_RIGHT_MISSING, () -> desk.entrustments().submit(another.build()));
            var higher = matter.toBuilder();
            higher.getHeaderBuilder().setRequestId("desk-3").getOfficerBuilder()
                    .setRole(OfficerRole.OFFICER_ROLE_COMMAND_CENTRE);
            requireReason(Reason.REASON_RIGHT_MISSING, () -> desk.entrustments().submit(higher.build()));
            requireReason(Reason.REASON_RIGHT_MISSING, () -> open(desk, Device.create(), "o-1"));
        }
        requireReason(Reason.REASON_FIELD_INVALID, () -> hub.as(COURT).sessions().renew());
    }

    private static void requireReason(Reason reason, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThat(org.assertj.core.api.Assertions.catchThrowableOfType(HubRefusal.class, call).reason()).isEqualTo(reason);
    }

    private static SessionServiceCloseRequest.Builder closing() {
        return SessionServiceCloseRequest.newBuilder()
                .setHeader(TestHub.header("close-" + numbers++, OfficerRole.OFFICER_ROLE_OFFICER));
    }

    @Test
    void a_session_that_is_closed_by_device_or_officer_ends_with_its_streams_and_stays_closed() throws Exception {
        Device lost = Device.create();
        Device kept = Device.create();
        SessionServiceOpenResponse first = open(lost, "o-7");
        SessionServiceOpenResponse second = open(kept, "o-7");
        try (HubClient desk = HubClient.connect(
                        Credentials.session("127.0.0.1:" + hub.hub().port(), lost, first::getToken, authority()));
                var stream = Frames.open(desk.channel(), Frames.named("lost").build())) {
            stream.opened();
            // Another organisation's word about the same device changes nothing.
            hub.as("津0119").sessions().close(closing().setDevice(first.getDevice()).build());
            assertThat(counts(lost, first.getToken())).isTrue();
            hub.as(COURT).sessions().close(closing().setDevice(first.getDevice()).build());
            assertThat(stream.end().reason()).isEqualTo("REASON_UNAUTHENTICATED");
        }
        assertThat(counts(lost, first.getToken())).isFalse();
        assertThat(counts(kept, second.getToken())).as("the officer's other device").isTrue();

        hub.as(COURT).sessions().close(closing().setOfficerId("o-7").build());
        Await.until("the officer's sessions end", () -> !counts(kept, second.getToken()));
        SessionServiceOpenResponse again = open(kept, "o-7");
        assertThat(counts(kept, again.getToken())).as("signed in anew").isTrue();
        assertThat(counts(kept, second.getToken())).isFalse();

        anonymous.shutdownNow();
        hub.restart();
        connect();
        assertThat(counts(lost, first.getToken())).isFalse();
        assertThat(counts(kept, again.getToken())).isTrue();
        for (var wrong : List.of(
                closing().build(), closing().setDevice("x").build(),
                closing().setDevice(first.getDevice()).setOfficerId("o-7").build())) {
            requireReason(Reason.REASON_FIELD_INVALID, () -> hub.as(COURT).sessions().close(wrong));
        }
    }

    @Test
    void whoever_signs_in_at_a_device_ends_what_was_open_there() {
        Device device = Device.create();
        String before = open(device, "o-1").getToken();
        assertThat(counts(device, before)).isTrue();
        String next = open(device, "o-2").getToken();
        Await.until("the one before ends", () -> !counts(device, before));
        assertThat(counts(device, next)).isTrue();
    }

    @Test
    void a_key_that_is_taken_back_ends_the_sessions_that_it_opened() {
        Device device = Device.create();
        String token = open(hub.as("冀1082"), device, "o-1").getToken();
        assertThat(counts(device, token)).isTrue();
        hub.administrator().directory().revokeKeys(DirectoryServiceRevokeKeysRequest.newBuilder()
                .setHeader(TestHub.header("revoke", OfficerRole.OFFICER_ROLE_ADMINISTRATOR).toBuilder().setReason("失窃"))
                .setCode("冀1082")
                .build());
        assertThat(counts(device, token)).isFalse();
    }

    @Test
    void a_key_that_is_none_is_refused() {
        KeyPair rsa = rsa();
        for (byte[] key : List.of(new byte[0], new byte[] {1, 2, 3}, rsa.getPublic().getEncoded())) {
            requireReason(Reason.REASON_FIELD_INVALID, () -> hub.as(COURT).sessions().open(
                    SessionServiceOpenRequest.newBuilder()
                            .setHeader(TestHub.header("bad-" + numbers++, OfficerRole.OFFICER_ROLE_OFFICER))
                            .setDeviceKey(ByteString.copyFrom(key))
                            .build()));
        }
    }

    private static KeyPair rsa() {
        try {
            var generator = java.security.KeyPairGenerator.getInstance("RSA");
            generator.initialize(2_048);
            return generator.generateKeyPair();
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
