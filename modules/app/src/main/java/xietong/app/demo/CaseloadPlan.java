// SPDX-License-Identifier: Apache-2.0
package xietong.app.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import xietong.app.input.ShortNames;
import xietong.rules.Times;
import xietong.rules.calendar.Deadlines;
import xietong.v1.CaseFactKind;
import xietong.v1.CaseServiceReportFactRequest;

/**
 * What a court's own case system will report: what happens in all cases, and in some otherwise.
 *
 * @param court whose cases
 * @param number case number; {@code @n} is the number of the case in four digits
 * @param team desk of a team; {@code @n} is its number in two digits
 * @param teams how many; case after case goes to the next
 * @param cases how many cases
 * @param every days between two dockets
 * @param days after which day the play ends: what would happen later is left out
 * @param at when the system reports, each day
 * @param course what happens
 * @param otherwise in which cases it comes otherwise
 */
record CaseloadPlan(
        String court,
        String number,
        String team,
        int teams,
        int cases,
        int every,
        int days,
        String at,
        List<Event> course,
        List<Otherwise> otherwise) {

    /**
     * What happens in a case.
     *
     * @param day days after it was docketed; on a weekend it waits until Monday
     * @param kind which event
     * @param nodes with NODE_DONE: which
     * @param item property or sum that it is about
     * @param lasts with MEASURE_TAKEN: for how many days
     * @param track those of one track are late together
     */
    record Event(int day, String kind, List<Integer> nodes, String item, int lasts, String track) {
        Event {
            nodes = nodes == null ? List.of(0) : nodes;
            item = item == null ? "" : item;
            track = track == null ? "" : track;
        }

        CaseFactKind fact() {
            return new ShortNames.Events().parse(kind);
        }
    }

    /**
     * Some cases.
     *
     * @param say why
     * @param from number of the first
     * @param each every so manieth from there
     * @param track events of which track
     * @param since of these, the ones from that day on
     * @param later come so many days later; 0 never come
     * @param lasts a measure then lasts so many days
     */
    record Otherwise(String say, int from, int each, String track, int since, int later, int lasts) {
        boolean concerns(int number) {
            return number >= from && (number - from) % each == 0;
        }
    }

    private static LocalDate workday(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY ? day.plusDays(2)
                : day.getDayOfWeek() == DayOfWeek.SUNDAY ? day.plusDays(1) : day;
    }

    /** Its facts by day, in the order in which they are reported; only case number, and what the kind needs. */
    SortedMap<LocalDate, List<CaseServiceReportFactRequest.Builder>> days(LocalDate first) {
        var all = new TreeMap<LocalDate, List<CaseServiceReportFactRequest.Builder>>();
        for (int n = 1; n <= cases; n++) {
            docket(n, workday(first.plusDays((long) (n - 1) * every)), first.plusDays(days), all);
        }
        return all;
    }

    private void docket(
            int of,
            LocalDate day,
            LocalDate last,
            Map<LocalDate, List<CaseServiceReportFactRequest.Builder>> all) {
        for (Event event : course) {
            int later = 0;
            int lasts = event.lasts();
            boolean happens = true;
            for (Otherwise other : otherwise) {
                if (other.concerns(of) && other.track().equals(event.track()) && event.day() >= other.since()) {
                    later += other.later();
                    happens &= other.later() > 0 || other.lasts() > 0;
                    lasts = other.lasts() > 0 && lasts > 0 ? other.lasts() : lasts;
                }
            }
            LocalDate when = workday(day.plusDays(event.day() + later));
            if (happens && !when.isAfter(last)) {
                for (int node : event.nodes()) {
                    all.computeIfAbsent(when, d -> new ArrayList<>()).add(fact(of, event, node, when.plusDays(lasts), lasts));
                }
            }
        }
    }

    private CaseServiceReportFactRequest.Builder fact(int of, Event event, int node, LocalDate until, int lasts) {
        var fact = CaseServiceReportFactRequest.newBuilder()
                .setKind(event.fact())
                .setItem(event.item())
                .setNode(node);
        fact.getHeaderBuilder().setCaseNumber(number.replace("@n", String.format("%04d", of)));
        if (event.fact() == CaseFactKind.CASE_FACT_KIND_DOCKETED) {
            fact.setTeam(team.replace("@n", String.format("%02d", (of - 1) % teams + 1)));
        }
        if (lasts > 0) {
            fact.setUntilTime(Times.timestamp(until.plusDays(1).atTime(LocalTime.MIDNIGHT).atZone(Deadlines.ZONE).toInstant()));
        }
        return fact;
    }
}
