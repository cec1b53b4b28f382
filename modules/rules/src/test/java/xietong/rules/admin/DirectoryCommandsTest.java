// SPDX-License-Identifier: Apache-2.0
package xietong.rules.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static xietong.v1.Reason.REASON_FIELD_INVALID;
import static xietong.v1.Reason.REASON_ORGANISATION_UNKNOWN;

import com.google.protobuf.ByteString;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.spec.ECGenParameterSpec;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xietong.rules.Config;
import xietong.store.v1.Counter;
import xietong.v1.CourtLevel;
import xietong.v1.Desk;
import xietong.v1.DirectoryServiceIssueCertificateRequest;
import xietong.v1.DirectoryServicePutOrganisationRequest;
import xietong.v1.DirectoryServiceRevokeKeysRequest;
import xietong.v1.Organisation;
import xietong.v1.OrganisationKind;

/** Changes of the directory: each is the next version of the rule book and leaves the directory sound. */
class DirectoryCommandsTest {
    private static final Counter BEFORE = Counter.newBuilder().setRevision(1).build();
    private final Administrator desk = new Administrator();

    private static Organisation.Builder tianshan() {
        return Organisation.newBuilder()
                .setCode("新0102")
                .setName("乌鲁木齐市天山区人民法院")
                .setKind(OrganisationKind.ORGANISATION_KIND_COURT)
                .setLevel(CourtLevel.COURT_LEVEL_BASIC)
                .setSuperior("最高法")
                .setDivision("650102");
    }

    private static DirectoryServicePutOrganisationRequest.Builder put(Organisation.Builder organisation) {
        return DirectoryServicePutOrganisationRequest.newBuilder().setOrganisation(organisation);
    }

    private void refusedPut(Consumer<Organisation.Builder> change, String field) {
        Organisation.Builder organisation = tianshan();
        change.accept(organisation);
        assertThat(desk.refused(put(organisation), BEFORE).metadata()).containsEntry("field", field);
    }

    @Test
    void anOrganisationIsAddedAsTheNextVersionOfTheRuleBook() {
        var decision = desk.does(put(tianshan().addKeyDigests("00".repeat(32))), BEFORE);
        assertThat(decision.state()).isEqualTo(Counter.newBuilder().setRevision(2).build());
        assertThat(decision.notices()).isEmpty();
        assertThat(desk.book().version()).isEqualTo(2);
        assertThat(desk.book().directory().require("新0102"))
                .as("keys come by certificate only").isEqualTo(tianshan().build());
    }

    @Test
    void anEntryIsReplacedAndKeepsItsKeys() throws GeneralSecurityException {
        desk.does(put(tianshan()), BEFORE);
        desk.does(issue("新0102", key("EC", "secp256r1")), BEFORE);
        var digests = desk.book().directory().require("新0102").getKeyDigestsList();
        assertThat(digests).hasSize(1);
        desk.does(put(tianshan().setName("改名后")), BEFORE);
        assertThat(desk.book().directory().require("新0102").getName()).isEqualTo("改名后");
        assertThat(desk.book().directory().require("新0102").getKeyDigestsList()).isEqualTo(digests);
        assertThat(desk.book().version()).isEqualTo(4);
    }

    @Test
    void anEntryThatWouldNotHoldTogetherIsRefused() {
        refusedPut(Organisation.Builder::clearCode, "organisation.code");
        refusedPut(o -> o.setCode("新0102/desk"), "organisation.code");
        refusedPut(o -> o.setCode("a b"), "organisation.code");
        refusedPut(o -> o.setName(" "), "organisation.name");
        refusedPut(Organisation.Builder::clearKind, "organisation.kind");
        refusedPut(Organisation.Builder::clearLevel, "organisation.level");
        refusedPut(o -> o.setSuperior("新0102"), "organisation.superior");
        refusedPut(o -> o.setLevel(CourtLevel.COURT_LEVEL_HIGH).setSuperior("京03"), "organisation.superior");
        refusedPut(o -> o.setDivision("65"), "organisation.division");
        refusedPut(o -> o.addDesks(Desk.newBuilder().setCode("a/b")), "organisation.desks");
        refusedPut(o -> o.addDesks(Desk.newBuilder().setCode("a")).addDesks(Desk.newBuilder().setCode("a")),
                "organisation.desks");
        refusedPut(o -> o.setSuperior("新"), "organisation.superior");
        assertThat(desk.refused(put(tianshan().setSuperior("新")), BEFORE).reason())
                .isEqualTo(REASON_ORGANISATION_UNKNOWN);
    }

    @Test
    void nobodyComesToStandAboveHimselfThroughOthers() {
        var beijing = Config.BOOK.directory().require("京").toBuilder().setSuperior("京0117");
        assertThat(desk.refused(put(beijing), BEFORE).metadata()).containsEntry("field", "organisation.superior");
        var demoted = Config.BOOK.directory().require("京03").toBuilder().setLevel(CourtLevel.COURT_LEVEL_UNSPECIFIED);
        assertThat(desk.refused(put(demoted), BEFORE).metadata()).containsEntry("field", "organisation.level");
    }

