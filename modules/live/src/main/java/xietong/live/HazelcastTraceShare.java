// SPDX-License-Identifier: Apache-2.0
package xietong.live;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.replicatedmap.ReplicatedMap;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@link TraceShare} in a map that every member holds whole, so that looking costs nothing. */
final class HazelcastTraceShare implements TraceShare, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HazelcastTraceShare.class);
    private static final long MINUTES = 2;
    private static final int MOST_WAITING = 1_024;
    private static final int MOST = 50_000;

    private final ReplicatedMap<String, String> map;
    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(
            1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_WAITING),
            run -> {
                var daemon = new Thread(run, "xietong-traces");
                daemon.setDaemon(true);
                return daemon;
            },
            new ThreadPoolExecutor.DiscardPolicy());

    HazelcastTraceShare(HazelcastInstance hazelcast) {
        map = hazelcast.getReplicatedMap(Cluster.TRACES);
    }

    @Override
    public void put(String change, String trace) {
        thread.execute(() -> {
            try {
                if (map.size() < MOST) {
                    map.put(change, trace, MINUTES, TimeUnit.MINUTES);
                }
            } catch (RuntimeException e) {
                LOG.debug("a trace is not shared", e);
            }
        });
    }

    @Override
    public Optional<String> find(String change) {
        try {
            return Optional.ofNullable(map.get(change));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
