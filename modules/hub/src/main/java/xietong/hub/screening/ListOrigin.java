// SPDX-License-Identifier: Apache-2.0
package xietong.hub.screening;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import xietong.ledger.Ledger;
import xietong.live.Live;
import xietong.rules.screening.Digester;
import xietong.rules.screening.PackedList;

/**
 * Where a node's list comes from when it starts: the copy that it kept itself, else the one that the writer shares, else
 * the ledger, which is the truth of both. Of several nodes only the writer makes it from the ledger while the others wait
 * for it; a node that no writer tells anything for long makes its own.
 */
final class ListOrigin {
    private static final Logger LOG = LoggerFactory.getLogger(ListOrigin.class);
    /** So long a node waits for the writer's list that others could share. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    /** So long where no other member is there, or the writer shares no list that can be taken over. */
    private static final Duration LITTLE = Duration.ofSeconds(8);
    /** A copy after which more orders than these have changed is not worth bringing up. */
    private static final int MOST_BEHIND = 50_000;

    private final Ledger ledger;
    private final WatchSource source;
    private final List<String> keys;
    /** Null where nothing is kept. */
    private final ListFiles files;
    private final Duration little;
    private final int mostBehind;
    private volatile Peers peers;
    private final long since = System.nanoTime();
    private volatile boolean onlyLedger;
    private boolean looked;

    /** The other nodes. */
    private record Peers(SharedLists shared, Live live, BooleanSupplier writes) {}

    /** @param folder for the node's own copy; null where none is kept */
    ListOrigin(Ledger ledger, WatchSource source, List<Digester> digesters, Path folder) {
        this(ledger, source, digesters, folder, LITTLE, MOST_BEHIND);
    }

    /** The same with another patience where no writer is likely to come, and other copies that are too old. */
    ListOrigin(Ledger ledger, WatchSource source, List<Digester> digesters, Path folder, Duration little, int mostBehind) {
        this.little = little;
        this.mostBehind = mostBehind;
        this.ledger = ledger;
        this.source = source;
        this.keys = digesters.stream().map(Digester::key).toList();
        this.files = folder == null ? null : new ListFiles(folder);
    }

    /** This node is one of several; {@code writes} tells whether it is the writer. */
    void among(Live live, BooleanSupplier writes) {
        peers = new Peers(new SharedLists(live.watches(), keys, ledger), live, writes);
    }

    /** A copy that the ledger knows for its own, from outside of it; looked for here once, and shared ones every time. */
    Optional<ListCopy> copy() {
        if (onlyLedger) {
            return Optional.empty();
        }
        if (files != null && !looked) {
            Optional<ListCopy> kept = files.read(keys, ledger).filter(this::isYoung);
            looked = true;
            if (kept.isPresent()) {
                return kept;
            }
        }
        Peers others = peers;
        return others == null || others.writes().getAsBoolean() ? Optional.empty() : others.shared().take().filter(this::isYoung);
    }

    private boolean isYoung(ListCopy copy) {
        int changed = source.changedAfter(copy.position());
        if (changed > mostBehind) {
            LOG.info("screening: the list {} is not used: {} orders have changed since", copy.from(), changed);
        }
        return changed <= mostBehind;
    }

    /** Whether the writer's list may yet come. */
    boolean mayWait() {
        Peers others = peers;
        if (onlyLedger || others == null || others.writes().getAsBoolean()) {
            return false;
        }
        boolean likely = others.live().members().size() > 1 && !others.shared().isWriterHeard();
        return System.nanoTime() - since < (likely ? PATIENCE : little).toNanos();
    }

    /** From now on no copy is believed. */
    void onlyLedger() {
        onlyLedger = true;
    }

    /** From the ledger; takes long. */
    ListCopy made() {
        List<PackedList> lists = source.build();
        return new ListCopy(ListCopy.MADE, lists, List.of(), lists.get(0).position());
    }

    /** When it was begun to be looked for, by the clock that nobody sets. */
    long since() {
        return since;
    }

    /** The files of the node's own copy; empty where none is kept. */
    Optional<ListFiles> files() {
        return Optional.ofNullable(files);
    }
}
