// SPDX-License-Identifier: Apache-2.0
package xietong.rules.warning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import xietong.rules.Config;
import xietong.rules.Docket;
import xietong.rules.collaboration.Collaborator;
import xietong.rules.grid.Pusher;
import xietong.rules.locate.Watcher;
import xietong.v1.LegalBasis;
import xietong.v1.Warning;
import xietong.v1.WarningKind;
import xietong.v1.WarningLevel;
import xietong.v1.WarningState;

/** Warnings of what is neither a case's node nor an entrusted matter: each goes to who owes, and to nobody else. */
class WarningsOfOthersTest {
    private static final String GET = "SupervisionService/GetWarning";

    private final Docket docket = Docket.opens("2026-03-02T09:00").under(Config.BOOK);

    private List<Warning> of(WarningKind kind) {
        return docket.all(Warning.getDefaultInstance()).values().stream().filter(w -> w.getKind() == kind).toList();
    }

    private Warning one(WarningKind kind) {
        assertThat(of(kind)).hasSize(1);
        return of(kind).get(0);
    }

    @Test
    void policeThatDoNotAnswerAWatchOrderAreWarnedEachForItself() {
        docket.hears(Watcher.HAIDIAN.requests(
                LegalBasis.LEGAL_BASIS_COMPELLED_ATTENDANCE, Watcher.HAIDIAN_POLICE, Watcher.RAIL_POLICE));
        docket.after(Duration.ofDays(4));
        assertThat(of(WarningKind.WARNING_KIND_INSTITUTION_LATE)).extracting(Warning::getOrganisation)
                .containsExactly("POLICE-110108", "POLICE-RAIL-BJ");
        Warning haidian = of(WarningKind.WARNING_KIND_INSTITUTION_LATE).get(0);
        assertThat(haidian.getCaseNumber()).as("for courts only").isEmpty();
        assertThat(docket.view(haidian.getId(), "POLICE-RAIL-BJ", GET)).isEmpty();
        assertThat(docket.view(haidian.getId(), "京0108", GET)).isEmpty();
    }

    @Test
    void aWatchOrderThatIsAboutToEndIsWarnedOfAndExtendingClearsIt() {
        String id = docket.hears(Watcher.HAIDIAN.requests(
                LegalBasis.LEGAL_BASIS_SUMMONS_WHEREABOUTS_UNKNOWN, Watcher.HAIDIAN_POLICE));
        docket.hears(Watcher.HAIDIAN_POLICE.accepts(id));
        var order = docket.get(id, xietong.v1.WatchOrder.getDefaultInstance());
        var end = xietong.rules.Times.instant(order.getValidUntil());
        docket.at(end.minus(Duration.ofDays(7)));
        assertThat(one(WarningKind.WARNING_KIND_WATCH_LAPSING).getLevel()).isEqualTo(WarningLevel.WARNING_LEVEL_REMINDER);
        docket.at(end.minus(Duration.ofDays(1)));
        assertThat(one(WarningKind.WARNING_KIND_WATCH_LAPSING).getLevel()).isEqualTo(WarningLevel.WARNING_LEVEL_OVERDUE);
        docket.hears(Watcher.HAIDIAN.extendsTo(id, end.plus(Duration.ofDays(30))));
        assertThat(one(WarningKind.WARNING_KIND_WATCH_LAPSING).getState()).isEqualTo(WarningState.WARNING_STATE_CLEARED);
    }

    @Test
    void aWatchOrderThatHasEndedStaysWarnedOf() {
        String id = docket.hears(Watcher.HAIDIAN.requests(
                LegalBasis.LEGAL_BASIS_SUMMONS_WHEREABOUTS_UNKNOWN, Watcher.HAIDIAN_POLICE));
        docket.hears(Watcher.HAIDIAN_POLICE.accepts(id));
        docket.after(Duration.ofDays(120));
        assertThat(one(WarningKind.WARNING_KIND_WATCH_LAPSING)).satisfies(w -> {
            assertThat(w.getLapsed()).isTrue();
            assertThat(w.getLevel()).isEqualTo(WarningLevel.WARNING_LEVEL_SEVERE);
            assertThat(w.getState()).isEqualTo(WarningState.WARNING_STATE_OPEN);
        });
    }

    @Test
    void aCourtThatDoesNotDocketACaseIsWarned() {
        String id = docket.hears(Collaborator.of("京0117").entrusts("（2026）京0117执9003号", "津0119"));
        docket.after(Duration.ofDays(9));
        assertThat(one(WarningKind.WARNING_KIND_DOCKET_LATE)).satisfies(w -> {
            assertThat(w.getOrganisation()).isEqualTo("津0119");
            assertThat(w.getLevel()).isEqualTo(WarningLevel.WARNING_LEVEL_OVERDUE);
        });
        docket.hears(Collaborator.of("津0119").dockets(id, "（2026）津0119执9009号"));
        assertThat(one(WarningKind.WARNING_KIND_DOCKET_LATE).getState()).isEqualTo(WarningState.WARNING_STATE_CLEARED);
    }

    @Test
    void aGridWorkersTaskThatIsLateNamesNoCase() {
        docket.hears(Pusher.of("京0117").pushes("（2026）京0117执9001号", "GRID-110117"));
        docket.after(Duration.ofDays(5));
        assertThat(one(WarningKind.WARNING_KIND_GRID_LATE)).satisfies(w -> {
            assertThat(w.getOrganisation()).isEqualTo("GRID-110117");
            assertThat(w.getCaseNumber()).isEmpty();
        });
    }
}
