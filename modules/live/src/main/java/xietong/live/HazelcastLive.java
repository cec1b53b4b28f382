// SPDX-License-Identifier: Apache-2.0
package xietong.live;

import com.hazelcast.cluster.Member;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.LifecycleEvent;
import com.hazelcast.map.IMap;
import com.hazelcast.map.listener.MapClearedListener;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * {@link Live} on Hazelcast Community. Statuses that were lost are forgotten; presences that were lost are told again,
 * each member its own.
 */
final class HazelcastLive implements Live {
    private static final Updates.Limits LIMITS = new Updates.Limits(1_024, 100_000);
    private static final long PATIENCE_MILLIS = 500;
    /** After one answer that did not come, so long nobody waits for another. */
    private static final long REST_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final HazelcastInstance hazelcast;
    /** Number of members that there should be. */
    private final int expected;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(run -> {
        Thread daemon = new Thread(run, "xietong-live");
        daemon.setDaemon(true);
        return daemon;
    });
    private final IMap<String, StatusValue> statuses;
    private final IMap<String, PresenceValue> presences;
    private final Updates<StatusValue> statusUpdates;
    private final Updates<PresenceValue> presenceUpdates;
    private final WatchShare watches;
    private final HazelcastTraceShare traces;
    private final HazelcastWallShare walls;
    private final Map<String, Presence> own = new ConcurrentHashMap<>();
    private final AtomicLong losses = new AtomicLong();
    private volatile long restUntil = System.nanoTime();

    HazelcastLive(LiveSettings settings) {
        hazelcast = Cluster.join(settings);
        expected = settings.members().size();
        statuses = hazelcast.getMap(Cluster.STATUS);
        presences = hazelcast.getMap(Cluster.PRESENCE);
        watches = new HazelcastWatchShare(hazelcast);
        traces = new HazelcastTraceShare(hazelcast);
        walls = new HazelcastWallShare(hazelcast);
        statusUpdates = new Updates<>(Cluster.STATUS, LIMITS,
                (key, value) -> statuses.submitToKey(key, new KeepNewest<>(value)), this::forgetStatuses, thread);
        presenceUpdates = new Updates<>(Cluster.PRESENCE, LIMITS,
                (key, value) -> presences.submitToKey(key, new KeepNewest<>(value)), this::tellOwnAgain, thread);
        hazelcast.getPartitionService().addPartitionLostListener(event -> losses.incrementAndGet());
        // By whichever member: each tells its own part again.
        statuses.addEntryListener((MapClearedListener) event -> losses.incrementAndGet(), false);
        hazelcast.getLifecycleService().addLifecycleListener(event -> {
            if (event.getState() == LifecycleEvent.LifecycleState.MERGED) {
                losses.incrementAndGet();
                presenceUpdates.lose("this member was apart and is back under another number", null);
            }
        });
        hazelcast.getCluster().addMembershipListener(new Departures(presences, thread));
    }

    @Override
    public void put(String resource, Status status) {
        statusUpdates.put(resource, new StatusValue(status));
    }

    @Override
    public Part part() {
        return HazelcastPart.now(hazelcast.getPartitionService(), losses.get());
    }

    @Override
    public boolean fill(Map<String, Status> all) throws InterruptedException {
        var partitions = new HashMap<Integer, Map<String, StatusValue>>();
        all.forEach((resource, status) -> partitions.computeIfAbsent(
                        hazelcast.getPartitionService().getPartition(resource).getPartitionId(), p -> new HashMap<>())
                .put(resource, new StatusValue(status)));
        for (Map<String, StatusValue> some : partitions.values()) {
            if (!fillOne(some)) {
                return false;
            }
        }
        return true;
    }

    /** Entries of one partition, as one message where every member reads that. */
    private boolean fillOne(Map<String, StatusValue> some) throws InterruptedException {
        boolean asOne = hazelcast.getCluster().getMembers().stream()
                .allMatch(member -> member.getAttribute(Cluster.TAKES_MANY) != null);
        if (asOne) {
            return statusUpdates.putMany(() -> statuses.submitToKeys(some.keySet(), new KeepNewestOfMany<>(some)));
        }
        for (Map.Entry<String, StatusValue> one : some.entrySet()) {
            if (!statusUpdates.awaitRoom()) {
                return false;
            }
            statusUpdates.put(one.getKey(), one.getValue());
        }
        return true;
    }

