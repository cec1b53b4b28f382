// SPDX-License-Identifier: Apache-2.0
package xietong.hub.wall;

import com.google.protobuf.Message;
import java.util.Optional;
import java.util.Set;
import xietong.hub.States;
import xietong.ledger.StoredState;
import xietong.rules.alert.AlertResource;
import xietong.rules.collaboration.CollaborationResource;
import xietong.rules.entrustment.EntrustmentResource;
import xietong.rules.freeze.FreezeOrderResource;
import xietong.rules.grid.GridTaskResource;
import xietong.rules.room.RoomResource;
import xietong.rules.warning.WarningResource;
import xietong.v1.Alert;
import xietong.v1.Collaboration;
import xietong.v1.Entrustment;
import xietong.v1.FreezeOrder;
import xietong.v1.GridTask;
import xietong.v1.Room;
import xietong.v1.Warning;

/** From states to facts. */
final class Facts {
    /** Kinds of resource that walls show something of. */
    static final Set<String> KINDS = Set.of(
            EntrustmentResource.KIND,
            FreezeOrderResource.KIND,
            AlertResource.KIND,
            WarningResource.KIND,
            GridTaskResource.KIND,
            RoomResource.KIND,
            CollaborationResource.KIND);

    private Facts() {}

    /** What a wall needs of a state; empty where nothing. */
    static Optional<Fact> of(StoredState row) {
        return KINDS.contains(row.kind()) ? of(row.id(), States.parse(row)) : Optional.empty();
    }

    static Optional<Fact> of(String id, Message state) {
        if (state instanceof Entrustment matter) {
            return MatterFact.of(id, matter);
        }
        if (state instanceof FreezeOrder order) {
            return FreezeFact.of(id, order);
        }
        if (state instanceof Alert alert) {
            return AlertFact.of(id, alert);
        }
        if (state instanceof Warning warning) {
            return WarningFact.of(id, warning);
        }
        if (state instanceof GridTask task) {
            return GridFact.of(id, task);
        }
        if (state instanceof Room room) {
            return RoomFact.of(id, room);
        }
        return state instanceof Collaboration collaboration ? CampaignFact.of(id, collaboration) : Optional.empty();
    }
}
