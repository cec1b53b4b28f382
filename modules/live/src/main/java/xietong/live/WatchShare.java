// SPDX-License-Identifier: Apache-2.0
package xietong.live;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The list of whom is looked for, as all nodes share it: packed shards under each key, the changes since, and a beat of the
 * one writer that says how far it stands. Written by the writer's node, read by any; digests and references, no personal
 * data in clear. Every method waits for the members where the entries lie, and throws {@link IllegalStateException} when
 * there is no answer.
 */
public interface WatchShare {

    /**
     * Where the writer stands. Newer is what a later writer says, or the same one later.
     *
     * @param epoch of the writer's lease
     * @param count counts the beats of one writer's process, from 1; each is made after the one before was told
     * @param position ledger position up to which shards and changes together are complete
     * @param change ledger position of the last change among them; 0 where there is none
     * @param floor changes after this position are all there
     * @param lists identifiers of the keys in force, the present one first
     * @param shards number of shards of each list
     */
    record Beat(long epoch, long count, long position, long change, long floor, List<String> lists, int shards) {}

    /** Tells a beat; ignored where a newer one is known. */
    void beat(Beat beat);

    /** The newest beat, as its owner has it: what was told before the question is seen. */
    Optional<Beat> beat();

    /** Puts one shard. */
    void putShard(String list, int number, byte[] bytes);

    /** One shard. */
    Optional<byte[]> shard(String list, int number);

    /** Puts what the shards together are: told after all of them, so that whoever reads it finds them, or others. */
    void putManifest(byte[] manifest);

    /** What the shards together are. */
    Optional<byte[]> manifest();

    /** Checksums (CRC-32C) of the shards of a list by number, computed where they lie. */
    Map<Integer, Integer> sums(String list);

    /** Puts what changed at a ledger position. */
    void putChange(long position, byte[] change);

    /** What changed at a ledger position. */
    Optional<byte[]> change(long position);

    /** Ledger positions of the changes that are there. */
    List<Long> changes();

    /** Drops the changes up to a ledger position. */
    void dropChanges(long upTo);

    /** Drops a list and whatever else is not one of these. */
    void keepLists(List<String> lists);
}
