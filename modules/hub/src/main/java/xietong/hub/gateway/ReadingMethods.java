// SPDX-License-Identifier: Apache-2.0
package xietong.hub.gateway;

import static xietong.hub.gateway.Readings.box;

import java.security.PublicKey;
import xietong.hub.Counters;
import xietong.hub.States;
import xietong.hub.account.AccountSecrets;
import xietong.hub.mailbox.MailboxCalls;
import xietong.hub.operations.Health;
import xietong.hub.writer.Writer;
import xietong.ledger.Ledger;
import xietong.live.Live;
import xietong.rules.alert.AlertResource;
import xietong.rules.cases.CaseFactResource;
import xietong.rules.cases.CaseLists;
import xietong.rules.cases.CaseTransferResource;
import xietong.rules.collaboration.CollaborationLists;
import xietong.rules.collaboration.CollaborationResource;
import xietong.rules.collaboration.DispatchOrderResource;
import xietong.rules.entrustment.EntrustmentResource;
import xietong.rules.freeze.DistributionResource;
import xietong.rules.freeze.FreezeLists;
import xietong.rules.freeze.FreezeOrderResource;
import xietong.rules.grid.GridLists;
import xietong.rules.grid.GridTaskResource;
import xietong.rules.locate.WatchLists;
import xietong.rules.locate.WatchOrderResource;
import xietong.rules.room.RoomLists;
import xietong.rules.room.RoomMessageResource;
import xietong.rules.room.RoomResource;
import xietong.rules.subject.SubjectFileResource;
import xietong.v1.AdminServiceGetHubRequest;
import xietong.v1.AdminServiceGetOperationsRequest;
import xietong.v1.AdminServiceGetProposalRequest;
import xietong.v1.AdminServiceGetRulesRequest;
import xietong.v1.AdminServiceListProposalsRequest;
import xietong.v1.AlertServiceGetDigestRequest;
import xietong.v1.AlertServiceGetRequest;
import xietong.v1.AlertServiceGetResponse;
import xietong.v1.AlertServiceListOpenRequest;
import xietong.v1.AlertServiceListUnconfirmedRequest;
import xietong.v1.AuditServiceExportRequest;
import xietong.v1.AuditServiceListRequest;
import xietong.v1.CaseServiceGetFactRequest;
import xietong.v1.CaseServiceGetFactResponse;
import xietong.v1.CaseServiceGetSubjectRequest;
import xietong.v1.CaseServiceGetSubjectResponse;
import xietong.v1.CaseServiceGetTallyRequest;
import xietong.v1.CaseServiceGetTransferRequest;
import xietong.v1.CaseServiceGetTransferResponse;
import xietong.v1.CaseServiceListTransfersRequest;
import xietong.v1.CaseServiceListTransfersResponse;
import xietong.v1.CollaborationServiceGetMessageRequest;
import xietong.v1.CollaborationServiceGetMessageResponse;
import xietong.v1.CollaborationServiceGetOrderRequest;
import xietong.v1.CollaborationServiceGetOrderResponse;
import xietong.v1.CollaborationServiceGetRequest;
import xietong.v1.CollaborationServiceGetResponse;
import xietong.v1.CollaborationServiceGetRollupRequest;
import xietong.v1.CollaborationServiceGetRoomRequest;
import xietong.v1.CollaborationServiceGetRoomResponse;
import xietong.v1.CollaborationServiceListMessagesRequest;
import xietong.v1.CollaborationServiceListOrdersRequest;
import xietong.v1.CollaborationServiceListOrdersResponse;
import xietong.v1.CollaborationServiceListRequest;
import xietong.v1.CollaborationServiceListResponse;
import xietong.v1.CollaborationServiceListRoomsRequest;
import xietong.v1.CollaborationServiceListRoomsResponse;
import xietong.v1.DirectoryServiceGetOrganisationRequest;
import xietong.v1.DirectoryServiceListOfficersRequest;
import xietong.v1.DirectoryServiceListOrganisationsRequest;
import xietong.v1.DirectoryServiceListWallsRequest;
import xietong.v1.EntrustmentServiceGetRequest;
import xietong.v1.EntrustmentServiceGetResponse;
import xietong.v1.EntrustmentServiceGetStatusRequest;
import xietong.v1.EntrustmentServiceListRequest;
import xietong.v1.EntrustmentServiceListResponse;
import xietong.v1.FreezeServiceGetAssetRequest;
import xietong.v1.FreezeServiceGetDistributionRequest;
import xietong.v1.FreezeServiceGetDistributionResponse;
import xietong.v1.FreezeServiceGetOrderRequest;
import xietong.v1.FreezeServiceGetOrderResponse;
import xietong.v1.FreezeServiceListAssetsRequest;
import xietong.v1.FreezeServiceListAssetsResponse;
import xietong.v1.FreezeServiceListDistributionsRequest;
import xietong.v1.FreezeServiceListDistributionsResponse;
import xietong.v1.FreezeServiceListOrdersRequest;
import xietong.v1.FreezeServiceListOrdersResponse;
import xietong.v1.GridServiceGetPushRequest;
import xietong.v1.GridServiceGetRequest;
import xietong.v1.GridServiceGetResponse;
import xietong.v1.GridServiceGetTallyRequest;
import xietong.v1.GridServiceListRequest;
import xietong.v1.GridServiceListResponse;
import xietong.v1.LocateServiceGetRequest;
import xietong.v1.LocateServiceGetResponse;
import xietong.v1.LocateServiceGetTallyRequest;
import xietong.v1.LocateServiceListRequest;
import xietong.v1.LocateServiceListResponse;
import xietong.v1.MailboxServiceFetchRequest;
import xietong.v1.MailboxServiceListSubscriptionsRequest;

