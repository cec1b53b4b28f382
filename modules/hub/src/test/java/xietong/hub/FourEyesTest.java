// SPDX-License-Identifier: Apache-2.0
package xietong.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xietong.client.HubRefusal;
import xietong.v1.AdminServiceApplyRulesRequest;
import xietong.v1.AdminServiceDeclineProposalRequest;
import xietong.v1.AdminServiceEraseRequest;
import xietong.v1.AdminServiceProposeRequest;
import xietong.v1.AuditKind;
import xietong.v1.AuditRecord;
import xietong.v1.AuditServiceListRequest;
import xietong.v1.CommandHeader;
import xietong.v1.DirectoryServiceRenameOrganisationRequest;
import xietong.v1.EntrustmentServiceWithdrawRequest;
import xietong.v1.OfficerRole;
import xietong.v1.Proposal;
import xietong.v1.ProposalState;
import xietong.v1.ProposedAct;
import xietong.v1.Reason;
import xietong.v1.Receipt;
import xietong.v1.RuleDocument;

/** Acts of the operator that need two administrators, over the wire. */
class FourEyesTest {
    private static final String ACTS =
            "acts: [AdminService/ApplyRules, AdminService/Erase, DirectoryService/RenameOrganisation]";

    @TempDir
    static Path folder;

    private static TestHub hub;
    private static int commands;

    @BeforeAll
    static void start() {
        hub = TestHub.start(folder);
        hub.as("京0117");
        hub.as("津0119");
        hub.administrator().admin().applyRules(rules("acts: []", ACTS).setHeader(by("甲")).build());
    }

    @AfterAll
    static void close() {
        hub.close();
    }

    private static CommandHeader.Builder by(String officer) {
        var header = TestHub.header("eyes-" + commands++, OfficerRole.OFFICER_ROLE_ADMINISTRATOR).toBuilder().setReason("演练");
        header.getOfficerBuilder().setId(officer);
        return header;
    }

    private static AdminServiceApplyRulesRequest.Builder rules(String was, String is) {
        String text = hub.administrator().admin().rules().getDocumentsList().stream()
                .filter(d -> d.getName().equals("administration"))
                .findFirst()
                .orElseThrow()
                .getText();
        return AdminServiceApplyRulesRequest.newBuilder()
                .addDocuments(RuleDocument.newBuilder().setName("administration").setText(text.replace(was, is)));
    }

    private static Receipt propose(String officer, ProposedAct.Builder act) {
        return hub.administrator().admin().propose(
                AdminServiceProposeRequest.newBuilder().setHeader(by(officer)).setAct(act).build());
    }

