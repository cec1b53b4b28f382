// SPDX-License-Identifier: Apache-2.0
package xietong.hub.screening;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import xietong.live.WatchShare;
import xietong.rules.screening.PackedShard;

/** A share that nobody but the test writes. */
final class MemoryShare implements WatchShare {
    private final Map<String, byte[]> shards = new HashMap<>();
    private final TreeMap<Long, byte[]> changes = new TreeMap<>();
    private Beat beat;
    private byte[] manifest;

    @Override
    public void beat(Beat told) {
        beat = told;
    }

    @Override
    public Optional<Beat> beat() {
        return Optional.ofNullable(beat);
    }

    @Override
    public void putShard(String list, int number, byte[] bytes) {
        shards.put(list + "/" + number, bytes);
    }

    @Override
    public Optional<byte[]> shard(String list, int number) {
        return Optional.ofNullable(shards.get(list + "/" + number));
    }

    @Override
    public void putManifest(byte[] bytes) {
        manifest = bytes;
    }

    @Override
    public Optional<byte[]> manifest() {
        return Optional.ofNullable(manifest);
    }

    @Override
    public Map<Integer, Integer> sums(String list) {
        var sums = new HashMap<Integer, Integer>();
        shards.forEach((key, bytes) -> {
            if (key.startsWith(list + "/")) {
                sums.put(Integer.parseInt(key.substring(list.length() + 1)), PackedShard.checksum(bytes));
            }
        });
        return sums;
    }

    @Override
    public void putChange(long position, byte[] change) {
        changes.put(position, change);
    }

    @Override
    public Optional<byte[]> change(long position) {
        return Optional.ofNullable(changes.get(position));
    }

    @Override
    public List<Long> changes() {
        return List.copyOf(changes.keySet());
    }

    @Override
    public void dropChanges(long upTo) {
        changes.headMap(upTo, true).clear();
    }

    @Override
    public void keepLists(List<String> lists) {
        shards.keySet().removeIf(key -> !lists.contains(key.substring(0, key.lastIndexOf('/'))));
    }
}
