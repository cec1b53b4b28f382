// SPDX-License-Identifier: Apache-2.0
package xietong.client;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import xietong.v1.Entrustment;
import xietong.v1.EntrustmentServiceApproveRequest;
import xietong.v1.EntrustmentServiceConfirmRequest;
import xietong.v1.EntrustmentServiceGetRequest;
import xietong.v1.EntrustmentServiceGetStatusRequest;
import xietong.v1.EntrustmentServiceGrpc;
import xietong.v1.EntrustmentServiceListRequest;
import xietong.v1.EntrustmentServiceRaiseDisputeRequest;
import xietong.v1.EntrustmentServiceRateRequest;
import xietong.v1.EntrustmentServiceReportRequest;
import xietong.v1.EntrustmentServiceRequestSupplementRequest;
import xietong.v1.EntrustmentServiceReturnRequest;
import xietong.v1.EntrustmentServiceSettleDisputeRequest;
import xietong.v1.EntrustmentServiceSignRequest;
import xietong.v1.EntrustmentServiceSubmitRequest;
import xietong.v1.EntrustmentServiceSupplementRequest;
import xietong.v1.EntrustmentServiceUrgeRequest;
import xietong.v1.EntrustmentServiceWithdrawRequest;
import xietong.v1.EntrustmentStatus;
import xietong.v1.MatterBox;
import xietong.v1.Receipt;

/** Entrusted matters 事项委托. What each command may be refused for stands in entrustment_service.proto. */
public final class Entrustments {
    private static final int STATUSES_PER_CALL = 200;

    private final Caller caller;

    Entrustments(Caller caller) {
        this.caller = caller;
    }

    public Receipt submit(EntrustmentServiceSubmitRequest command) {
        return caller.command(EntrustmentServiceGrpc.getSubmitMethod(), command);
    }

    public Receipt approve(EntrustmentServiceApproveRequest command) {
        return caller.command(EntrustmentServiceGrpc.getApproveMethod(), command);
    }

    public Receipt sign(EntrustmentServiceSignRequest command) {
        return caller.command(EntrustmentServiceGrpc.getSignMethod(), command);
    }

    public Receipt requestSupplement(EntrustmentServiceRequestSupplementRequest command) {
        return caller.command(EntrustmentServiceGrpc.getRequestSupplementMethod(), command);
    }

    public Receipt supplement(EntrustmentServiceSupplementRequest command) {
        return caller.command(EntrustmentServiceGrpc.getSupplementMethod(), command);
    }

    public Receipt report(EntrustmentServiceReportRequest command) {
        return caller.command(EntrustmentServiceGrpc.getReportMethod(), command);
    }

    public Receipt confirm(EntrustmentServiceConfirmRequest command) {
        return caller.command(EntrustmentServiceGrpc.getConfirmMethod(), command);
    }

    /** 退回: the method Return, whose name Java keeps for itself. */
    public Receipt giveBack(EntrustmentServiceReturnRequest command) {
        return caller.command(EntrustmentServiceGrpc.getReturnMethod(), command);
    }

    public Receipt withdraw(EntrustmentServiceWithdrawRequest command) {
        return caller.command(EntrustmentServiceGrpc.getWithdrawMethod(), command);
    }

    public Receipt urge(EntrustmentServiceUrgeRequest command) {
        return caller.command(EntrustmentServiceGrpc.getUrgeMethod(), command);
    }

    public Receipt rate(EntrustmentServiceRateRequest command) {
        return caller.command(EntrustmentServiceGrpc.getRateMethod(), command);
    }

    public Receipt raiseDispute(EntrustmentServiceRaiseDisputeRequest command) {
        return caller.command(EntrustmentServiceGrpc.getRaiseDisputeMethod(), command);
    }

    public Receipt settleDispute(EntrustmentServiceSettleDisputeRequest command) {
        return caller.command(EntrustmentServiceGrpc.getSettleDisputeMethod(), command);
    }

    public Entrustment get(String id) {
        return caller.call(EntrustmentServiceGrpc.getGetMethod(),
                EntrustmentServiceGetRequest.newBuilder().setId(id).build()).getEntrustment();
    }

    /** The whole box, the most pressing first; pages are fetched as the stream is read. */
    public Stream<Entrustment> list(MatterBox box) {
        return list(box, 0);
    }

    /** The same with at most that many matters a page, 0 for the hub's usual number. */
    public Stream<Entrustment> list(MatterBox box, int pageSize) {
        return Pages.stream(token -> {
            var page = caller.call(EntrustmentServiceGrpc.getListMethod(), EntrustmentServiceListRequest.newBuilder()
                    .setBox(box)
                    .setPageSize(pageSize)
                    .setPageToken(token)
                    .build());
            return new Pages.Page<>(page.getEntrustmentsList(), page.getNextPageToken());
        });
    }

    /** Where matters stand, in brief; those that the caller is no party to are left out. Any number of them. */
    public List<EntrustmentStatus> status(List<String> ids) {
        List<EntrustmentStatus> statuses = new ArrayList<>(ids.size());
        for (int from = 0; from < ids.size(); from += STATUSES_PER_CALL) {
            var some = ids.subList(from, Math.min(ids.size(), from + STATUSES_PER_CALL));
            statuses.addAll(caller.call(EntrustmentServiceGrpc.getGetStatusMethod(),
                    EntrustmentServiceGetStatusRequest.newBuilder().addAllIds(some).build()).getStatusesList());
        }
        return statuses;
    }
}
