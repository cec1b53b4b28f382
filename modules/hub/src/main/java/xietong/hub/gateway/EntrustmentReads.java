// SPDX-License-Identifier: Apache-2.0
package xietong.hub.gateway;

import java.util.ArrayList;
import java.util.List;
import xietong.hub.States;
import xietong.hub.Statuses;
import xietong.ledger.Ledger;
import xietong.live.Live;
import xietong.rules.Caller;
import xietong.rules.Refused;
import xietong.rules.entrustment.EntrustmentResource;
import xietong.v1.EntrustmentServiceGetStatusRequest;
import xietong.v1.EntrustmentServiceGetStatusResponse;
import xietong.v1.EntrustmentState;
import xietong.v1.EntrustmentStatus;

/** What reading entrusted matters has of its own. Blocks; not for event loops. */
final class EntrustmentReads {
    private final Ledger ledger;
    private final Live live;
    private final States states;

    EntrustmentReads(Ledger ledger, Live live, States states) {
        this.ledger = ledger;
        this.live = live;
        this.states = states;
    }

    EntrustmentServiceGetStatusResponse status(EntrustmentServiceGetStatusRequest request, Caller reader) {
        if (request.getIdsCount() > 200) {
            throw Refused.field("ids", "at most 200");
        }
        var response = EntrustmentServiceGetStatusResponse.newBuilder();
        var missed = new ArrayList<String>();
        List<String> parts = states.parts(reader);
        for (String id : request.getIdsList()) {
            live.status(id).ifPresentOrElse(s -> add(response, id, s, parts), () -> missed.add(id));
        }
        if (!missed.isEmpty()) {
            ledger.states(missed).values().stream()
                    .filter(row -> row.kind().equals(EntrustmentResource.KIND))
                    .forEach(row -> {
                        Live.Status status = Statuses.of(row);
                        live.put(row.id(), status);
                        add(response, row.id(), status, parts);
                    });
        }
        return response.build();
    }

    private static void add(
            EntrustmentServiceGetStatusResponse.Builder response, String id, Live.Status status, List<String> parts) {
        if (status.parties().stream().anyMatch(parts::contains)) {
            response.addStatuses(EntrustmentStatus.newBuilder()
                    .setId(id)
                    .setRevision(status.revision())
                    .setPosition(status.position())
                    .setState(EntrustmentState.valueOf("ENTRUSTMENT_STATE_" + status.state())));
        }
    }
}
