// SPDX-License-Identifier: Apache-2.0
package xietong.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.FieldDescriptor;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import xietong.v1.Entrustment;
import xietong.v1.Options;
import xietong.v1.Party;
import xietong.v1.Personal;

/** Every text in the contract is either marked as personal, or stands in a list here that somebody has looked at. */
class PersonalFieldsTest {
    /**
     * Texts and bytes that do not hold personal data, by message. To be thought about whenever a line is added: could
     * a person's name, number, account, plate, telephone, address or story ever stand in it?
     *
     * <p>Open to doubt is PropertyMatter.registrar: of a receivable or an income it may be a natural person.
     */
    private static final String NOT_PERSONAL =
            """
            AccountHolder: court case_number
            AdminServiceDeclineProposalRequest: id
            AdminServiceEraseRequest: resource
            AdminServiceGetHubResponse: version node ledger mailbox_epoch durability counters
            AdminServiceGetOperationsResponse: node members
            AdminServiceGetProposalRequest: id
            AdminServiceListProposalsRequest: page_token
            AdminServiceListProposalsResponse: next_page_token
            Agreement: code title version matter_kinds
            AgreementMember: organisation
            Alert: id watch_order sender case_number instruments areas informed officer allowed_commands
            AlertAcknowledgement: organisation
            AlertAddressee: mailbox
            AlertClaim: organisation desk
            AlertControl: organisation article
            AlertServiceAcknowledgeRequest: id
            AlertServiceClaimRequest: id desk
            AlertServiceCloseRequest: id
            AlertServiceConfirmDisplayedRequest: mailbox terminal epoch
            AlertServiceGetDigestResponse: digest
            AlertServiceGetRequest: id
            AlertServiceHandOverRequest: id
            AlertServiceListOpenRequest: page_token
            AlertServiceListOpenResponse: next_page_token
            AlertServiceListUnconfirmedRequest: id page_token
            AlertServiceListUnconfirmedResponse: next_page_token
            AlertServiceReleaseClaimRequest: id
            AlertServiceReportRequest: id
            AlertServiceShelveRequest: id
            AlertServiceTransferRequest: id organisation
            AlertStep: organisation action
            Asset: id merged_into disposer laid_before allowed_commands
            AssetCampaign: collaboration lead decider
            AssetKey: registrar currency_code
            AuditServiceRevealRequest: resource
            CaseFact: id court case_number item
            CaseNode: id progress court case_number link name item team handler
            CaseProgress: id court case_number team handler
            CaseRef: court case_number
            CaseServiceAddAddressRequest: id
            CaseServiceAddAliasRequest: id
            CaseServiceDocketRequest: id
            CaseServiceGetFactRequest: id
            CaseServiceGetSubjectRequest: id
            CaseServiceGetTallyRequest: case_number
            CaseServiceGetTransferRequest: id
            CaseServiceListTransfersRequest: page_token
            CaseServiceListTransfersResponse: next_page_token
            CaseServiceReportFactRequest: item team handler
            CaseServiceTransferRequest: receiver
            CaseTransfer: id sender case_number receiver new_case_number decider collaboration orders laid_before allowed_commands
            Clock: name arithmetic unit roll made_up_days pause_ground
            ClockArithmetic: name source unit roll made_up_days lines
            ClockPause: ground
            ClockRest: name first_day last_day
            ClockStep: tell
            AuditBatch: previous record_digests digest algorithm
            AuditCheckpoint: digest key_id algorithm signature
            AuditEvidence: kind resource organisation officer_id command algorithm previous body_digests outcome body reason
            AuditRecord: organisation officer_id command resource reason case_number
            AuditServiceExportResponse: ledger public_key
            AuditServiceListRequest: organisation resource page_token
            AuditServiceListResponse: next_page_token
            Collaboration: id applicant lead case_number decider route agreement matter_kinds courts ground receiving asset disposer room allowed_commands
            CollaborationServiceAcknowledgeOrderRequest: id
            CollaborationServiceAddTaskRequest: id organisation
            CollaborationServiceApplyRequest: lead courts decider ground receiving asset agreement matter_kinds
            CollaborationServiceChangeMembersRequest: id invited dismissed
            CollaborationServiceCloseRequest: id
            CollaborationServiceCloseRoomRequest: id
            CollaborationServiceDecideRequest: id receiving disposer
            CollaborationServiceDispatchRequest: id
            CollaborationServiceFinishTaskRequest: id
            CollaborationServiceGetMessageRequest: id
            CollaborationServiceGetOrderRequest: id
            CollaborationServiceGetRequest: id
            CollaborationServiceGetRollupRequest: id
            CollaborationServiceGetRoomRequest: id
            CollaborationServiceListMessagesRequest: room page_token
            CollaborationServiceListMessagesResponse: next_page_token
            CollaborationServiceListOrdersRequest: page_token
            CollaborationServiceListOrdersResponse: next_page_token
            CollaborationServiceListRequest: page_token
            CollaborationServiceListResponse: next_page_token
            CollaborationServiceListRoomsRequest: page_token
            CollaborationServiceListRoomsResponse: next_page_token
            CollaborationServiceMarkReadRequest: id
            CollaborationServiceOpenRoomRequest: title members
            CollaborationServicePostRequest: id
            CollaborationServiceReportOrderRequest: id
            CollaborationStep: organisation action
            CommandHeader: request_id case_number on_behalf_of approval
            CourtStatus: court province
            CourtTask: court role
            Desk: code title
            DirectoryServiceCloseOrganisationRequest: code successor
            DirectoryServiceEnrolOfficerRequest: officer_id desk
            DirectoryServiceEnrolOfficerResponse: setup_code
            DirectoryServiceEnrolWallRequest: wall_id title
            DirectoryServiceEnrolWallResponse: code
            DirectoryServiceGetOrganisationRequest: code
            DirectoryServiceIssueCertificateRequest: code public_key
            DirectoryServiceIssueCertificateResponse: certificate_chain
            DirectoryServiceListOfficersRequest: page_token
            DirectoryServiceListOfficersResponse: next_page_token
            DirectoryServiceListOrganisationsRequest: page_token
            DirectoryServiceListOrganisationsResponse: next_page_token
            DirectoryServiceListWallsRequest: page_token
            DirectoryServiceListWallsResponse: next_page_token
            DirectoryServiceMergeOrganisationsRequest: codes successor
            DirectoryServiceRemoveOfficerRequest: officer_id
            DirectoryServiceRemoveWallRequest: wall_id
            DirectoryServiceRenameOrganisationRequest: code name
            DirectoryServiceResetOfficerRequest: officer_id
            DirectoryServiceResetOfficerResponse: setup_code
            DirectoryServiceRevokeKeysRequest: code key_digests
            DispatchOrder: id collaboration decider lead court role ground laid_before allowed_commands
            DisposalTransfer: order court holder_order holder
            Distribution: id asset order court case_number allowed_commands laid_before
            DistributionParty: court
            DistributionShare: order court case_number
            DocumentRef: organisation digest media_type
            DocumentServiceDownloadRequest: resource organisation digest
            DocumentServiceDownloadResponse: content
            DocumentServiceUploadRequest: content
            Duty: id organisation desk allowed_commands
            DutyFault: terminal
            DutyHandOver: to
            DutyOpenItem: kind resource
            DutyServiceGetDutyRequest: id
            DutyServiceHandOverRequest: id to
            DutyServiceListDutiesRequest: page_token
            DutyServiceListDutiesResponse: next_page_token
            DutyServiceReportFaultRequest: id terminal
            DutyServiceSetRosterRequest: id desk
            DutyServiceStartRequest: id
            DutyShift: officer_a officer_b
            Entrustment: id sender recipient case_number allowed_commands laid_before
            EntrustmentServiceApproveRequest: id
            EntrustmentServiceConfirmRequest: id
            EntrustmentServiceGetRequest: id
            EntrustmentServiceGetStatusRequest: ids
            EntrustmentServiceListRequest: page_token
            EntrustmentServiceListResponse: next_page_token
            EntrustmentServiceRaiseDisputeRequest: id
            EntrustmentServiceRateRequest: id
            EntrustmentServiceReportRequest: id
            EntrustmentServiceRequestSupplementRequest: id paper_kinds
            EntrustmentServiceReturnRequest: id ground
            EntrustmentServiceSettleDisputeRequest: id
            EntrustmentServiceSignRequest: id
            EntrustmentServiceSubmitRequest: recipient
            EntrustmentServiceSupplementRequest: id
            EntrustmentServiceUrgeRequest: id
            EntrustmentServiceWithdrawRequest: id
            EntrustmentStatus: id
            ExchangeCommand: method request signature
            FormerName: name
            FreezeOrder: id asset court case_number original_court original_case_number request_number register_number \
            batch allowed_commands laid_before
            FreezePeriod: unit
            FreezeReceipt: register_number
            FreezeServiceAnswerTransferRequest: asset
            FreezeServiceApproveRequest: id
            FreezeServiceBeginDisposalRequest: asset
            FreezeServiceConvertRequest: id
            FreezeServiceDeductRequest: id
            FreezeServiceFinaliseDistributionRequest: id
            FreezeServiceGetAssetRequest: id
            FreezeServiceGetDistributionRequest: id
            FreezeServiceGetOrderRequest: id
            FreezeServiceListAssetsRequest: page_token
            FreezeServiceListAssetsResponse: next_page_token
            FreezeServiceListDistributionsRequest: page_token
            FreezeServiceListDistributionsResponse: next_page_token
            FreezeServiceListOrdersRequest: page_token
            FreezeServiceListOrdersResponse: next_page_token
            FreezeServiceMergeAssetsRequest: asset same
            FreezeServiceObjectRequest: id case_number
            FreezeServiceOpposeRequest: id
            FreezeServiceOrderRequest: request_number batch
            FreezeServiceProposeDistributionRequest: order served
            FreezeServiceRaiseRankDisputeRequest: asset orders
            FreezeServiceRecordReceiptRequest: id
            FreezeServiceRecordSuitRequest: id case_number
            FreezeServiceReleaseRequest: id
            FreezeServiceRenewRequest: id
            FreezeServiceRequestTransferRequest: asset order
            FreezeServiceSettleObjectionRequest: id
            FreezeServiceSettleRankDisputeRequest: asset disposer
            FreezeServiceVerifyRankRequest: asset first_order
            FreezeServiceWaiveRequest: id
            FreezeServiceWithdrawDistributionRequest: id
            FreezeStep: organisation action code
            GridAnswer: organisation
            GridPush: id court case_number recipients
            GridServiceAssignRequest: id office worker
            GridServiceGetPushRequest: id
            GridServiceGetRequest: id
            GridServiceListRequest: page_token worker
            GridServiceListResponse: next_page_token
            GridServicePushBatchRequest: recipients
            GridServicePushRequest: recipients
            GridServiceRateRequest: id
            GridServiceReportRequest: id
            GridServiceVerifyRequest: id
            GridTask: id push court case_number recipient office worker laid_before allowed_commands
            HandOver: instrument_number
            HolderChange: court case_number transfer
            IdentifierDigest: digest
            IdentityPaper: kind
            LineFreeze: court original_case_number original_request_number
            HealthCheck: name finding
            LocateServiceAcceptRequest: id
            LocateServiceCancelRequest: id
            LocateServiceExtendRequest: id
            LocateServiceFollowListRequest: key
            LocateServiceGetRequest: id
            LocateServiceListRequest: page_token
            LocateServiceListResponse: next_page_token
            LocateServiceRefuseRequest: id
            LocateServiceRequestRequest: areas addressees informed
            LostWall: organisation wall
            MailboxFilter: topics areas persons
            MailboxItem: topic resource actor
            MailboxLag: mailbox
            MailboxPosition: epoch
            MailboxServiceAcknowledgeRequest: mailbox subscription epoch
            MailboxServiceDeleteSubscriptionRequest: mailbox subscription
            MailboxServiceFetchRequest: mailbox epoch
            MailboxServiceListSubscriptionsRequest: mailbox page_token
            MailboxServiceListSubscriptionsResponse: next_page_token
            MailboxServiceListTerminalsRequest: organisation
            MailboxServiceSubscribeRequest: mailbox subscription epoch
            MailboxSubscription: name
            MailboxTerminal: mailbox subscription node
            MailboxTerminalCount: organisation
            Matter: kind agreement
            Money: currency_code
            Objection: court case_number unopposing opposing suit_case_number
            Officer: id
            OfficerAccount: organisation officer_id desk
            OrderedAccount: original_case_number original_request_number order
            Organisation: code name superior division key_digests successor
            OriginalFreeze: case_number request_number
            Paper: kind number
            PendingMeasure: request_number court
            Place: division
            PriorFreeze: organ case_number request_number
            PropertyMatter: registrar original_case_number original_request_number
            Proposal: id organisation
            ProposedShare: order court case_number
            ProvinceStatus: province
            QueueEntry: order court case_number original_case_number request_number register_number
            RankDispute: orders superior court settled_by disposer
            RankVerification: court first_order
            ReadMark: organisation
            Receipt: request_id organisation command resource digest_algorithm digest durability warnings
            Refusal: message metadata
            Room: id title lead members collaboration allowed_commands
            RoomMessage: id room organisation readers
            RoomTask: organisation
            RuleDocument: name text
            ServiceMatter: paper_kinds
            SessionServiceCloseRequest: device officer_id
            SessionServiceOpenRequest: device_key
            SessionServiceOpenResponse: token device
            SessionServiceRenewResponse: token
            SightedDigests: key
            SightedHits: key
            ScreeningKey: key secret
            Sighting: organisation number
            SightingAnswer: number fault
            StatisticsRow: organisation division period kind
            StatisticsServiceQueryRequest: organisations first_day last_day kinds
            Step: organisation action code
            SubjectAddress: organisation task
            SubjectFile: id court case_number
            SubjectName: organisation
            Supervision: id superior recipient case_number resource laid_before allowed_commands
            SupervisionServiceAcknowledgeWarningRequest: id
            SupervisionServiceAnswerRequest: id
            SupervisionServiceEscalateRequest: id
            SupervisionServiceGetSupervisionRequest: id
            SupervisionServiceGetWarningRequest: id
            SupervisionServiceHandOverWarningRequest: id desk
            SupervisionServiceHangRequest: id
            SupervisionServiceListCaseNodesRequest: case_number page_token
            SupervisionServiceListCaseNodesResponse: next_page_token
            SupervisionServiceListClocksRequest: resource
            SupervisionServiceListSupervisionsRequest: page_token
            SupervisionServiceListSupervisionsResponse: next_page_token
            SupervisionServiceListWarningsRequest: page_token
            SupervisionServiceListWarningsResponse: next_page_token
            SupervisionServiceSettleRequest: id
            SupervisionServiceSuperviseRequest: recipient case_number resource
            SupervisionStep: organisation action
            Terminal: mailbox name epoch
            UnconfirmedTerminal: mailbox terminal topic
            WallAlert: id division unit
            WallBacklog: name
            WallCampaign: id lead
            WallFlow: from to
            WallHeading: area name
            WallNotice: by other matter
            WallOverdueCase: court case_number handler
            WallPeriod: matter
            WallRoom: title lead
            WallServiceWatchRequest: area
            WallServiceWatchResponse: gone_tiles
            WallTile: code name
            Warning: id resource resource_kind clock organisation case_number team handler laid_before allowed_commands
            WallAccount: organisation wall_id title
            WarningStep: organisation action desk
            WatchAddressee: organisation
            WatchListChange: digests
            WatchListChanges: key
            WatchListPiece: key bytes
            WatchOrder: id sender case_number areas informed laid_before allowed_commands
            WatchStep: organisation action
            """;

