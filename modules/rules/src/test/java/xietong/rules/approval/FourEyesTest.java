// SPDX-License-Identifier: Apache-2.0
package xietong.rules.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.Message;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import xietong.rules.Caller;
import xietong.rules.Catalogue;
import xietong.rules.Config;
import xietong.rules.Court;
import xietong.rules.Docket;
import xietong.rules.Motion;
import xietong.rules.Refused;
import xietong.rules.account.OfficerResource;
import xietong.store.v1.OfficerState;
import xietong.v1.AdminServiceDeclineProposalRequest;
import xietong.v1.AdminServiceProposeRequest;
import xietong.v1.AccountState;
import xietong.v1.DirectoryServiceEnrolOfficerRequest;
import xietong.v1.DirectoryServiceRemoveOfficerRequest;
import xietong.v1.OfficerRole;
import xietong.v1.Proposal;
import xietong.v1.ProposalState;
import xietong.v1.ProposedAct;
import xietong.v1.Reason;

/** Acts on 蓟州's accounts of administrators, which need two administrators there. */
class FourEyesTest {
    private static final Court COURT = Court.JIZHOU;
    private static final OfficerRole ADMINISTRATOR = OfficerRole.OFFICER_ROLE_ADMINISTRATOR;
    private static final String ACTS = "acts: [AdminService/ApplyRules, DirectoryService/EnrolOfficer, "
            + "DirectoryService/RemoveOfficer]";
    private static final Proposal NONE = Proposal.getDefaultInstance();

    private final Docket docket = Docket.opens("2026-03-02T09:00").under(Config.replaced("administration",
            Config.document("administration").replace("acts: []", ACTS).replace("accounts_of: [OPERATOR]", "accounts_of: [COURT]")));

    private static <B extends Message.Builder> Motion<B> by(int officer, B command) {
        return by(COURT, officer, command);
    }

    private static <B extends Message.Builder> Motion<B> by(Court court, int officer, B command) {
        return court.by(command).as(court.officer(officer, ADMINISTRATOR)).reason("演练");
    }

    private static DirectoryServiceEnrolOfficerRequest.Builder enrol(OfficerRole role) {
        return DirectoryServiceEnrolOfficerRequest.newBuilder().setOfficerId("1024").setName("李管理").addRoles(role);
    }

    private static Motion<?> propose(int officer, DirectoryServiceEnrolOfficerRequest.Builder act) {
        return by(officer, AdminServiceProposeRequest.newBuilder().setAct(ProposedAct.newBuilder().setEnrolOfficer(act)));
    }

    private static Motion<?> give(int officer, String proposal, DirectoryServiceEnrolOfficerRequest.Builder act) {
        return by(officer, act).head(h -> h.setApproval(proposal));
    }

    private static Motion<?> decline(int officer, String proposal) {
        return by(officer, AdminServiceDeclineProposalRequest.newBuilder().setId(proposal));
    }

    private Proposal proposal(String id) {
        return docket.get(id, NONE);
    }

    private OfficerState account() {
        return docket.state(OfficerResource.of(COURT.code(), "1024"), OfficerState.getDefaultInstance()).orElse(null);
    }

    @Test
    void whatNeedsTwoTakesEffectWhenTheSecondGivesTheVeryActThatTheFirstProposed() {
        Refused alone = docket.refuses(by(1, enrol(ADMINISTRATOR)));
        assertThat(alone.reason()).isEqualTo(Reason.REASON_SECOND_OFFICER_REQUIRED);
        assertThat(alone.metadata()).containsEntry("act", "xietong.v1.DirectoryService/EnrolOfficer");
        String id = docket.hears(propose(1, enrol(ADMINISTRATOR)));
        assertThat(account()).as("nothing yet").isNull();
        assertThat(proposal(id).getState()).isEqualTo(ProposalState.PROPOSAL_STATE_OPEN);
        assertThat(docket.listed(ProposalResource.OPEN, COURT.code())).containsExactly(id);

        assertThat(docket.refuses(give(1, id, enrol(ADMINISTRATOR))).reason())
                .as("never the same").isEqualTo(Reason.REASON_SECOND_OFFICER_REQUIRED);
        assertThat(docket.refuses(give(2, id, enrol(ADMINISTRATOR).setName("张某"))).metadata())
                .as("another act").containsEntry("field", "header.approval");
        docket.hears(give(2, id, enrol(ADMINISTRATOR)));
        assertThat(account().getAccount().getState()).isEqualTo(AccountState.ACCOUNT_STATE_INVITED);
        Proposal approved = proposal(id);
        assertThat(approved.getState()).isEqualTo(ProposalState.PROPOSAL_STATE_APPROVED);
        assertThat(approved.getProposer()).isEqualTo(COURT.officer(1, ADMINISTRATOR));
        assertThat(approved.getDecider()).isEqualTo(COURT.officer(2, ADMINISTRATOR));
        assertThat(docket.listed(ProposalResource.OPEN, COURT.code())).isEmpty();
        assertThat(docket.listed(ProposalResource.DECIDED, COURT.code())).containsExactly(id);
        assertThat(docket.refuses(give(3, id, enrol(ADMINISTRATOR))).reason()).as("once").isEqualTo(Reason.REASON_STATE_FORBIDS);
    }

