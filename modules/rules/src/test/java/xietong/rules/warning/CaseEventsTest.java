// SPDX-License-Identifier: Apache-2.0
package xietong.rules.warning;

import static org.assertj.core.api.Assertions.assertThat;
import static xietong.rules.warning.CaseCourt.dockets;
import static xietong.rules.warning.CaseCourt.late;
import static xietong.rules.warning.CaseCourt.tells;
import static xietong.v1.CaseFactKind.CASE_FACT_KIND_ARCHIVED;
import static xietong.v1.CaseFactKind.CASE_FACT_KIND_CLOSED;
import static xietong.v1.CaseFactKind.CASE_FACT_KIND_EXCLUSION_BEGUN;
import static xietong.v1.CaseFactKind.CASE_FACT_KIND_EXCLUSION_ENDED;
import static xietong.v1.CaseFactKind.CASE_FACT_KIND_HANDLER_CHANGED;
import static xietong.v1.CaseFactKind.CASE_FACT_KIND_MONEY_ARRIVED;
import static xietong.v1.CaseFactKind.CASE_FACT_KIND_NODE_DONE;
import static xietong.v1.CaseFactKind.CASE_FACT_KIND_PROPERTY_FOUND;

import java.util.List;
import org.junit.jupiter.api.Test;
import xietong.rules.Case;
import xietong.rules.Config;
import xietong.rules.Times;
import xietong.v1.CaseFactKind;
import xietong.v1.CaseNode;
import xietong.v1.CaseNodeState;
import xietong.v1.CaseProgress;
import xietong.v1.ExclusionGround;
import xietong.v1.Reason;
import xietong.v1.Warning;
import xietong.v1.WarningDelay;
import xietong.v1.WarningEnd;
import xietong.v1.WarningKind;
import xietong.v1.WarningLevel;
import xietong.v1.WarningState;

/** What a court tells of a case in small events: told late, with time that does not count, by another officer, or not at all. */
class CaseEventsTest extends OneCase {
    @Test
    void whatWasToldLateCountsFromWhenItHappened() {
        docket.at("2026-03-30T09:00");
        docket.hears(late(tells(CASE_FACT_KIND_PROPERTY_FOUND, "P-1"), "2026-03-01T10:00"));
        docket.at("2026-03-30T09:01");
        assertThat(of(WarningKind.WARNING_KIND_UNCONTROLLED)).singleElement()
                .satisfies(w -> {
                    assertThat(Times.instant(w.getDueTime())).isEqualTo(Case.beijing("2026-03-17T00:00"));
                    assertThat(Times.instant(w.getSteps(0).getDueTime())).isEqualTo(Case.beijing("2026-03-17T00:00"));
                    assertThat(w.getSteps(0).getDelay()).isEqualTo(WarningDelay.WARNING_DELAY_TOLD_LATE);
                });
    }

    @Test
    void timeThatDoesNotCountIsLeftOutAndItsGroundsAreShown() {
        docket.hears(dockets());
        docket.at("2026-04-01T09:00");
        docket.hears(exclusion(CASE_FACT_KIND_EXCLUSION_BEGUN, ExclusionGround.EXCLUSION_GROUND_APPRAISAL));
        docket.hears(exclusion(CASE_FACT_KIND_EXCLUSION_BEGUN, ExclusionGround.EXCLUSION_GROUND_COORDINATION));
        docket.at("2026-04-10T09:00");
        docket.hears(exclusion(CASE_FACT_KIND_EXCLUSION_ENDED, ExclusionGround.EXCLUSION_GROUND_APPRAISAL));
        assertThat(node(32).getState()).as("the other ground lasts").isEqualTo(CaseNodeState.CASE_NODE_STATE_EXCLUDED);
        docket.at("2026-04-20T09:00");
        docket.hears(exclusion(CASE_FACT_KIND_EXCLUSION_ENDED, ExclusionGround.EXCLUSION_GROUND_COORDINATION));
        assertThat(due(32)).as("1 to 20 April: 20 days after 1 September").isEqualTo("2026-09-22T00:00");
        assertThat(node(32).getClocks(0).getPausesList()).singleElement()
                .satisfies(p -> assertThat(p.getGround() + " " + p.getExcluded()).isEqualTo("EXCLUDED 20"));
        assertThat(docket.refuses(exclusion(CASE_FACT_KIND_EXCLUSION_ENDED, ExclusionGround.EXCLUSION_GROUND_NOTICE)).metadata())
                .containsEntry("field", "ground");
    }

    @Test
    void aNodeIsDoneByItsNumberAndSaysHowManyDaysItTook() {
        docket.hears(dockets());
        docket.at("2026-03-04T09:00");
        docket.hears(tells(CASE_FACT_KIND_NODE_DONE).but(c -> c.setNode(2)));
        assertThat(node(2).getState()).isEqualTo(CaseNodeState.CASE_NODE_STATE_DONE);
        assertThat(node(2).getActualDays()).as("two days and 23 hours").isEqualTo(3);
        assertThat(docket.refuses(tells(CASE_FACT_KIND_NODE_DONE).but(c -> c.setNode(98))).metadata())
                .containsEntry("field", "node");
    }

    @Test
    void aNewOfficerGetsTheWarningsOfTheCaseThatStillCome() {
        docket.hears(dockets());
        docket.hears(tells(CASE_FACT_KIND_HANDLER_CHANGED).but(c -> c.setTeam("team-7").setHandler("o-72")));
        docket.at("2026-03-03T12:00");
        assertThat(docket.told()).as("reading the file is due on the 3rd, four fifths are over at 11:36").containsExactly("京0108/o-72 warning.raised");
        assertThat(docket.refuses(dockets().but(c -> c.setHandler("o-99"))).metadata()).containsEntry("field", "handler");
    }