    private static TreeSet<String> listed() {
        var fields = new TreeSet<String>();
        NOT_PERSONAL.lines().map(line -> line.split(": ")).forEach(line -> Arrays.stream(line[1].split(" "))
                .forEach(field -> fields.add("xietong.v1." + line[0] + "." + field)));
        return fields;
    }

    private static boolean holdsText(FieldDescriptor field) {
        return field.isMapField()
                || field.getJavaType() == FieldDescriptor.JavaType.STRING
                || field.getJavaType() == FieldDescriptor.JavaType.BYTE_STRING;
    }

    @Test
    void everyTextOfTheContractIsMarkedAsPersonalOrListedAsNotPersonal() {
        var unmarked = new TreeSet<String>();
        Messages.all().stream()
                .filter(message -> message.getFullName().startsWith("xietong.v1."))
                .flatMap(message -> message.getFields().stream())
                .filter(field -> holdsText(field) && Messages.mark(field) == Personal.PERSONAL_UNSPECIFIED)
                .forEach(field -> unmarked.add(field.getFullName()));
        assertThat(unmarked).isEqualTo(listed());
    }

    @Test
    void allFilesOfTheContractWereLookedAt() throws IOException {
        try (var files = Files.list(Config.ROOT.resolve("proto/xietong/v1"))) {
            assertThat(Messages.files().keySet()).containsAll(
                    files.map(f -> "xietong/v1/" + f.getFileName()).filter(f -> f.endsWith(".proto")).toList());
        }
    }

