// SPDX-License-Identifier: Apache-2.0
package xietong.rules.freeze;

import com.google.protobuf.Message;
import java.time.Instant;
import xietong.rules.Court;
import xietong.rules.Examples;
import xietong.rules.Motion;
import xietong.rules.Times;
import xietong.v1.AssetKey;
import xietong.v1.AssetKind;
import xietong.v1.FreezeReceipt;
import xietong.v1.FreezeServiceApproveRequest;
import xietong.v1.FreezeServiceConvertRequest;
import xietong.v1.FreezeServiceDeductRequest;
import xietong.v1.FreezeServiceOrderRequest;
import xietong.v1.FreezeServiceRecordReceiptRequest;
import xietong.v1.FreezeServiceReleaseRequest;
import xietong.v1.FreezeServiceRenewRequest;
import xietong.v1.FreezeStage;
import xietong.v1.MeasureKind;
import xietong.v1.Money;
import xietong.v1.OfficerRole;
import xietong.v1.OriginalFreeze;
import xietong.v1.ReceiptResult;
import xietong.v1.ReleaseGround;
import xietong.v1.Subject;
import xietong.v1.SubjectKind;

/**
 * A court that freezes in one case, or an institution that answers; each motion is acceptable as it stands.
 *
 * @param court who acts
 * @param caseNumber in which case
 */
record Holder(Court court, String caseNumber) {
    /** 芦溪. */
    static final Holder LUXI = new Holder(new Court("赣0323"), "（2021）赣0323执9001号");
    /** 萍乡中院. */
    static final Holder PINGXIANG = new Holder(new Court("赣03"), "（2021）赣03执9002号");
    /** 安源. */
    static final Holder ANYUAN = new Holder(new Court("赣0302"), "（2021）赣0302执9003号");
    /** 上栗. */
    static final Holder SHANGLI = new Holder(new Court("赣0322"), "（2021）赣0322执9004号");
    /** 平谷, in another province. */
    static final Holder PINGGU = new Holder(Court.PINGGU, "（2018）京0117执9002号");
    /** A bank. */
    static final Holder BANK = new Holder(new Court("BANK-A"), "");
    /** A registry of real estate. */
    static final Holder LAND = new Holder(new Court("LAND-110117"), "");

    static final Subject DEBTOR = Subject.newBuilder()
            .setKind(SubjectKind.SUBJECT_KIND_PERSON)
            .setName("王演示")
            .setIdentifier(Examples.DEBTOR_ID)
            .build();
    static final AssetKey ACCOUNT = AssetKey.newBuilder()
            .setRegistrar("BANK-A")
            .setKind(AssetKind.ASSET_KIND_DEPOSIT)
            .setNumber(Examples.ACCOUNT)
            .setCurrencyCode("CNY")
            .build();
    static final AssetKey HOUSE = AssetKey.newBuilder()
            .setRegistrar("LAND-110117")
            .setKind(AssetKind.ASSET_KIND_REALTY)
            .setNumber("京2026平谷不动产权第0000001号")
            .build();

    static Money yuan(long yuan) {
        return Money.newBuilder().setCurrencyCode("CNY").setMinorUnits(yuan * 100).build();
    }

    String code() {
        return court.code();
    }

    /** Freezes an asset, for so many yuan where that is over 0. */
    Motion<FreezeServiceOrderRequest.Builder> orders(AssetKey key, long yuan) {
        var order = FreezeServiceOrderRequest.newBuilder()
                .setKey(key)
                .setStage(FreezeStage.FREEZE_STAGE_ENFORCEMENT)
                .setDebtor(DEBTOR)
                .setOwner(DEBTOR)
                .setClaim(yuan(10_000_000))
                .addAllPapers(court.papers("RULING", "ASSISTANCE_NOTICE"));
        if (yuan > 0) {
            order.setAmount(yuan(yuan));
        }
        return by(order);
    }

    private <B extends Message.Builder> Motion<B> by(B command) {
        return court.by(command).head(h -> h.setCaseNumber(caseNumber));
    }

    OriginalFreeze original(String requestNumber) {
        return OriginalFreeze.newBuilder().setCaseNumber(caseNumber).setRequestNumber(requestNumber).build();
    }

    Motion<FreezeServiceApproveRequest.Builder> approves(String id) {
        return by(FreezeServiceApproveRequest.newBuilder().setId(id).setGranted(true))
                .as(court.officer(2, OfficerRole.OFFICER_ROLE_APPROVER));
    }

    Motion<FreezeServiceRenewRequest.Builder> renews(String id, String requestNumber) {
        return by(FreezeServiceRenewRequest.newBuilder()
                .setId(id)
                .setOriginal(original(requestNumber))
                .addAllPapers(court.papers("RULING", "ASSISTANCE_NOTICE")));
    }

    Motion<FreezeServiceReleaseRequest.Builder> releases(String id, String requestNumber) {
        return by(FreezeServiceReleaseRequest.newBuilder()
                        .setId(id)
                        .setOriginal(original(requestNumber))
                        .setGround(ReleaseGround.RELEASE_GROUND_PAID)
                        .addAllPapers(court.papers("RULING", "RELEASE_NOTICE")))
                .reason("已履行完毕");
    }

    Motion<FreezeServiceDeductRequest.Builder> deducts(String id, String requestNumber, long yuan) {
        return by(FreezeServiceDeductRequest.newBuilder()
                .setId(id)
                .setOriginal(original(requestNumber))
                .setAmount(yuan(yuan))
                .addAllPapers(court.papers("RULING", "ASSISTANCE_NOTICE", "ENFORCEMENT_BASIS")));
    }

    Motion<FreezeServiceConvertRequest.Builder> converts(String id, FreezeStage stage) {
        return by(FreezeServiceConvertRequest.newBuilder().setId(id).setStage(stage));
    }

    /** The institution has registered an order then; a negative balance says none. */
    Motion<FreezeServiceRecordReceiptRequest.Builder> registers(
            String id, ReceiptResult result, Instant registered, long balance) {
        var receipt = FreezeReceipt.newBuilder()
                .setMeasure(MeasureKind.MEASURE_KIND_ORDER)
                .setResult(result)
                .setRegisteredTime(Times.timestamp(registered))
                .setRegisterNumber("冻-" + id);
        if (balance >= 0) {
            receipt.setBalance(Money.newBuilder().setCurrencyCode("CNY").setMinorUnits(balance * 100));
        }
        return answers(id, receipt);
    }

    /** The institution did a measure as it was asked. */
    Motion<FreezeServiceRecordReceiptRequest.Builder> does(String id, MeasureKind measure) {
        return answers(id, FreezeReceipt.newBuilder().setMeasure(measure).setResult(ReceiptResult.RECEIPT_RESULT_DONE));
    }

    /** The institution cannot do it. */
    Motion<FreezeServiceRecordReceiptRequest.Builder> cannot(String id, MeasureKind measure) {
        return answers(id, FreezeReceipt.newBuilder()
                .setMeasure(measure)
                .setResult(ReceiptResult.RECEIPT_RESULT_REFUSED)
                .setReason("查无此户"));
    }

    Motion<FreezeServiceRecordReceiptRequest.Builder> answers(String id, FreezeReceipt.Builder receipt) {
        return court.by(FreezeServiceRecordReceiptRequest.newBuilder().setId(id).setReceipt(receipt));
    }
}
