// SPDX-License-Identifier: Apache-2.0
package xietong.bench;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Does things at even distances whatever becomes of those before: what a stall holds up is late, and is counted so. */
final class OpenLoop {
    private OpenLoop() {}

    /** One of them. */
    interface Turn {
        /** Begins it; {@code scheduled} is when it should have been. */
        void take(int number, long scheduled) throws Exception;
    }

    /** So many in a second, beginning now; returns after the last has begun. */
    static void run(double perSecond, int count, Turn turn) throws Exception {
        long start = System.nanoTime();
        for (int i = 0; i < count; i++) {
            long scheduled = start + (long) (i * TimeUnit.SECONDS.toNanos(1) / perSecond);
            while (System.nanoTime() < scheduled) {
                LockSupport.parkNanos(scheduled - System.nanoTime());
            }
            turn.take(i, scheduled);
        }
    }
}
