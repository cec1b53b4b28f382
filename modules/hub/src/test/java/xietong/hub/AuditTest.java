// SPDX-License-Identifier: Apache-2.0
package xietong.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.ByteString;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import xietong.client.HubClient;
import xietong.client.HubRefusal;
import xietong.hub.identity.Identity;
import xietong.ledger.Evidence;
import xietong.rules.Times;
import xietong.v1.AdminServiceEraseRequest;
import xietong.v1.AuditBatch;
import xietong.v1.AuditCheckpoint;
import xietong.v1.AuditEvidence;
import xietong.v1.AuditKind;
import xietong.v1.AuditRecord;
import xietong.v1.AuditServiceExportRequest;
import xietong.v1.AuditServiceListRequest;
import xietong.v1.AuditServiceRevealRequest;
import xietong.v1.EntrustmentServiceWithdrawRequest;
import xietong.v1.DirectoryServiceRenameOrganisationRequest;
import xietong.v1.DocumentRef;
import xietong.v1.OfficerRole;
import xietong.v1.Reason;
import xietong.v1.Receipt;

/** Who read whom and why, told to those who may know, with evidence that holds without the hub. */
@Timeout(120)
class AuditTest {
    private static final String SENDER = "京0117";
    private static final String RECIPIENT = "津0119";
    private static final String WHY = "核对被执行人王演示身份";

    @TempDir
    static Path folder;

    private static TestHub hub;
    private static String matter;
    private static String other;
    private static Receipt reading;

    @BeforeAll
    static void start() {
        hub = TestHub.start(folder);
        DocumentRef paper = Matters.paper(hub.as(SENDER));
        matter = hub.as(SENDER).entrustments().submit(Matters.freeze(paper, RECIPIENT, "a-1")).getResource();
        other = hub.as(SENDER).entrustments().submit(Matters.freeze(paper, "冀1082", "a-2")).getResource();
        reveal(hub.as(SENDER), matter, "r-1", "立案核对");
        reading = reveal(hub.as(RECIPIENT), matter, "r-2", WHY);
        reveal(hub.as("冀1082"), other, "r-3", "另案核对");
        hub.administrator().directory().rename(DirectoryServiceRenameOrganisationRequest.newBuilder()
                .setHeader(TestHub.header("rename", OfficerRole.OFFICER_ROLE_ADMINISTRATOR).toBuilder().setReason("更名"))
                .setCode("冀0229")
                .setName("演练更名法院")
                .build());
    }

    @AfterAll
    static void close() {
        hub.close();
    }

    private static Receipt reveal(HubClient court, String id, String requestId, String why) {
        return court.audit().reveal(AuditServiceRevealRequest.newBuilder()
                        .setHeader(TestHub.header(requestId, OfficerRole.OFFICER_ROLE_OFFICER).toBuilder()
                                .setCaseNumber("（2018）京0117执9002号")
                                .setReason(why))
                        .setResource(id)
                        .build())
                .getReceipt();
    }

    private static List<AuditRecord> all(HubClient reader) {
        return reader.audit().list(AuditServiceListRequest.getDefaultInstance()).toList();
    }

    private static List<String> readings(HubClient reader) {
        return all(reader).stream()
                .filter(r -> r.getKind() == AuditKind.AUDIT_KIND_READING)
                .map(r -> r.getOrganisation() + " " + (r.getReasonWithheld() ? "?" : r.getReason()))
                .toList();
    }

    @Test
    void each_sees_the_readings_that_concern_it_and_the_reason_only_who_answers_for_the_reader() {
        assertThat(readings(hub.as(SENDER))).contains("京0117 立案核对", "津0119 ?", "冀1082 ?");
        assertThat(readings(hub.as(RECIPIENT))).contains("京0117 ?", "津0119 " + WHY).noneMatch(r -> r.contains("冀1082"));
        String superior = hub.as(RECIPIENT).directory().get(RECIPIENT).getSuperior();
        assertThat(readings(hub.as(superior))).as("a superior before whom it was not laid").isEmpty();
        assertThat(readings(hub.as("冀0229"))).as("a stranger").isEmpty();
        assertThat(readings(hub.administrator())).contains("京0117 ?", "津0119 ?", "冀1082 ?");
        assertThat(all(hub.administrator())).filteredOn(r -> r.getKind() == AuditKind.AUDIT_KIND_READING)
                .allMatch(r -> r.getResource().isEmpty() && r.getCaseNumber().isEmpty(), "not of what");
        assertThat(hub.administrator().audit().list(AuditServiceListRequest.newBuilder().setResource(matter).build()))
                .isEmpty();
        AuditRecord own = all(hub.as(RECIPIENT)).stream()
                .filter(r -> r.getPosition() == reading.getPosition()).findFirst().orElseThrow();
        assertThat(own.getResource()).isEqualTo(matter);
        assertThat(own.getOfficerId()).isEqualTo("o-1");
        assertThat(own.getRole()).isEqualTo(OfficerRole.OFFICER_ROLE_OFFICER);
        assertThat(own.getCaseNumber()).isEqualTo("（2018）京0117执9002号");
        assertThat(own.getTime()).isEqualTo(reading.getAcceptTime());
    }

