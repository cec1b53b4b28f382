// SPDX-License-Identifier: Apache-2.0
package xietong.hub.gateway;

import com.google.protobuf.Message;
import java.util.function.Supplier;
import xietong.hub.LedgerLook;
import xietong.hub.States;
import xietong.ledger.Ledger;
import xietong.ledger.StoredState;
import xietong.rules.Caller;
import xietong.rules.Refused;
import xietong.rules.collaboration.CollaborationResource;
import xietong.rules.collaboration.Rollup;
import xietong.rules.directory.Directory;
import xietong.rules.room.RoomLists;
import xietong.rules.room.RoomResource;
import xietong.v1.Collaboration;
import xietong.v1.CollaborationServiceGetRollupRequest;
import xietong.v1.CollaborationServiceGetRollupResponse;
import xietong.v1.CollaborationServiceListMessagesRequest;
import xietong.v1.CollaborationServiceListMessagesResponse;

/** What reading collaborations has of its own. All of it blocks; not for event loops. */
final class CollaborationReads {
    private static final String ROLLUP = "xietong.v1.CollaborationService/GetRollup";

    private final Ledger ledger;
    private final States states;
    private final Listing listing;
    private final Readings readings;
    private final Supplier<Directory> directory;

    CollaborationReads(
            Ledger ledger, States states, Listing listing, Readings readings, Supplier<Directory> directory) {
        this.ledger = ledger;
        this.states = states;
        this.listing = listing;
        this.readings = readings;
        this.directory = directory;
    }

    /** Counted from what the ledger holds now; the view of who may read it decides, as for any resource. */
    CollaborationServiceGetRollupResponse rollup(CollaborationServiceGetRollupRequest request, Caller reader) {
        StoredState row = ledger.state(request.getId())
                .filter(r -> r.kind().equals(CollaborationResource.KIND))
                .filter(r -> states.view(ROLLUP, r, reader).isPresent())
                .orElseThrow(Refused::notParty);
        var rollup = Rollup.of(row.id(), (Collaboration) States.parse(row), new LedgerLook(ledger), directory.get());
        return CollaborationServiceGetRollupResponse.newBuilder().setRollup(rollup).build();
    }

    /** Of a room that the reader is a member of; those posted while it was none are left out. */
    Message messages(CollaborationServiceListMessagesRequest request, Caller reader) {
        listing.one(request.getRoom(), RoomResource.KIND, reader);
        return readings.page(
                request,
                RoomLists.MESSAGES,
                request.getRoom(),
                reader,
                CollaborationServiceListMessagesResponse.getDefaultInstance());
    }
}
