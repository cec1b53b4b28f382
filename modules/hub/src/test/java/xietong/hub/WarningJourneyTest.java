// SPDX-License-Identifier: Apache-2.0
package xietong.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static xietong.v1.CaseFactKind.CASE_FACT_KIND_DISPOSED;
import static xietong.v1.CaseFactKind.CASE_FACT_KIND_DOCKETED;
import static xietong.v1.CaseFactKind.CASE_FACT_KIND_MEASURE_TAKEN;
import static xietong.v1.CaseFactKind.CASE_FACT_KIND_PROPERTY_FOUND;
import static xietong.v1.CaseFactKind.CASE_FACT_KIND_SEARCHED_AGAIN;
import static xietong.v1.WarningBox.WARNING_BOX_ACKNOWLEDGED;
import static xietong.v1.WarningBox.WARNING_BOX_CLEARED;
import static xietong.v1.WarningBox.WARNING_BOX_LAID_BEFORE;
import static xietong.v1.WarningBox.WARNING_BOX_OPEN;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xietong.client.HubClient;
import xietong.rules.Times;
import xietong.rules.calendar.Deadlines;
import xietong.v1.CaseNode;
import xietong.v1.CaseNodeState;
import xietong.v1.CaseServiceReportFactRequest;
import xietong.v1.ClockArithmetic;
import xietong.v1.ClockState;
import xietong.v1.ClockStepTime;
import xietong.v1.MailboxItem;
import xietong.v1.OfficerRole;
import xietong.v1.SupervisionServiceGetWarningRequest;
import xietong.v1.SupervisionServiceGrpc;
import xietong.v1.SupervisionServiceListCaseNodesRequest;
import xietong.v1.SupervisionServiceListClocksRequest;
import xietong.v1.SupervisionServiceListClocksResponse;
import xietong.v1.Warning;
import xietong.v1.WarningDelay;
import xietong.v1.WarningKind;
import xietong.v1.WarningRung;
import xietong.v1.WarningStep;

/** Property is found and nothing happens: from the small event to the superior court, over the wire. */
class WarningJourneyTest {
    @TempDir
    static Path folder;

    private static TestHub hub;

    @BeforeAll
    static void start() {
        hub = TestHub.start(folder);
    }

    @AfterAll
    static void close() {
        hub.close();
    }

    private static Instant due(CaseNode node) {
        return Times.instant(node.getClocks(0).getDueTime());
    }

    private static List<ClockArithmetic> clocks(HubClient client, String resource) {
        return client.call(
                        SupervisionServiceGrpc.getListClocksMethod(),
                        SupervisionServiceListClocksRequest.newBuilder().setResource(resource).build())
                .getClocksList();
    }

    private static Warning warning(HubClient client, String id) {
        return client.call(
                        SupervisionServiceGrpc.getGetWarningMethod(),
                        SupervisionServiceGetWarningRequest.newBuilder().setId(id).build())
                .getWarning();
    }

    @Test
    void kind_one_fires_on_day_sixteen_and_not_on_day_fifteen_and_what_is_caused_again_is_a_new_warning() {
        HubClient court = hub.as("京0117");
        LocalDate found = hub.hub().writer().now().atZone(Deadlines.ZONE).toLocalDate();
        Overdue.tell(court, CASE_FACT_KIND_PROPERTY_FOUND, "P-1");
        CaseNode node = Overdue.nodes(court).get(0);
        Instant sixteenth = found.plusDays(16).atStartOfDay(Deadlines.ZONE).toInstant();
        assertThat(due(node)).as("day 15 is whole").isEqualTo(sixteenth);

        Overdue.advanceTo(hub, sixteenth.minusSeconds(60));
        assertThat(Overdue.warnings(court, WARNING_BOX_OPEN)).as("late on day 15").isEmpty();
        Overdue.advanceTo(hub, sixteenth);
        Warning raised = Overdue.warnings(court, WARNING_BOX_OPEN).get(0);
        assertThat(raised.getKind()).isEqualTo(WarningKind.WARNING_KIND_UNCONTROLLED);
        assertThat(raised.getCaseNumber()).isEqualTo(Overdue.caseOf(court));
        assertThat(raised.getResource()).isEqualTo(node.getId());
        assertThat(raised.getSteps(0).getDelay()).as("in time").isEqualTo(WarningDelay.WARNING_DELAY_UNSPECIFIED);
        assertThat(raised.getAllowedCommandsList()).contains("AcknowledgeWarning", "HandOverWarning");

        Overdue.tell(court, CASE_FACT_KIND_MEASURE_TAKEN, "P-1");
        assertThat(Overdue.warnings(court, WARNING_BOX_OPEN)).isEmpty();
        assertThat(Overdue.warnings(court, WARNING_BOX_CLEARED)).extracting(Warning::getId).containsExactly(raised.getId());
        Overdue.tell(court, CASE_FACT_KIND_DISPOSED, "P-1");
        Overdue.tell(court, CASE_FACT_KIND_PROPERTY_FOUND, "P-1");
        Overdue.advance(hub, Duration.ofDays(17));
        assertThat(Overdue.warnings(court, WARNING_BOX_OPEN))
                .filteredOn(w -> w.getKind() == WarningKind.WARNING_KIND_UNCONTROLLED)
                .singleElement()
                .satisfies(w -> assertThat(w.getId()).isNotEqualTo(raised.getId()));
    }

