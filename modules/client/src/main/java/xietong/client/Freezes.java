// SPDX-License-Identifier: Apache-2.0
package xietong.client;

import java.util.stream.Stream;
import xietong.v1.Asset;
import xietong.v1.FreezeBox;
import xietong.v1.FreezeOrder;
import xietong.v1.FreezeServiceApproveRequest;
import xietong.v1.FreezeServiceConvertRequest;
import xietong.v1.FreezeServiceDeductRequest;
import xietong.v1.FreezeServiceGetAssetRequest;
import xietong.v1.FreezeServiceGetOrderRequest;
import xietong.v1.FreezeServiceGrpc;
import xietong.v1.FreezeServiceListAssetsRequest;
import xietong.v1.FreezeServiceListOrdersRequest;
import xietong.v1.FreezeServiceMergeAssetsRequest;
import xietong.v1.FreezeServiceOrderRequest;
import xietong.v1.FreezeServiceRecordReceiptRequest;
import xietong.v1.FreezeServiceReleaseRequest;
import xietong.v1.FreezeServiceRenewRequest;
import xietong.v1.FreezeServiceVerifyRankRequest;
import xietong.v1.Receipt;

/** Freezes and releases 冻结、解除. What each command may be refused for stands in freeze_service.proto. */
public final class Freezes {
    private final Caller caller;

    Freezes(Caller caller) {
        this.caller = caller;
    }

    public Receipt order(FreezeServiceOrderRequest command) {
        return caller.command(FreezeServiceGrpc.getOrderMethod(), command);
    }

    public Receipt approve(FreezeServiceApproveRequest command) {
        return caller.command(FreezeServiceGrpc.getApproveMethod(), command);
    }

    public Receipt renew(FreezeServiceRenewRequest command) {
        return caller.command(FreezeServiceGrpc.getRenewMethod(), command);
    }

    public Receipt release(FreezeServiceReleaseRequest command) {
        return caller.command(FreezeServiceGrpc.getReleaseMethod(), command);
    }

    public Receipt deduct(FreezeServiceDeductRequest command) {
        return caller.command(FreezeServiceGrpc.getDeductMethod(), command);
    }

    public Receipt convert(FreezeServiceConvertRequest command) {
        return caller.command(FreezeServiceGrpc.getConvertMethod(), command);
    }

    public Receipt recordReceipt(FreezeServiceRecordReceiptRequest command) {
        return caller.command(FreezeServiceGrpc.getRecordReceiptMethod(), command);
    }

    public Receipt mergeAssets(FreezeServiceMergeAssetsRequest command) {
        return caller.command(FreezeServiceGrpc.getMergeAssetsMethod(), command);
    }

    public Receipt verifyRank(FreezeServiceVerifyRankRequest command) {
        return caller.command(FreezeServiceGrpc.getVerifyRankMethod(), command);
    }

    /** One freeze order. */
    public FreezeOrder get(String id) {
        return caller.call(FreezeServiceGrpc.getGetOrderMethod(),
                FreezeServiceGetOrderRequest.newBuilder().setId(id).build()).getOrder();
    }

    /** One asset with its queue, by its own identifier or that of an order on it. */
    public Asset asset(String id) {
        return caller.call(FreezeServiceGrpc.getGetAssetMethod(),
                FreezeServiceGetAssetRequest.newBuilder().setId(id).build()).getAsset();
    }

    /** All of the caller's assets, by the next end of a measure; pages are fetched as the stream is read. */
    public Stream<Asset> assets() {
        return Pages.stream(token -> {
            var page = caller.call(FreezeServiceGrpc.getListAssetsMethod(),
                    FreezeServiceListAssetsRequest.newBuilder().setPageToken(token).build());
            return new Pages.Page<>(page.getAssetsList(), page.getNextPageToken());
        });
    }

    /** The whole box, by the next end; pages are fetched as the stream is read. */
    public Stream<FreezeOrder> list(FreezeBox box) {
        return list(box, 0);
    }

    /** The same with at most that many orders a page, 0 for the hub's usual number. */
    public Stream<FreezeOrder> list(FreezeBox box, int pageSize) {
        return Pages.stream(token -> {
            var page = caller.call(FreezeServiceGrpc.getListOrdersMethod(), FreezeServiceListOrdersRequest.newBuilder()
                    .setBox(box)
                    .setPageSize(pageSize)
                    .setPageToken(token)
                    .build());
            return new Pages.Page<>(page.getOrdersList(), page.getNextPageToken());
        });
    }
}
