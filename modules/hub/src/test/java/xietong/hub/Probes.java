// SPDX-License-Identifier: Apache-2.0
package xietong.hub;

import static java.util.Map.entry;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import com.google.protobuf.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import xietong.v1.AdminServiceEraseRequest;
import xietong.v1.AlertServiceAcknowledgeRequest;
import xietong.v1.AlertServiceClaimRequest;
import xietong.v1.AlertServiceCloseRequest;
import xietong.v1.AlertServiceConfirmDisplayedRequest;
import xietong.v1.AlertServiceGetRequest;
import xietong.v1.AlertServiceHandOverRequest;
import xietong.v1.AlertServiceListUnconfirmedRequest;
import xietong.v1.AlertServiceReleaseClaimRequest;
import xietong.v1.AlertServiceReportRequest;
import xietong.v1.AlertServiceShelveRequest;
import xietong.v1.AlertServiceTransferRequest;
import xietong.v1.AuditServiceListRequest;
import xietong.v1.AuditServiceRevealRequest;
import xietong.v1.CaseServiceAddAddressRequest;
import xietong.v1.CaseServiceAddAliasRequest;
import xietong.v1.CaseServiceDocketRequest;
import xietong.v1.CaseServiceGetFactRequest;
import xietong.v1.CaseServiceGetSubjectRequest;
import xietong.v1.CaseServiceGetTransferRequest;
import xietong.v1.CaseServiceTransferRequest;
import xietong.v1.CollaborationKind;
import xietong.v1.CollaborationServiceAcknowledgeOrderRequest;
import xietong.v1.CollaborationServiceAddTaskRequest;
import xietong.v1.CollaborationServiceApplyRequest;
import xietong.v1.CollaborationServiceChangeMembersRequest;
import xietong.v1.CollaborationServiceCloseRequest;
import xietong.v1.CollaborationServiceCloseRoomRequest;
import xietong.v1.CollaborationServiceDecideRequest;
import xietong.v1.CollaborationServiceDispatchRequest;
import xietong.v1.CollaborationServiceFinishTaskRequest;
import xietong.v1.CollaborationServiceGetMessageRequest;
import xietong.v1.CollaborationServiceGetOrderRequest;
import xietong.v1.CollaborationServiceGetRequest;
import xietong.v1.CollaborationServiceGetRollupRequest;
import xietong.v1.CollaborationServiceGetRoomRequest;
import xietong.v1.CollaborationServiceListMessagesRequest;
import xietong.v1.CollaborationServiceMarkReadRequest;
import xietong.v1.CollaborationServicePostRequest;
import xietong.v1.CollaborationServiceReportOrderRequest;
import xietong.v1.CommandHeader;
import xietong.v1.DocumentRef;
import xietong.v1.DocumentServiceDownloadRequest;
import xietong.v1.DocumentServiceUploadRequest;
import xietong.v1.DutyServiceGetDutyRequest;
import xietong.v1.DutyServiceHandOverRequest;
import xietong.v1.DutyServiceReportFaultRequest;
import xietong.v1.DutyServiceSetRosterRequest;
import xietong.v1.DutyServiceStartRequest;
import xietong.v1.EntrustmentServiceApproveRequest;
import xietong.v1.EntrustmentServiceConfirmRequest;
import xietong.v1.EntrustmentServiceGetRequest;
import xietong.v1.EntrustmentServiceGetStatusRequest;
import xietong.v1.EntrustmentServiceRaiseDisputeRequest;
import xietong.v1.EntrustmentServiceRateRequest;
import xietong.v1.EntrustmentServiceReportRequest;
import xietong.v1.EntrustmentServiceRequestSupplementRequest;
import xietong.v1.EntrustmentServiceReturnRequest;
import xietong.v1.EntrustmentServiceSettleDisputeRequest;
import xietong.v1.EntrustmentServiceSignRequest;
import xietong.v1.EntrustmentServiceSupplementRequest;
import xietong.v1.EntrustmentServiceUrgeRequest;
import xietong.v1.EntrustmentServiceWithdrawRequest;
import xietong.v1.FreezeServiceAnswerTransferRequest;
import xietong.v1.FreezeServiceApproveRequest;
import xietong.v1.FreezeServiceBeginDisposalRequest;
import xietong.v1.FreezeServiceConvertRequest;
import xietong.v1.FreezeServiceDeductRequest;
import xietong.v1.FreezeServiceFinaliseDistributionRequest;
import xietong.v1.FreezeServiceGetAssetRequest;
import xietong.v1.FreezeServiceGetDistributionRequest;
import xietong.v1.FreezeServiceGetOrderRequest;
import xietong.v1.FreezeServiceMergeAssetsRequest;
import xietong.v1.FreezeServiceObjectRequest;
import xietong.v1.FreezeServiceOpposeRequest;
import xietong.v1.FreezeServiceProposeDistributionRequest;
import xietong.v1.FreezeServiceRaiseRankDisputeRequest;
import xietong.v1.FreezeServiceRecordReceiptRequest;
import xietong.v1.FreezeServiceRecordSuitRequest;
import xietong.v1.FreezeServiceReleaseRequest;
import xietong.v1.FreezeServiceRenewRequest;
import xietong.v1.FreezeServiceRequestTransferRequest;
import xietong.v1.FreezeServiceSettleObjectionRequest;
import xietong.v1.FreezeServiceSettleRankDisputeRequest;
import xietong.v1.FreezeServiceVerifyRankRequest;
import xietong.v1.FreezeServiceWaiveRequest;
import xietong.v1.FreezeServiceWithdrawDistributionRequest;
import xietong.v1.GridServiceAssignRequest;
import xietong.v1.GridServiceGetPushRequest;
import xietong.v1.GridServiceGetRequest;
import xietong.v1.GridServiceRateRequest;
import xietong.v1.GridServiceReportRequest;
import xietong.v1.GridServiceVerifyRequest;
import xietong.v1.LocateServiceAcceptRequest;
import xietong.v1.LocateServiceCancelRequest;
import xietong.v1.LocateServiceExtendRequest;
import xietong.v1.LocateServiceGetRequest;
import xietong.v1.LocateServiceRefuseRequest;
import xietong.v1.MailboxServiceAcknowledgeRequest;
import xietong.v1.MailboxServiceDeleteSubscriptionRequest;
import xietong.v1.MailboxServiceFetchRequest;
import xietong.v1.MailboxServiceListSubscriptionsRequest;
import xietong.v1.MailboxServiceSubscribeRequest;
import xietong.v1.RoomMessageKind;
import xietong.v1.SupervisionServiceAcknowledgeWarningRequest;
import xietong.v1.SupervisionServiceAnswerRequest;
import xietong.v1.SupervisionServiceEscalateRequest;
import xietong.v1.SupervisionServiceGetSupervisionRequest;
import xietong.v1.SupervisionServiceGetWarningRequest;
import xietong.v1.SupervisionServiceHandOverWarningRequest;
import xietong.v1.SupervisionServiceHangRequest;
import xietong.v1.SupervisionServiceListClocksRequest;
import xietong.v1.SupervisionServiceSettleRequest;
import xietong.v1.SupervisionServiceSuperviseRequest;

