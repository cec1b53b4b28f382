// SPDX-License-Identifier: Apache-2.0
package xietong.rules.warning;

import static org.assertj.core.api.Assertions.assertThat;
import static xietong.rules.Court.JIZHOU;
import static xietong.rules.Court.PINGGU;
import static xietong.rules.warning.CaseCourt.BOOK;
import static xietong.rules.warning.CaseCourt.acknowledges;
import static xietong.rules.warning.CaseCourt.dockets;
import static xietong.rules.warning.CaseCourt.handsOver;
import static xietong.rules.warning.CaseCourt.tells;
import static xietong.v1.CaseFactKind.CASE_FACT_KIND_MEASURE_TAKEN;
import static xietong.v1.CaseFactKind.CASE_FACT_KIND_PROPERTY_FOUND;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import xietong.rules.Caller;
import xietong.rules.Config;
import xietong.rules.Court;
import xietong.rules.Docket;
import xietong.rules.Examples;
import xietong.rules.Relation;
import xietong.rules.Times;
import xietong.rules.book.RuleBook;
import xietong.v1.Entrustment;
import xietong.v1.Officer;
import xietong.v1.Organisation;
import xietong.v1.Reason;
import xietong.v1.Warning;
import xietong.v1.WarningDelay;
import xietong.v1.WarningKind;
import xietong.v1.WarningLevel;
import xietong.v1.WarningRung;
import xietong.v1.WarningState;

/** One warning climbs from the officer to the superior command centre, stops, and is seen by nobody beside that line. */
class LadderTest {
    private static final String GET = "SupervisionService/GetWarning";

    private Docket docket = Docket.opens("2026-03-01T10:00").under(BOOK);

    /** Property found on 1 March, nothing done by the 17th, a Tuesday. */
    private String uncontrolled() {
        docket.hears(dockets());
        docket.hears(tells(CASE_FACT_KIND_PROPERTY_FOUND, "P-1"));
        docket.at("2026-03-17T00:00");
        return warnings().stream().filter(w -> w.getKind() == WarningKind.WARNING_KIND_UNCONTROLLED).findFirst()
                .orElseThrow().getId();
    }

    private List<Warning> warnings() {
        return List.copyOf(docket.all(Warning.getDefaultInstance()).values());
    }

    private Warning get(String id) {
        return docket.get(id, Warning.getDefaultInstance());
    }

    private String at(String local, String id) {
        docket.at(local);
        return get(id).getRung().name().replace("WARNING_RUNG_", "");
    }

    @Test
    void climbsByTheConfiguredTimesAndTellsTheDesksThatAreThere() {
        String id = uncontrolled();
        assertThat(at("2026-03-18T23:59", id)).isEqualTo("OFFICER");
        assertThat(at("2026-03-19T00:00", id)).as("one working day later").isEqualTo("TEAM");
        assertThat(docket.told()).contains("京0108/team-7 warning.climbed");
        assertThat(at("2026-03-24T00:00", id)).as("two: the 20th and Monday the 23rd").isEqualTo("BUREAU");
        assertThat(docket.told()).contains("京0108/bureau warning.climbed");
        assertThat(at("2026-03-28T00:00", id)).as("three: 25, 26, 27").isEqualTo("PRESIDENT");
        assertThat(docket.told()).contains("京0108/president warning.climbed");
        // The day on which it came there does not count: 30 and 31 March, 1, 2 and 3 April.
        assertThat(at("2026-04-03T23:59", id)).isEqualTo("PRESIDENT");
        assertThat(at("2026-04-04T00:00", id)).isEqualTo("SUPERIOR");
        assertThat(docket.told()).contains("京01 warning.climbed");
        assertThat(get(id).getLaidBeforeList()).containsExactly("京01");
        assertThat(get(id).getClocksList()).as("nobody is above").isEmpty();
        assertThat(get(id).getStepsList()).extracting(s -> s.getAction())
                .containsExactly("raised", "climbed", "climbed", "climbed", "climbed");
    }

    @Test
    void stopsWhenItIsAcknowledgedAndIsClearedWithItsCause() {
        String id = uncontrolled();
        docket.at("2026-03-19T08:00");
        docket.hears(acknowledges(id));
        assertThat(get(id).getState()).isEqualTo(WarningState.WARNING_STATE_ACKNOWLEDGED);
        assertThat(at("2026-06-01T00:00", id)).isEqualTo("TEAM");
        assertThat(docket.refuses(acknowledges(id)).reason()).isEqualTo(Reason.REASON_STATE_FORBIDS);
        docket.hears(tells(CASE_FACT_KIND_MEASURE_TAKEN, "P-1"));
        assertThat(get(id).getState()).isEqualTo(WarningState.WARNING_STATE_CLEARED);
        assertThat(docket.told()).contains("京0108/o-71 warning.cleared");
        assertThat(docket.refuses(handsOver(id, "o-72")).reason()).isEqualTo(Reason.REASON_STATE_FORBIDS);
    }

    @Test
    void handingItOverGainsNoTime() {
        String id = uncontrolled();
        docket.at("2026-03-18T20:00");
        docket.hears(handsOver(id, "o-72"));
        assertThat(docket.told()).containsExactly("京0108/o-72 warning.handed_over");
        assertThat(at("2026-03-19T00:00", id)).isEqualTo("TEAM");
        assertThat(docket.refuses(handsOver(id, "nobody")).reason()).isEqualTo(Reason.REASON_ADDRESSEE_FORBIDDEN);
    }