    @Test
    void aCourtThatTellsNoSmallEventsHasNoNodes() {
        docket.hears(tells(CASE_FACT_KIND_CLOSED));
        assertThat(docket.all(CaseNode.getDefaultInstance())).isEmpty();
        assertThat(docket.all(CaseProgress.getDefaultInstance())).isEmpty();
    }

    @Test
    void anItemIsAKeyAndNoNumberOfAnyone() {
        for (String item : List.of("", "张三", "6222020200012345678", "11010519491231002X")) {
            assertThat(docket.refuses(tells(CASE_FACT_KIND_PROPERTY_FOUND, item)).metadata()).containsEntry("field", "item");
        }
        assertThat(docket.refuses(tells(CASE_FACT_KIND_CLOSED, "P-1")).reason()).isEqualTo(Reason.REASON_FIELD_INVALID);
        var future = late(tells(CASE_FACT_KIND_PROPERTY_FOUND, "P-1"), "2026-03-01T10:01");
        assertThat(docket.refuses(future).metadata()).containsEntry("field", "event_time");
        assertThat(docket.refuses(tells(CASE_FACT_KIND_PROPERTY_FOUND, "P-1").head(h -> h.setCaseNumber("（2026）京0117执9001号")))
                .metadata()).containsEntry("field", "header.case_number");
    }

    @Test
    void aCaseWithVeryManyLateNodesIsClosedInOneCommand() {
        docket.hears(dockets());
        for (int i = 0; i < 70; i++) {
            docket.hears(tells(CASE_FACT_KIND_MONEY_ARRIVED, "M-" + i));
        }
        docket.at("2026-12-01T00:00");
        assertThat(open(WarningKind.WARNING_KIND_UNPAID)).hasSize(70);
        docket.hears(tells(CASE_FACT_KIND_CLOSED));
        docket.hears(tells(CASE_FACT_KIND_ARCHIVED));
        assertThat(open(WarningKind.WARNING_KIND_UNPAID)).as("money is still to be paid out").hasSize(70);
        var many = tells(CASE_FACT_KIND_MONEY_ARRIVED, "M-many");
        for (int i = 70; i < 133; i++) {
            String item = "M-" + i;
            docket.hears(many.but(c -> c.setItem(item)));
        }
        assertThat(docket.refuses(many).reason()).as("400 nodes").isEqualTo(Reason.REASON_TOO_LARGE);
    }

    @Test
    void timeThatDidNotCountAndIsToldLateTakesBackWhatWasWarnedOf() {
        docket.hears(dockets());
        docket.at("2026-08-01T09:00");
        docket.hears(tells(CASE_FACT_KIND_HANDLER_CHANGED).but(c -> c.setTeam("team-7").setHandler("o-72")));
        docket.at("2026-09-10T09:00");
        assertThat(open(WarningKind.WARNING_KIND_UNCLOSED)).hasSize(1);
        docket.hears(late(exclusion(CASE_FACT_KIND_EXCLUSION_BEGUN, ExclusionGround.EXCLUSION_GROUND_NOTICE), "2026-04-01T09:00"));
        var before = late(exclusion(CASE_FACT_KIND_EXCLUSION_ENDED, ExclusionGround.EXCLUSION_GROUND_NOTICE), "2026-03-31T09:00");
        assertThat(docket.refuses(before).metadata()).containsEntry("field", "event_time");
        docket.hears(late(exclusion(CASE_FACT_KIND_EXCLUSION_ENDED, ExclusionGround.EXCLUSION_GROUND_NOTICE), "2026-04-20T09:00"));
        assertThat(due(32)).isEqualTo("2026-09-22T00:00");
        assertThat(of(WarningKind.WARNING_KIND_UNCLOSED)).singleElement()
                .satisfies(w -> assertThat(w.getEnd()).isEqualTo(WarningEnd.WARNING_END_CLOCK_ANEW));
        docket.at("2026-09-10T09:01");
        assertThat(open(WarningKind.WARNING_KIND_UNCLOSED)).as("four fifths are over").singleElement()
                .satisfies(w -> assertThat(w.getLevel()).isEqualTo(WarningLevel.WARNING_LEVEL_REMINDER));
        docket.at("2026-09-22T00:00");
        assertThat(open(WarningKind.WARNING_KIND_UNCLOSED)).singleElement()
                .satisfies(w -> assertThat(w.getLevel()).isEqualTo(WarningLevel.WARNING_LEVEL_OVERDUE));
    }

    @Test
    void aNodeWhoseRowHasGoneEndsWithTheCaseAndItsWarningWithIt() {
        docket.hears(dockets());
        docket.at("2026-03-20T09:00");
        int warned = docket.all(Warning.getDefaultInstance()).size();
        assertThat(warned).isGreaterThan(5);
        String nodes = Config.document("warnings").replaceAll("(?s)nodes:\\n.*", "nodes: []\n");
        docket.under(Config.replaced("warnings", nodes));
        docket.hears(tells(CASE_FACT_KIND_CLOSED));
        assertThat(docket.all(CaseNode.getDefaultInstance()).values())
                .allMatch(n -> n.getState() == CaseNodeState.CASE_NODE_STATE_DONE);
        assertThat(docket.all(Warning.getDefaultInstance()).values()).hasSize(warned)
                .allMatch(w -> w.getState() == WarningState.WARNING_STATE_CLEARED);
    }

    private static xietong.rules.Motion<xietong.v1.CaseServiceReportFactRequest.Builder> exclusion(
            CaseFactKind kind, ExclusionGround ground) {
        return tells(kind).but(c -> c.setGround(ground));
    }
}