/** The methods that read: a new capability names its readings here. */
final class ReadingMethods {
    private static final String V1 = "xietong.v1.";

    private final Readings readings;
    private final EntrustmentReads entrustments;
    private final FreezeReads freezes;
    private final CollaborationReads collaborations;
    private final AlertReads alerts;
    private final UnconfirmedReads unconfirmed;
    private final GridReads grid;
    private final TallyReads tallies;
    private final DirectoryReads directory;
    private final AdminReads admin;
    private final AuditReads audit;
    private final AccountReads accounts;
    private final ProposalReads proposals;
    private final OperationsReads operations;
    private final MailboxCalls mailboxes;
    private final SupervisionMethods supervision;

    ReadingMethods(
            Ledger ledger,
            Writer writer,
            States states,
            Live live,
            MailboxCalls mailboxes,
            Counters counters,
            String node,
            PublicKey key,
            AccountSecrets secrets,
            Health health) {
        var listing = new Listing(ledger, states);
        this.readings = new Readings(listing);
        this.entrustments = new EntrustmentReads(ledger, live, states);
        this.freezes = new FreezeReads(ledger, listing);
        this.collaborations =
                new CollaborationReads(ledger, states, listing, readings, () -> writer.book().directory());
        this.alerts = new AlertReads(listing);
        this.unconfirmed = new UnconfirmedReads(ledger, states);
        this.grid = new GridReads(ledger, listing);
        this.tallies = new TallyReads(ledger, TallyReads.MOST);
        this.directory = new DirectoryReads(() -> writer.book().directory());
        this.admin = new AdminReads(ledger, writer, counters, node);
        this.audit = new AuditReads(ledger, states, key);
        this.accounts = new AccountReads(ledger, listing, secrets, writer::about);
        this.proposals = new ProposalReads(ledger, states, listing, () -> writer.book().directory());
        this.operations = new OperationsReads(ledger, writer, live, health, node);
        this.mailboxes = mailboxes;
        this.supervision = new SupervisionMethods(ledger, writer, states, listing, readings);
    }

    /** Binds all of them. */
    void bind(Gateway gateway) {
        entrustments(gateway);
        freezes(gateway);
        collaborations(gateway);
        cases(gateway);
        whereabouts(gateway);
        tallies(gateway);
        supervision.bind(gateway);
        surroundings(gateway);
    }

    private void tallies(Gateway gateway) {
        gateway.reading(
                V1 + "LocateService/GetTally",
                LocateServiceGetTallyRequest.getDefaultInstance(),
                tallies::watches);
        gateway.reading(
                V1 + "GridService/GetTally",
                GridServiceGetTallyRequest.getDefaultInstance(),
                tallies::grid);
        gateway.reading(
                V1 + "CaseService/GetTally",
                CaseServiceGetTallyRequest.getDefaultInstance(),
                tallies::cases);
    }

    private void entrustments(Gateway gateway) {
        gateway.reading(
                V1 + "EntrustmentService/Get",
                EntrustmentServiceGetRequest.getDefaultInstance(),
                readings.one(EntrustmentResource.KIND, EntrustmentServiceGetResponse.getDefaultInstance()));
        gateway.reading(
                V1 + "EntrustmentService/List",
                EntrustmentServiceListRequest.getDefaultInstance(),
                readings.page(q -> EntrustmentResource.list(box(q.getBox())), EntrustmentServiceListResponse.getDefaultInstance()));
        gateway.reading(
                V1 + "EntrustmentService/GetStatus",
                EntrustmentServiceGetStatusRequest.getDefaultInstance(),
                entrustments::status);
    }

