// SPDX-License-Identifier: Apache-2.0
package xietong.hub;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** Threads for what is done again and again, or later; none keeps the program from ending. */
public final class Timers {
    private Timers() {}

    /** One thread of that name. */
    public static ScheduledExecutorService daemon(String name) {
        return daemon(name, Thread.NORM_PRIORITY);
    }

    /** The same with another priority, as {@link Thread} has them. */
    public static ScheduledExecutorService daemon(String name, int priority) {
        return Executors.newSingleThreadScheduledExecutor(run -> {
            var thread = new Thread(run, name);
            thread.setDaemon(true);
            thread.setPriority(priority);
            return thread;
        });
    }
}