    @Test
    void thereIsExactlyOneOperatorInService() {
        refusedPut(o -> o.setKind(OrganisationKind.ORGANISATION_KIND_OPERATOR).clearLevel(), "organisation.kind");
        var operator = Config.BOOK.directory().require("HUB").toBuilder();
        assertThat(desk.refused(put(operator.clone().setClosed(true)), BEFORE).metadata())
                .containsEntry("field", "organisation.kind");
        desk.does(put(operator.setName("改名后")), BEFORE);
    }

    private static DirectoryServiceIssueCertificateRequest.Builder issue(String code, byte[] key) {
        return DirectoryServiceIssueCertificateRequest.newBuilder()
                .setCode(code).setPublicKey(ByteString.copyFrom(key));
    }

    private static byte[] key(String algorithm, String size) throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance(algorithm);
        if (algorithm.equals("EC")) {
            generator.initialize(new ECGenParameterSpec(size));
        } else {
            generator.initialize(Integer.parseInt(size));
        }
        return generator.generateKeyPair().getPublic().getEncoded();
    }

    @Test
    void aKeyIsKeptByItsDigestAndRegisteredOnce() throws GeneralSecurityException {
        byte[] key = key("EC", "secp256r1");
        String digest = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(key));
        desk.does(issue("京0117", key), BEFORE);
        desk.does(issue("京0117", key), BEFORE);
        assertThat(desk.book().directory().require("京0117").getKeyDigestsList()).containsExactly(digest);
        desk.does(issue("京0117", key("RSA", "2048")), BEFORE);
        assertThat(desk.book().directory().require("京0117").getKeyDigestsCount()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"EC secp384r1", "RSA 1024", "DSA 1024"})
    void aKeyOfAnotherKindOrTooShortIsRefused(String kind) throws GeneralSecurityException {
        byte[] key = key(kind.split(" ")[0], kind.split(" ")[1]);
        var refused = desk.refused(issue("京0117", key), BEFORE);
        assertThat(refused.reason()).isEqualTo(REASON_FIELD_INVALID);
        assertThat(refused.metadata()).containsEntry("field", "public_key");
    }

    @Test
    void whatIsNoKeyOrNobodysIsRefused() throws GeneralSecurityException {
        assertThat(desk.refused(issue("京0117", new byte[] {1, 2}), BEFORE).reason()).isEqualTo(REASON_FIELD_INVALID);
        assertThat(desk.refused(issue("京0117", new byte[0]), BEFORE).reason()).isEqualTo(REASON_FIELD_INVALID);
        assertThat(desk.refused(issue("京9999", key("EC", "secp256r1")), BEFORE).reason())
                .isEqualTo(REASON_ORGANISATION_UNKNOWN);
    }

    private static DirectoryServiceRevokeKeysRequest.Builder revoke(String code, String... digests) {
        var command = DirectoryServiceRevokeKeysRequest.newBuilder().setCode(code).addAllKeyDigests(List.of(digests));
        command.getHeaderBuilder().setReason("私钥遗失");
        return command;
    }

    @Test
    void keysAreTakenBackOneByOneOrAllAtOnceWithAReason() throws GeneralSecurityException {
        desk.does(issue("京0117", key("EC", "secp256r1")), BEFORE);
        desk.does(issue("京0117", key("EC", "secp256r1")), BEFORE);
        String first = desk.book().directory().require("京0117").getKeyDigests(0);
        desk.does(revoke("京0117", first), BEFORE);
        assertThat(desk.book().directory().require("京0117").getKeyDigestsList()).hasSize(1).doesNotContain(first);
        desk.does(revoke("京0117"), BEFORE);
        assertThat(desk.book().directory().require("京0117").getKeyDigestsList()).isEmpty();
        assertThat(desk.refused(revoke("京9999"), BEFORE).reason()).isEqualTo(REASON_ORGANISATION_UNKNOWN);
        assertThat(desk.refused(Administrator.motion(revoke("京0117")).reason(""), BEFORE).metadata())
                .containsEntry("field", "header.reason");
    }

    @Test
    void theOperatorKeepsAtLeastOneKey() throws GeneralSecurityException {
        desk.does(issue("HUB", key("EC", "secp256r1")), BEFORE);
        String first = desk.book().directory().require("HUB").getKeyDigests(0);
        assertThat(desk.refused(revoke("HUB"), BEFORE).metadata()).containsEntry("field", "key_digests");
        assertThat(desk.refused(revoke("HUB", first), BEFORE).reason()).isEqualTo(REASON_FIELD_INVALID);
        desk.does(issue("HUB", key("EC", "secp256r1")), BEFORE);
        desk.does(revoke("HUB", first), BEFORE);
        assertThat(desk.book().directory().require("HUB").getKeyDigestsList()).hasSize(1).doesNotContain(first);
    }
}
