// SPDX-License-Identifier: Apache-2.0
package xietong.rules.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.Message;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import xietong.rules.Caller;
import xietong.rules.Catalogue;
import xietong.rules.Config;
import xietong.rules.Court;
import xietong.rules.Docket;
import xietong.rules.Examples;
import xietong.rules.Refused;
import xietong.store.v1.StatisticsBucket;
import xietong.store.v1.StatisticsCell;
import xietong.v1.Entrustment;
import xietong.v1.Reason;
import xietong.v1.ReportStage;
import xietong.v1.StatisticsPeriod;
import xietong.v1.StatisticsRanking;
import xietong.v1.StatisticsRow;
import xietong.v1.StatisticsServiceQueryRequest;
import xietong.v1.Supervision;
import xietong.v1.Warning;

/** Figures kept change by change, made anew, and put together. */
class StatisticsTest {
    private static final List<Message> COUNTED = List.of(
            Entrustment.getDefaultInstance(), Warning.getDefaultInstance(), Supervision.getDefaultInstance());

    /** What a hub does with every change, from outside: the states before and after each move. */
    private static final class Kept {
        final Docket docket = Docket.opens("2026-03-02T09:00").under(Config.BOOK);
        final Tally tally = new Tally();
        private final Map<String, Message> states = new HashMap<>();

        void look() {
            COUNTED.forEach(empty -> docket.all(empty).forEach((id, state) -> {
                Message before = states.getOrDefault(id, empty);
                if (!before.equals(state)) {
                    tally.take(before, state);
                    states.put(id, state);
                }
            }));
        }

        Tally rebuilt(Random random) {
            var all = new ArrayList<>(states.values());
            Collections.shuffle(all, random);
            return Tally.rebuilt(all.stream());
        }
    }

    /** A year's worth of moves by chance, of matters between two courts. */
    @Test
    void figuresKeptChangeByChangeAreThoseMadeAnewToTheUnit() {
        var random = new Random(20261121);
        var kept = new Kept();
        var open = new ArrayList<String>();
        for (int move = 0; move < 300; move++) {
            if (open.size() < 8) {
                open.add(kept.docket.hears(Court.PINGGU.submit(Court.JIZHOU, Examples.matter("WITNESS"))));
            } else {
                step(kept.docket, open, random);
            }
            kept.look();
            kept.docket.after(Duration.ofHours(random.nextInt(60)));
            kept.look();
        }
        assertThat(kept.tally.cells()).isEqualTo(kept.rebuilt(random).cells());
        assertThat(kept.tally.cells()).hasSizeGreaterThan(100);
        assertThat(sum(kept.tally).getDone()).isGreaterThan(20);
        assertThat(sum(kept.tally).getOverdue()).isGreaterThan(5);
        assertThat(sum(kept.tally).getReturned()).isGreaterThan(0);
        Tally erased = Tally.rebuilt(kept.states.values().stream().map(StatisticsTest::erased));
        assertThat(erased.cells()).as("erasing persons takes away no figure").isEqualTo(kept.tally.cells());
    }

    /** As the operator leaves it by law; what is open stays as it is. */
    private static Message erased(Message state) {
        try {
            return Catalogue.resourceOf(state).erase(state, Caller.hub(), "依法删除", Instant.EPOCH);
        } catch (Refused open) {
            return state;
        }
    }

    private static void step(Docket docket, List<String> open, Random random) {
        String id = open.get(random.nextInt(open.size()));
        Entrustment matter = docket.get(id, Entrustment.getDefaultInstance());
        switch (matter.getState()) {
            case ENTRUSTMENT_STATE_SENT -> docket.hears(Court.JIZHOU.sign().but(c -> c.setId(id)));
            case ENTRUSTMENT_STATE_SIGNED -> {
                if (random.nextInt(4) == 0) {
                    docket.hears(Court.PINGGU.withdraw().but(c -> c.setId(id)));
                    open.remove(id);
                } else {
                    docket.hears(Court.JIZHOU.report(ReportStage.REPORT_STAGE_FINAL).but(c -> c.setId(id)));
                }
            }
            default -> {
                docket.hears(Court.PINGGU.confirm().but(c -> c.setId(id)));
                open.remove(id);
            }
        }
    }

