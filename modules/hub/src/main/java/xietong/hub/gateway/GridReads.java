// SPDX-License-Identifier: Apache-2.0
package xietong.hub.gateway;

import com.google.protobuf.Message;
import xietong.hub.LedgerLook;
import xietong.ledger.Ledger;
import xietong.rules.Caller;
import xietong.rules.grid.GridPushResource;
import xietong.rules.grid.Rollups;
import xietong.v1.GridPush;
import xietong.v1.GridServiceGetPushRequest;
import xietong.v1.GridServiceGetPushResponse;

/** What reading the grid has of its own. Blocks; not for event loops. */
final class GridReads {
    private final Ledger ledger;
    private final Listing listing;

    GridReads(Ledger ledger, Listing listing) {
        this.ledger = ledger;
        this.listing = listing;
    }

    /** A push with how far it has come, counted from its tasks as the ledger holds them now. */
    Message push(GridServiceGetPushRequest request, Caller reader) {
        Message push = listing.one(request.getId(), GridPushResource.KIND, reader);
        return GridServiceGetPushResponse.newBuilder()
                .setPush((GridPush) push)
                .setRollup(Rollups.of(request.getId(), new LedgerLook(ledger)))
                .build();
    }
}
