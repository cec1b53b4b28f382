// SPDX-License-Identifier: Apache-2.0
package xietong.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import xietong.client.HubClient;
import xietong.client.HubRefusal;
import xietong.hub.writer.CommittedFigures;
import xietong.hub.writer.Recount;
import xietong.ledger.Ledger;
import xietong.rules.statistics.StatisticsQuestion;
import xietong.rules.statistics.StatisticsRows;
import xietong.rules.statistics.Tally;
import xietong.store.v1.StatisticsCell;
import xietong.v1.Organisation;
import xietong.v1.Reason;
import xietong.v1.StatisticsPeriod;
import xietong.v1.StatisticsRanking;
import xietong.v1.StatisticsRow;
import xietong.v1.StatisticsServiceGrpc;
import xietong.v1.StatisticsServiceQueryRequest;

/** Figures that are added up with every commit are those that all states make, to the unit. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StatisticsTest {
    private static final int LOOK = 60;

    @TempDir
    static Path folder;

    private static TestHub hub;

    @BeforeAll
    static void walk() throws Exception {
        hub = TestHub.start(folder);
        int moves = Size.of("moves by chance in what figures count", 180, 3_000);
        var walk = new Walk(hub, folder, 20261121);
        walk.looksFor();
        for (int move = 1; move <= moves; move++) {
            walk.move();
            if (move % LOOK == 0) {
                requireEqual();
            }
        }
        requireEqual();
    }

    @AfterAll
    static void close() {
        hub.close();
    }

    /** What the ledger keeps, in the order of a tally. */
    private static List<StatisticsCell> kept(Ledger ledger) {
        var all = new ArrayList<StatisticsCell>();
        for (Organisation organisation : hub.hub().writer().book().directory().all()) {
            ledger.figures(organisation.getCode(), "", "9999", null, 100_000).stream()
                    .map(CommittedFigures::cell)
                    .forEach(all::add);
        }
        return all;
    }

    private static Map<String, StatisticsCell> byKey(Collection<StatisticsCell> cells) {
        return cells.stream().collect(Collectors.toMap(
                c -> c.getOrganisation() + " " + c.getDay() + " " + c.getKind(), c -> c, Tally::sum, TreeMap::new));
    }

    private static void requireEqual() {
        Overdue.quiet(hub);
        Ledger ledger = hub.hub().ledger();
        assertThat(byKey(kept(ledger))).isEqualTo(byKey(Recount.of(ledger)));
    }

    private static StatisticsServiceQueryRequest.Builder everything() {
        return StatisticsServiceQueryRequest.newBuilder()
                .setPeriod(StatisticsPeriod.STATISTICS_PERIOD_MONTH)
                .setFirstDay("2024-01-01")
                .setLastDay("2033-12-31");
    }

    private static List<StatisticsRow> rows(HubClient client, StatisticsServiceQueryRequest.Builder question) {
        return client.call(StatisticsServiceGrpc.getQueryMethod(), question.build()).getRowsList();
    }

    @Test
    @Order(1)
    void what_is_counted_is_of_every_sort() {
        Collection<StatisticsCell> cells = kept(hub.hub().ledger());
        assertThat(cells.stream().map(c -> c.getKind().replaceAll("/.*", "")).distinct())
                .contains("entrustment", "freeze", "alert", "grid_task", "warning", "case_node");
        assertThat(cells.stream().mapToLong(StatisticsCell::getDone).sum()).isGreaterThan(10);
        assertThat(cells.stream().mapToLong(StatisticsCell::getOverdue).sum()).isGreaterThan(10);
        assertThat(cells.stream().mapToLong(StatisticsCell::getReturned).sum()).isPositive();
    }

    @Test
    @Order(2)
    void an_answer_is_what_all_states_make_for_the_courts_below_the_caller() {
        for (String court : List.of("京0117", "津", Collaborating.SUPREME)) {
            for (var ranking : List.of(
                    StatisticsRanking.STATISTICS_RANKING_UNSPECIFIED, StatisticsRanking.STATISTICS_RANKING_OVERDUE)) {
                var question = everything().setRanking(ranking).setAllKinds(ranking.getNumber() > 0);
                var asked = new StatisticsQuestion(question.build(), court, hub.hub().writer().book().directory());
                List<StatisticsRow> expected = StatisticsRows.of(Recount.of(hub.hub().ledger()).stream(), asked);
                assertThat(rows(hub.as(court), question)).isEqualTo(expected).isNotEmpty();
            }
        }
        assertThat(rows(hub.as("京0117"), everything())).extracting(StatisticsRow::getOrganisation).containsOnly("京0117");
        assertThat(rows(hub.as("津"), everything())).extracting(StatisticsRow::getOrganisation).containsOnly("津0119");
        assertThat(rows(hub.as("津"), everything().addKinds("warning"))).isNotEmpty()
                .allMatch(r -> r.getKind().startsWith("warning/"));
    }

    @Test
    @Order(3)
    void nobody_asks_for_the_figures_of_a_court_that_is_not_below_him() {
        for (String stranger : List.of("冀1082", "津0119", "冀", Watching.POLICE)) {
            HubRefusal refusal = catchThrowableOfType(
                    HubRefusal.class, () -> rows(hub.as(stranger), everything().addOrganisations("京0117")));
            assertThat(refusal.reason()).isEqualTo(Reason.REASON_NOT_PARTY);
        }
    }

    @Test
    @Order(4)
    void figures_outlive_a_restart_and_those_that_were_never_counted_are_counted_at_the_start() {
        Map<String, StatisticsCell> before = byKey(kept(hub.hub().ledger()));
        hub.restart();
        assertThat(byKey(kept(hub.hub().ledger()))).isEqualTo(before);
        hub.stopped(this::forget);
        assertThat(byKey(kept(hub.hub().ledger()))).isEqualTo(before);
        assertThat(hub.verify().findings()).isEmpty();
    }

    /** As a program left the ledger that knew no figures. */
    private void forget() {
        try (Connection ledger = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("ledger.db"));
                var statement = ledger.createStatement()) {
            assertThat(statement.executeUpdate("DELETE FROM statistics")).isPositive();
            assertThat(statement.executeUpdate("DELETE FROM ledger_meta WHERE key = 'statistics'")).isEqualTo(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
