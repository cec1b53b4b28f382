// SPDX-License-Identifier: Apache-2.0
package xietong.client;

import java.util.stream.Stream;
import xietong.v1.Distribution;
import xietong.v1.DistributionBox;
import xietong.v1.FreezeServiceAnswerTransferRequest;
import xietong.v1.FreezeServiceBeginDisposalRequest;
import xietong.v1.FreezeServiceFinaliseDistributionRequest;
import xietong.v1.FreezeServiceGetDistributionRequest;
import xietong.v1.FreezeServiceGrpc;
import xietong.v1.FreezeServiceListDistributionsRequest;
import xietong.v1.FreezeServiceObjectRequest;
import xietong.v1.FreezeServiceOpposeRequest;
import xietong.v1.FreezeServiceProposeDistributionRequest;
import xietong.v1.FreezeServiceRaiseRankDisputeRequest;
import xietong.v1.FreezeServiceRecordSuitRequest;
import xietong.v1.FreezeServiceRequestTransferRequest;
import xietong.v1.FreezeServiceSettleObjectionRequest;
import xietong.v1.FreezeServiceSettleRankDisputeRequest;
import xietong.v1.FreezeServiceWaiveRequest;
import xietong.v1.FreezeServiceWithdrawDistributionRequest;
import xietong.v1.Receipt;

/** Who disposes of an asset, and how what it brought is shared 处置权、参与分配. Refusals stand in freeze_service.proto. */
public final class Distributions {
    private final Caller caller;

    Distributions(Caller caller) {
        this.caller = caller;
    }

    public Receipt requestTransfer(FreezeServiceRequestTransferRequest command) {
        return caller.command(FreezeServiceGrpc.getRequestTransferMethod(), command);
    }

    public Receipt answerTransfer(FreezeServiceAnswerTransferRequest command) {
        return caller.command(FreezeServiceGrpc.getAnswerTransferMethod(), command);
    }

    public Receipt beginDisposal(FreezeServiceBeginDisposalRequest command) {
        return caller.command(FreezeServiceGrpc.getBeginDisposalMethod(), command);
    }

    public Receipt raiseRankDispute(FreezeServiceRaiseRankDisputeRequest command) {
        return caller.command(FreezeServiceGrpc.getRaiseRankDisputeMethod(), command);
    }

    public Receipt settleRankDispute(FreezeServiceSettleRankDisputeRequest command) {
        return caller.command(FreezeServiceGrpc.getSettleRankDisputeMethod(), command);
    }

    public Receipt proposeDistribution(FreezeServiceProposeDistributionRequest command) {
        return caller.command(FreezeServiceGrpc.getProposeDistributionMethod(), command);
    }

    public Receipt object(FreezeServiceObjectRequest command) {
        return caller.command(FreezeServiceGrpc.getObjectMethod(), command);
    }

    public Receipt oppose(FreezeServiceOpposeRequest command) {
        return caller.command(FreezeServiceGrpc.getOpposeMethod(), command);
    }

    public Receipt waive(FreezeServiceWaiveRequest command) {
        return caller.command(FreezeServiceGrpc.getWaiveMethod(), command);
    }

    public Receipt recordSuit(FreezeServiceRecordSuitRequest command) {
        return caller.command(FreezeServiceGrpc.getRecordSuitMethod(), command);
    }

    public Receipt settleObjection(FreezeServiceSettleObjectionRequest command) {
        return caller.command(FreezeServiceGrpc.getSettleObjectionMethod(), command);
    }

    public Receipt finaliseDistribution(FreezeServiceFinaliseDistributionRequest command) {
        return caller.command(FreezeServiceGrpc.getFinaliseDistributionMethod(), command);
    }

    public Receipt withdrawDistribution(FreezeServiceWithdrawDistributionRequest command) {
        return caller.command(FreezeServiceGrpc.getWithdrawDistributionMethod(), command);
    }

    /** One distribution. */
    public Distribution get(String id) {
        return caller.call(FreezeServiceGrpc.getGetDistributionMethod(),
                FreezeServiceGetDistributionRequest.newBuilder().setId(id).build()).getDistribution();
    }

    /** The whole box of distributions; pages are fetched as the stream is read. */
    public Stream<Distribution> list(DistributionBox box) {
        return Pages.stream(token -> {
            var page = caller.call(FreezeServiceGrpc.getListDistributionsMethod(),
                    FreezeServiceListDistributionsRequest.newBuilder().setBox(box).setPageToken(token).build());
            return new Pages.Page<>(page.getDistributionsList(), page.getNextPageToken());
        });
    }
}