/** For every method the ways to ask about what is not the caller's. A method without an entry is a gap. */
final class Probes {
    /**
     * What is asked about: once what exists and is another's, once what does not exist.
     *
     * @param id a resource of any kind
     * @param mailbox a mailbox
     * @param paper a document
     * @param header head of a command; its request_id is free
     */
    record About(String id, String mailbox, DocumentRef paper, CommandHeader header) {}

    interface Probe extends Function<About, Message> {}

    /** By full method name; empty where a method names nothing that is anyone's. */
    static final Map<String, List<Probe>> OF = Map.ofEntries(
            entrustment("Submit", a -> Matters.other(a.paper, "冀0822", a.header.getRequestId()).toBuilder()
                    .setHeader(a.header.toBuilder().setCaseNumber("（2018）冀1082执1号"))
                    .build()),
            entrustment("Approve", onId(EntrustmentServiceApproveRequest.getDefaultInstance())),
            entrustment("Sign", onId(EntrustmentServiceSignRequest.getDefaultInstance())),
            entrustment("RequestSupplement", onId(EntrustmentServiceRequestSupplementRequest.getDefaultInstance())),
            entrustment("Supplement", onId(EntrustmentServiceSupplementRequest.getDefaultInstance())),
            entrustment("Report", onId(EntrustmentServiceReportRequest.getDefaultInstance())),
            entrustment("Confirm", onId(EntrustmentServiceConfirmRequest.getDefaultInstance())),
            entrustment("Return", onId(EntrustmentServiceReturnRequest.getDefaultInstance())),
            entrustment("Withdraw", onId(EntrustmentServiceWithdrawRequest.getDefaultInstance())),
            entrustment("Urge", onId(EntrustmentServiceUrgeRequest.getDefaultInstance())),
            entrustment("Rate", onId(EntrustmentServiceRateRequest.getDefaultInstance())),
            entrustment("RaiseDispute", onId(EntrustmentServiceRaiseDisputeRequest.getDefaultInstance())),
            entrustment("SettleDispute", onId(EntrustmentServiceSettleDisputeRequest.getDefaultInstance())),
            entrustment("Get", a -> EntrustmentServiceGetRequest.newBuilder().setId(a.id).build()),
            entrustment("List"),
            entrustment("GetStatus", a -> EntrustmentServiceGetStatusRequest.newBuilder().addIds(a.id).build()),
            freeze("Order", a -> Freezing.order("冀1082", a.paper, 100, a.header.getRequestId()).toBuilder()
                    .setHeader(a.header.toBuilder().setCaseNumber("（2018）冀1082执1号"))
                    .build()),
            freeze("Approve", onId(FreezeServiceApproveRequest.getDefaultInstance())),
            freeze("Renew", onId(FreezeServiceRenewRequest.getDefaultInstance())),
            freeze("Release", onId(FreezeServiceReleaseRequest.getDefaultInstance())),
            freeze("Deduct", onId(FreezeServiceDeductRequest.getDefaultInstance())),
            freeze("Convert", onId(FreezeServiceConvertRequest.getDefaultInstance())),
            freeze("RecordReceipt", onId(FreezeServiceRecordReceiptRequest.getDefaultInstance())),
            freeze("MergeAssets", on(FreezeServiceMergeAssetsRequest.getDefaultInstance(), "asset")),
            freeze("VerifyRank", on(FreezeServiceVerifyRankRequest.getDefaultInstance(), "asset")),
            freeze("GetOrder", a -> FreezeServiceGetOrderRequest.newBuilder().setId(a.id).build()),
            freeze("GetAsset", a -> FreezeServiceGetAssetRequest.newBuilder().setId(a.id).build()),
            freeze("RequestTransfer", on(FreezeServiceRequestTransferRequest.getDefaultInstance(), "asset")),
            freeze("AnswerTransfer", on(FreezeServiceAnswerTransferRequest.getDefaultInstance(), "asset")),
            freeze("BeginDisposal", on(FreezeServiceBeginDisposalRequest.getDefaultInstance(), "asset")),
            freeze("RaiseRankDispute", on(FreezeServiceRaiseRankDisputeRequest.getDefaultInstance(), "asset")),
            freeze("SettleRankDispute", on(FreezeServiceSettleRankDisputeRequest.getDefaultInstance(), "asset")),
            freeze("ProposeDistribution", on(FreezeServiceProposeDistributionRequest.getDefaultInstance(), "order")),
            freeze("Object", on(FreezeServiceObjectRequest.getDefaultInstance(), "id")),
            freeze("Oppose", on(FreezeServiceOpposeRequest.getDefaultInstance(), "id")),
            freeze("Waive", on(FreezeServiceWaiveRequest.getDefaultInstance(), "id")),
            freeze("RecordSuit", on(FreezeServiceRecordSuitRequest.getDefaultInstance(), "id")),
            freeze("SettleObjection", on(FreezeServiceSettleObjectionRequest.getDefaultInstance(), "id")),
            freeze("FinaliseDistribution", on(FreezeServiceFinaliseDistributionRequest.getDefaultInstance(), "id")),
            freeze("WithdrawDistribution", on(FreezeServiceWithdrawDistributionRequest.getDefaultInstance(), "id")),
            freeze("GetDistribution", a -> FreezeServiceGetDistributionRequest.newBuilder().setId(a.id).build()),
            freeze("ListDistributions"),
            freeze("ListAssets"),
            freeze("ListOrders"),
            collaboration("Apply",
                    a -> CollaborationServiceApplyRequest.newBuilder()
                            .setHeader(a.header.toBuilder().setCaseNumber("（2018）冀1082执1号"))
                            .setKind(CollaborationKind.COLLABORATION_KIND_SETTLE_DISPOSAL)
                            .addPapers(Freezing.paper("RULING", a.paper))
                            .setAsset(a.id)
                            .build(),
                    a -> CollaborationServiceApplyRequest.newBuilder()
                            .setHeader(a.header.toBuilder().setCaseNumber("（2018）冀1082执1号"))
                            .setKind(CollaborationKind.COLLABORATION_KIND_DISPATCH)
                            .addPapers(Freezing.paper("RULING", a.paper))
                            .addLines(Collaborating.line(a.id.substring(a.id.length() - 4), "冀1082", "x"))
                            .build()),
            collaboration("Decide", onId(CollaborationServiceDecideRequest.getDefaultInstance())),
            collaboration("Dispatch", onId(CollaborationServiceDispatchRequest.getDefaultInstance())),
            collaboration("AcknowledgeOrder", onId(CollaborationServiceAcknowledgeOrderRequest.getDefaultInstance())),
            collaboration("ReportOrder", onId(CollaborationServiceReportOrderRequest.getDefaultInstance())),
            collaboration("Close", onId(CollaborationServiceCloseRequest.getDefaultInstance())),
            collaboration("ChangeMembers", onId(CollaborationServiceChangeMembersRequest.getDefaultInstance())),
            collaboration("MarkRead", onId(CollaborationServiceMarkReadRequest.getDefaultInstance())),
            collaboration("AddTask", onId(CollaborationServiceAddTaskRequest.getDefaultInstance())),
            collaboration("FinishTask", onId(CollaborationServiceFinishTaskRequest.getDefaultInstance())),
            collaboration("CloseRoom", onId(CollaborationServiceCloseRoomRequest.getDefaultInstance())),
            collaboration("Post", a -> CollaborationServicePostRequest.newBuilder()
                    .setHeader(a.header)
                    .setId(a.id)
                    .setKind(RoomMessageKind.ROOM_MESSAGE_KIND_TALK)
                    .setText("打听")
                    .addPapers(Freezing.paper("RULING", a.paper))
                    .build()),
            collaboration("OpenRoom"),
            collaboration("Get", a -> CollaborationServiceGetRequest.newBuilder().setId(a.id).build()),
            collaboration("GetRollup", a -> CollaborationServiceGetRollupRequest.newBuilder().setId(a.id).build()),
            collaboration("List"),
            collaboration("GetOrder", a -> CollaborationServiceGetOrderRequest.newBuilder().setId(a.id).build()),
            collaboration("ListOrders"),
            collaboration("GetRoom", a -> CollaborationServiceGetRoomRequest.newBuilder().setId(a.id).build()),
            collaboration("ListRooms"),
            collaboration("GetMessage", a -> CollaborationServiceGetMessageRequest.newBuilder().setId(a.id).build()),
            collaboration("ListMessages",
                    a -> CollaborationServiceListMessagesRequest.newBuilder().setRoom(a.id).build(),
                    a -> CollaborationServiceListMessagesRequest.newBuilder().setRoom(a.id).setPageSize(1).build()),
            cases("Transfer", a -> CaseServiceTransferRequest.newBuilder()
                    .setHeader(a.header.toBuilder().setCaseNumber("（2018）京0117执1号"))
                    .setReceiver("冀0822")
                    .addPapers(Freezing.paper("ENTRUSTMENT_LETTER", a.paper))
                    .addPapers(Freezing.paper("ENFORCEMENT_BASIS", a.paper))
                    .build()),
            cases("Docket", onId(CaseServiceDocketRequest.getDefaultInstance())),
            // What it sets off is told to others, never to the caller: CollaborationPrivacyTest compares.
            cases("ReportFact"),
            cases("GetTransfer", a -> CaseServiceGetTransferRequest.newBuilder().setId(a.id).build()),
            cases("ListTransfers"),
            cases("GetTally"),
            cases("AddAlias", onId(CaseServiceAddAliasRequest.getDefaultInstance())),
            cases("AddAddress", onId(CaseServiceAddAddressRequest.getDefaultInstance())),
            cases("GetSubject", a -> CaseServiceGetSubjectRequest.newBuilder().setId(a.id).build()),
            locate("Request", a -> Watching.request(a.paper, a.header, Watching.POLICE)),
            locate("Accept", onId(LocateServiceAcceptRequest.getDefaultInstance())),
            locate("Refuse", onId(LocateServiceRefuseRequest.getDefaultInstance())),
            locate("Extend", onId(LocateServiceExtendRequest.getDefaultInstance())),
            locate("Cancel", onId(LocateServiceCancelRequest.getDefaultInstance())),
            locate("Get", a -> LocateServiceGetRequest.newBuilder().setId(a.id).build()),
            locate("List"),
            // Counts of what the caller itself asked for.
            locate("GetTally"),
            // A source is told whether somebody is looked for, and never by whom or for what.
            locate("ReportSightings"),
            // The list is for whoever the directory lets screen; it holds digests and references.
            locate("FollowList"),
            alert("ConfirmDisplayed", a -> AlertServiceConfirmDisplayedRequest.newBuilder()
                    .setHeader(a.header)
                    .setMailbox(a.mailbox)
                    .setTerminal("desk")
                    .setEpoch("x")
                    .setSeq(1)
                    .build()),
            alert("Acknowledge", onId(AlertServiceAcknowledgeRequest.getDefaultInstance())),
            alert("Claim", onId(AlertServiceClaimRequest.getDefaultInstance())),
            alert("ReleaseClaim", onId(AlertServiceReleaseClaimRequest.getDefaultInstance())),
            alert("Transfer", onId(AlertServiceTransferRequest.getDefaultInstance())),
            alert("Shelve", onId(AlertServiceShelveRequest.getDefaultInstance())),
            alert("Report", onId(AlertServiceReportRequest.getDefaultInstance())),
            alert("HandOver", onId(AlertServiceHandOverRequest.getDefaultInstance())),
            alert("Close", onId(AlertServiceCloseRequest.getDefaultInstance())),
            alert("Get", a -> AlertServiceGetRequest.newBuilder().setId(a.id).build()),
            alert("ListOpen"),
            alert("GetDigest"),
            alert("ListUnconfirmed", a -> AlertServiceListUnconfirmedRequest.newBuilder().setId(a.id).build()),
            grid("Push", a -> Watching.push(a.paper, a.header, Watching.GRID)),
            grid("PushBatch", a -> Watching.batch(a.paper, a.header, Watching.GRID)),
            grid("Assign", onId(GridServiceAssignRequest.getDefaultInstance())),
            grid("Report", onId(GridServiceReportRequest.getDefaultInstance())),
            grid("Verify", onId(GridServiceVerifyRequest.getDefaultInstance())),
            grid("Rate", onId(GridServiceRateRequest.getDefaultInstance())),
            grid("Get", a -> GridServiceGetRequest.newBuilder().setId(a.id).build()),
            grid("GetPush", a -> GridServiceGetPushRequest.newBuilder().setId(a.id).build()),
            grid("List"),
            grid("GetTally"),
            // A superior asks about what is below it; whoever is above nobody is refused alike.
            supervision("Supervise", supervise("京0117"), supervise("冀1082")),
            supervision("Answer", onId(SupervisionServiceAnswerRequest.getDefaultInstance())),
            supervision("Settle", onId(SupervisionServiceSettleRequest.getDefaultInstance())),
            supervision("Hang", onId(SupervisionServiceHangRequest.getDefaultInstance())),
            supervision("Escalate", onId(SupervisionServiceEscalateRequest.getDefaultInstance())),
            supervision("GetSupervision",
                    a -> SupervisionServiceGetSupervisionRequest.newBuilder().setId(a.id).build()),
            supervision("ListSupervisions"),
            supervision("AcknowledgeWarning", a -> SupervisionServiceAcknowledgeWarningRequest.newBuilder()
                    .setHeader(a.header)
                    .setId(a.id)
                    .setText("打听")
                    .build()),
            supervision("HandOverWarning", a -> SupervisionServiceHandOverWarningRequest.newBuilder()
                    .setHeader(a.header)
                    .setId(a.id)
                    .setDesk("command-centre")
                    .build()),
            supervision("GetWarning", a -> SupervisionServiceGetWarningRequest.newBuilder().setId(a.id).build()),
            supervision("ListWarnings"),
            supervision("ListClocks", a -> SupervisionServiceListClocksRequest.newBuilder().setResource(a.id).build()),
            // Of the caller's own case of that number.
            supervision("ListCaseNodes"),
            duty("SetRoster", onId(DutyServiceSetRosterRequest.getDefaultInstance())),
            duty("Start", onId(DutyServiceStartRequest.getDefaultInstance())),
            duty("HandOver", onId(DutyServiceHandOverRequest.getDefaultInstance())),
            duty("ReportFault", onId(DutyServiceReportFaultRequest.getDefaultInstance())),
            duty("GetDuty", a -> DutyServiceGetDutyRequest.newBuilder().setId(a.id).build()),
            duty("ListDuties"),
            // It names organisations, and the directory is everyone's: WarningPrivacyTest asks as a stranger.
            entry("xietong.v1.StatisticsService/Query", List.of()),
            // It names organisations and areas: WallTest asks as a stranger.
            entry("xietong.v1.WallService/Watch", List.of()),
            cases("GetFact", a -> CaseServiceGetFactRequest.newBuilder().setId(a.id).build()),
            entry("xietong.v1.AuditService/Reveal", List.of(
                    onResource(AuditServiceRevealRequest.getDefaultInstance(), "%s"),
                    onResource(AuditServiceRevealRequest.getDefaultInstance(), "access/%s/京0117"))),
            // What an organisation read of what the caller may see itself is told: AuditTest asks by organisation.
            entry("xietong.v1.AuditService/List", List.of(
                    a -> AuditServiceListRequest.newBuilder().setResource(a.id).build())),
            entry("xietong.v1.AuditService/Export", List.of()),
            entry("xietong.v1.AdminService/Erase", List.of(
                    onResource(AdminServiceEraseRequest.getDefaultInstance(), "%s"))),
            entry("xietong.v1.MailboxService/Subscribe", List.of(
                    a -> MailboxServiceSubscribeRequest.newBuilder()
                            .setMailbox(a.mailbox)
                            .setSubscription("desk")
                            .build(),
                    a -> MailboxServiceSubscribeRequest.newBuilder()
                            .setMailbox(a.mailbox + "/command-centre")
                            .setSubscription("desk")
                            .setEpoch("x")
                            .setAfterSeq(1)
                            .build())),
            entry("xietong.v1.MailboxService/Fetch", List.of(
                    a -> MailboxServiceFetchRequest.newBuilder().setMailbox(a.mailbox).build(),
                    a -> MailboxServiceFetchRequest.newBuilder()
                            .setMailbox(a.mailbox)
                            .setEpoch("x")
                            .setAfterSeq(1)
                            .build())),
            entry("xietong.v1.MailboxService/Acknowledge", List.of(
                    a -> MailboxServiceAcknowledgeRequest.newBuilder()
                            .setMailbox(a.mailbox)
                            .setSubscription("desk")
                            .setSeq(1)
                            .build())),
            entry("xietong.v1.MailboxService/ListSubscriptions", List.of(
                    a -> MailboxServiceListSubscriptionsRequest.newBuilder().setMailbox(a.mailbox).build())),
            // A superior may ask for it, whatever was laid before it: TerminalTest asks as a stranger.
            entry("xietong.v1.MailboxService/ListTerminals", List.of()),
            entry("xietong.v1.MailboxService/DeleteSubscription", List.of(
                    a -> MailboxServiceDeleteSubscriptionRequest.newBuilder()
                            .setMailbox(a.mailbox)
                            .setSubscription("desk")
                            .build())),
            entry("xietong.v1.DocumentService/Upload", List.of(a -> DocumentServiceUploadRequest.newBuilder()
                    .setDeclaration(a.paper)
                    .build())),
            entry("xietong.v1.DocumentService/Download", List.of(
                    a -> download(a.id, a.paper),
                    a -> download("", a.paper),
                    a -> download("", a.paper.toBuilder().setOrganisation("冀1082").build()),
                    a -> download("access/" + a.id + "/京0117", a.paper))),
            // Commands of an exchange are probed with each command's own probes.
            entry("xietong.v1.ExchangeService/Exchange", List.of()),
            // The directory is everyone's; administration names no matter and is the operator's.
            entry("xietong.v1.DirectoryService/GetOrganisation", List.of()),
            entry("xietong.v1.DirectoryService/ListOrganisations", List.of()),
            entry("xietong.v1.DirectoryService/PutOrganisation", List.of()),
            entry("xietong.v1.DirectoryService/RenameOrganisation", List.of()),
            entry("xietong.v1.DirectoryService/MergeOrganisations", List.of()),
            entry("xietong.v1.DirectoryService/CloseOrganisation", List.of()),
            entry("xietong.v1.DirectoryService/IssueCertificate", List.of()),
            entry("xietong.v1.DirectoryService/RevokeKeys", List.of()),
            // Of the caller's own organisation only: AccountTest.
            entry("xietong.v1.DirectoryService/EnrolOfficer", List.of()),
            entry("xietong.v1.DirectoryService/ResetOfficer", List.of()),
            entry("xietong.v1.DirectoryService/RemoveOfficer", List.of()),
            entry("xietong.v1.DirectoryService/ListOfficers", List.of()),
            entry("xietong.v1.DirectoryService/EnrolWall", List.of()),
            entry("xietong.v1.DirectoryService/RemoveWall", List.of()),
            entry("xietong.v1.DirectoryService/ListWalls", List.of()),
            // Of the caller's own organisation only: SessionTest.
            entry("xietong.v1.SessionService/Open", List.of()),
            entry("xietong.v1.SessionService/Renew", List.of()),
            entry("xietong.v1.SessionService/Close", List.of()),
            entry("xietong.v1.AdminService/GetHub", List.of()),
            entry("xietong.v1.AdminService/GetOperations", List.of()),
            entry("xietong.v1.AdminService/GetRules", List.of()),
            entry("xietong.v1.AdminService/ApplyRules", List.of()),
            // Of the caller's own organisation only: FourEyesTest.
            entry("xietong.v1.AdminService/Propose", List.of()),
            entry("xietong.v1.AdminService/DeclineProposal", List.of()),
            entry("xietong.v1.AdminService/GetProposal", List.of()),
            entry("xietong.v1.AdminService/ListProposals", List.of()),
            entry("xietong.v1.AdminService/AdvanceClock", List.of()));

