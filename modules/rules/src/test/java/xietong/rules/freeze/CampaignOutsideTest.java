// SPDX-License-Identifier: Apache-2.0
package xietong.rules.freeze;

import static org.assertj.core.api.Assertions.assertThat;
import static xietong.rules.freeze.Holder.ACCOUNT;
import static xietong.rules.freeze.Holder.ANYUAN;
import static xietong.rules.freeze.Holder.BANK;
import static xietong.rules.freeze.Holder.LUXI;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import xietong.rules.Config;
import xietong.rules.Docket;
import xietong.rules.Times;
import xietong.rules.collaboration.Collaborator;
import xietong.rules.collaboration.Rollup;
import xietong.v1.Collaboration;
import xietong.v1.CollaborationKind;
import xietong.v1.CollaborationState;
import xietong.v1.DispatchLine;
import xietong.v1.DispatchOrder;
import xietong.v1.DispatchRollup;
import xietong.v1.FreezeOrder;
import xietong.v1.FreezeReceipt;
import xietong.v1.LineFreeze;
import xietong.v1.MeasureKind;
import xietong.v1.PriorFreeze;
import xietong.v1.Reason;
import xietong.v1.ReceiptResult;

/** A unified dispatch over an account on which one freeze came through the hub and another did not. */
class CampaignOutsideTest {
    private static final String PAPER_CASE = "（2024）赣0302执9300号";

    private final Docket docket = Docket.opens("2026-03-02T09:00");
    private final Collaborator lead = Collaborator.of("赣03");
    private final Collaborator high = Collaborator.of("赣03");
    private final Collaborator anyuan = new Collaborator(ANYUAN.court());
    private final Collaborator luxi = new Collaborator(LUXI.court());

    private String carried(PriorFreeze... priors) {
        String id = docket.hears(LUXI.orders(ACCOUNT, 100_000));
        docket.after(Duration.ofMinutes(1));
        docket.hears(BANK.registers(id, ReceiptResult.RECEIPT_RESULT_DONE, docket.now(), 200_000)
                .but(c -> c.getReceiptBuilder().addAllPriorFreezes(List.of(priors))));
        return id;
    }

    private String decided(String carried) {
        String number = docket.get(carried, FreezeOrder.getDefaultInstance()).getRequestNumber();
        String id = docket.hears(lead.applies(CollaborationKind.COLLABORATION_KIND_DISPATCH)
                .but(c -> c.setDueTime(Times.timestamp(docket.now().plus(Duration.ofHours(72))))
                        .addLines(DispatchLine.newBuilder()
                                .setKey(ACCOUNT)
                                .addFreezes(LineFreeze.newBuilder()
                                        .setCourt("赣0323")
                                        .setOriginalCaseNumber(LUXI.caseNumber())
                                        .setOriginalRequestNumber(number))
                                .addFreezes(LineFreeze.newBuilder()
                                        .setCourt("赣0302")
                                        .setOriginalCaseNumber(PAPER_CASE)
                                        .setOriginalRequestNumber("P-1")))));
        docket.hears(high.grants(id, "DECISION"));
        return id;
    }

    private String order(String court) {
        return docket.all(DispatchOrder.getDefaultInstance()).entrySet().stream()
                .filter(e -> e.getValue().getCourt().equals(court))
                .findFirst().orElseThrow().getKey();
    }

    private DispatchRollup rollup(String id) {
        return Rollup.of(id, docket.get(id, Collaboration.getDefaultInstance()), docket, Config.BOOK.directory());
    }

    private void released(String carried) {
        docket.hears(LUXI.releases(carried, docket.get(carried, FreezeOrder.getDefaultInstance()).getRequestNumber()));
        docket.hears(BANK.does(carried, MeasureKind.MEASURE_KIND_RELEASE));
        docket.hears(luxi.acknowledges(order("赣0323")));
        docket.hears(luxi.reportsDone(order("赣0323")));
    }

    @Test
    void aCourtWhoseFreezeTheHubDidNotCarryIsOrderedTooAndTheAccountStaysOpenUntilItReports() {
        String carried = carried();
        String id = decided(carried);
        released(carried);

        assertThat(rollup(id).getAccountsFree()).isZero();
        assertThat(docket.refuses(high.closes(id)).reason()).isEqualTo(Reason.REASON_ACCOUNTS_OPEN);
        docket.hears(anyuan.acknowledges(order("赣0302")));
        docket.hears(anyuan.reportsDone(order("赣0302")));
        assertThat(rollup(id).getComplete()).isTrue();
        docket.hears(high.closes(id));
    }

    @Test
    void whereTheBankKnowsItTooItsWordIsNeededAndTheCampaignCanBeClosed() {
        var prior = PriorFreeze.newBuilder()
                .setOrgan("赣0302")
                .setCaseNumber(PAPER_CASE)
                .setRequestNumber("P-1")
                .setAmount(Holder.yuan(50_000))
                .build();
        String carried = carried(prior);
        String id = decided(carried);
        released(carried);
        docket.hears(anyuan.acknowledges(order("赣0302")));
        assertThat(docket.refuses(anyuan.reportsDone(order("赣0302"))).reason()).isEqualTo(Reason.REASON_ACCOUNTS_OPEN);
        assertThat(docket.refuses(high.closes(id)).reason()).isEqualTo(Reason.REASON_ACCOUNTS_OPEN);

        docket.hears(BANK.answers(carried, FreezeReceipt.newBuilder()
                .setMeasure(MeasureKind.MEASURE_KIND_BALANCE)
                .setResult(ReceiptResult.RECEIPT_RESULT_DONE)
                .addPriorFreezes(prior.toBuilder().setEndTime(Times.timestamp(docket.now())))));
        docket.hears(anyuan.reportsDone(order("赣0302")));
        docket.hears(high.closes(id));
    }

    @Test
    void whoWasAskedRefusesWhatItIsNoLongerAboveSoThatItCanBeAppliedForAnew() {
        String carried = carried();
        String number = docket.get(carried, FreezeOrder.getDefaultInstance()).getRequestNumber();
        String id = docket.hears(lead.applies(CollaborationKind.COLLABORATION_KIND_DISPATCH)
                .but(c -> c.setDueTime(Times.timestamp(docket.now().plus(Duration.ofHours(72))))
                        .addLines(DispatchLine.newBuilder()
                                .setKey(ACCOUNT)
                                .addFreezes(LineFreeze.newBuilder()
                                        .setCourt("赣0323")
                                        .setOriginalCaseNumber(LUXI.caseNumber())
                                        .setOriginalRequestNumber(number)))));
        docket.hears(Holder.PINGGU.orders(ACCOUNT, 100_000));

        assertThat(docket.refuses(high.grants(id, "DECISION")).metadata()).containsEntry("superior", "最高法");
        docket.hears(high.grants(id, "DECISION").but(c -> c.setGranted(false)).reason("应由最高人民法院决定"));
        assertThat(docket.get(id, Collaboration.getDefaultInstance()).getState())
                .isEqualTo(CollaborationState.COLLABORATION_STATE_REFUSED);
    }
}