    @Test
    void nobodyOutsideTheLineOfSuperiorsSeesIt() {
        String id = uncontrolled();
        docket.at("2026-04-04T00:00");
        for (Organisation o : BOOK.directory().all()) {
            Set<Relation> relations = new WarningResource()
                    .relations(get(id), new Caller(o, Officer.getDefaultInstance()), BOOK.directory());
            Set<Relation> expected = switch (o.getCode()) {
                case "京0108" -> Set.of(Relation.RECIPIENT);
                case "京01" -> Set.of(Relation.RECIPIENT_SUPERIOR);
                default -> Set.of();
            };
            assertThat(relations).as(o.getCode()).isEqualTo(expected);
        }
        assertThat(docket.view(id, "京01", GET)).isPresent();
        assertThat(docket.view(id, "京", GET)).as("it has not climbed so far").isEmpty();
        assertThat(docket.view(id, "京03", GET)).as("another line").isEmpty();
    }

    @Test
    void aCourtThatHasGoneToAnotherSuperiorIsSeenByThatOneFromThenOn() {
        String id = uncontrolled();
        docket.at("2026-04-04T00:00");
        Organisation moved = BOOK.directory().require("京0108").toBuilder().setSuperior("京03").build();
        docket.under(BOOK.with(9, java.util.Map.ofEntries(RuleBook.entry(moved))));
        assertThat(docket.view(id, "京01", GET)).as("not its superior any more").isEmpty();
    }

    // --- matters

    private String lateMatter() {
        docket = Docket.opens("2026-03-02T09:00").under(Config.BOOK);
        return docket.hears(PINGGU.submit(JIZHOU, Examples.matter("WITNESS")));
    }

    @Test
    void anEntrustedMatterCausesOneWarningForEachClockAndItBecomesGraver() {
        lateMatter();
        docket.at("2026-03-14T21:00");
        assertThat(warnings()).extracting(w -> w.getClock() + " " + w.getLevel() + " " + w.getNumber()).containsExactly(
                "entrust.start WARNING_LEVEL_REMINDER 1", "entrust.period WARNING_LEVEL_REMINDER 2");
        docket.at("2026-03-18T00:00");
        assertThat(warnings()).hasSize(2).extracting(Warning::getLevel)
                .containsOnly(WarningLevel.WARNING_LEVEL_OVERDUE);
        assertThat(warnings()).allMatch(w -> w.getOrganisation().equals("津0119")
                && w.getKind() == WarningKind.WARNING_KIND_ENTRUSTED_LATE);
    }

    @Test
    void anAcknowledgementHoldsUntilItBecomesGraver() {
        lateMatter();
        docket.at("2026-03-15T09:00");
        String id = warnings().get(0).getId();
        docket.hears(JIZHOU.by(acknowledges(id).builder().clone().clearHeader()));
        docket.at("2026-03-18T00:00");
        assertThat(get(id).getState()).isEqualTo(WarningState.WARNING_STATE_OPEN);
        assertThat(get(id).getRung()).isEqualTo(WarningRung.WARNING_RUNG_OFFICER);
        assertThat(get(id).getStepsList()).extracting(s -> s.getAction()).contains("AcknowledgeWarning", "graver");
    }

    @Test
    void theSenderNeverSeesTheRecipientsWarnings() {
        lateMatter();
        docket.at("2026-05-01T00:00");
        for (Warning warning : warnings()) {
            assertThat(docket.view(warning.getId(), "京0117", GET)).isEmpty();
            assertThat(docket.view(warning.getId(), "津01", GET)).as("its own superior").isPresent();
        }
    }

    @Test
    void aStepThatComesTwiceRaisesNothingTwice() {
        String id = lateMatter();
        docket.at("2026-03-18T00:00");
        int revision = (int) get(warnings().get(0).getId()).getRevision();
        var clock = docket.get(id, Entrustment.getDefaultInstance()).getClocksList().stream()
                .filter(c -> c.getName().equals(warnings().get(0).getClock())).findFirst().orElseThrow();
        var fired = xietong.store.v1.ClockFired.newBuilder().setResource(id).setClock(clock.getName())
                .setRun(clock.getRun()).setPercent(100).build();
        var rule = xietong.rules.Catalogue.rule("xietong.store.v1.ClockFired/entrustment").orElseThrow();
        var again = rule.decide(docket.get(id, Entrustment.getDefaultInstance()), fired,
                new xietong.rules.Context(docket.now(), Caller.hub(), Config.BOOK, xietong.v1.Mode.MODE_DRILL, id, docket));
        assertThat(again.effects()).isEmpty();
        assertThat(get(warnings().get(0).getId()).getRevision()).isEqualTo(revision);
    }

    @Test
    void whatFellDueWhileTheHubWasAwayIsRaisedOnceInOrderAndSaysWhyItIsLate() {
        lateMatter();
        docket.at("2026-03-12T09:00");
        docket.away("2026-03-18T12:00");
        assertThat(warnings()).hasSize(2).allSatisfy(w -> {
            assertThat(w.getStepsList()).extracting(s -> s.getAction()).containsExactly("raised", "graver");
            assertThat(w.getStepsList()).extracting(s -> s.getDelay()).containsOnly(WarningDelay.WARNING_DELAY_HUB_AWAY);
            assertThat(w.getStepsList()).extracting(s -> Times.instant(s.getDueTime())).isSorted();
            assertThat(w.getStepsList()).extracting(s -> Times.instant(s.getTime())).containsOnly(docket.now());
        });
        docket.at("2026-03-20T00:00");
        assertThat(warnings()).allSatisfy(w -> {
            assertThat(w.getRung()).as("the ladder is climbed from when it was raised").isEqualTo(WarningRung.WARNING_RUNG_TEAM);
            assertThat(w.getSteps(2).getDelay()).isEqualTo(WarningDelay.WARNING_DELAY_UNSPECIFIED);
        });
    }
}
