// SPDX-License-Identifier: Apache-2.0
package xietong.hub;

import java.lang.management.ManagementFactory;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** When the steps of a node's start were done, for whoever asks what took so long: as figures and as lines of the log. */
public final class StartSteps {
    private static final Logger LOG = LoggerFactory.getLogger(StartSteps.class);

    /** A step; the later ones in no certain order. */
    public enum Step {
        /** The program runs and the hub begins. */
        PROGRAM,
        /** The ledger is open and the rule book read. */
        LEDGER,
        /** Joined with the other nodes. */
        CLUSTER,
        /** Calls are taken. */
        SERVING,
        /** The list of whom is looked for is complete. */
        LIST,
        /** The statuses of matters that are this node's to share are shared. */
        STATUSES
    }

    private final Map<Step, AtomicLong> done = new EnumMap<>(Step.class);

    /** Begins with {@link Step#PROGRAM}, and registers the figures. */
    StartSteps(Counters counters) {
        for (Step step : Step.values()) {
            var millis = new AtomicLong();
            done.put(step, millis);
            counters.gauge(Metric.START, () -> millis.get() / 1_000.0, step.name().toLowerCase(Locale.ROOT));
        }
        done(Step.PROGRAM);
    }

    /** Now; what comes again later does not count. */
    public void done(Step step) {
        long millis = ManagementFactory.getRuntimeMXBean().getUptime();
        if (done.get(step).compareAndSet(0, Math.max(1, millis))) {
            LOG.info("start: {} after {} ms", step.name().toLowerCase(Locale.ROOT), millis);
        }
    }
}
