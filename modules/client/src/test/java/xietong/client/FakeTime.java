// SPDX-License-Identifier: Apache-2.0
package xietong.client;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/** Time that passes only by pausing, and then at once. */
final class FakeTime implements Time {
    final List<Duration> pauses = new CopyOnWriteArrayList<>();
    private final AtomicLong nanos = new AtomicLong();

    @Override
    public long nanos() {
        return nanos.get();
    }

    @Override
    public boolean pause(Duration length, CountDownLatch stop) {
        pauses.add(length);
        nanos.addAndGet(length.toNanos());
        Thread.yield();
        return stop.getCount() == 0;
    }
}
