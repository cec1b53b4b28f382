// SPDX-License-Identifier: Apache-2.0
package xietong.bench;

import com.google.protobuf.Timestamp;
import java.time.Instant;
import xietong.v1.AssetKey;
import xietong.v1.AssetKind;
import xietong.v1.CommandHeader;
import xietong.v1.DocumentRef;
import xietong.v1.FreezeReceipt;
import xietong.v1.FreezeServiceOrderRequest;
import xietong.v1.FreezeServiceRecordReceiptRequest;
import xietong.v1.FreezeServiceReleaseRequest;
import xietong.v1.FreezeStage;
import xietong.v1.MeasureKind;
import xietong.v1.Money;
import xietong.v1.Officer;
import xietong.v1.OfficerRole;
import xietong.v1.OriginalFreeze;
import xietong.v1.Paper;
import xietong.v1.ReceiptResult;
import xietong.v1.ReleaseGround;
import xietong.v1.Subject;
import xietong.v1.SubjectKind;

/** Freezes of accounts of the project's synthetic debtor, each for all that there is, their releases and receipts. */
final class FreezeCommands {
    static final String BANK = "BANK-A";
    private static final Money ALL = Money.newBuilder().setCurrencyCode("CNY").setMinorUnits(5_000_000).build();
    private static final Subject DEBTOR = Subject.newBuilder()
            .setKind(SubjectKind.SUBJECT_KIND_PERSON)
            .setName("王演示")
            .setIdentifier("990100190001010011")
            .build();

    private FreezeCommands() {}

    /** A court's case of a serial number. */
    static String caseNumber(String court, long serial) {
        return "（2018）" + court + "执" + serial + "号";
    }

    static FreezeServiceOrderRequest order(String court, long serial, int account, DocumentRef paper) {
        return FreezeServiceOrderRequest.newBuilder()
                .setHeader(header("o-" + serial).setCaseNumber(caseNumber(court, serial)))
                .setKey(AssetKey.newBuilder()
                        .setRegistrar(BANK)
                        .setKind(AssetKind.ASSET_KIND_DEPOSIT)
                        .setNumber(String.format("990%012d", account)))
                .setStage(FreezeStage.FREEZE_STAGE_ENFORCEMENT)
                .setDebtor(DEBTOR)
                .setOwner(DEBTOR)
                .setAmount(ALL)
                .setClaim(ALL)
                .addPapers(paper("RULING", paper))
                .addPapers(paper("ASSISTANCE_NOTICE", paper))
                .build();
    }

    /** The release of what was ordered with that serial number. */
    static FreezeServiceReleaseRequest release(String court, long serial, String id, DocumentRef paper) {
        return FreezeServiceReleaseRequest.newBuilder()
                .setHeader(header("r-" + serial).setReason("已清偿"))
                .setId(id)
                .setOriginal(OriginalFreeze.newBuilder()
                        .setCaseNumber(caseNumber(court, serial))
                        .setRequestNumber("o-" + serial))
                .setGround(ReleaseGround.RELEASE_GROUND_PAID)
                .addPapers(paper("RULING", paper))
                .addPapers(paper("RELEASE_NOTICE", paper))
                .build();
    }

    /** The bank has registered it, as the first or behind others. */
    static FreezeServiceRecordReceiptRequest registered(String id, boolean first, Instant registered) {
        return receipt(id, FreezeReceipt.newBuilder()
                .setMeasure(MeasureKind.MEASURE_KIND_ORDER)
                .setResult(first ? ReceiptResult.RECEIPT_RESULT_DONE : ReceiptResult.RECEIPT_RESULT_QUEUED)
                .setRegisteredTime(Timestamp.newBuilder()
                        .setSeconds(registered.getEpochSecond())
                        .setNanos(registered.getNano()))
                .setBalance(ALL));
    }

    /** The bank has released it. */
    static FreezeServiceRecordReceiptRequest released(String id) {
        return receipt(id, FreezeReceipt.newBuilder()
                .setMeasure(MeasureKind.MEASURE_KIND_RELEASE)
                .setResult(ReceiptResult.RECEIPT_RESULT_DONE));
    }

    private static FreezeServiceRecordReceiptRequest receipt(String id, FreezeReceipt.Builder receipt) {
        return FreezeServiceRecordReceiptRequest.newBuilder()
                .setHeader(header(receipt.getMeasure().getNumber() + "-" + id))
                .setId(id)
                .setReceipt(receipt.setRegisterNumber("B-" + id))
                .build();
    }

    private static CommandHeader.Builder header(String requestId) {
        return CommandHeader.newBuilder()
                .setRequestId(requestId)
                .setOfficer(Officer.newBuilder()
                        .setId("bench")
                        .setName("演示员")
                        .setRole(OfficerRole.OFFICER_ROLE_OFFICER));
    }

    private static Paper.Builder paper(String kind, DocumentRef document) {
        return Paper.newBuilder().setKind(kind).setNumber("演示文书").setDocument(document);
    }
}
