// SPDX-License-Identifier: Apache-2.0
package xietong.hub.gateway;

import xietong.hub.States;
import xietong.ledger.Ledger;
import xietong.rules.Caller;
import xietong.rules.freeze.AssetResource;
import xietong.rules.freeze.FreezeOrderResource;
import xietong.v1.Asset;
import xietong.v1.FreezeOrder;
import xietong.v1.FreezeServiceGetAssetRequest;
import xietong.v1.FreezeServiceGetAssetResponse;

/** What reading assets has of its own. Blocks; not for event loops. */
final class FreezeReads {
    private final Ledger ledger;
    private final Listing listing;

    FreezeReads(Ledger ledger, Listing listing) {
        this.ledger = ledger;
        this.listing = listing;
    }

    /** By its own identifier or that of an order on it; either way the right to the asset decides. */
    FreezeServiceGetAssetResponse asset(FreezeServiceGetAssetRequest request, Caller reader) {
        String id = ledger.state(request.getId())
                .filter(row -> row.kind().equals(FreezeOrderResource.KIND))
                .map(row -> ((FreezeOrder) States.parse(row)).getAsset())
                .orElse(request.getId());
        return FreezeServiceGetAssetResponse.newBuilder()
                .setAsset((Asset) listing.one(id, AssetResource.KIND, reader))
                .build();
    }
}