    private void freezes(Gateway gateway) {
        gateway.reading(
                V1 + "FreezeService/GetOrder",
                FreezeServiceGetOrderRequest.getDefaultInstance(),
                readings.one(FreezeOrderResource.KIND, FreezeServiceGetOrderResponse.getDefaultInstance()));
        gateway.reading(
                V1 + "FreezeService/GetDistribution",
                FreezeServiceGetDistributionRequest.getDefaultInstance(),
                readings.one(DistributionResource.KIND, FreezeServiceGetDistributionResponse.getDefaultInstance()));
        gateway.reading(
                V1 + "FreezeService/ListAssets",
                FreezeServiceListAssetsRequest.getDefaultInstance(),
                readings.page(q -> FreezeLists.ASSETS, FreezeServiceListAssetsResponse.getDefaultInstance()));
        gateway.reading(
                V1 + "FreezeService/ListOrders",
                FreezeServiceListOrdersRequest.getDefaultInstance(),
                readings.page(q -> FreezeLists.list(box(q.getBox())), FreezeServiceListOrdersResponse.getDefaultInstance()));
        gateway.reading(
                V1 + "FreezeService/ListDistributions",
                FreezeServiceListDistributionsRequest.getDefaultInstance(),
                readings.page(q -> FreezeLists.list(box(q.getBox())), FreezeServiceListDistributionsResponse.getDefaultInstance()));
        gateway.reading(
                V1 + "FreezeService/GetAsset",
                FreezeServiceGetAssetRequest.getDefaultInstance(),
                freezes::asset);
    }

    private void collaborations(Gateway gateway) {
        gateway.reading(
                V1 + "CollaborationService/Get",
                CollaborationServiceGetRequest.getDefaultInstance(),
                readings.one(CollaborationResource.KIND, CollaborationServiceGetResponse.getDefaultInstance()));
        gateway.reading(
                V1 + "CollaborationService/GetOrder",
                CollaborationServiceGetOrderRequest.getDefaultInstance(),
                readings.one(DispatchOrderResource.KIND, CollaborationServiceGetOrderResponse.getDefaultInstance()));
        gateway.reading(
                V1 + "CollaborationService/GetRoom",
                CollaborationServiceGetRoomRequest.getDefaultInstance(),
                readings.one(RoomResource.KIND, CollaborationServiceGetRoomResponse.getDefaultInstance()));
        gateway.reading(
                V1 + "CollaborationService/GetMessage",
                CollaborationServiceGetMessageRequest.getDefaultInstance(),
                readings.one(RoomMessageResource.KIND, CollaborationServiceGetMessageResponse.getDefaultInstance()));
        gateway.reading(
                V1 + "CollaborationService/List",
                CollaborationServiceListRequest.getDefaultInstance(),
                readings.page(q -> CollaborationLists.list(box(q.getBox())), CollaborationServiceListResponse.getDefaultInstance()));
        gateway.reading(
                V1 + "CollaborationService/ListOrders",
                CollaborationServiceListOrdersRequest.getDefaultInstance(),
                readings.page(q -> CollaborationLists.list(box(q.getBox())), CollaborationServiceListOrdersResponse.getDefaultInstance()));
        gateway.reading(
                V1 + "CollaborationService/ListRooms",
                CollaborationServiceListRoomsRequest.getDefaultInstance(),
                readings.page(q -> RoomLists.ROOMS, CollaborationServiceListRoomsResponse.getDefaultInstance()));
        gateway.reading(
                V1 + "CollaborationService/GetRollup",
                CollaborationServiceGetRollupRequest.getDefaultInstance(),
                collaborations::rollup);
        gateway.reading(
                V1 + "CollaborationService/ListMessages",
                CollaborationServiceListMessagesRequest.getDefaultInstance(),
                collaborations::messages);
    }

    private void cases(Gateway gateway) {
        gateway.reading(
                V1 + "CaseService/GetTransfer",
                CaseServiceGetTransferRequest.getDefaultInstance(),
                readings.one(CaseTransferResource.KIND, CaseServiceGetTransferResponse.getDefaultInstance()));
        gateway.reading(
                V1 + "CaseService/GetFact",
                CaseServiceGetFactRequest.getDefaultInstance(),
                readings.one(CaseFactResource.KIND, CaseServiceGetFactResponse.getDefaultInstance()));
        gateway.reading(
                V1 + "CaseService/GetSubject",
                CaseServiceGetSubjectRequest.getDefaultInstance(),
                readings.one(SubjectFileResource.KIND, CaseServiceGetSubjectResponse.getDefaultInstance()));
        gateway.reading(
                V1 + "CaseService/ListTransfers",
                CaseServiceListTransfersRequest.getDefaultInstance(),
                readings.page(q -> CaseLists.list(box(q.getBox())), CaseServiceListTransfersResponse.getDefaultInstance()));
    }

