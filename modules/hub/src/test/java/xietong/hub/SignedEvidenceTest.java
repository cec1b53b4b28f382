// SPDX-License-Identifier: Apache-2.0
package xietong.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor.MethodType;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.Signature;
import java.sql.DriverManager;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import xietong.hub.identity.Identity;
import xietong.ledger.Verifier;
import xietong.store.v1.SignedRequest;
import xietong.v1.DirectoryServiceRevokeKeysRequest;
import xietong.v1.EntrustmentServiceSubmitRequest;
import xietong.v1.EntrustmentServiceSubmitResponse;
import xietong.v1.OfficerRole;
import xietong.v1.Receipt;

/** Who verifies the ledger sees that a court signed just this command, with a key that was in force. */
class SignedEvidenceTest {
    private static final String COURT = "冀0229";
    private static final String SUBMIT = "xietong.v1.EntrustmentService/Submit";
    private static final Metadata.Key<byte[]> SIGNATURE =
            Metadata.Key.of("xietong-signature-bin", Metadata.BINARY_BYTE_MARSHALLER);

    @TempDir
    static Path folder;

    private static TestHub hub;
    private static EntrustmentServiceSubmitRequest request;
    private static SignedRequest signed;
    private static Receipt receipt;

    @BeforeAll
    static void start() throws Exception {
        hub = TestHub.start(folder);
        request = Matters.other(Matters.paper(hub.as(COURT)), "津0119", "signed-1");
        var headers = new Metadata();
        headers.put(SIGNATURE, sign(hub.key(COURT), request.toByteArray()));
        byte[] answer = Wire.call(
                        hub.as(COURT).channel(), SUBMIT, MethodType.UNARY, headers, List.of(request.toByteArray()))
                .only();
        receipt = Wire.parse(EntrustmentServiceSubmitResponse.getDefaultInstance(), answer).getReceipt();
        signed = SignedRequest.parseFrom(hub.hub()
                .ledger()
                .history(receipt.getPosition(), receipt.getOrdinal())
                .orElseThrow()
                .signed());
    }

    @AfterAll
    static void close() {
        hub.close();
    }

    private static byte[] sign(PrivateKey key, byte[] bytes) throws Exception {
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(key);
        signature.update(bytes);
        return signature.sign();
    }

    private static Arguments forgery(String what, Consumer<SignedRequest.Builder> change) {
        return Arguments.of(what, change);
    }

    static Stream<Arguments> forgeries() throws Exception {
        KeyPair stranger = Identity.newKey();
        byte[] other = request.toBuilder().setRecipient("京0117").build().toByteArray();
        byte[] renamed = renamed().toByteArray();
        return Stream.of(
                forgery("another message", s -> s.setRequest(ByteString.copyFrom(other))),
                forgery("no signature", SignedRequest.Builder::clearSignature),
                forgery("no key", SignedRequest.Builder::clearPublicKey),
                forgery("another algorithm", s -> s.setAlgorithm("SHA256withRSA")),
                forgery("another message that the court signed", s -> s.setRequest(ByteString.copyFrom(other))
                        .setSignature(signature(hub.key(COURT), other))),
                forgery("other personal data that the court signed", s -> s.setRequest(ByteString.copyFrom(renamed))
                        .setSignature(signature(hub.key(COURT), renamed))),
                forgery("a stranger's key", s -> s.setPublicKey(
                                ByteString.copyFrom(stranger.getPublic().getEncoded()))
                        .setSignature(signature(stranger.getPrivate(), request.toByteArray()))));
    }

    private static EntrustmentServiceSubmitRequest renamed() {
        var renamed = request.toBuilder();
        renamed.getMatterBuilder().getPartiesBuilder(1).getSubjectBuilder().setName("李演示");
        return renamed.build();
    }

    private static ByteString signature(PrivateKey key, byte[] bytes) {
        try {
            return ByteString.copyFrom(sign(key, bytes));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forgeries")
    void what_the_court_did_not_sign_is_found(String what, Consumer<SignedRequest.Builder> change) throws Exception {
        var forged = signed.toBuilder();
        change.accept(forged);
        try {
            store(forged.build());
            assertThat(hub.verify().findings())
                    .singleElement()
                    .hasToString("history_bodies " + receipt.getPosition() + "." + receipt.getOrdinal()
                            + ": the signature of the message is wrong");
        } finally {
            store(signed);
        }
    }

    @Test
    void a_key_that_was_taken_back_later_has_signed_rightly() {
        Verifier.Report before = hub.verify();
        assertThat(before.findings()).isEmpty();
        assertThat(before.counts()).containsEntry("signed", 1L);
        hub.administrator().directory().revokeKeys(DirectoryServiceRevokeKeysRequest.newBuilder()
                .setHeader(TestHub.header("revoke", OfficerRole.OFFICER_ROLE_ADMINISTRATOR).toBuilder().setReason("密钥更换"))
                .setCode(COURT)
                .build());

        assertThat(hub.verify().findings()).isEmpty();
    }

    /** Writes it with a check that fits, as one would who knows the program. */
    private static void store(SignedRequest content) throws Exception {
        byte[] bytes = content.toByteArray();
        var crc = new CRC32C();
        crc.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        crc.update(bytes);
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("ledger.db"));
                var update = connection.prepareStatement(
                        "UPDATE history_bodies SET signed = ?, signed_crc = ? WHERE position = ? AND ordinal = ?")) {
            update.setBytes(1, bytes);
            update.setLong(2, crc.getValue());
            update.setLong(3, receipt.getPosition());
            update.setInt(4, receipt.getOrdinal());
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }
}
