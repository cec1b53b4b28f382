// SPDX-License-Identifier: Apache-2.0
package xietong.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Message;
import io.grpc.Channel;
import io.grpc.Grpc;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Status.Code;
import io.grpc.TlsChannelCredentials;
import io.vertx.grpc.health.v1.HealthCheckResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xietong.hub.identity.Identity;
import xietong.hub.identity.Tokens;
import xietong.store.v1.SignedRequest;
import xietong.v1.DirectoryServicePutOrganisationRequest;
import xietong.v1.EntrustmentServiceGetRequest;
import xietong.v1.EntrustmentServiceSubmitResponse;
import xietong.v1.ExchangeCommand;
import xietong.v1.OfficerRole;
import xietong.v1.Receipt;

/** Who calls, and what a caller is told whom or which the hub does not know. */
class IdentityTest {
    private static final String SUBMIT = "xietong.v1.EntrustmentService/Submit";
    private static final String GET = "xietong.v1.EntrustmentService/Get";
    private static final Message NOTHING = EntrustmentServiceGetRequest.getDefaultInstance();
    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
    private static final Metadata.Key<byte[]> SIGNATURE =
            Metadata.Key.of("xietong-signature-bin", Metadata.BINARY_BYTE_MARSHALLER);

    @TempDir
    static Path folder;

    @TempDir
    static Path elsewhere;

    private static TestHub hub;
    private static final List<ManagedChannel> CHANNELS = new ArrayList<>();

    @BeforeAll
    static void start() {
        hub = TestHub.start(folder);
    }

    @AfterAll
    static void close() {
        CHANNELS.forEach(ManagedChannel::shutdownNow);
        hub.close();
    }

    private static Path bundle() {
        return hub.hub().identity().administratorBundle();
    }

    private static Channel channel(TlsChannelCredentials.Builder tls) throws IOException {
        ManagedChannel channel = Grpc.newChannelBuilder(
                        "127.0.0.1:" + hub.hub().port(),
                        tls.trustManager(bundle().resolve("ca.pem").toFile()).build())
                .overrideAuthority(Identity.AUTHORITY)
                .build();
        CHANNELS.add(channel);
        return channel;
    }

    private static Channel anonymous() throws IOException {
        return channel(TlsChannelCredentials.newBuilder());
    }

    private static void requireUnknown(Wire.Answer answer) {
        assertThat(answer.status().getCode()).isEqualTo(Code.UNAUTHENTICATED);
        assertThat(answer.reason()).isEqualTo("REASON_UNAUTHENTICATED");
    }

    @Test
    void without_a_certificate_no_method_of_the_contract_is_answered() throws Exception {
        Channel channel = anonymous();
        for (var method : Served.methods(hub.administrator().channel()).values()) {
            requireUnknown(Wire.call(
                    channel, method.getFullMethodName(), method.getType(), new Metadata(), List.of(new byte[0])));
        }
    }

    @Test
    void a_certificate_of_another_authority_or_of_an_unlisted_key_is_nobodys() throws Exception {
        Identity other = Identity.initialise(elsewhere.resolve("other"), List.of());
        Path foreign = other.administratorBundle();
        // The client may be turned away at the handshake or at the call; either way it is nobody.
        Wire.Answer answer = Wire.call(
                channel(TlsChannelCredentials.newBuilder()
                        .keyManager(foreign.resolve("cert.pem").toFile(), foreign.resolve("key.pem").toFile())),
                GET,
                NOTHING);
        assertThat(answer.status().getCode()).isIn(Code.UNAUTHENTICATED, Code.UNAVAILABLE);

        KeyPair unlisted = Identity.newKey();
        Path files = Files.createDirectories(elsewhere.resolve("unlisted"));
        Files.writeString(files.resolve("cert.pem"), hub.hub().identity()
                .issue("京0117", unlisted.getPublic().getEncoded(), Instant.now()));
        Files.writeString(files.resolve("key.pem"), "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(unlisted.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n");
        requireUnknown(Wire.call(
                channel(TlsChannelCredentials.newBuilder()
                        .keyManager(files.resolve("cert.pem").toFile(), files.resolve("key.pem").toFile())),
                GET,
                NOTHING));
    }