    @Test
    void anotherDeclinesAndNeverWhoeverProposed() {
        String id = docket.hears(propose(1, enrol(ADMINISTRATOR)));
        assertThat(docket.refuses(decline(1, id)).reason()).isEqualTo(Reason.REASON_SECOND_OFFICER_REQUIRED);
        assertThat(docket.refuses(decline(2, id).reason("")).metadata()).containsEntry("field", "header.reason");
        assertThat(docket.refuses(by(Court.PINGGU, 2, AdminServiceDeclineProposalRequest.newBuilder().setId(id))).reason())
                .as("another organisation's").isEqualTo(Reason.REASON_NOT_PARTY);
        docket.hears(decline(2, id));
        assertThat(proposal(id).getState()).isEqualTo(ProposalState.PROPOSAL_STATE_DECLINED);
        assertThat(docket.refuses(give(2, id, enrol(ADMINISTRATOR))).reason()).isEqualTo(Reason.REASON_STATE_FORBIDS);
        assertThat(docket.refuses(decline(3, id)).reason()).isEqualTo(Reason.REASON_STATE_FORBIDS);
        assertThat(account()).isNull();
    }

    @Test
    void aProposalThatNobodyDecidesExpires() {
        String id = docket.hears(propose(1, enrol(ADMINISTRATOR)));
        Instant end = xietong.rules.Times.instant(proposal(id).getExpireTime());
        docket.at(end.minusSeconds(1));
        assertThat(proposal(id).getState()).isEqualTo(ProposalState.PROPOSAL_STATE_OPEN);
        docket.at(end);
        assertThat(proposal(id).getState()).isEqualTo(ProposalState.PROPOSAL_STATE_EXPIRED);
        assertThat(docket.refuses(give(2, id, enrol(ADMINISTRATOR))).reason()).isEqualTo(Reason.REASON_STATE_FORBIDS);
        assertThat(docket.listed(ProposalResource.DECIDED, COURT.code())).containsExactly(id);
    }

    @Test
    void otherAccountsAndOtherOrganisationsAreAsBefore() {
        docket.hears(by(1, enrol(OfficerRole.OFFICER_ROLE_OFFICER)));
        assertThat(account().getAccount().getRolesList()).containsExactly(OfficerRole.OFFICER_ROLE_OFFICER);
        assertThat(docket.refuses(by(1, enrol(ADMINISTRATOR))).reason()).as("becomes one")
                .isEqualTo(Reason.REASON_SECOND_OFFICER_REQUIRED);
        Refused idle = docket.refuses(propose(1, enrol(OfficerRole.OFFICER_ROLE_OFFICER)));
        assertThat(idle.metadata()).containsEntry("field", "act");
        assertThat(docket.refuses(give(1, "R9", enrol(OfficerRole.OFFICER_ROLE_OFFICER))).metadata())
                .containsEntry("field", "header.approval");
        assertThat(docket.tries(by(Court.OPERATOR, 1, enrol(ADMINISTRATOR)))).as("not of the kinds that are named").isTrue();
        docket.under(Config.BOOK).hears(by(1, enrol(ADMINISTRATOR)));
    }