    @Test
    void onlyTextIsMarkedAndNothingIsMarkedAsUnspecified() {
        Messages.all().stream().flatMap(message -> message.getFields().stream())
                .filter(field -> field.getOptions().hasExtension(Options.personal))
                .forEach(field -> {
                    assertThat(holdsText(field) && !field.isMapField()).as(field.getFullName()).isTrue();
                    assertThat(Messages.mark(field)).as(field.getFullName())
                            .isNotEqualTo(Personal.PERSONAL_UNSPECIFIED);
                });
    }

    @Test
    void aPartIsNamedByFieldNumbersAndPlacesInLists() {
        var matter = Entrustment.newBuilder();
        matter.getMatterBuilder()
                .addParties(Party.getDefaultInstance())
                .addParties(Party.newBuilder().setSubject(Examples.debtor()));
        assertThat(PersonalFields.of(matter.build())).extracting(part -> part.path() + " " + part.value())
                .containsExactly("7.2[1].2.2 吴试乙", "7.2[1].2.3 " + Examples.DEBTOR_ID, "7.2[1].2.4[0] 吴试丙",
                        "7.2[1].2.5 13900000002", "7.2[1].2.6[0] 某市某区某路九号");
    }

    @Test
    void whatIsTakenOutOfAListLeavesItsPlace() {
        var parts = new ArrayList<PersonalFields.Part>();
        var rest = PersonalFields.takeOut(Examples.debtor(), parts);
        assertThat(parts).hasSize(5);
        assertThat(rest.getFormerNamesList()).containsExactly("");
        assertThat(rest.getAddressesCount()).isEqualTo(1);
        assertThat(rest.getName()).isEmpty();
        assertThat(rest.getKind()).isEqualTo(Examples.debtor().getKind());
    }

    @Test
    void aMessageWithoutPersonalFieldsComesBackAsItIs() {
        var clock = xietong.v1.Clock.newBuilder().setName("entrust.sign").build();
        assertThat(Masking.mask(clock)).isSameAs(clock);
    }
}
