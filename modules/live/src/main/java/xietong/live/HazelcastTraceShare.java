// SPDX-License-Identifier: Apache-2.0
package xietong.live;

import com.hazelcast.core.HazelcastInstance;
import java.time.Duration;
import java.util.Optional;

/** {@link TraceShare} as texts that every member holds. */
final class HazelcastTraceShare implements TraceShare, AutoCloseable {
    private static final Duration LIFE = Duration.ofMinutes(2);
    private static final int MOST = 50_000;

    private final SharedLines lines;

    HazelcastTraceShare(HazelcastInstance hazelcast) {
        lines = new SharedLines(hazelcast, Cluster.TRACES, MOST, LIFE);
    }

    @Override
    public void put(String change, String trace) {
        lines.put(change, trace);
    }

    @Override
    public Optional<String> find(String change) {
        return lines.find(change);
    }

    @Override
    public void close() {
        lines.close();
    }
}