    @Test
    void a_ladder_climbs_by_the_configured_times_to_the_superior_and_stops_on_acknowledgement() throws Exception {
        HubClient court = hub.as("津0119");
        HubClient superior = hub.as("津01");
        var arrived = new LinkedBlockingQueue<MailboxItem>();
        try (var in = superior.subscription("desk").start(arrived::add)) {
            Overdue.tell(court, CASE_FACT_KIND_PROPERTY_FOUND, "P-1");
            Overdue.advance(hub, Duration.ofDays(17));
            Warning raised = Overdue.warnings(court, WARNING_BOX_OPEN).get(0);
            for (WarningRung rung : List.of(
                    WarningRung.WARNING_RUNG_OFFICER,
                    WarningRung.WARNING_RUNG_TEAM,
                    WarningRung.WARNING_RUNG_BUREAU,
                    WarningRung.WARNING_RUNG_PRESIDENT)) {
                Warning now = warning(court, raised.getId());
                assertThat(now.getRung()).isEqualTo(rung);
                assertThat(Overdue.warnings(superior, WARNING_BOX_LAID_BEFORE)).isEmpty();
                Instant next = Times.instant(now.getClocks(0).getDueTime());
                Overdue.advanceTo(hub, next.minusSeconds(60));
                assertThat(warning(court, raised.getId()).getRung()).as("not a minute early").isEqualTo(rung);
                Overdue.advanceTo(hub, next);
            }
            assertThat(warning(court, raised.getId()).getLaidBeforeList()).containsExactly("津01");
            assertThat(Overdue.warnings(superior, WARNING_BOX_LAID_BEFORE)).extracting(Warning::getId)
                    .containsExactly(raised.getId());
            Await.until("the superior hears of it", () -> arrived.stream()
                    .anyMatch(i -> i.getTopic().equals("warning.climbed") && i.getWarning().getId().equals(raised.getId())));

            Overdue.tell(court, CASE_FACT_KIND_PROPERTY_FOUND, "P-2");
            Overdue.advance(hub, Duration.ofDays(17));
            Warning second = Overdue.warnings(court, WARNING_BOX_OPEN).stream()
                    .filter(w -> !w.getId().equals(raised.getId())).findFirst().orElseThrow();
            Overdue.acknowledge(court, second.getId());
            Overdue.advance(hub, Duration.ofDays(60));
            assertThat(Overdue.warnings(court, WARNING_BOX_ACKNOWLEDGED)).singleElement().satisfies(w -> {
                assertThat(w.getId()).isEqualTo(second.getId());
                assertThat(w.getRung()).isEqualTo(WarningRung.WARNING_RUNG_OFFICER);
                assertThat(w.getLaidBeforeList()).isEmpty();
                assertThat(w.getStepsList()).extracting(WarningStep::getAction).containsExactly("raised", "AcknowledgeWarning");
            });
        }
    }

    @Test
    void a_clock_shows_its_arithmetic_and_a_case_its_nodes_page_by_page() {
        HubClient court = hub.as("冀1082");
        Overdue.tell(court, CASE_FACT_KIND_DOCKETED, "");
        List<CaseNode> nodes = Overdue.nodes(court);
        assertThat(nodes).hasSizeGreaterThan(20).allMatch(n -> n.getState() == CaseNodeState.CASE_NODE_STATE_OPEN);
        var first = court.call(
                SupervisionServiceGrpc.getListCaseNodesMethod(),
                SupervisionServiceListCaseNodesRequest.newBuilder()
                        .setCaseNumber(Overdue.caseOf(court))
                        .setPageSize(5)
                        .build());
        assertThat(first.getNodesList()).isEqualTo(nodes.subList(0, 5));
        var second = court.call(
                SupervisionServiceGrpc.getListCaseNodesMethod(),
                SupervisionServiceListCaseNodesRequest.newBuilder()
                        .setCaseNumber(Overdue.caseOf(court))
                        .setPageSize(5)
                        .setPageToken(first.getNextPageToken())
                        .build());
        assertThat(second.getNodesList()).isEqualTo(nodes.subList(5, 10));

        CaseNode notice = nodes.stream().filter(n -> n.getNumber() == 5).findFirst().orElseThrow();
        ClockArithmetic clock = clocks(court, notice.getId()).get(0);
        assertThat(clock.getState()).isEqualTo(ClockState.CLOCK_STATE_RUNNING);
        assertThat(clock.getLength()).isEqualTo(10);
        assertThat(clock.getDueTime()).isEqualTo(notice.getClocks(0).getDueTime());
        assertThat(clock.getLinesList()).isNotEmpty();
        assertThat(clock.getStepsList()).extracting(ClockStepTime::getFired).containsOnly(false);
        assertThat(court.call(
                        SupervisionServiceGrpc.getListClocksMethod(),
                        SupervisionServiceListClocksRequest.newBuilder()
                                .setResource(court.cases().reportFact(fact(court)).getResource())
                                .build()))
                .as("what has no clock has none").isEqualTo(SupervisionServiceListClocksResponse.getDefaultInstance());
    }

    private static CaseServiceReportFactRequest fact(HubClient court) {
        return CaseServiceReportFactRequest.newBuilder()
                .setHeader(Overdue.header(OfficerRole.OFFICER_ROLE_OFFICER).toBuilder()
                        .setCaseNumber(Overdue.caseOf(court)))
                .setKind(CASE_FACT_KIND_SEARCHED_AGAIN)
                .build();
    }
}