    @Test
    void whatCouldNotBeDoneIsNotProposed() {
        var removal = ProposedAct.newBuilder()
                .setRemoveOfficer(DirectoryServiceRemoveOfficerRequest.newBuilder().setOfficerId("nobody"));
        assertThat(docket.refuses(by(1, AdminServiceProposeRequest.newBuilder().setAct(removal))).metadata())
                .as("no administrator's account").containsEntry("field", "act");
        assertThat(docket.refuses(propose(1, enrol(ADMINISTRATOR).setName(""))).metadata()).containsEntry("field", "name");
        assertThat(docket.refuses(by(1, AdminServiceProposeRequest.newBuilder())).metadata()).containsEntry("field", "act");
        var headed = enrol(ADMINISTRATOR);
        headed.getHeaderBuilder().setRequestId("own");
        assertThat(docket.refuses(propose(1, headed)).metadata()).containsEntry("field", "act.header");
        var operators = ProposedAct.newBuilder();
        operators.getEraseBuilder().setResource("R1");
        assertThat(docket.refuses(by(1, AdminServiceProposeRequest.newBuilder().setAct(operators))).reason())
                .isEqualTo(Reason.REASON_RIGHT_MISSING);
        assertThat(docket.refuses(propose(1, enrol(ADMINISTRATOR)).reason("")).metadata()).containsEntry("field", "header.reason");
    }

    @Test
    void anErasedProposalHoldsNoPersonAndAnOpenOneIsNotErased() {
        String id = docket.hears(propose(1, enrol(ADMINISTRATOR)));
        var resource = new ProposalResource();
        var operator = new Caller(Config.BOOK.directory().require(Court.OPERATOR.code()), Court.OPERATOR.officer());
        Refused open = catchThrowableOfType(
                Refused.class, () -> resource.erase(proposal(id), operator, "PIPL 47", docket.now()));
        assertThat(open.reason()).isEqualTo(Reason.REASON_STATE_FORBIDS);
        docket.hears(decline(2, id));
        Proposal erased = resource.erase(proposal(id), operator, "PIPL 47", docket.now());
        assertThat(erased.getAct().getEnrolOfficer().getName()).isEmpty();
        assertThat(erased.getProposer().getName()).isEmpty();
        assertThat(erased.getProposer().getId()).isEqualTo(proposal(id).getProposer().getId());
    }

    @Test
    void everyActThatCanBeProposedHasItsRuleAndItsPlaceInTheRuleBook() {
        List<Message> acts = ProposedAct.getDescriptor().getFields().stream()
                .map(f -> ProposedAct.newBuilder().newBuilderForField(f).build())
                .toList();
        assertThat(acts).hasSize(11).allSatisfy(act -> {
            String method = ProposedActs.method(act);
            assertThat(Catalogue.rule(method)).as(method).isPresent();
            assertThat(ProposedActs.command(ProposedActs.of(act))).contains(act);
            String named = "acts: [AdminService/ApplyRules, " + method.substring("xietong.v1.".length()) + "]";
            assertThat(Config.edited("administration", "acts: []", named).administration().fourEyes().acts())
                    .contains(method.substring("xietong.v1.".length()));
        });
    }

    @Test
    void aRuleBookThatOneAdministratorCouldUndoAloneIsRefused() {
        for (String acts : List.of("acts: [AdminService/Erase]", "acts: [AdminService/ApplyRules, AdminService/GetHub]", "act: []")) {
            Refused refused = catchThrowableOfType(
                    Refused.class, () -> Config.edited("administration", "acts: []", acts));
            assertThat(refused).as(acts).isNotNull();
            assertThat(refused.reason()).isEqualTo(Reason.REASON_RULES_INVALID);
        }
        Refused years = catchThrowableOfType(Refused.class,
                () -> Config.edited("administration", "length: 5, unit: WORKING_DAYS", "length: 5, unit: YEARS"));
        assertThat(years.reason()).isEqualTo(Reason.REASON_RULES_INVALID);
    }

    @Test
    void aLedgerFromBeforeThereWasSuchADocumentAsksForNothing() {
        var entries = Config.entries();
        entries.remove("document/administration");
        var before = xietong.rules.book.RuleBook.of(1, entries);
        assertThat(before.administration().fourEyes().acts()).isEmpty();
        docket.under(before).hears(by(1, enrol(ADMINISTRATOR)));
    }
}