    /** For all members. Where nothing was there, only this one has anything to tell again. */
    void forgetStatuses() {
        statuses.clear();
        losses.incrementAndGet();
    }

    @Override
    public Optional<Status> status(String resource) {
        if (statusUpdates.lost() || System.nanoTime() - restUntil < 0) {
            return Optional.empty();
        }
        Optional<StatusValue> mine = statusUpdates.own(resource);
        try {
            StatusValue shared = statuses.getAsync(resource).toCompletableFuture()
                    .get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            return (shared == null || mine.filter(value -> value.newerThan(shared)).isPresent()
                    ? mine : Optional.of(shared)).map(StatusValue::status);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (TimeoutException e) {
            restUntil = System.nanoTime() + REST_NANOS;
            return Optional.empty();
        } catch (ExecutionException | RuntimeException e) {
            return Optional.empty();
        }
    }

    @Override
    public int size() {
        return statuses.size();
    }

    @Override
    public void connected(Presence presence) {
        own.merge(PresenceValue.key(presence), presence, (a, b) -> b.since() >= a.since() ? b : a);
        presenceUpdates.put(PresenceValue.key(presence), value(presence, false));
    }

    @Override
    public void disconnected(Presence presence) {
        own.computeIfPresent(
                PresenceValue.key(presence), (key, known) -> known.since() <= presence.since() ? null : known);
        presenceUpdates.put(PresenceValue.key(presence), value(presence, true));
    }

    @Override
    public void onTakenOver(Consumer<Presence> listener) {
        presences.addEntryListener(new TakeOvers(own::get, listener), true);
    }

    private PresenceValue value(Presence presence, boolean ended) {
        return new PresenceValue(presence, ended, memberNumber());
    }

    private UUID memberNumber() {
        return hazelcast.getCluster().getLocalMember().getUuid();
    }

    @Override
    public List<Presence> presences() {
        Set<UUID> here = hazelcast.getCluster().getMembers().stream().map(Member::getUuid).collect(Collectors.toSet());
        return presences.values().stream()
                .filter(value -> !value.ended() && here.contains(value.member()))
                .map(PresenceValue::presence)
                .toList();
    }

    /** What is no longer so goes, what is so comes; others' entries are theirs. */
    private void tellOwnAgain() {
        UUID me = memberNumber();
        Set<String> told = new HashSet<>(own.keySet());
        for (Map.Entry<String, PresenceValue> entry : presences.entrySet()) {
            PresenceValue value = entry.getValue();
            if (value.member().equals(me) && !value.ended() && !told.contains(entry.getKey())) {
                presences.executeOnKey(entry.getKey(), new KeepNewest<>(value(value.presence(), true)));
            }
        }
        own.forEach((key, presence) -> {
            PresenceValue value = value(presence, false);
            PresenceValue known = presences.get(key);
            if (known == null || !known.presence().equals(presence) || known.ended()) {
                presences.executeOnKey(key, new KeepNewest<>(value));
            } else {
                presences.replace(key, known, value);
            }
        });
    }

    @Override
    public WatchShare watches() {
        return watches;
    }

    @Override
    public boolean isWhole() {
        return hazelcast.getCluster().getMembers().size() >= expected;
    }

    @Override
    public boolean isSettled() {
        return hazelcast.getPartitionService().isLocalMemberSafe();
    }

    @Override
    public TraceShare traces() {
        return traces;
    }

    @Override
    public WallShare walls() {
        return walls;
    }

    @Override
    public List<String> members() {
        return hazelcast.getCluster().getMembers().stream()
                .map(member -> member.getAddress().getHost() + ":" + member.getAddress().getPort())
                .toList();
    }

    @Override
    public void close() {
        statusUpdates.close();
        presenceUpdates.close();
        traces.close();
        walls.close();
        hazelcast.shutdown();
        thread.shutdown();
    }
}
