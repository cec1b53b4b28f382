// SPDX-License-Identifier: Apache-2.0
package xietong.app.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import xietong.app.output.CollaborationWords;
import xietong.client.Exchange;
import xietong.rules.calendar.Deadlines;
import xietong.v1.CaseFactKind;
import xietong.v1.CaseServiceGrpc;
import xietong.v1.CaseServiceReportFactRequest;
import xietong.v1.MailboxItem;
import xietong.v1.OfficerRole;
import xietong.v1.Receipt;

/**
 * A court's own case system: it dockets cases and reports what happens in each, day by day, as the scenario has it. What is
 * late by it, the hub finds out.
 */
final class Caseload implements Actor {
    private static final int UNANSWERED = 512;
    private static final LocalTime MIDNIGHT = LocalTime.MIDNIGHT;

    private final CaseloadPlan plan;
    private final Cast cast;
    private final BiConsumer<Instant, String> say;
    private final SortedMap<LocalDate, List<CaseServiceReportFactRequest.Builder>> days;
    private final Map<CaseFactKind, Integer> month = new EnumMap<>(CaseFactKind.class);
    private int reported;

    Caseload(CaseloadPlan plan, Cast cast, Agenda agenda, Instant begin, BiConsumer<Instant, String> say) {
        this.plan = plan;
        this.cast = cast;
        this.say = say;
        LocalDate first = begin.atZone(Deadlines.ZONE).toLocalDate();
        days = plan.days(first);
        LocalTime at = LocalTime.parse(plan.at());
        for (LocalDate day = first; !day.isAfter(first.plusDays(plan.days())); day = day.plusDays(1)) {
            // What falls due at midnight is looked at then, not only in the morning.
            Instant midnight = day.atTime(MIDNIGHT).atZone(Deadlines.ZONE).toInstant();
            if (midnight.isAfter(begin)) {
                agenda.at(midnight, () -> { });
            }
            LocalDate reports = day;
            if (days.containsKey(day)) {
                agenda.at(day.atTime(at).atZone(Deadlines.ZONE).toInstant(), () -> report(reports));
            }
        }
    }

    /** What happened that day, over one stream and in order; whoever is refused ends the play. */
    private void report(LocalDate day) {
        List<CaseServiceReportFactRequest.Builder> facts = days.remove(day);
        var waiting = new ArrayList<CompletableFuture<Receipt>>();
        try (Exchange exchange = cast.client(plan.court()).exchange(UNANSWERED)) {
            for (var fact : facts) {
                String number = fact.getHeader().getCaseNumber();
                fact.setHeader(cast.head(OfficerRole.OFFICER_ROLE_OFFICER).setCaseNumber(number));
                waiting.add(exchange.send(CaseServiceGrpc.getReportFactMethod(), fact.build()));
                month.merge(fact.getKind(), 1, Integer::sum);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
        for (int i = 0; i < waiting.size(); i++) {
            try {
                waiting.get(i).join();
            } catch (CompletionException e) {
                throw new IllegalStateException(facts.get(i) + ": " + e.getCause().getMessage(), e.getCause());
            }
        }
        reported += facts.size();
        boolean lastOfMonth = days.isEmpty() || days.firstKey().getMonth() != day.getMonth();
        if (lastOfMonth) {
            tell(day);
        }
    }

    private void tell(LocalDate day) {
        var shown = new HashSet<>(month.keySet());
        shown.remove(CaseFactKind.CASE_FACT_KIND_NODE_DONE);
        String events = shown.stream().sorted()
                .map(kind -> CollaborationWords.word(kind) + " " + month.get(kind))
                .collect(Collectors.joining("，"));
        say.accept(cast.now(), plan.court() + "  " + day.getYear() + "-" + String.format("%02d", day.getMonthValue()) + " 案件系统报送："
                + events + "；累计 " + reported + " 条 facts in all");
        month.clear();
    }

    @Override
    public void on(MailboxItem item) {
        // It reports; officers read.
    }
}
