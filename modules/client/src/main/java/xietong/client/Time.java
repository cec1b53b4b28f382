// SPDX-License-Identifier: Apache-2.0
package xietong.client;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Where the SDK waits between tries. Tests hand in one that only counts. */
interface Time {

    Time SYSTEM = new Time() {
        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public boolean pause(Duration length, CountDownLatch stop) throws InterruptedException {
            return stop.await(length.toNanos(), TimeUnit.NANOSECONDS);
        }
    };

    long nanos();

    /** Waits that long, or until {@code stop}; true where it was stopped. */
    boolean pause(Duration length, CountDownLatch stop) throws InterruptedException;
}
