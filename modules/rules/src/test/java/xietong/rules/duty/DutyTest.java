// SPDX-License-Identifier: Apache-2.0
package xietong.rules.duty;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import xietong.rules.Case;
import xietong.rules.Config;
import xietong.rules.Court;
import xietong.rules.Docket;
import xietong.rules.Examples;
import xietong.rules.Motion;
import xietong.rules.Times;
import xietong.v1.Duty;
import xietong.v1.DutyOpenItem;
import xietong.v1.DutyServiceHandOverRequest;
import xietong.v1.DutyServiceReportFaultRequest;
import xietong.v1.DutyServiceSetRosterRequest;
import xietong.v1.DutyServiceStartRequest;
import xietong.v1.DutyShift;
import xietong.v1.OfficerRole;
import xietong.v1.Reason;
import xietong.v1.TerminalFault;
import xietong.v1.Warning;
import xietong.v1.WarningEnd;
import xietong.v1.WarningKind;
import xietong.v1.WarningState;

/** Duty at 蓟州's command centre, changed at 08:20, with A and B. */
class DutyTest {
    private static final Court COURT = Court.JIZHOU;
    private static final String DESK = "津0119/command-centre";

    private final Docket docket = Docket.opens("2026-03-01T12:00").under(Config.BOOK);

    private static DutyShift shift(String from, String until, int a, int b) {
        return DutyShift.newBuilder()
                .setStartTime(Times.timestamp(Case.beijing(from)))
                .setEndTime(Times.timestamp(Case.beijing(until)))
                .setOfficerA(COURT.code() + "-" + a)
                .setOfficerB(COURT.code() + "-" + b)
                .build();
    }

    private static Motion<DutyServiceSetRosterRequest.Builder> sets(DutyShift... shifts) {
        return COURT.by(DutyServiceSetRosterRequest.newBuilder().setDesk("command-centre").addAllShifts(List.of(shifts)))
                .as(COURT.officer(9, OfficerRole.OFFICER_ROLE_COMMAND_CENTRE));
    }

    private static Motion<DutyServiceStartRequest.Builder> starts(String id, int officer) {
        return COURT.by(DutyServiceStartRequest.newBuilder().setId(id))
                .as(COURT.officer(officer, OfficerRole.OFFICER_ROLE_OFFICER));
    }

    private static Motion<DutyServiceHandOverRequest.Builder> leaves(String id, int officer, int to) {
        return COURT.by(DutyServiceHandOverRequest.newBuilder().setId(id).setTo(COURT.code() + "-" + to).setText("两件待签收"))
                .as(COURT.officer(officer, OfficerRole.OFFICER_ROLE_OFFICER));
    }

    private String roster() {
        return docket.hears(sets(
                shift("2026-03-02T08:20", "2026-03-03T08:20", 1, 2),
                shift("2026-03-03T08:20", "2026-03-04T08:20", 4, 5)));
    }

    private Duty get(String id) {
        return docket.get(id, Duty.getDefaultInstance());
    }

    private List<Warning> warnings() {
        return docket.all(Warning.getDefaultInstance()).values().stream()
                .filter(w -> w.getKind() == WarningKind.WARNING_KIND_DUTY_ABSENT)
                .toList();
    }

    @Test
    void whoeverIsOnTheTurnTakesDutyAndHandsOverWithWhatIsOpen() {
        String id = roster();
        docket.at("2026-03-02T08:25");
        docket.hears(starts(id, 1));
        assertThat(docket.told()).containsExactly(DESK + " duty.started");
        assertThat(get(id).getOutOfRoster()).isFalse();
        String matter = docket.hears(Court.PINGGU.submit(COURT, Examples.matter("WITNESS")));
        docket.at("2026-03-03T08:20");
        assertThat(docket.refuses(leaves(id, 2, 4)).reason()).isEqualTo(Reason.REASON_RIGHT_MISSING);
        docket.hears(leaves(id, 1, 4));
        assertThat(get(id).hasPresent()).isFalse();
        assertThat(get(id).getHandOvers(0).getTotal()).isEqualTo(1);
        assertThat(get(id).getHandOvers(0).getOpenList()).containsExactly(
                DutyOpenItem.newBuilder().setKind("entrustment").setResource(matter).build());
        docket.hears(starts(id, 5));
        docket.at("2026-03-03T20:00");
        assertThat(warnings()).isEmpty();
        assertThat(docket.refuses(leaves(id, 1, 4)).reason()).isEqualTo(Reason.REASON_RIGHT_MISSING);
    }

    @Test
    void whatFailsAtATerminalTheDeskAndTheOrganisationHearAndTheLastTenAreKept() {
        String id = roster();
        docket.hears(fails(id, "police-1", TerminalFault.TERMINAL_FAULT_SOUND));
        assertThat(docket.told()).containsExactly(DESK + " duty.fault", "津0119 duty.fault");
        assertThat(get(id).getFaultsList()).singleElement().satisfies(fault -> {
            assertThat(fault.getTerminal()).isEqualTo("police-1");
            assertThat(fault.getFault()).isEqualTo(TerminalFault.TERMINAL_FAULT_SOUND);
            assertThat(Times.instant(fault.getTime())).isEqualTo(docket.now());
        });
        assertThat(docket.refuses(fails(id, "a terminal", TerminalFault.TERMINAL_FAULT_GAP)).metadata())
                .containsEntry("field", "terminal");
        assertThat(docket.refuses(fails(id, "police-1", TerminalFault.TERMINAL_FAULT_UNSPECIFIED)).metadata())
                .containsEntry("field", "fault");
        for (int i = 0; i < 10; i++) {
            docket.hears(fails(id, "police-2", TerminalFault.TERMINAL_FAULT_GAP));
        }
        assertThat(get(id).getFaultsList()).hasSize(10).allMatch(fault -> fault.getTerminal().equals("police-2"));
    }

