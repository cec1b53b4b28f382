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
import xietong.v1.DirectoryServiceCloseOrganisationRequest;
import xietong.v1.DirectoryServiceIssueCertificateRequest;
import xietong.v1.DirectoryServiceMergeOrganisationsRequest;
import xietong.v1.DirectoryServicePutOrganisationRequest;
import xietong.v1.DirectoryServiceRenameOrganisationRequest;
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

    private static DirectoryServiceMergeOrganisationsRequest.Builder merge(String successor, String... codes) {
        var command = DirectoryServiceMergeOrganisationsRequest.newBuilder()
                .addAllCodes(List.of(codes))
                .setSuccessor(successor);
        command.getHeaderBuilder().setReason("机构改革");
        return command;
    }

    @Test
    void organisationsAreClosedIntoAnotherAndWhoeverWasBelowThemIsBelowIt() throws GeneralSecurityException {
        desk.does(put(tianshan()), BEFORE);
        desk.does(put(tianshan().setCode("新0103").setName("乌鲁木齐市沙依巴克区人民法院")), BEFORE);
        desk.does(put(tianshan().setCode("新0104").setName("乌鲁木齐市新市区人民法院").setSuperior("新0102")), BEFORE);
        desk.does(issue("新0102", key("EC", "secp256r1")), BEFORE);
        desk.does(merge("新0103", "新0102"), BEFORE);
        var directory = desk.book().directory();
        assertThat(directory.require("新0102").getClosed()).isTrue();
        assertThat(directory.require("新0102").getSuccessor()).isEqualTo("新0103");
        assertThat(directory.require("新0102").getKeyDigestsList()).isEmpty();
        assertThat(directory.require("新0104").getSuperior()).isEqualTo("新0103");
        assertThat(directory.require("新0103").getSuperior()).isEqualTo("最高法");
        // Into one that was below it.
        desk.does(merge("新0104", "新0103"), BEFORE);
        assertThat(desk.book().directory().require("新0104").getSuperior()).isEqualTo("最高法");
        assertThat(desk.book().directory().succession().successor("新0102").orElseThrow().getCode()).isEqualTo("新0104");
        // An entry that is put keeps it.
        desk.does(put(tianshan().setClosed(true).setName("旧名")), BEFORE);
        assertThat(desk.book().directory().require("新0102").getSuccessor()).isEqualTo("新0103");
        refusedPut(o -> o.setClosed(false), "organisation.closed");
    }

    @Test
    void aMergerThatCannotBeIsRefused() {
        desk.does(put(tianshan()), BEFORE);
        assertThat(desk.refused(merge("最高法", "无此院"), BEFORE).reason()).isEqualTo(REASON_ORGANISATION_UNKNOWN);
        assertThat(desk.refused(merge("无此院", "新0102"), BEFORE).reason()).isEqualTo(REASON_ORGANISATION_UNKNOWN);
        assertThat(desk.refused(merge("新0102", "新0102"), BEFORE).metadata()).containsEntry("field", "codes");
        assertThat(desk.refused(merge("最高法", "新0102", "新0102"), BEFORE).metadata()).containsEntry("field", "codes");
        assertThat(desk.refused(merge("最高法"), BEFORE).metadata()).containsEntry("field", "codes");
        assertThat(desk.refused(merge("新0102", "HUB"), BEFORE).metadata()).containsEntry("field", "successor");
        var unreasoned = merge("最高法", "新0102");
        unreasoned.getHeaderBuilder().clearReason();
        assertThat(desk.refused(unreasoned, BEFORE).metadata()).containsEntry("field", "header.reason");
    }

    @Test
    void anOrganisationIsClosedIntoItsSuperiorOrWhoeverIsNamed() {
        desk.does(put(tianshan()), BEFORE);
        var close = DirectoryServiceCloseOrganisationRequest.newBuilder().setCode("新0102");
        close.getHeaderBuilder().setReason("撤销");
        desk.does(close, BEFORE);
        assertThat(desk.book().directory().require("新0102").getSuccessor()).isEqualTo("最高法");
        assertThat(desk.refused(close, BEFORE).reason()).as("once").isEqualTo(REASON_ORGANISATION_UNKNOWN);
        var top = DirectoryServiceCloseOrganisationRequest.newBuilder().setCode("最高法");
        top.getHeaderBuilder().setReason("撤销");
        assertThat(desk.refused(top, BEFORE).reason()).as("nobody is above it").isEqualTo(REASON_ORGANISATION_UNKNOWN);
    }

    @Test
    void aNameChangesAndTheOneBeforeIsKept() {
        desk.does(put(tianshan()), BEFORE);
        var rename = DirectoryServiceRenameOrganisationRequest.newBuilder().setCode("新0102").setName("天山法院");
        rename.getHeaderBuilder().setReason("更名");
        desk.does(rename, BEFORE);
        var renamed = desk.book().directory().require("新0102");
        assertThat(renamed.getName()).isEqualTo("天山法院");
        assertThat(renamed.getFormerNames(0).getName()).isEqualTo("乌鲁木齐市天山区人民法院");
        assertThat(renamed.getFormerNames(0).getEndTime().getSeconds()).isEqualTo(Administrator.NOW.getEpochSecond());
        assertThat(desk.refused(rename, BEFORE).metadata()).as("the same again").containsEntry("field", "name");
        rename.setCode("无此院");
        assertThat(desk.refused(rename, BEFORE).reason()).isEqualTo(REASON_ORGANISATION_UNKNOWN);
    }
}
