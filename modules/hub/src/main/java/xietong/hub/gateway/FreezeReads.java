// SPDX-License-Identifier: Apache-2.0
package xietong.hub.gateway;

import xietong.hub.States;
import xietong.ledger.Ledger;
import xietong.rules.Caller;
import xietong.rules.Checks;
import xietong.rules.freeze.AssetResource;
import xietong.rules.freeze.DistributionResource;
import xietong.rules.freeze.FreezeLists;
import xietong.rules.freeze.FreezeOrderResource;
import xietong.v1.Asset;
import xietong.v1.Distribution;
import xietong.v1.DistributionBox;
import xietong.v1.FreezeBox;
import xietong.v1.FreezeOrder;
import xietong.v1.FreezeServiceGetAssetRequest;
import xietong.v1.FreezeServiceGetAssetResponse;
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

/** Reading freeze orders and assets. All of it blocks; not for event loops. */
final class FreezeReads {
    private final Ledger ledger;
    private final Listing listing;

    FreezeReads(Ledger ledger, Listing listing) {
        this.ledger = ledger;
        this.listing = listing;
    }

    FreezeServiceGetOrderResponse order(FreezeServiceGetOrderRequest request, Caller reader) {
        return FreezeServiceGetOrderResponse.newBuilder()
                .setOrder((FreezeOrder) listing.one(request.getId(), FreezeOrderResource.KIND, reader))
                .build();
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

    FreezeServiceListAssetsResponse assets(FreezeServiceListAssetsRequest request, Caller reader) {
        Listing.Page page =
                listing.page(FreezeLists.ASSETS, request.getPageSize(), request.getPageToken(), reader);
        var response = FreezeServiceListAssetsResponse.newBuilder().setNextPageToken(page.next());
        page.resources().forEach(a -> response.addAssets((Asset) a));
        return response.build();
    }

    FreezeServiceGetDistributionResponse distribution(FreezeServiceGetDistributionRequest request, Caller reader) {
        return FreezeServiceGetDistributionResponse.newBuilder()
                .setDistribution((Distribution) listing.one(request.getId(), DistributionResource.KIND, reader))
                .build();
    }

    FreezeServiceListDistributionsResponse distributions(
            FreezeServiceListDistributionsRequest request, Caller reader) {
        Checks.known("box", request.getBox(), DistributionBox.DISTRIBUTION_BOX_UNSPECIFIED);
        String list = FreezeLists.list(request.getBox());
        Listing.Page page = listing.page(list, request.getPageSize(), request.getPageToken(), reader);
        var response = FreezeServiceListDistributionsResponse.newBuilder().setNextPageToken(page.next());
        page.resources().forEach(d -> response.addDistributions((Distribution) d));
        return response.build();
    }

    FreezeServiceListOrdersResponse orders(FreezeServiceListOrdersRequest request, Caller reader) {
        Checks.known("box", request.getBox(), FreezeBox.FREEZE_BOX_UNSPECIFIED);
        String list = FreezeLists.list(request.getBox());
        Listing.Page page = listing.page(list, request.getPageSize(), request.getPageToken(), reader);
        var response = FreezeServiceListOrdersResponse.newBuilder().setNextPageToken(page.next());
        page.resources().forEach(o -> response.addOrders((FreezeOrder) o));
        return response.build();
    }
}