    private static Motion<DutyServiceReportFaultRequest.Builder> fails(String id, String terminal, TerminalFault fault) {
        return COURT.by(DutyServiceReportFaultRequest.newBuilder().setId(id).setTerminal(terminal).setFault(fault))
                .as(COURT.officer(1, OfficerRole.OFFICER_ROLE_OFFICER));
    }

    @Test
    void aDeskToWhichNobodyComesIsWarnedOfAndSomebodyWhoComesClearsIt() {
        String id = roster();
        docket.at("2026-03-02T08:34:59");
        assertThat(warnings()).isEmpty();
        docket.at("2026-03-02T08:35");
        assertThat(docket.told()).contains(DESK + " duty.absent", "津0119 duty.absent", DESK + " warning.raised");
        docket.at("2026-03-02T11:00");
        assertThat(warnings()).singleElement().satisfies(w -> assertThat(w.getState()).isEqualTo(WarningState.WARNING_STATE_OPEN));
        docket.hears(starts(id, 2));
        assertThat(warnings()).singleElement()
                .satisfies(w -> assertThat(w.getEnd()).isEqualTo(WarningEnd.WARNING_END_CLOCK_ANEW));
        docket.at("2026-03-03T08:35");
        assertThat(warnings()).as("the second turn's own officers did not come").hasSize(2);
    }

    @Test
    void whoeverIsOnNoTurnGivesAReasonAndItIsRecorded() {
        String id = roster();
        docket.at("2026-03-02T08:30");
        assertThat(docket.refuses(starts(id, 7)).metadata()).containsEntry("field", "header.reason");
        docket.hears(starts(id, 7).reason("甲、乙均外出执行"));
        assertThat(docket.told()).containsExactly(DESK + " duty.started", "津0119 duty.out_of_roster");
        assertThat(get(id).getOutOfRoster()).isTrue();
        docket.at("2026-03-03T08:00");
        assertThat(warnings()).as("the desk was manned").isEmpty();
    }

    @Test
    void aDeskThatIsLeftIsMissedAQuarterOfAnHourLater() {
        String id = roster();
        docket.at("2026-03-02T08:25");
        docket.hears(starts(id, 1));
        docket.at("2026-03-02T10:00");
        docket.hears(leaves(id, 1, 2));
        docket.at("2026-03-02T10:14:59");
        assertThat(warnings()).isEmpty();
        docket.at("2026-03-02T10:15");
        assertThat(warnings()).hasSize(1);
    }

    @Test
    void whoeverHandsOverShortlyBeforeTheEndLeavesTheNextTurnItsWholeTimeToCome() {
        String id = roster();
        docket.at("2026-03-02T08:25");
        docket.hears(starts(id, 1));
        docket.at("2026-03-03T08:15");
        docket.hears(leaves(id, 1, 4));
        docket.at("2026-03-03T08:34:59");
        assertThat(warnings()).isEmpty();
        docket.at("2026-03-03T08:35");
        assertThat(warnings()).singleElement().satisfies(w -> assertThat(w.getLapsed()).isFalse());
        docket.hears(starts(id, 4));
        assertThat(warnings()).singleElement()
                .satisfies(w -> assertThat(w.getState()).isEqualTo(WarningState.WARNING_STATE_CLEARED));
    }

    @Test
    void aNewRosterTakesThePlaceOfTurnsThatHaveNotBegun() {
        String id = roster();
        docket.at("2026-03-02T09:00");
        docket.hears(starts(id, 1));
        docket.hears(sets(shift("2026-03-03T08:20", "2026-03-04T08:20", 6, 7)).but(c -> c.setId(id)));
        assertThat(get(id).getShiftsList()).extracting(DutyShift::getOfficerA).containsExactly("津0119-1", "津0119-6");
    }

    @Test
    void aRosterThatCannotBeKeptIsRefused() {
        roster();
        assertThat(docket.refuses(sets()).metadata()).as("it is there").containsKey("duty");
        assertThat(docket.refuses(sets().but(c -> c.setDesk("nowhere"))).reason()).isEqualTo(Reason.REASON_ADDRESSEE_FORBIDDEN);
        var other = new DutyTest();
        for (DutyShift[] wrong : new DutyShift[][] {
            {shift("2026-03-01T08:20", "2026-03-02T08:20", 1, 2)},
            {shift("2026-03-02T08:20", "2026-03-02T08:20", 1, 2)},
            {shift("2026-03-02T08:20", "2026-03-03T08:20", 1, 1)},
            {shift("2026-03-02T08:20", "2026-03-03T08:20", 1, 2), shift("2026-03-03T08:00", "2026-03-04T08:20", 1, 2)},
        }) {
            assertThat(other.docket.refuses(sets(wrong)).metadata()).containsKey("field");
        }
    }

    @Test
    void nobodyElseSeesTheRoster() {
        String id = roster();
        assertThat(docket.view(id, "津0119", "DutyService/GetDuty")).isPresent();
        assertThat(docket.view(id, "津01", "DutyService/GetDuty")).isEmpty();
        assertThat(docket.view(id, "京0117", "DutyService/GetDuty")).isEmpty();
    }
}
