// SPDX-License-Identifier: Apache-2.0
package xietong.hub;

import static java.util.Map.entry;

import com.google.protobuf.Message;
import java.util.Map;
import java.util.Optional;
import xietong.ledger.StoredState;
import xietong.rules.Caller;
import xietong.rules.alert.AlertResource;
import xietong.rules.cases.CaseFactResource;
import xietong.rules.cases.CaseTransferResource;
import xietong.rules.collaboration.CollaborationResource;
import xietong.rules.collaboration.DispatchOrderResource;
import xietong.rules.duty.DutyResource;
import xietong.rules.entrustment.EntrustmentResource;
import xietong.rules.freeze.AssetResource;
import xietong.rules.freeze.DistributionResource;
import xietong.rules.freeze.FreezeOrderResource;
import xietong.rules.grid.GridPushResource;
import xietong.rules.grid.GridTaskResource;
import xietong.rules.locate.WatchOrderResource;
import xietong.rules.room.RoomMessageResource;
import xietong.rules.room.RoomResource;
import xietong.rules.subject.SubjectFileResource;
import xietong.rules.supervision.SupervisionResource;
import xietong.rules.warning.WarningResource;

/**
 * The kinds of resource that readers are shown: by the right to which method, and in which field of a message that may
 * hold any of them. A new kind gets its row here and its field in {@code MailboxItem} and
 * {@code AuditServiceRevealResponse}.
 */
public final class Shown {
    private record Row(String get, String field) {}

    private static final Map<String, Row> ROWS = Map.ofEntries(
            entry(EntrustmentResource.KIND, new Row("EntrustmentService/Get", "entrustment")),
            entry(FreezeOrderResource.KIND, new Row("FreezeService/GetOrder", "freeze_order")),
            entry(AssetResource.KIND, new Row("FreezeService/GetAsset", "asset")),
            entry(DistributionResource.KIND, new Row("FreezeService/GetDistribution", "distribution")),
            entry(CollaborationResource.KIND, new Row("CollaborationService/Get", "collaboration")),
            entry(DispatchOrderResource.KIND, new Row("CollaborationService/GetOrder", "dispatch_order")),
            entry(RoomResource.KIND, new Row("CollaborationService/GetRoom", "room")),
            entry(RoomMessageResource.KIND, new Row("CollaborationService/GetMessage", "room_message")),
            entry(CaseTransferResource.KIND, new Row("CaseService/GetTransfer", "case_transfer")),
            entry(CaseFactResource.KIND, new Row("CaseService/GetFact", "case_fact")),
            entry(WatchOrderResource.KIND, new Row("LocateService/Get", "watch_order")),
            entry(AlertResource.KIND, new Row("AlertService/Get", "alert")),
            entry(GridPushResource.KIND, new Row("GridService/GetPush", "grid_push")),
            entry(GridTaskResource.KIND, new Row("GridService/Get", "grid_task")),
            entry(SubjectFileResource.KIND, new Row("CaseService/GetSubject", "subject")),
            entry(WarningResource.KIND, new Row("SupervisionService/GetWarning", "warning")),
            entry(SupervisionResource.KIND, new Row("SupervisionService/GetSupervision", "supervision")),
            entry(DutyResource.KIND, new Row("DutyService/GetDuty", "duty")));

    private Shown() {}

    /** Method whose right it takes to see a kind. */
    public static String get(String kind) {
        return "xietong.v1." + ROWS.get(kind).get();
    }

    /** Whether readers are shown resources of a kind. */
    public static boolean isShown(String kind) {
        return ROWS.containsKey(kind);
    }

    /** The reader's view, not yet masked; empty where it is not the reader's to see, or nobody's. */
    public static Optional<Message> view(States states, StoredState row, Caller reader) {
        return isShown(row.kind()) ? states.view(get(row.kind()), row, reader) : Optional.empty();
    }

    /** Puts a view of a kind where it belongs. */
    public static void put(Message.Builder into, String kind, Message view) {
        into.setField(into.getDescriptorForType().findFieldByName(ROWS.get(kind).field()), view);
    }
}
