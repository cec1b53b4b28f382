// SPDX-License-Identifier: Apache-2.0
package xietong.system;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import xietong.client.HubRefusal;
import xietong.client.SightingStream;
import xietong.v1.SightingAnswer;
import xietong.v1.SightingReport;

/**
 * A source that reports so many hits a second, each of a person whom one or two stations look for and in another county, so
 * that each is an event of its own. What has no answer, or an unsure one, it sends again under the same number. It makes up
 * for a second at most in which it could not send: a hub that was away meets the same rate again, and no flood.
 */
final class SightingLoad implements AutoCloseable {
    private static final int PER_FRAME = 10;
    private static final long MOST_BEHIND_NANOS = 1_000_000_000L;

    private final Lookout lookout;
    private final List<String> persons;
    private final List<List<String>> police;
    private final int perSecond;
    private final Thread thread;
    /** Event and the stations that are entitled to its alert. */
    private final Map<String, List<String>> events = new ConcurrentHashMap<>();
    private final Set<String> matched = ConcurrentHashMap.newKeySet();
    private final ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<List<SightingReport>> again = new ConcurrentLinkedQueue<>();
    private volatile boolean stopping;
    private volatile long resent;

    SightingLoad(Lookout lookout, List<String> persons, List<List<String>> police, int perSecond) {
        this.lookout = lookout;
        this.persons = persons;
        this.police = police;
        this.perSecond = perSecond;
        this.thread = new Thread(this::run, "source");
        thread.setDaemon(true);
        thread.start();
    }

    int sent() {
        return events.size();
    }

    int answered() {
        return matched.size();
    }

    long resent() {
        return resent;
    }

    /** Events that each station is entitled to, by what was sent. */
    Map<String, Set<String>> entitled() {
        var by = new HashMap<String, Set<String>>();
        events.forEach((event, stations) ->
                stations.forEach(s -> by.computeIfAbsent(s, k -> ConcurrentHashMap.newKeySet()).add(event)));
        return by;
    }

    Map<String, List<String>> events() {
        return events;
    }

    private void run() {
        long due = System.nanoTime();
        int frame = 0;
        while (!stopping || answered() < sent()) {
            try (SightingStream stream = lookout.source().watches().sightings(32)) {
                var pending = new ArrayList<Pending>();
                while (!stopping || answered() < sent()) {
                    settle(pending, false);
                    List<SightingReport> next = again.poll();
                    if (next != null) {
                        resent += next.size();
                    } else if (!stopping && System.nanoTime() >= due) {
                        next = frame(frame++);
                        due = Math.max(due + 1_000_000_000L * PER_FRAME / perSecond, System.nanoTime() - MOST_BEHIND_NANOS);
                    }
                    if (next == null) {
                        LockSupport.parkNanos(2_000_000);
                    } else {
                        pending.add(new Pending(next, stream.send(next)));
                    }
                    if (pending.stream().anyMatch(p -> p.answer().isCompletedExceptionally())) {
                        break;
                    }
                }
                settle(pending, true);
                // The stream broke, or all is done.
                LockSupport.parkNanos(100_000_000);
            } catch (HubRefusal unreachable) {
                LockSupport.parkNanos(50_000_000);
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException | Error e) {
                failures.add(e);
                return;
            }
        }
    }

    private record Pending(
            List<SightingReport> reports, java.util.concurrent.CompletableFuture<List<SightingAnswer>> answer) {}

    private List<SightingReport> frame(int frame) {
        var reports = new ArrayList<SightingReport>();
        for (int i = 0; i < PER_FRAME; i++) {
            int number = frame * PER_FRAME + i;
            int person = number % persons.size();
            String event = "E-" + number;
            events.put(event, police.get(person));
            reports.add(Lookout.seen(persons.get(person), event, String.format("98%04d", number / persons.size())));
        }
        return reports;
    }

    /** Takes what is answered; all of it, where the stream is over. */
    private void settle(List<Pending> pending, boolean over) throws InterruptedException {
        for (Pending each : List.copyOf(pending)) {
            if (!over && !each.answer().isDone()) {
                continue;
            }
            pending.remove(each);
            try {
                List<SightingAnswer> answers = each.answer().get(20, TimeUnit.SECONDS);
                var unsure = new ArrayList<SightingReport>();
                for (int i = 0; i < answers.size(); i++) {
                    switch (answers.get(i).getVerdict()) {
                        case SIGHTING_VERDICT_MATCH -> matched.add(answers.get(i).getNumber());
                        case SIGHTING_VERDICT_UNSURE -> unsure.add(each.reports().get(i));
                        default -> failures.add(new AssertionError("answered " + answers.get(i)));
                    }
                }
                if (!unsure.isEmpty()) {
                    again.add(unsure);
                }
            } catch (ExecutionException | TimeoutException e) {
                again.add(each.reports());
            }
        }
    }

    /** No more sightings; waits until each has its answer. */
    @Override
    public void close() {
        stopping = true;
        Await.until(() -> answered() + " of " + sent() + " are answered, " + failures, java.time.Duration.ofSeconds(120),
                () -> !thread.isAlive());
        if (!failures.isEmpty()) {
            throw new AssertionError("the source failed", failures.peek());
        }
    }
}