    @Test
    void what_administrators_did_is_the_operators_to_see() {
        List<AuditRecord> acts = hub.administrator().audit().list(AuditServiceListRequest.newBuilder()
                        .setKind(AuditKind.AUDIT_KIND_ADMINISTRATION)
                        .build())
                .toList();
        assertThat(acts).extracting(AuditRecord::getCommand)
                .contains("xietong.v1.DirectoryService/IssueCertificate", "xietong.v1.DirectoryService/RenameOrganisation");
        assertThat(acts).filteredOn(r -> r.getCommand().endsWith("/RenameOrganisation"))
                .extracting(AuditRecord::getReason).containsExactly("更名");
        assertThat(all(hub.as(SENDER))).noneMatch(r -> r.getKind() == AuditKind.AUDIT_KIND_ADMINISTRATION);
    }

    @Test
    void a_list_is_filtered_and_comes_in_pages() {
        HubClient sender = hub.as(SENDER);
        var ofMatter = AuditServiceListRequest.newBuilder().setResource(matter);
        var whole = sender.audit().list(ofMatter.build()).toList();
        assertThat(whole).hasSizeGreaterThanOrEqualTo(2).allMatch(r -> r.getResource().equals(matter));
        assertThat(sender.audit().list(ofMatter.setPageSize(1).build())).isEqualTo(whole);
        assertThat(sender.audit().list(AuditServiceListRequest.newBuilder().setOrganisation(RECIPIENT).build()))
                .isNotEmpty().allMatch(r -> r.getOrganisation().equals(RECIPIENT));
        var at = AuditServiceListRequest.newBuilder()
                .setFromTime(reading.getAcceptTime())
                .setToTime(Times.timestamp(Times.instant(reading.getAcceptTime()).plusNanos(1_000)));
        assertThat(sender.audit().list(at.build())).extracting(AuditRecord::getPosition)
                .containsOnly(reading.getPosition());
        assertThat(sender.audit().list(at.clearFromTime().setToTime(reading.getAcceptTime()).build()))
                .noneMatch(r -> r.getPosition() >= reading.getPosition());
        for (var bad : List.of(
                AuditServiceListRequest.newBuilder().setPageSize(201).build(),
                AuditServiceListRequest.newBuilder().setPageToken("x").build())) {
            assertThat(catchThrowableOfType(HubRefusal.class, () -> sender.call(
                                    xietong.v1.AuditServiceGrpc.getListMethod(), bad))
                            .reason())
                    .isEqualTo(Reason.REASON_FIELD_INVALID);
        }
    }