    private static StatisticsCell sum(Tally tally) {
        return tally.cells().stream().reduce(StatisticsCell.getDefaultInstance(), Tally::sum);
    }

    @Test
    void aMatterCountsOnItsDaysForWhoReceivedItAndForWhoSentIt() {
        var kept = new Kept();
        String id = kept.docket.hears(Court.PINGGU.submit(Court.JIZHOU, Examples.matter("WITNESS")));
        kept.look();
        kept.docket.hears(Court.JIZHOU.sign().but(c -> c.setId(id)));
        kept.docket.at("2026-03-03T15:30");
        kept.docket.hears(Court.JIZHOU.reportResult().but(c -> c.setId(id)));
        kept.docket.at("2026-03-04T10:00");
        kept.docket.hears(Court.PINGGU.confirm().but(c -> c.setId(id)));
        kept.look();
        assertThat(kept.tally.cells()).extracting(c -> c.getOrganisation() + " " + c.getDay() + " " + c.getKind() + " "
                        + c.getReceived() + c.getDone() + c.getReturned() + c.getOverdue() + " " + c.getSeconds())
                .containsExactly(
                        "京0117 2026-03-02 entrustment_sent/WITNESS 1000 0",
                        "京0117 2026-03-04 entrustment_sent/WITNESS 0100 109800",
                        "津0119 2026-03-02 entrustment/WITNESS 1000 0",
                        "津0119 2026-03-04 entrustment/WITNESS 0100 109800");
        assertThat(kept.tally.cells().stream().flatMap(c -> c.getTimesList().stream()))
                .extracting(StatisticsBucket::getHours).containsExactly(31L, 31L);
    }

    @Test
    void noFigureHoldsAPerson() {
        assertThat(StatisticsCell.getDescriptor().getFields().stream()
                        .filter(f -> f.getJavaType() == com.google.protobuf.Descriptors.FieldDescriptor.JavaType.STRING))
                .extracting(f -> f.getName()).containsExactly("organisation", "day", "kind");
        COUNTED.forEach(empty -> assertThat(Catalogue.resourceOf(empty).figures(empty)).isEmpty());
    }

    // --- putting together

    private static StatisticsCell cell(String organisation, String day, long received, long... hours) {
        var cell = StatisticsCell.newBuilder().setOrganisation(organisation).setDay(day).setKind("entrustment/WITNESS")
                .setReceived(received).setDone(hours.length);
        for (long h : hours) {
            cell.setSeconds(cell.getSeconds() + h * 3_600);
        }
        Stream.of(java.util.Arrays.stream(hours).boxed().toArray(Long[]::new)).sorted().forEach(h ->
                cell.addTimes(StatisticsBucket.newBuilder().setHours(h).setCount(1)));
        return cell.build();
    }

    private static StatisticsServiceQueryRequest.Builder ask(StatisticsPeriod period) {
        return StatisticsServiceQueryRequest.newBuilder().setPeriod(period).setFirstDay("2026-01-01").setLastDay("2026-12-31");
    }

    private static List<StatisticsRow> rows(StatisticsServiceQueryRequest.Builder ask, String caller, StatisticsCell... cells) {
        return StatisticsRows.of(Stream.of(cells), new StatisticsQuestion(ask.build(), caller, Config.BOOK.directory()));
    }

    @Test
    void percentilesAreOfTheNearestRankAndTheMeanIsCutToTheSecond() {
        long[] hours = java.util.stream.LongStream.rangeClosed(1, 10).toArray();
        StatisticsRow row = rows(ask(StatisticsPeriod.STATISTICS_PERIOD_MONTH), "津0119", cell("津0119", "2026-03-02", 10, hours))
                .get(0);
        assertThat(row.getMedianHours()).as("the fifth of ten").isEqualTo(5);
        assertThat(row.getPercentile90Hours()).as("the ninth").isEqualTo(9);
        assertThat(row.getMeanSeconds()).isEqualTo(19_800);
        assertThat(row.getDivision()).isEqualTo("120119");
        assertThat(row.getDoneShare()).isEqualTo(10_000);
    }