    private Probes() {}

    private static Map.Entry<String, List<Probe>> entrustment(String method, Probe... probes) {
        return entry("xietong.v1.EntrustmentService/" + method, List.of(probes));
    }

    private static Map.Entry<String, List<Probe>> freeze(String method, Probe... probes) {
        return entry("xietong.v1.FreezeService/" + method, List.of(probes));
    }

    private static Map.Entry<String, List<Probe>> collaboration(String method, Probe... probes) {
        return entry("xietong.v1.CollaborationService/" + method, List.of(probes));
    }

    private static Map.Entry<String, List<Probe>> cases(String method, Probe... probes) {
        return entry("xietong.v1.CaseService/" + method, List.of(probes));
    }

    private static Map.Entry<String, List<Probe>> locate(String method, Probe... probes) {
        return entry("xietong.v1.LocateService/" + method, List.of(probes));
    }

    private static Map.Entry<String, List<Probe>> alert(String method, Probe... probes) {
        return entry("xietong.v1.AlertService/" + method, List.of(probes));
    }

    private static Map.Entry<String, List<Probe>> grid(String method, Probe... probes) {
        return entry("xietong.v1.GridService/" + method, List.of(probes));
    }

    private static Map.Entry<String, List<Probe>> supervision(String method, Probe... probes) {
        return entry("xietong.v1.SupervisionService/" + method, List.of(probes));
    }