    private void whereabouts(Gateway gateway) {
        gateway.reading(
                V1 + "LocateService/Get",
                LocateServiceGetRequest.getDefaultInstance(),
                readings.one(WatchOrderResource.KIND, LocateServiceGetResponse.getDefaultInstance()));
        gateway.reading(
                V1 + "LocateService/List",
                LocateServiceListRequest.getDefaultInstance(),
                readings.page(q -> WatchLists.list(box(q.getBox())), LocateServiceListResponse.getDefaultInstance()));
        gateway.reading(
                V1 + "AlertService/Get",
                AlertServiceGetRequest.getDefaultInstance(),
                readings.one(AlertResource.KIND, AlertServiceGetResponse.getDefaultInstance()));
        gateway.reading(
                V1 + "AlertService/ListOpen",
                AlertServiceListOpenRequest.getDefaultInstance(),
                alerts::open);
        gateway.reading(
                V1 + "AlertService/GetDigest",
                AlertServiceGetDigestRequest.getDefaultInstance(),
                alerts::digest);
        gateway.reading(
                V1 + "AlertService/ListUnconfirmed",
                AlertServiceListUnconfirmedRequest.getDefaultInstance(),
                unconfirmed::page);
        gateway.reading(
                V1 + "GridService/Get",
                GridServiceGetRequest.getDefaultInstance(),
                readings.one(GridTaskResource.KIND, GridServiceGetResponse.getDefaultInstance()));
        gateway.reading(
                V1 + "GridService/GetPush",
                GridServiceGetPushRequest.getDefaultInstance(),
                grid::push);
        gateway.reading(
                V1 + "GridService/List",
                GridServiceListRequest.getDefaultInstance(),
                (q, reader) -> readings.page(
                        q,
                        GridLists.list(box(q.getBox())),
                        GridLists.owner(reader, q.getWorker()),
                        reader,
                        GridServiceListResponse.getDefaultInstance()));
    }

    /** For the answers to what is commanded about accounts. */
    AccountReads accounts() {
        return accounts;
    }

    private void surroundings(Gateway gateway) {
        gateway.reading(
                V1 + "DirectoryService/ListOfficers",
                DirectoryServiceListOfficersRequest.getDefaultInstance(),
                accounts::officers);
        gateway.reading(
                V1 + "DirectoryService/ListWalls",
                DirectoryServiceListWallsRequest.getDefaultInstance(),
                accounts::walls);
        gateway.reading(
                V1 + "AdminService/GetOperations",
                AdminServiceGetOperationsRequest.getDefaultInstance(),
                operations::get);
        gateway.reading(
                V1 + "DirectoryService/GetOrganisation",
                DirectoryServiceGetOrganisationRequest.getDefaultInstance(),
                directory::get);
        gateway.reading(
                V1 + "DirectoryService/ListOrganisations",
                DirectoryServiceListOrganisationsRequest.getDefaultInstance(),
                directory::list);
        gateway.reading(
                V1 + "AdminService/GetHub",
                AdminServiceGetHubRequest.getDefaultInstance(),
                (q, c) -> admin.hub());
        gateway.reading(
                V1 + "AdminService/GetRules",
                AdminServiceGetRulesRequest.getDefaultInstance(),
                (q, c) -> admin.rules());
        gateway.reading(
                V1 + "AdminService/GetProposal",
                AdminServiceGetProposalRequest.getDefaultInstance(),
                proposals::one);
        gateway.reading(
                V1 + "AdminService/ListProposals",
                AdminServiceListProposalsRequest.getDefaultInstance(),
                proposals::page);
        gateway.reading(
                V1 + "AuditService/List",
                AuditServiceListRequest.getDefaultInstance(),
                audit::list);
        gateway.reading(
                V1 + "AuditService/Export",
                AuditServiceExportRequest.getDefaultInstance(),
                audit::export);
        gateway.reading(
                V1 + "MailboxService/Fetch",
                MailboxServiceFetchRequest.getDefaultInstance(),
                mailboxes::fetch);
        gateway.reading(
                V1 + "MailboxService/ListSubscriptions",
                MailboxServiceListSubscriptionsRequest.getDefaultInstance(),
                mailboxes::list);
    }
}