    @Test
    void sharesOfTheSourcesAreRoundedAndCutAsTheyAre() {
        // S4#8 publishes 25.6 of 304/1185 and 65 of 154/237; Jiulongpo 92.78 of 4124/4445.
        assertThat(share(1_185, 304)).containsExactly(2_565L, 2_565L);
        assertThat(share(237, 154)).containsExactly(6_498L, 6_497L);
        assertThat(share(4_445, 4_124)).containsExactly(9_278L, 9_277L);
    }

    private static List<Long> share(long received, long done) {
        var cell = StatisticsCell.newBuilder().setOrganisation("津0119").setDay("2026-03-02").setKind("k")
                .setReceived(received).setDone(done).build();
        StatisticsRow row = rows(ask(StatisticsPeriod.STATISTICS_PERIOD_YEAR), "津0119", cell).get(0);
        return List.of(row.getDoneShare(), row.getDoneShareCut());
    }

    @Test
    void weeksAreThoseOfTheIsoCalendarAcrossTheNewYear() {
        var ask = ask(StatisticsPeriod.STATISTICS_PERIOD_WEEK).setFirstDay("2025-12-01");
        assertThat(rows(ask, "津0119", cell("津0119", "2025-12-28", 1), cell("津0119", "2025-12-29", 1), cell("津0119", "2026-01-04", 1),
                        cell("津0119", "2026-01-05", 1)))
                .extracting(r -> r.getPeriod() + " " + r.getReceived())
                .containsExactly("2025-W52 1", "2026-W01 2", "2026-W02 1");
    }

    @Test
    void aSuperiorAsksForThoseBelowItAndNobodyForOthers() {
        var cells = new StatisticsCell[] {cell("津0119", "2026-03-02", 1), cell("津01", "2026-03-02", 2), cell("京0117", "2026-03-02", 4)};
        var ask = ask(StatisticsPeriod.STATISTICS_PERIOD_MONTH);
        assertThat(rows(ask, "津01", cells)).extracting(StatisticsRow::getOrganisation).containsExactly("津01", "津0119");
        assertThat(rows(ask, "津0119", cells)).extracting(StatisticsRow::getOrganisation).containsExactly("津0119");
        assertThat(rows(ask, "最高法", cells)).hasSize(3);
        Refused refused = catchThrowableOfType(Refused.class, () -> rows(ask.clone().addOrganisations("京0117"), "津01", cells));
        assertThat(refused.reason()).isEqualTo(Reason.REASON_NOT_PARTY);
        for (String day : List.of("2026-02-30", "", "2027-01-01")) {
            assertThat(catchThrowableOfType(Refused.class, () -> rows(ask.clone().setFirstDay(day), "津01", cells)).reason())
                    .as(day).isEqualTo(Reason.REASON_FIELD_INVALID);
        }
    }

    @Test
    void courtsAreRankedWithinEachPeriodAndEqualsShareAPlace() {
        var ask = ask(StatisticsPeriod.STATISTICS_PERIOD_MONTH).setRanking(StatisticsRanking.STATISTICS_RANKING_MEAN).setAllKinds(true);
        assertThat(rows(ask, "最高法",
                        cell("津0119", "2026-03-02", 1, 10), cell("京0117", "2026-03-05", 1, 4), cell("冀0229", "2026-03-09", 1, 10),
                        cell("赣0323", "2026-03-09", 1), cell("津0119", "2026-04-01", 1, 2)))
                .extracting(r -> r.getPeriod() + " " + r.getRank() + " " + r.getOrganisation())
                .containsExactly("2026-03 1 京0117", "2026-03 2 冀0229", "2026-03 2 津0119", "2026-03 4 赣0323", "2026-04 1 津0119");
    }

    @Test
    void kindsAreChosenByNameOrByWhatStandsBeforeTheSlash() {
        var freeze = cell("津0119", "2026-03-02", 5).toBuilder().setKind("entrustment/FREEZE_DEPOSIT").build();
        var sent = cell("津0119", "2026-03-02", 7).toBuilder().setKind("entrustment_sent/WITNESS").build();
        var ask = ask(StatisticsPeriod.STATISTICS_PERIOD_YEAR).addKinds("entrustment").setAllKinds(true);
        assertThat(rows(ask, "津0119", freeze, sent, cell("津0119", LocalDate.of(2026, 5, 1).toString(), 1)))
                .extracting(StatisticsRow::getReceived).containsExactly(6L);
    }
}
