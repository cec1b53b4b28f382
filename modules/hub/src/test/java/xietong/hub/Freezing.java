// SPDX-License-Identifier: Apache-2.0
package xietong.hub;

import com.google.protobuf.Timestamp;
import xietong.client.HubClient;
import xietong.v1.AssetKey;
import xietong.v1.AssetKind;
import xietong.v1.DocumentRef;
import xietong.v1.FreezeOrder;
import xietong.v1.FreezeReceipt;
import xietong.v1.FreezeServiceOrderRequest;
import xietong.v1.FreezeServiceRecordReceiptRequest;
import xietong.v1.FreezeServiceReleaseRequest;
import xietong.v1.FreezeStage;
import xietong.v1.MeasureKind;
import xietong.v1.Money;
import xietong.v1.OfficerRole;
import xietong.v1.OriginalFreeze;
import xietong.v1.Paper;
import xietong.v1.Receipt;
import xietong.v1.ReceiptResult;
import xietong.v1.ReleaseGround;

/** Orders on one account of the project's synthetic debtor, and what a bank answers to them. */
final class Freezing {
    static final String BANK = "BANK-A";
    static final String ACCOUNT = "6299990000000000012";

    private Freezing() {}

    /** An order of a court, in the first case of its year, with a stored paper. */
    static FreezeServiceOrderRequest order(String court, DocumentRef paper, long fen, String requestId) {
        return FreezeServiceOrderRequest.newBuilder()
                .setHeader(TestHub.header(requestId, OfficerRole.OFFICER_ROLE_OFFICER).toBuilder()
                        .setCaseNumber("（2018）" + court + "执1号"))
                .setKey(AssetKey.newBuilder()
                        .setRegistrar(BANK)
                        .setKind(AssetKind.ASSET_KIND_DEPOSIT)
                        .setNumber(ACCOUNT))
                .setStage(FreezeStage.FREEZE_STAGE_ENFORCEMENT)
                .setDebtor(Matters.DEBTOR)
                .setOwner(Matters.DEBTOR)
                .setAmount(yuan(fen))
                .setClaim(yuan(fen))
                .addPapers(paper("RULING", paper))
                .addPapers(paper("ASSISTANCE_NOTICE", paper))
                .build();
    }

    /** Orders it. */
    static Receipt order(HubClient court, long fen, String requestId) {
        return court.freezes().order(order(court.organisation(), Matters.paper(court), fen, requestId));
    }

    /** The bank's answer: what it registered, when, and the balance that it found. */
    static FreezeServiceRecordReceiptRequest receipt(
            String id, MeasureKind measure, ReceiptResult result, Timestamp registered, long balance) {
        var receipt = FreezeReceipt.newBuilder()
                .setMeasure(measure)
                .setResult(result)
                .setRegisteredTime(registered)
                .setRegisterNumber("登-" + id)
                .setBalance(yuan(balance));
        if (result == ReceiptResult.RECEIPT_RESULT_PARTLY) {
            receipt.setReason("余额不足");
        }
        return FreezeServiceRecordReceiptRequest.newBuilder()
                .setHeader(TestHub.header(measure + "-" + id, OfficerRole.OFFICER_ROLE_OFFICER))
                .setId(id)
                .setReceipt(receipt)
                .build();
    }

    /** A release of all, naming the original freeze. */
    static FreezeServiceReleaseRequest release(FreezeOrder order, DocumentRef paper, String requestId) {
        return FreezeServiceReleaseRequest.newBuilder()
                .setHeader(TestHub.header(requestId, OfficerRole.OFFICER_ROLE_OFFICER).toBuilder().setReason("已清偿"))
                .setId(order.getId())
                .setOriginal(OriginalFreeze.newBuilder()
                        .setCaseNumber(order.getOriginalCaseNumber())
                        .setRequestNumber(order.getRequestNumber()))
                .setGround(ReleaseGround.RELEASE_GROUND_PAID)
                .addPapers(paper("RULING", paper))
                .addPapers(paper("RELEASE_NOTICE", paper))
                .build();
    }

    static Paper.Builder paper(String kind, DocumentRef document) {
        return Paper.newBuilder().setKind(kind).setNumber("演示文书").setDocument(document);
    }

    static Money yuan(long fen) {
        return Money.newBuilder().setCurrencyCode("CNY").setMinorUnits(fen).build();
    }
}
