// SPDX-License-Identifier: Apache-2.0
package xietong.rules.freeze;

import static org.assertj.core.api.Assertions.assertThat;
import static xietong.rules.freeze.Holder.ACCOUNT;
import static xietong.rules.freeze.Holder.BANK;
import static xietong.rules.freeze.Holder.LUXI;
import static xietong.v1.ReceiptResult.RECEIPT_RESULT_DONE;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import xietong.rules.Docket;
import xietong.v1.CaseFactKind;
import xietong.v1.CaseServiceReportFactRequest;
import xietong.v1.FreezeOrder;
import xietong.v1.MeasureKind;
import xietong.v1.SupervisionServiceAcknowledgeWarningRequest;
import xietong.v1.Warning;
import xietong.v1.WarningEnd;
import xietong.v1.WarningKind;
import xietong.v1.WarningLevel;
import xietong.v1.WarningState;

/** A freeze of a year is about to lapse: warned of, graver the nearer it comes, and never quietly gone. */
class LapseWarningTest {
    private final Docket docket = Docket.opens("2026-03-02T09:00");

    private String frozen() {
        String id = docket.hears(LUXI.orders(ACCOUNT, 800_000));
        docket.hears(BANK.registers(id, RECEIPT_RESULT_DONE, docket.now(), 800_000));
        return id;
    }

    private List<Warning> warnings(WarningKind kind) {
        return docket.all(Warning.getDefaultInstance()).values().stream().filter(w -> w.getKind() == kind).toList();
    }

    private Warning lapsing() {
        assertThat(warnings(WarningKind.WARNING_KIND_FREEZE_LAPSING)).as("one, however often").hasSize(1);
        return warnings(WarningKind.WARNING_KIND_FREEZE_LAPSING).get(0);
    }

    @Test
    void oneWarningBecomesGraverAndStaysOpenAfterTheLapseUntilSomebodyTakesNote() {
        frozen();
        docket.at("2027-02-16T00:00");
        assertThat(lapsing().getLevel()).isEqualTo(WarningLevel.WARNING_LEVEL_REMINDER);
        docket.at("2027-03-02T00:00");
        assertThat(lapsing().getLevel()).isEqualTo(WarningLevel.WARNING_LEVEL_OVERDUE);
        docket.at("2027-03-03T00:00");
        assertThat(lapsing().getLevel()).isEqualTo(WarningLevel.WARNING_LEVEL_SEVERE);
        assertThat(lapsing().getLapsed()).isTrue();
        docket.at("2027-03-25T00:00");
        assertThat(lapsing().getState()).as("it climbs on").isEqualTo(WarningState.WARNING_STATE_OPEN);
        assertThat(lapsing().getLaidBeforeList()).containsExactly("赣03");
        docket.hears(LUXI.court().by(SupervisionServiceAcknowledgeWarningRequest.newBuilder()
                .setId(lapsing().getId()).setText("已知悉，财产另案处理")));
        assertThat(lapsing().getEnd()).isEqualTo(WarningEnd.WARNING_END_NOTED);
        assertThat(docket.told()).contains("赣03/command-centre warning.cleared");
    }

    @Test
    void aRenewalClearsIt() {
        String id = frozen();
        docket.at("2027-02-20T00:00");
        docket.hears(LUXI.renews(id, docket.get(id, FreezeOrder.getDefaultInstance()).getRequestNumber()));
        docket.hears(BANK.does(id, MeasureKind.MEASURE_KIND_RENEWAL));
        assertThat(lapsing().getState()).isEqualTo(WarningState.WARNING_STATE_CLEARED);
        docket.at("2028-02-20T00:00");
        assertThat(warnings(WarningKind.WARNING_KIND_FREEZE_LAPSING)).as("and the next end is a new cause").hasSize(2);
    }

    @Test
    void aBankThatDoesNotAnswerIsWarnedAndItsWarningIsItsOwn() {
        docket.hears(LUXI.orders(ACCOUNT, 800_000));
        docket.at("2026-03-04T00:00");
        assertThat(warnings(WarningKind.WARNING_KIND_INSTITUTION_LATE)).singleElement().satisfies(w -> {
            assertThat(w.getOrganisation()).isEqualTo("BANK-A");
            assertThat(docket.view(w.getId(), "赣0323", "SupervisionService/GetWarning")).isEmpty();
            assertThat(docket.view(w.getId(), "BANK-A", "SupervisionService/GetWarning")).isPresent();
        });
    }

    @Test
    void aReleaseThatIsADutyAndIsNotOrderedIsWarnedOf() {
        String id = frozen();
        docket.hears(LUXI.court().by(CaseServiceReportFactRequest.newBuilder()
                        .setKind(CaseFactKind.CASE_FACT_KIND_PERFORMED))
                .head(h -> h.setCaseNumber(LUXI.caseNumber())));
        docket.after(Duration.ofDays(9));
        assertThat(warnings(WarningKind.WARNING_KIND_RELEASE_DUE)).singleElement()
                .satisfies(w -> assertThat(w.getLevel()).isEqualTo(WarningLevel.WARNING_LEVEL_OVERDUE));
        docket.hears(LUXI.releases(id, docket.get(id, FreezeOrder.getDefaultInstance()).getRequestNumber()));
        docket.hears(BANK.does(id, MeasureKind.MEASURE_KIND_RELEASE));
        assertThat(warnings(WarningKind.WARNING_KIND_RELEASE_DUE)).singleElement()
                .satisfies(w -> assertThat(w.getState()).isEqualTo(WarningState.WARNING_STATE_CLEARED));
    }
}