    @Test
    void a_token_counts_while_it_lasts_and_only_if_this_hub_signed_it() throws Exception {
        Channel channel = anonymous();
        Tokens own = new Tokens(hub.hub().identity());
        Tokens forged = new Tokens(Identity.initialise(elsewhere.resolve("forger"), List.of()));
        Instant now = Instant.now();
        String good = own.issue("京0117", now, Duration.ofMinutes(5));
        assertThat(get(channel, "Bearer " + good).reason()).isEqualTo("REASON_NOT_PARTY");
        String payload = good.split("\\.")[1];
        for (String bad : List.of(
                "Bearer " + own.issue("京0117", now.minusSeconds(600), Duration.ofMinutes(5)),
                "Bearer " + forged.issue("京0117", now, Duration.ofMinutes(5)),
                "Bearer " + own.issue("无此院", now, Duration.ofMinutes(5)),
                "Bearer " + good.substring(0, good.length() - 8),
                "Bearer " + none() + "." + payload + ".",
                "Bearer " + none() + "." + payload + "." + good.split("\\.")[2],
                "Bearer ..",
                "Bearer ",
                "Basic " + good,
                good)) {
            requireUnknown(get(channel, bad));
        }
    }

    private static String none() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString("{\"alg\":\"none\"}".getBytes());
    }

    private static Wire.Answer get(Channel channel, String authorization) {
        var headers = new Metadata();
        headers.put(AUTHORIZATION, authorization);
        return Wire.call(channel, GET, MethodType.UNARY, headers, List.of(NOTHING.toByteArray()));
    }

    @Test
    void health_answers_anyone_and_reflection_callers_only() throws Exception {
        Channel stranger = anonymous();
        Await.until("it is ready", () -> {
            byte[] answer = Wire.call(stranger, "grpc.health.v1.Health/Check", new byte[0]).only();
            return Wire.parse(HealthCheckResponse.getDefaultInstance(), answer).getStatus()
                    == HealthCheckResponse.ServingStatus.SERVING;
        });
        assertThat(Served.services(hub.as("京0117").channel()))
                .contains("xietong.v1.EntrustmentService", "xietong.v1.MailboxService", "grpc.health.v1.Health");
        Wire.Answer outside = Served.ask(anonymous());
        assertThat(outside.status().getCode()).isEqualTo(Code.UNAUTHENTICATED);
        assertThat(outside.messages()).isEmpty();
    }

    @Test
    void outsiders_do_not_learn_which_methods_there_are() throws Exception {
        for (String method : List.of("xietong.v1.EntrustmentService/NoSuch", "xietong.v1.NoService/Get", "a/b")) {
            Wire.Answer answer = Wire.call(anonymous(), method, NOTHING);
            assertThat(answer.status().getCode()).isEqualTo(Code.UNAUTHENTICATED);
            assertThat(answer.info().getReason()).isEqualTo("REASON_UNAUTHENTICATED");
        }
    }

    @Test
    void what_the_hub_cannot_take_is_refused_with_a_reason() {
        Channel channel = hub.as("京0117").channel();
        for (String method : List.of("xietong.v1.EntrustmentService/NoSuch", "xietong.v1.NoService/Get", "a/b")) {
            Wire.Answer unknown = Wire.call(channel, method, NOTHING);
            assertThat(unknown.status().getCode()).isEqualTo(Code.UNIMPLEMENTED);
            assertThat(unknown.reason()).as(method).isEqualTo("REASON_METHOD_UNKNOWN");
        }
        Wire.Answer oversize = Wire.call(channel, SUBMIT, new byte[(1 << 20) + 1]);
        assertThat(oversize.status().getCode()).as(oversize.toString()).isEqualTo(Code.RESOURCE_EXHAUSTED);
        assertThat(oversize.reason()).isEqualTo("REASON_TOO_LARGE");
        for (String method :
                List.of(SUBMIT, GET, "xietong.v1.MailboxService/Fetch", "xietong.v1.DocumentService/Download")) {
            Wire.Answer garbage = Wire.call(channel, method, new byte[] {(byte) 0xff, (byte) 0xff, 7});
            assertThat(garbage.status().getCode()).as("%s %s", method, garbage).isEqualTo(Code.INVALID_ARGUMENT);
            assertThat(garbage.reason()).isEqualTo("REASON_MALFORMED");
        }
        Wire.Answer empty = Wire.call(channel, GET, MethodType.UNARY, new Metadata(), List.of());
        assertThat(empty.reason()).isEqualTo("REASON_MALFORMED");
    }

    @Test
    void a_detached_signature_is_verified_required_where_configured_and_kept() throws Exception {
        var court = hub.as("冀0229");
        var key = hub.key("冀0229");
        var request = Matters.other(Matters.paper(court), "津0119", "signed-1");
        byte[] bytes = request.toByteArray();
        byte[] signature = sign(key, bytes);
        assertThat(submit(court.channel(), bytes, sign(Identity.newKey().getPrivate(), bytes)).reason())
                .isEqualTo("REASON_SIGNATURE_INVALID");
        assertThat(submit(court.channel(), Reorder.reversed(request), signature).reason())
                .isEqualTo("REASON_SIGNATURE_INVALID");
        Receipt receipt = Wire.parse(
                        EntrustmentServiceSubmitResponse.getDefaultInstance(),
                        submit(court.channel(), bytes, signature).only())
                .getReceipt();
        var record = hub.hub().ledger().history(receipt.getPosition(), receipt.getOrdinal()).orElseThrow();
        assertThat(SignedRequest.parseFrom(record.signed())).isEqualTo(SignedRequest.newBuilder()
                .setRequest(com.google.protobuf.ByteString.copyFrom(bytes))
                .setSignature(com.google.protobuf.ByteString.copyFrom(signature))
                .setPublicKey(com.google.protobuf.ByteString.copyFrom(hub.publicKey("冀0229").getEncoded()))
                .setAlgorithm("SHA256withECDSA")
                .build());

        hub.administrator().directory().put(DirectoryServicePutOrganisationRequest.newBuilder()
                .setHeader(TestHub.header("require", OfficerRole.OFFICER_ROLE_ADMINISTRATOR))
                .setOrganisation(court.directory().get("冀0229").toBuilder().setSignatureRequired(true))
                .build());
        byte[] next = request.toBuilder()
                .setHeader(request.getHeader().toBuilder().setRequestId("signed-2"))
                .build()
                .toByteArray();
        assertThat(submit(court.channel(), next, null).reason()).isEqualTo("REASON_SIGNATURE_INVALID");
        ExchangeCommand unsigned = Wire.command(SUBMIT, next);
        ExchangeCommand signed = unsigned.toBuilder()
                .setSignature(com.google.protobuf.ByteString.copyFrom(sign(key, next)))
                .build();
        var outcomes = Wire.exchange(court.channel(), List.of(unsigned, signed));
        assertThat(outcomes.get(0).getRefusal().getReason().name()).isEqualTo("REASON_SIGNATURE_INVALID");
        assertThat(outcomes.get(1).getReceipt().getRequestId()).isEqualTo("signed-2");
    }

    private static byte[] sign(java.security.PrivateKey key, byte[] bytes) throws Exception {
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(key);
        signature.update(bytes);
        return signature.sign();
    }

    private static Wire.Answer submit(Channel channel, byte[] bytes, byte[] signature) {
        var headers = new Metadata();
        if (signature != null) {
            headers.put(SIGNATURE, signature);
        }
        return Wire.call(channel, SUBMIT, MethodType.UNARY, headers, List.of(bytes));
    }
}
