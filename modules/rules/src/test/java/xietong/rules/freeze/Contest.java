// SPDX-License-Identifier: Apache-2.0
package xietong.rules.freeze;

import com.google.protobuf.Message;
import xietong.rules.Court;
import xietong.rules.Examples;
import xietong.rules.Motion;
import xietong.v1.FreezeServiceAnswerTransferRequest;
import xietong.v1.FreezeServiceBeginDisposalRequest;
import xietong.v1.FreezeServiceFinaliseDistributionRequest;
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
import xietong.v1.OfficerRole;
import xietong.v1.ProposedShare;
import xietong.v1.RankDisputeGround;
import xietong.v1.ShareGround;
import xietong.v1.Subject;
import xietong.v1.SubjectKind;
import xietong.v1.TransferGround;

/**
 * What a court does where several want one asset; each motion is acceptable as it stands.
 *
 * @param court who acts
 */
record Contest(Court court) {
    static final Contest LUXI = new Contest(Holder.LUXI.court());
    static final Contest PINGXIANG = new Contest(Holder.PINGXIANG.court());
    static final Contest ANYUAN = new Contest(Holder.ANYUAN.court());
    static final Contest SHANGLI = new Contest(Holder.SHANGLI.court());
    static final Contest PINGGU = new Contest(Holder.PINGGU.court());

    private <B extends Message.Builder> Motion<B> by(B command) {
        return court.by(command).reason("依法办理");
    }

    Motion<FreezeServiceRequestTransferRequest.Builder> asks(String asset, String order, TransferGround ground) {
        return by(FreezeServiceRequestTransferRequest.newBuilder()
                .setAsset(asset)
                .setOrder(order)
                .setGround(ground)
                .addAllPapers(court.papers("TRANSFER_REQUEST", "ENFORCEMENT_BASIS")));
    }

    Motion<FreezeServiceAnswerTransferRequest.Builder> grants(String asset, int transfer) {
        return by(FreezeServiceAnswerTransferRequest.newBuilder()
                .setAsset(asset)
                .setTransfer(transfer)
                .setGranted(true)
                .addAllPapers(court.papers("TRANSFER_LETTER")));
    }

    Motion<FreezeServiceAnswerTransferRequest.Builder> denies(String asset, int transfer) {
        return by(FreezeServiceAnswerTransferRequest.newBuilder().setAsset(asset).setTransfer(transfer));
    }

    Motion<FreezeServiceBeginDisposalRequest.Builder> begins(String asset) {
        return by(FreezeServiceBeginDisposalRequest.newBuilder().setAsset(asset));
    }

    Motion<FreezeServiceRaiseRankDisputeRequest.Builder> disputes(String asset, RankDisputeGround ground) {
        return by(FreezeServiceRaiseRankDisputeRequest.newBuilder()
                .setAsset(asset)
                .setGround(ground)
                .addAllPapers(court.papers("RULING")));
    }

    Motion<FreezeServiceSettleRankDisputeRequest.Builder> settles(String asset, int dispute, String disposer) {
        return by(FreezeServiceSettleRankDisputeRequest.newBuilder()
                        .setAsset(asset)
                        .setDispute(dispute)
                        .setDisposer(disposer))
                .as(court.officer(3, OfficerRole.OFFICER_ROLE_COMMAND_CENTRE));
    }

    /** A plan without shares yet. */
    Motion<FreezeServiceProposeDistributionRequest.Builder> proposes(String order, long yuan) {
        return by(FreezeServiceProposeDistributionRequest.newBuilder()
                .setOrder(order)
                .setTotal(Holder.yuan(yuan))
                .addAllPapers(court.papers("DISTRIBUTION_PLAN")));
    }

    /** A creditor of an order. */
    static ProposedShare.Builder share(String order, String name, ShareGround ground, long fen) {
        return ProposedShare.newBuilder()
                .setOrder(order)
                .setCreditor(person(name))
                .setGround(ground)
                .setAmount(Measures.money(fen, "CNY"));
    }

    static Subject person(String name) {
        return Subject.newBuilder().setKind(SubjectKind.SUBJECT_KIND_PERSON).setName(name).build();
    }

    Motion<FreezeServiceObjectRequest.Builder> objects(String id, int share, int inFavourOf) {
        return by(FreezeServiceObjectRequest.newBuilder()
                .setId(id)
                .setShare(share)
                .setInFavourOf(inFavourOf)
                .addAllPapers(court.papers("DISTRIBUTION_OBJECTION")));
    }

    Motion<FreezeServiceOpposeRequest.Builder> opposes(String id, int objection, int share) {
        return by(FreezeServiceOpposeRequest.newBuilder().setId(id).setObjection(objection).setShare(share));
    }

    Motion<FreezeServiceWaiveRequest.Builder> waives(String id, int objection) {
        return by(FreezeServiceWaiveRequest.newBuilder().setId(id).setObjection(objection));
    }

    Motion<FreezeServiceRecordSuitRequest.Builder> sues(String id, int objection) {
        return by(FreezeServiceRecordSuitRequest.newBuilder()
                .setId(id)
                .setObjection(objection)
                .setCaseNumber("（2021）赣0302民初9005号")
                .addAllPapers(court.papers("CASE_NOTICE")));
    }

    Motion<FreezeServiceSettleObjectionRequest.Builder> records(String id, int objection, long awardedFen) {
        return by(FreezeServiceSettleObjectionRequest.newBuilder()
                .setId(id)
                .setObjection(objection)
                .setAwarded(Measures.money(awardedFen, "CNY"))
                .addPapers(Examples.paper("JUDGMENT", court.code())));
    }

    Motion<FreezeServiceFinaliseDistributionRequest.Builder> finalises(String id) {
        return by(FreezeServiceFinaliseDistributionRequest.newBuilder().setId(id));
    }

    Motion<FreezeServiceWithdrawDistributionRequest.Builder> withdraws(String id) {
        return by(FreezeServiceWithdrawDistributionRequest.newBuilder().setId(id));
    }
}
