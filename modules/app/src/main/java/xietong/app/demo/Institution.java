// SPDX-License-Identifier: Apache-2.0
package xietong.app.demo;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import xietong.app.input.Amount;
import xietong.app.output.Words;
import xietong.rules.Times;
import xietong.v1.AuditServiceRevealRequest;
import xietong.v1.FreezeOrder;
import xietong.v1.FreezeReceipt;
import xietong.v1.FreezeServiceGrpc;
import xietong.v1.FreezeServiceRecordReceiptRequest;
import xietong.v1.MailboxItem;
import xietong.v1.MeasureKind;
import xietong.v1.OfficerRole;
import xietong.v1.PendingMeasure;
import xietong.v1.PriorFreeze;
import xietong.v1.ReceiptResult;

/**
 * A bank, a registry or a payer that answers as real ones do: what its mailbox asks of it is done in office hours, after
 * a while, by its own books; for less where there is less, behind others where others were first.
 */
final class Institution implements Actor {
    private static final Map<String, MeasureKind> ASKED = Map.of(
            "freeze.ordered", MeasureKind.MEASURE_KIND_ORDER,
            "freeze.renewal_asked", MeasureKind.MEASURE_KIND_RENEWAL,
            "freeze.release_asked", MeasureKind.MEASURE_KIND_RELEASE,
            "freeze.deduction_asked", MeasureKind.MEASURE_KIND_DEDUCTION);
    private static final Map<ReceiptResult, String> RESULTS = Map.of(
            ReceiptResult.RECEIPT_RESULT_DONE, "已办理",
            ReceiptResult.RECEIPT_RESULT_PARTLY, "部分办理",
            ReceiptResult.RECEIPT_RESULT_QUEUED, "轮候登记",
            ReceiptResult.RECEIPT_RESULT_REFUSED, "未能办理",
            ReceiptResult.RECEIPT_RESULT_PENDING_INTERNAL_APPROVAL, "待内部审批");
    private static final Map<MeasureKind, String> MEASURES = Map.of(
            MeasureKind.MEASURE_KIND_ORDER, "冻结",
            MeasureKind.MEASURE_KIND_RENEWAL, "续冻",
            MeasureKind.MEASURE_KIND_RELEASE, "解除",
            MeasureKind.MEASURE_KIND_DEDUCTION, "扣划");

    private final Row row;
    private final Duration delay;
    private final OfficeHours hours;
    private final Books books;
    private final Cast cast;
    private final Agenda agenda;
    private final Voice voice;
    private boolean excused;

    /**
     * What a scenario says of it.
     *
     * @param code its code
     * @param delay how long it works on an answer, within office hours
     * @param hours its office hours
     * @param balance balance in 元 of accounts that are not named; without it there are none
     * @param balances balances in 元 by account
     * @param knows freezes that came on paper
     * @param excuse a first reply that answers nothing (INT 192); none where it knows better
     */
    record Row(
            String code,
            String delay,
            String hours,
            String balance,
            Map<String, String> balances,
            List<Known> knows,
            String excuse) {}

    /**
     * A freeze that did not come through the hub.
     *
     * @param account on which account
     * @param organ who ordered it
     * @param caseNumber under which number
     * @param amount figure in 元
     * @param lasts how long from the beginning of the play
     */
    record Known(
            String account,
            String organ,
            @JsonProperty("case") String caseNumber,
            String amount,
            String lasts) {

        PriorFreeze freeze(Instant begin) {
            return PriorFreeze.newBuilder()
                    .setOrgan(organ)
                    .setCaseNumber(caseNumber)
                    .setAmount(Amount.parse(amount, Amount.YUAN))
                    .setRegisteredTime(Times.timestamp(begin.minus(Duration.ofDays(30))))
                    .setEndTime(Times.timestamp(begin.plus(Duration.parse(lasts))))
                    .build();
        }
    }

    Institution(Row row, Cast cast, Agenda agenda, Voice voice, Instant begin) {
        this.row = row;
        this.cast = cast;
        this.agenda = agenda;
        this.voice = voice;
        delay = Duration.parse(row.delay());
        hours = OfficeHours.parse(row.hours());
        books = new Books(row.balances() == null ? Map.of() : row.balances(), row.balance());
        if (row.knows() != null) {
            row.knows().forEach(k -> books.knows(k.account(), k.freeze(begin)));
        }
    }

    @Override
    public void on(MailboxItem item) {
        MeasureKind asked = ASKED.get(item.getTopic());
        if (asked != null) {
            Instant due = hours.after(Times.instant(item.getTime()), delay);
            agenda.at(due, () -> answer(item.getResource(), asked));
        } else if (item.getTopic().equals("freeze.lapsed")) {
            books.release(item.getResource());
        }
    }

    private void answer(String id, MeasureKind asked) {
        if (row.excuse() != null && !excused) {
            excused = true;
            send(cast.client(row.code()).freezes().get(id), FreezeReceipt.newBuilder()
                    .setMeasure(asked)
                    .setResult(ReceiptResult.RECEIPT_RESULT_PENDING_INTERNAL_APPROVAL)
                    .setReason(row.excuse()));
            agenda.at(hours.after(cast.now(), delay), () -> answer(id, asked));
            return;
        }
        FreezeOrder order = inClear(id);
        send(order, asked == MeasureKind.MEASURE_KIND_ORDER
                ? books.register(order, cast.now())
                : FreezeReceipt.newBuilder().setMeasure(asked).setResult(ReceiptResult.RECEIPT_RESULT_DONE));
        if (asked == MeasureKind.MEASURE_KIND_RELEASE) {
            books.release(id);
        } else if (asked == MeasureKind.MEASURE_KIND_DEDUCTION) {
            order.getPendingList().stream()
                    .filter(p -> p.getKind() == asked)
                    .findFirst()
                    .map(PendingMeasure::getAmount)
                    .ifPresent(amount -> books.pay(order, amount));
        }
    }

    /** What is delivered is masked; reading the account's number is on the record. */
    private FreezeOrder inClear(String id) {
        return cast.client(row.code()).audit().reveal(AuditServiceRevealRequest.newBuilder()
                        .setHeader(cast.head(OfficerRole.OFFICER_ROLE_OFFICER).setReason("核对账号"))
                        .setResource(id)
                        .build())
                .getFreezeOrder();
    }

    private void send(FreezeOrder order, FreezeReceipt.Builder receipt) {
        voice.send(row.code(), say(order, receipt), FreezeServiceGrpc.getRecordReceiptMethod(),
                FreezeServiceRecordReceiptRequest.newBuilder()
                        .setHeader(cast.head(OfficerRole.OFFICER_ROLE_OFFICER))
                        .setId(order.getId())
                        .setReceipt(receipt)
                        .build());
    }

    private static String say(FreezeOrder order, FreezeReceipt.Builder receipt) {
        String behind = receipt.getPriorFreezesList().stream()
                .map(PriorFreeze::getOrgan)
                .collect(Collectors.joining("、"));
        return "回执 " + order.getCourt() + " " + MEASURES.get(receipt.getMeasure()) + "："
                + RESULTS.get(receipt.getResult()) + " " + Words.shortName(receipt.getResult())
                + (receipt.getReason().isEmpty() ? "" : "，" + receipt.getReason())
                + (behind.isEmpty() ? "" : "，在先冻结 " + behind);
    }
}
