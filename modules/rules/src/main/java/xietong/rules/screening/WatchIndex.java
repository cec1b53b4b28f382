// SPDX-License-Identifier: Apache-2.0
package xietong.rules.screening;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * The list of one node or one source, ready to be asked: packed shards, and over them the changes since, so that a change is
 * in force at once. Knows the ledger position that it is complete up to, and whether that is still so. Any number of
 * readers; changes and packing are told one after another, from any thread.
 */
public final class WatchIndex {
    private volatile Layers layers;
    private volatile Standing standing;

    /** Packed shards under layers of changes; while a new list is packed there are two. */
    private record Layers(PackedList base, List<Overlay> overlays) {
        Overlay top() {
            return overlays.get(overlays.size() - 1);
        }

        boolean removed(long reference) {
            for (Overlay overlay : overlays) {
                if (overlay.removes(reference)) {
                    return true;
                }
            }
            return false;
        }
    }

    /**
     * How far it is complete.
     *
     * @param position every change up to here is in it
     * @param gap greatest position that it has heard of without knowing everything before; 0 without a gap
     * @param confirmed when the ledger was last known to be no further
     */
    private record Standing(long position, long gap, Instant confirmed) {}

    /** Over a list. */
    public WatchIndex(PackedList list) {
        layers = new Layers(list, List.of(new Overlay()));
        standing = new Standing(list.position(), 0, Instant.MIN);
    }

    /** Identifier of the key that its digests are made under. */
    public String key() {
        return layers.base().key();
    }

    /** Version: the ledger position that it is complete up to. What is asked afterwards knows at least as much. */
    public long position() {
        return standing.position();
    }

    /** Gives the reference of every watch order in force with this digest. */
    public void find(Digest digest, LongConsumer found) {
        Layers now = layers;
        LongConsumer live = reference -> {
            if (!now.removed(reference)) {
                found.accept(reference);
            }
        };
        now.base().find(digest, live);
        for (Overlay overlay : now.overlays()) {
            overlay.find(digest, live);
        }
    }

    /** Takes a change over. One that it knows changes nothing; one that comes after others it has not heard of shows a gap. */
    public void apply(ListChange change) {
        apply(List.of(change));
    }

    /** Takes over changes of one commit as one: nobody finds some of them without the others at its position. */
    public synchronized void apply(List<ListChange> changes) {
        Standing before = standing;
        ListChange any = changes.get(0);
        if (any.position() <= before.position()) {
            return;
        }
        Overlay top = layers.top();
        for (ListChange change : changes) {
            change.added().forEach(digest -> top.add(digest, change.reference()));
            if (change.ended()) {
                top.remove(change.reference());
            }
        }
        boolean next = any.previous() <= before.position();
        // After the changes are in: whoever reads the new position finds them.
        standing = next
                ? new Standing(any.position(), before.gap() <= any.position() ? 0 : before.gap(), before.confirmed())
                : new Standing(before.position(), Math.max(before.gap(), any.position()), before.confirmed());
    }

    /** The ledger's last change of the list was at this position, at that time. */
    public synchronized void confirm(long head, Instant at) {
        Standing before = standing;
        standing = head <= before.position()
                ? new Standing(before.position(), before.gap(), at)
                : new Standing(before.position(), Math.max(before.gap(), head), before.confirmed());
    }

    /** Whether no change can be missing: it has no gap, and the ledger was known to be no further not longer ago than this. */
    public boolean isSure(Instant now, Duration longest) {
        Standing at = standing;
        return at.gap() == 0 && !at.confirmed().equals(Instant.MIN) && !at.confirmed().plus(longest).isBefore(now);
    }

    /** Takes over a whole list, e.g. after a gap. One that knows less than the gap closes nothing. */
    public synchronized void replace(PackedList list) {
        Standing before = standing;
        if (list.position() >= before.position()) {
            layers = new Layers(list, List.of(new Overlay()));
            standing = new Standing(
                    list.position(), list.position() >= before.gap() ? 0 : before.gap(), before.confirmed());
        }
    }

    /** Whether it has heard of changes without knowing all before them. */
    public boolean hasGap() {
        return standing.gap() != 0;
    }

    /** Changes that are not packed. */
    public int changes() {
        return layers.overlays().stream().mapToInt(Overlay::size).sum();
    }

    /** The list as it was last packed. */
    public PackedList packed() {
        return layers.base();
    }

    /** Checksum of its entries; packs the changes so far where there are any. As {@link #pack}, not while there is a gap. */
    public long content() {
        return changes() == 0 && !hasGap() ? packed().content() : pack().content();
    }

    /**
     * Packs the changes so far into a new list, while it is asked and changed on. Not twice at once; not while there is a
     * gap.
     */
    public PackedList pack() {
        Layers frozen;
        long position;
        synchronized (this) {
            if (standing.gap() != 0 || layers.overlays().size() > 1) {
                throw new IllegalStateException("a list with a gap, or that is being packed, is not packed");
            }
            position = standing.position();
            frozen = layers;
            layers = new Layers(frozen.base(), List.of(frozen.top(), new Overlay()));
        }
        PackedList list = merged(frozen, position);
        synchronized (this) {
            // Unless a whole list was taken over in between, which knows all of it.
            if (layers.base() == frozen.base()) {
                layers = new Layers(list, List.of(layers.top()));
            }
        }
        return list;
    }

    private static PackedList merged(Layers from, long position) {
        int bits = from.base().shards().get(0).bits();
        var builder = new ListBuilder(from.base().key(), bits);
        for (PackedShard shard : from.base().shards()) {
            for (int i = 0; i < shard.count(); i++) {
                if (!from.removed(shard.reference(i))) {
                    builder.add(shard.high(i), shard.middle(i), shard.reference(i));
                }
            }
        }
        from.top().forEach((digest, reference) -> {
            if (!from.removed(reference)) {
                builder.add(digest, reference);
            }
        });
        return builder.build(position);
    }
}