    private static Map.Entry<String, List<Probe>> duty(String method, Probe... probes) {
        return entry("xietong.v1.DutyService/" + method, List.of(probes));
    }

    private static Probe supervise(String recipient) {
        return a -> SupervisionServiceSuperviseRequest.newBuilder()
                .setHeader(a.header)
                .setRecipient(recipient)
                .setResource(a.id)
                .setText("打听")
                .setDueTime(Timestamp.newBuilder().setSeconds(4_000_000_000L))
                .addPapers(Freezing.paper("RULING", a.paper))
                .build();
    }

    private static Probe onId(Message prototype) {
        return on(prototype, "id");
    }

    private static Probe on(Message prototype, String field) {
        return a -> filled(prototype, field, a.id, a.header);
    }

    private static Probe onResource(Message prototype, String form) {
        return a -> filled(prototype, "resource", String.format(form, a.id), a.header);
    }

    private static Message filled(Message prototype, String name, String value, CommandHeader header) {
        FieldDescriptor field = prototype.getDescriptorForType().findFieldByName(name);
        FieldDescriptor head = prototype.getDescriptorForType().findFieldByName("header");
        return prototype.toBuilder().setField(field, value).setField(head, header).build();
    }

    private static DocumentServiceDownloadRequest download(String resource, DocumentRef paper) {
        return DocumentServiceDownloadRequest.newBuilder()
                .setResource(resource)
                .setOrganisation(paper.getOrganisation())
                .setDigest(paper.getDigest())
                .build();
    }
}
