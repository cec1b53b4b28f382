// SPDX-License-Identifier: Apache-2.0
package xietong.live;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.replicatedmap.ReplicatedMap;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Texts that every member holds whole, so that looking costs nothing and members of two versions understand them. Nobody
 * waits for one to be told, and what cannot be told is left: at most so many are kept, each for so long.
 */
final class SharedLines implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SharedLines.class);
    private static final int MOST_WAITING = 1_024;

    private final ReplicatedMap<String, String> map;
    private final int most;
    private final Duration life;
    private final ThreadPoolExecutor thread;

    SharedLines(HazelcastInstance hazelcast, String name, int most, Duration life) {
        this.map = hazelcast.getReplicatedMap(name);
        this.most = most;
        this.life = life;
        this.thread = new ThreadPoolExecutor(
                1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_WAITING),
                run -> {
                    var daemon = new Thread(run, "xietong-" + name);
                    daemon.setDaemon(true);
                    return daemon;
                },
                new ThreadPoolExecutor.DiscardPolicy());
    }

    void put(String key, String text) {
        quietly(() -> {
            if (map.size() < most || map.containsKey(key)) {
                map.put(key, text, life.toSeconds(), TimeUnit.SECONDS);
            }
        });
    }

    void remove(String key) {
        quietly(() -> map.remove(key));
    }

    private void quietly(Runnable work) {
        thread.execute(() -> {
            try {
                work.run();
            } catch (RuntimeException e) {
                LOG.debug("something of {} is not shared", map.getName(), e);
            }
        });
    }

    Optional<String> find(String key) {
        try {
            return Optional.ofNullable(map.get(key));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    /** Fails where the members cannot be asked. */
    Collection<String> all() {
        return map.values();
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
