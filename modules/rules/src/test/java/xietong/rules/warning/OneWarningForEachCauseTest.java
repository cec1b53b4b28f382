// SPDX-License-Identifier: Apache-2.0
package xietong.rules.warning;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import xietong.rules.Catalogue;
import xietong.rules.Court;
import xietong.rules.Docket;
import xietong.rules.Examples;
import xietong.v1.CaseFactKind;
import xietong.v1.CaseNode;
import xietong.v1.Clock;
import xietong.v1.Entrustment;
import xietong.v1.ReportStage;
import xietong.v1.Warning;
import xietong.v1.WarningLevel;
import xietong.v1.WarningState;

/** Moves by chance over matters and a case: after each, what is warned of is exactly what is late, once each. */
class OneWarningForEachCauseTest {
    private static final List<CaseFactKind> EVENTS = List.of(
            CaseFactKind.CASE_FACT_KIND_PROPERTY_FOUND,
            CaseFactKind.CASE_FACT_KIND_MEASURE_TAKEN,
            CaseFactKind.CASE_FACT_KIND_PRICING_STARTED,
            CaseFactKind.CASE_FACT_KIND_DISPOSED,
            CaseFactKind.CASE_FACT_KIND_MONEY_ARRIVED,
            CaseFactKind.CASE_FACT_KIND_MONEY_PAID_OUT);

    private final Docket docket = Docket.opens("2026-03-02T09:00").under(CaseCourt.BOOK);
    private final Random random = new Random(6);
    private final List<String> matters = new ArrayList<>();

    @Test
    void whatIsWarnedOfIsExactlyWhatIsLate() {
        docket.hears(CaseCourt.dockets());
        int raised = 0;
        for (int move = 0; move < 160; move++) {
            if (random.nextBoolean()) {
                event();
            } else {
                matter();
            }
            check();
            docket.after(Duration.ofHours(random.nextInt(96)));
            raised = check();
        }
        assertThat(raised).isGreaterThan(60);
    }

    private void event() {
        CaseFactKind kind = EVENTS.get(random.nextInt(EVENTS.size()));
        docket.hears(CaseCourt.tells(kind, "P-" + random.nextInt(3)));
    }

    private void matter() {
        if (matters.size() < 5) {
            matters.add(docket.hears(Court.PINGGU.submit(Court.JIZHOU, Examples.matter("WITNESS"))));
            return;
        }
        String id = matters.get(random.nextInt(matters.size()));
        switch (docket.get(id, Entrustment.getDefaultInstance()).getState()) {
            case ENTRUSTMENT_STATE_SENT -> docket.hears(Court.JIZHOU.sign().but(c -> c.setId(id)));
            case ENTRUSTMENT_STATE_SIGNED -> docket.hears((random.nextBoolean()
                            ? Court.JIZHOU.report(ReportStage.REPORT_STAGE_PROGRESS)
                            : Court.JIZHOU.reportResult())
                    .but(c -> c.setId(id)));
            case ENTRUSTMENT_STATE_IN_PROGRESS -> docket.hears(Court.JIZHOU.reportResult().but(c -> c.setId(id)));
            default -> {
                docket.hears(Court.PINGGU.confirm().but(c -> c.setId(id)));
                matters.remove(id);
            }
        }
    }

    /** How many were raised so far. */
    private int check() {
        var live = new HashMap<String, WarningLevel>();
        Map<String, Warning> warnings = docket.all(Warning.getDefaultInstance());
        warnings.values().stream()
                .filter(w -> w.getState() != WarningState.WARNING_STATE_CLEARED)
                .forEach(w -> assertThat(live.put(w.getResource() + " " + w.getClock() + " " + w.getRun(), w.getLevel())).isNull());
        var late = new HashMap<String, WarningLevel>();
        for (Message empty : List.of(Entrustment.getDefaultInstance(), CaseNode.getDefaultInstance())) {
            docket.all(empty).forEach((id, state) -> Catalogue.resourceOf(state).clocks(state).forEach(clock ->
                    level(clock).ifPresent(level -> late.put(id + " " + clock.getName() + " " + clock.getRun(), level))));
        }
        assertThat(live).isEqualTo(late);
        return warnings.size();
    }

    /** The gravest level of the steps that have fired. */
    private static java.util.Optional<WarningLevel> level(Clock clock) {
        return CaseCourt.BOOK.warnings().cause(clock.getName()).flatMap(cause -> clock.getStepsList().stream()
                .filter(s -> s.getDaysBefore() == 0 && s.getPercent() <= clock.getFiredPercent())
                .flatMap(s -> cause.level(s).stream())
                .max(java.util.Comparator.comparing(WarningLevel::getNumber)));
    }
}