    private static HubRefusal refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        HubRefusal refusal = catchThrowableOfType(HubRefusal.class, call);
        assertThat(refusal).as("should have been refused").isNotNull();
        return refusal;
    }

    private static List<AuditRecord> administration() {
        return hub.administrator().audit().list(AuditServiceListRequest.newBuilder()
                .setKind(AuditKind.AUDIT_KIND_ADMINISTRATION).build()).toList();
    }

    @Test
    void an_erasure_waits_for_the_second_and_the_audit_shows_both() {
        var court = hub.as("京0117");
        String matter = court.entrustments().submit(Matters.other(Matters.paper(court), "津0119", "eyes-m")).getResource();
        court.entrustments().withdraw(EntrustmentServiceWithdrawRequest.newBuilder()
                .setHeader(TestHub.header("eyes-w", OfficerRole.OFFICER_ROLE_OFFICER).toBuilder().setReason("撤回"))
                .setId(matter)
                .build());
        var erase = AdminServiceEraseRequest.newBuilder().setResource(matter);
        assertThat(refused(() -> hub.administrator().admin().erase(erase.clone().setHeader(by("甲")).build())).reason())
                .isEqualTo(Reason.REASON_SECOND_OFFICER_REQUIRED);
        String id = propose("甲", ProposedAct.newBuilder().setErase(erase)).getResource();
        assertThat(erased(matter)).isFalse();
        assertThat(hub.administrator().admin().proposals(false)).extracting(Proposal::getId).contains(id);
        Proposal seen = hub.administrator().admin().proposal(id);
        assertThat(seen.getReason()).as("in clear to whoever decides").isEqualTo("演练");
        assertThat(refused(() -> hub.as("京0117").admin().proposal(id)).reason()).isEqualTo(Reason.REASON_NOT_PARTY);
        assertThat(hub.as("京0117").admin().proposals(false)).isEmpty();
        assertThat(refused(() -> hub.administrator().admin()
                        .erase(seen.getAct().getErase().toBuilder().setHeader(by("甲").setApproval(id)).build()))
                .reason()).isEqualTo(Reason.REASON_SECOND_OFFICER_REQUIRED);

        Receipt done = hub.administrator().admin()
                .erase(seen.getAct().getErase().toBuilder().setHeader(by("乙").setApproval(id)).build());
        assertThat(erased(matter)).isTrue();
        assertThat(hub.administrator().admin().proposal(id).getState()).isEqualTo(ProposalState.PROPOSAL_STATE_APPROVED);
        assertThat(hub.administrator().admin().proposals(true)).extracting(Proposal::getId).contains(id);
        assertThat(administration()).filteredOn(r -> r.getResource().equals(id))
                .extracting(AuditRecord::getOfficerId).containsExactly("甲", "乙");
        assertThat(administration()).filteredOn(r -> r.getPosition() == done.getPosition() && r.getResource().equals(matter))
                .extracting(AuditRecord::getOfficerId, AuditRecord::getCommand)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("乙", "xietong.v1.AdminService/Erase"));
        assertThat(hub.verify().findings()).isEmpty();
    }

    private static boolean erased(String matter) {
        return hub.as("京0117").entrustments().get(matter).getErased();
    }

    @Test
    void the_rule_book_itself_is_changed_by_two_and_a_declined_change_is_not_made() {
        AdminServiceApplyRulesRequest.Builder off = rules(ACTS, "acts: []");
        long version = hub.administrator().admin().rules().getVersion();
        off.getHeaderBuilder().setExpectedRevision(version);
        assertThat(refused(() -> hub.administrator().admin()
                        .applyRules(off.clone().setHeader(by("甲").setExpectedRevision(version)).build()))
                .reason()).isEqualTo(Reason.REASON_SECOND_OFFICER_REQUIRED);
        String id = propose("甲", ProposedAct.newBuilder().setApplyRules(off)).getResource();
        assertThat(hub.administrator().admin().proposals(false).filter(p -> p.getId().equals(id)).findFirst().orElseThrow()
                .getAct().getApplyRules().getDocuments(0).getText()).as("the list is short").isEmpty();
        Proposal whole = hub.administrator().admin().proposal(id);
        assertThat(whole.getAct().getApplyRules().getDocuments(0).getText()).contains("acts: []");
        hub.administrator().admin().decline(
                AdminServiceDeclineProposalRequest.newBuilder().setHeader(by("乙")).setId(id).build());
        assertThat(refused(() -> hub.administrator().admin().applyRules(whole.getAct().getApplyRules().toBuilder()
                        .setHeader(by("乙").setExpectedRevision(version).setApproval(id)).build()))
                .reason()).isEqualTo(Reason.REASON_STATE_FORBIDS);
        assertThat(hub.administrator().admin().rules().getVersion()).isEqualTo(version);
    }

    @Test
    void a_new_version_of_the_rule_book_is_made_in_the_commit_that_approves() {
        var rename = DirectoryServiceRenameOrganisationRequest.newBuilder().setCode("冀0229").setName("演练更名法院");
        String id = propose("甲", ProposedAct.newBuilder().setRenameOrganisation(rename)).getResource();
        long version = hub.administrator().admin().rules().getVersion();
        Receipt done = hub.administrator().directory().rename(rename.setHeader(by("乙").setApproval(id)).build());
        assertThat(done.getRevision()).isEqualTo(version + 1);
        assertThat(hub.administrator().directory().get("冀0229").getName()).isEqualTo("演练更名法院");
        assertThat(hub.administrator().admin().proposal(id).getState()).isEqualTo(ProposalState.PROPOSAL_STATE_APPROVED);
    }
}