    @Test
    void an_export_holds_without_the_hub_and_shows_nobody_more_than_the_list_does() {
        Await.until("a checkpoint covers the reading", () ->
                !hub.hub().ledger().checkpointsFrom(reading.getPosition(), 1).isEmpty());
        for (String reader : List.of(SENDER, RECIPIENT, "冀0229", Identity.OPERATOR)) {
            HubClient client = reader.equals(Identity.OPERATOR) ? hub.administrator() : hub.as(reader);
            var pages = client.audit().export(AuditServiceExportRequest.getDefaultInstance()).toList();
            List<AuditBatch> batches = pages.stream().flatMap(p -> p.getBatchesList().stream()).toList();
            ByteString before = ByteString.EMPTY;
            long position = 0;
            for (AuditBatch batch : batches) {
                assertThat(batch.getPosition()).isEqualTo(++position);
                assertThat(batch.getPrevious()).isEqualTo(before);
                before = batch.getDigest();
                assertThat(ByteString.copyFrom(new Evidence(batch.getAlgorithm()).seal(
                                batch.getPosition(), Times.instant(batch.getTime()), batch.getPrevious().toByteArray(),
                                batch.getRecordDigestsList().stream().map(ByteString::toByteArray).toList()).digest()))
                        .isEqualTo(batch.getDigest());
            }
            List<AuditCheckpoint> checkpoints = pages.stream().flatMap(p -> p.getCheckpointsList().stream()).toList();
            assertThat(checkpoints).isNotEmpty();
            for (AuditCheckpoint checkpoint : checkpoints) {
                byte[] content = Evidence.checkpointContent(pages.get(0).getLedger(), checkpoint.getPosition(),
                        checkpoint.getDigest().toByteArray(), Times.instant(checkpoint.getTime()));
                assertThat(Identity.verifies(hub.hub().identity().verifyingKey(), content,
                        checkpoint.getSignature().toByteArray())).isTrue();
                assertThat(batches.get((int) checkpoint.getPosition() - 1).getDigest()).isEqualTo(checkpoint.getDigest());
            }
            Set<String> exported = batches.stream()
                    .flatMap(b -> b.getEvidenceList().stream().map(e -> b.getPosition() + "." + e.getOrdinal()))
                    .collect(Collectors.toSet());
            Set<String> listed = all(client).stream()
                    .map(r -> r.getPosition() + "." + r.getOrdinal())
                    .collect(Collectors.toSet());
            assertThat(exported).as(reader).isSubsetOf(listed);
            assertThat(pages.toString()).doesNotContain(Matters.DEBTOR.getIdentifier());
            List<AuditEvidence> withReason = batches.stream()
                    .flatMap(b -> b.getEvidenceList().stream())
                    .filter(e -> e.getReason().toString(java.nio.charset.StandardCharsets.UTF_8).contains(WHY))
                    .toList();
            assertThat(withReason).as(reader).hasSize(reader.equals(RECIPIENT) ? 1 : 0);
        }
    }

    @Test
    void an_export_of_a_period_goes_from_its_first_commit_to_the_checkpoint_after_its_last() {
        Await.until("a checkpoint covers the reading", () ->
                !hub.hub().ledger().checkpointsFrom(reading.getPosition(), 1).isEmpty());
        var pages = hub.as(SENDER).audit().export(AuditServiceExportRequest.newBuilder()
                        .setFromTime(reading.getAcceptTime())
                        .setToTime(Times.timestamp(Times.instant(reading.getAcceptTime()).plusNanos(1_000)))
                        .build())
                .toList();
        var batches = pages.stream().flatMap(p -> p.getBatchesList().stream()).toList();
        assertThat(batches.get(0).getPosition()).isEqualTo(reading.getPosition());
        long covering = hub.hub().ledger().checkpointsFrom(reading.getPosition(), 1).get(0).position();
        assertThat(batches.get(batches.size() - 1).getPosition()).isEqualTo(covering);
    }

    @Test
    void a_reason_that_was_erased_is_told_as_withheld_and_the_record_stays() {
        DocumentRef paper = Matters.paper(hub.as(SENDER));
        String ended = hub.as(SENDER).entrustments().submit(Matters.other(paper, RECIPIENT, "a-9")).getResource();
        reveal(hub.as(SENDER), ended, "r-9", "结案前核对");
        hub.as(SENDER).entrustments().withdraw(EntrustmentServiceWithdrawRequest.newBuilder()
                .setHeader(TestHub.header("w-9", OfficerRole.OFFICER_ROLE_OFFICER).toBuilder().setReason("撤回"))
                .setId(ended)
                .build());
        hub.administrator().admin().erase(AdminServiceEraseRequest.newBuilder()
                .setHeader(TestHub.header("e-9", OfficerRole.OFFICER_ROLE_ADMINISTRATOR).toBuilder().setReason("PIPL 47"))
                .setResource(ended)
                .build());
        var left = hub.as(SENDER).audit()
                .list(AuditServiceListRequest.newBuilder().setResource(ended).build()).toList();
        assertThat(left).hasSize(1).allMatch(AuditRecord::getReasonWithheld).allMatch(r -> r.getReason().isEmpty());
        assertThat(hub.administrator().audit().list(AuditServiceListRequest.newBuilder()
                        .setKind(AuditKind.AUDIT_KIND_ADMINISTRATION)
                        .setResource(ended)
                        .build()))
                .extracting(AuditRecord::getCommand).containsExactly("xietong.v1.AdminService/Erase");
    }
}
