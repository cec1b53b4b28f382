// SPDX-License-Identifier: Apache-2.0
package xietong.system;

import com.google.protobuf.Timestamp;
import java.time.Instant;
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
import xietong.v1.OriginalFreeze;
import xietong.v1.Paper;
import xietong.v1.ReceiptResult;
import xietong.v1.ReleaseGround;

/** Orders on accounts of the project's synthetic debtor, their releases, and what a bank answers. */
final class Freezing {
    static final String BANK = "BANK-A";

    private Freezing() {}

    /** A synthetic account number of its own for each index. */
    static String account(int index) {
        String digits = String.format("629999%012d", index);
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int twice = i % 2 == 0 ? 2 * digit : digit;
            sum += twice > 9 ? twice - 9 : twice;
        }
        return digits + (10 - sum % 10) % 10;
    }

    /** An order in the court's case of that serial number; the request number is the request id. */
    static FreezeServiceOrderRequest order(
            String requestId, String court, int serial, String account, long fen, DocumentRef paper) {
        return FreezeServiceOrderRequest.newBuilder()
                .setHeader(Matters.header(requestId).toBuilder()
                        .setCaseNumber("（2018）" + court + "执" + serial + "号"))
                .setKey(AssetKey.newBuilder()
                        .setRegistrar(BANK)
                        .setKind(AssetKind.ASSET_KIND_DEPOSIT)
                        .setNumber(account))
                .setStage(FreezeStage.FREEZE_STAGE_ENFORCEMENT)
                .setDebtor(Matters.DEBTOR)
                .setOwner(Matters.DEBTOR)
                .setAmount(fen(fen))
                .setClaim(fen(fen))
                .addPapers(paper("RULING", paper))
                .addPapers(paper("ASSISTANCE_NOTICE", paper))
                .build();
    }

    /** A release of all, naming the original freeze as the order has it. */
    static FreezeServiceReleaseRequest release(String requestId, FreezeOrder order, DocumentRef paper) {
        return FreezeServiceReleaseRequest.newBuilder()
                .setHeader(Matters.header(requestId).toBuilder().setReason("已清偿"))
                .setId(order.getId())
                .setOriginal(OriginalFreeze.newBuilder()
                        .setCaseNumber(order.getOriginalCaseNumber())
                        .setRequestNumber(order.getRequestNumber()))
                .setGround(ReleaseGround.RELEASE_GROUND_PAID)
                .addPapers(paper("RULING", paper))
                .addPapers(paper("RELEASE_NOTICE", paper))
                .build();
    }

    /** The bank has registered an order. */
    static FreezeReceipt.Builder registered(ReceiptResult result, Instant registered, long balance) {
        var receipt = FreezeReceipt.newBuilder()
                .setMeasure(MeasureKind.MEASURE_KIND_ORDER)
                .setResult(result)
                .setRegisteredTime(timestamp(registered))
                .setBalance(fen(balance));
        if (result == ReceiptResult.RECEIPT_RESULT_PARTLY) {
            receipt.setReason("余额不足");
        }
        return receipt;
    }

    /** The bank has carried a release out. */
    static FreezeReceipt.Builder released() {
        return FreezeReceipt.newBuilder()
                .setMeasure(MeasureKind.MEASURE_KIND_RELEASE)
                .setResult(ReceiptResult.RECEIPT_RESULT_DONE);
    }

    static FreezeServiceRecordReceiptRequest receipt(String order, FreezeReceipt.Builder receipt) {
        return FreezeServiceRecordReceiptRequest.newBuilder()
                .setHeader(Matters.header(receipt.getMeasure() + "-" + order))
                .setId(order)
                .setReceipt(receipt.setRegisterNumber("登-" + order))
                .build();
    }

    static Money fen(long amount) {
        return Money.newBuilder().setCurrencyCode("CNY").setMinorUnits(amount).build();
    }

    static Timestamp timestamp(Instant instant) {
        return Timestamp.newBuilder().setSeconds(instant.getEpochSecond()).setNanos(instant.getNano()).build();
    }

    private static Paper.Builder paper(String kind, DocumentRef document) {
        return Paper.newBuilder().setKind(kind).setNumber("演示文书").setDocument(document);
    }
}
