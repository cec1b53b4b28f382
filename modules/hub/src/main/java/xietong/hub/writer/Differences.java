// SPDX-License-Identifier: Apache-2.0
package xietong.hub.writer;

import com.google.protobuf.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import xietong.ledger.Batch;
import xietong.ledger.Citation;
import xietong.ledger.Delivery;
import xietong.ledger.HistoryRecord;
import xietong.ledger.IndexRow;
import xietong.ledger.StoredRequest;
import xietong.ledger.StoredState;
import xietong.ledger.Timer;
import xietong.rules.Decision;
import xietong.rules.Resource;
import xietong.rules.Times;
import xietong.rules.clock.ClockRunner;
import xietong.store.v1.ClockFired;

/** Rows that follow from a state (timers, lists, citations), as the difference between the state before and after. */
record Differences(
        List<Timer> timersSet,
        List<String> timersCleared,
        List<IndexRow> rowsAdded,
        List<IndexRow> rowsRemoved,
        List<Citation> citationsAdded) {

    static Differences of(Resource<Message> resource, String id, Message before, Message after) {
        Map<String, Timer> had = timers(resource, id, before);
        Map<String, Timer> has = timers(resource, id, after);
        Set<IndexRow> stood = rows(resource, id, before);
        Set<IndexRow> stands = rows(resource, id, after);
        Set<Citation> cited = citations(resource, id, before);
        Set<Citation> cites = citations(resource, id, after);
        return new Differences(
                has.values().stream().filter(t -> !had.containsKey(t.id())).toList(),
                had.keySet().stream().filter(t -> !has.containsKey(t)).toList(),
                without(stands, stood),
                without(stood, stands),
                without(cites, cited));
    }

    /** Entry of an effect, which has no request of its own. */
    Batch.Entry entry(HistoryRecord history, StoredState state, List<Delivery> deliveries) {
        return entry(history, state, null, deliveries, Map.of(), false, null);
    }

    /** Entry of a command. */
    Batch.Entry entry(
            HistoryRecord history,
            StoredState state,
            StoredRequest request,
            List<Delivery> deliveries,
            Decision<Message> decision,
            Duration drillOffset) {
        return entry(history, state, request, deliveries, decision.rules(), decision.erase(), drillOffset);
    }

    private Batch.Entry entry(
            HistoryRecord history,
            StoredState state,
            StoredRequest request,
            List<Delivery> deliveries,
            Map<String, byte[]> rules,
            boolean erase,
            Duration drillOffset) {
        return new Batch.Entry(
                history,
                state,
                request,
                deliveries,
                timersSet,
                timersCleared,
                rowsAdded,
                rowsRemoved,
                citationsAdded,
                rules,
                erase,
                drillOffset);
    }

    /** Only of what falls due next: when it has fired, the one after it takes its place. */
    private static Map<String, Timer> timers(Resource<Message> resource, String id, Message state) {
        var timers = new LinkedHashMap<String, Timer>();
        for (ClockRunner.PendingStep step : ClockRunner.next(resource.clocks(state))) {
            var fired = ClockFired.newBuilder()
                    .setResource(id)
                    .setClock(step.clock().getName())
                    .setRun(step.clock().getRun())
                    .setPercent(step.step().getPercent())
                    .setDaysBefore(step.step().getDaysBefore())
                    .setDueTime(Times.timestamp(step.due()))
                    .build();
            // The due time is part of the name: a clock that was paused gets new timers.
            String name = id + "/" + fired.getClock() + "/" + fired.getRun() + "/" + fired.getPercent() + "/"
                    + step.due().toEpochMilli();
            timers.put(name, new Timer(name, id, step.due(), fired.toByteArray()));
        }
        return timers;
    }

    private static Set<IndexRow> rows(Resource<Message> resource, String id, Message state) {
        var rows = new LinkedHashSet<IndexRow>();
        if (resource.revision(state) > 0) {
            resource.rows(state).forEach(r -> rows.add(new IndexRow(r.list(), r.owner(), sort(r.due()), id)));
        }
        return rows;
    }

    private static String sort(Instant due) {
        String millis = Long.toString(due.toEpochMilli());
        return "0".repeat(19 - millis.length()) + millis;
    }

    private static Set<Citation> citations(Resource<Message> resource, String id, Message state) {
        var citations = new LinkedHashSet<Citation>();
        resource.citations(state).forEach(d -> citations.add(new Citation(d.getOrganisation(), d.getDigest(), id)));
        return citations;
    }

    private static <T> List<T> without(Set<T> all, Set<T> some) {
        var rest = new ArrayList<T>(all);
        rest.removeIf(some::contains);
        return rest;
    }
}
