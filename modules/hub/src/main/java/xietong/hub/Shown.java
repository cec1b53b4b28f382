// SPDX-License-Identifier: Apache-2.0
package xietong.hub;

import com.google.protobuf.Message;
import java.util.Map;
import java.util.Optional;
import xietong.ledger.StoredState;
import xietong.rules.Caller;
import xietong.rules.cases.CaseFactResource;
import xietong.rules.cases.CaseTransferResource;
import xietong.rules.collaboration.CollaborationResource;
import xietong.rules.collaboration.DispatchOrderResource;
import xietong.rules.entrustment.EntrustmentResource;
import xietong.rules.freeze.AssetResource;
import xietong.rules.freeze.DistributionResource;
import xietong.rules.freeze.FreezeOrderResource;
import xietong.rules.room.RoomMessageResource;
import xietong.rules.room.RoomResource;

/**
 * The kinds of resource that readers are shown: by the right to which method, and in which field of a message that may
 * hold any of them. A new kind gets its row here and its field in {@code MailboxItem} and
 * {@code AuditServiceRevealResponse}.
 */
public final class Shown {
    private record Row(String get, String field) {}

    private static final Map<String, Row> ROWS = Map.of(
            EntrustmentResource.KIND, new Row("EntrustmentService/Get", "entrustment"),
            FreezeOrderResource.KIND, new Row("FreezeService/GetOrder", "freeze_order"),
            AssetResource.KIND, new Row("FreezeService/GetAsset", "asset"),
            DistributionResource.KIND, new Row("FreezeService/GetDistribution", "distribution"),
            CollaborationResource.KIND, new Row("CollaborationService/Get", "collaboration"),
            DispatchOrderResource.KIND, new Row("CollaborationService/GetOrder", "dispatch_order"),
            RoomResource.KIND, new Row("CollaborationService/GetRoom", "room"),
            RoomMessageResource.KIND, new Row("CollaborationService/GetMessage", "room_message"),
            CaseTransferResource.KIND, new Row("CaseService/GetTransfer", "case_transfer"),
            CaseFactResource.KIND, new Row("CaseService/GetFact", "case_fact"));

    private Shown() {}

    /** Method whose right it takes to see a kind. */
    public static String get(String kind) {
        return "xietong.v1." + ROWS.get(kind).get();
    }

    /** The reader's view, not yet masked; empty where it is not the reader's to see, or nobody's. */
    public static Optional<Message> view(States states, StoredState row, Caller reader) {
        return ROWS.containsKey(row.kind()) ? states.view(get(row.kind()), row, reader) : Optional.empty();
    }

    /** Puts a view of a kind where it belongs. */
    public static void put(Message.Builder into, String kind, Message view) {
        into.setField(into.getDescriptorForType().findFieldByName(ROWS.get(kind).field()), view);
    }
}
