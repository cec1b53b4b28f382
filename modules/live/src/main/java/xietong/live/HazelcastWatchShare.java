// SPDX-License-Identifier: Apache-2.0
package xietong.live;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import com.hazelcast.query.Predicates;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** {@link WatchShare} in four maps: an entry a shard, an entry a commit that changed the list, the manifest and the beat. */
final class HazelcastWatchShare implements WatchShare {
    private static final String ONLY = "writer";
    private static final long PATIENCE_SECONDS = 5;

    private final IMap<String, byte[]> shards;
    private final IMap<Long, byte[]> changes;
    private final IMap<String, byte[]> manifests;
    private final IMap<String, BeatValue> beats;

    HazelcastWatchShare(HazelcastInstance hazelcast) {
        shards = hazelcast.getMap(Cluster.WATCH_SHARDS);
        changes = hazelcast.getMap(Cluster.WATCH_CHANGES);
        manifests = hazelcast.getMap(Cluster.WATCH_MANIFEST);
        beats = hazelcast.getMap(Cluster.WATCH_BEAT);
    }

    @Override
    public void beat(Beat beat) {
        done(beats.submitToKey(ONLY, new KeepNewest<>(new BeatValue(beat))));
    }

    @Override
    public Optional<Beat> beat() {
        return Optional.ofNullable(done(beats.getAsync(ONLY))).map(BeatValue::beat);
    }

    @Override
    public void putShard(String list, int number, byte[] bytes) {
        done(shards.setAsync(key(list, number), bytes));
    }

    @Override
    public Optional<byte[]> shard(String list, int number) {
        return Optional.ofNullable(done(shards.getAsync(key(list, number))));
    }

    @Override
    public void putManifest(byte[] manifest) {
        done(manifests.setAsync(ONLY, manifest));
    }

    @Override
    public Optional<byte[]> manifest() {
        return Optional.ofNullable(done(manifests.getAsync(ONLY)));
    }

    @Override
    public Map<Integer, Integer> sums(String list) {
        Map<String, Integer> all = waited(() -> shards.executeOnEntries(
                new SumOfBytes(), Predicates.like("__key", list.replace("_", "\\_").replace("%", "\\%") + "/%")));
        var sums = new HashMap<Integer, Integer>();
        all.forEach((key, sum) -> sums.put(Integer.parseInt(key.substring(list.length() + 1)), sum));
        return sums;
    }

    private static String key(String list, int number) {
        return list + "/" + number;
    }

    @Override
    public void putChange(long position, byte[] change) {
        done(changes.setAsync(position, change));
    }

    @Override
    public Optional<byte[]> change(long position) {
        return Optional.ofNullable(done(changes.getAsync(position)));
    }

    @Override
    public List<Long> changes() {
        return waited(() -> changes.keySet().stream().sorted().toList());
    }

    @Override
    public void dropChanges(long upTo) {
        waited(() -> {
            changes.keySet().stream().filter(position -> position <= upTo).forEach(changes::delete);
            return null;
        });
    }

    @Override
    public void keepLists(List<String> lists) {
        waited(() -> {
            Set<String> others = shards.keySet().stream()
                    .filter(key -> !lists.contains(key.substring(0, key.lastIndexOf('/'))))
                    .collect(Collectors.toSet());
            others.forEach(shards::delete);
            return null;
        });
    }

    private interface Question<T> {
        T ask();
    }

    private static <T> T waited(Question<T> question) {
        try {
            return question.ask();
        } catch (RuntimeException e) {
            throw new IllegalStateException("the shared list does not answer", e);
        }
    }

    private static <T> T done(CompletionStage<T> asked) {
        try {
            return asked.toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the shared list does not answer", e);
        }
    }
}
