// SPDX-License-Identifier: Apache-2.0
package xietong.app.demo;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;

/** What those who act by themselves have yet to do, by the scenario clock. For one thread. */
final class Agenda {
    private static final long TOGETHER = 300;

    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparing(Task::due).thenComparing(Task::number));
    private long number;

    /** What happens at its time; of several with the same time those noted earlier come first. */
    private record Task(Instant due, long number, Runnable act) {}

    /** Notes it; what is due within the same five minutes happens together at their beginning. */
    void at(Instant due, Runnable act) {
        long seconds = due.getEpochSecond();
        tasks.add(new Task(Instant.ofEpochSecond(seconds - seconds % TOGETHER), number++, act));
    }

    /** When the next is due; empty where nobody has anything to do. */
    Optional<Instant> next() {
        return Optional.ofNullable(tasks.peek()).map(Task::due);
    }

    /** Takes out what is due first, if its time has come. */
    Optional<Runnable> due(Instant now) {
        return next().filter(d -> !d.isAfter(now)).map(d -> tasks.poll().act());
    }
}
