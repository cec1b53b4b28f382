// SPDX-License-Identifier: Apache-2.0
package xietong.hub.screening;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import xietong.ledger.LedgerUnavailable;
import xietong.ledger.Reads;
import xietong.live.WatchShare;
import xietong.rules.screening.PackedList;
import xietong.rules.screening.PackedShard;

/**
 * The packed lists that the writer shares, for a node that starts. They are taken only whole: every shard with the checksum
 * that the writer told, and all of a commit that the ledger knows for its own. Half of a list that is being put, one that a
 * dead writer left unfinished, and one of another ledger are none.
 */
final class SharedLists {
    private static final Logger LOG = LoggerFactory.getLogger(SharedLists.class);

    private final WatchShare share;
    private final List<String> keys;
    private final Reads ledger;

    /** Under the keys in force. */
    SharedLists(WatchShare share, List<String> keys, Reads ledger) {
        this.share = share;
        this.keys = keys;
        this.ledger = ledger;
    }

    /** Whether a writer shares a list at all. */
    boolean isWriterHeard() {
        try {
            return share.beat().isPresent();
        } catch (RuntimeException e) {
            return false;
        }
    }

    /**
     * The lists; empty where they are not there, not whole or not to be trusted.
     *
     * @throws LedgerUnavailable when the ledger cannot be asked
     */
    Optional<ListCopy> take() {
        try {
            Optional<ListManifest> manifest = share.manifest().map(ListManifest::parse);
            if (manifest.isEmpty()) {
                return Optional.empty();
            }
            if (!manifest.get().mark().isOf(ledger)) {
                LOG.info("screening: the shared list is not of this ledger, or of another normal form");
                return Optional.empty();
            }
            List<PackedList> lists = new ArrayList<>();
            for (String key : keys) {
                Optional<PackedList> list = list(key, manifest.get());
                if (list.isEmpty()) {
                    return Optional.empty();
                }
                lists.add(list.get());
            }
            long base = ListCopy.base(lists);
            return Optional.of(new ListCopy(ListCopy.SHARED, lists, List.of(), base));
        } catch (LedgerUnavailable e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.info("screening: the shared list is not taken over: {}", e.getMessage());
            return Optional.empty();
        }
    }

    private Optional<PackedList> list(String key, ListManifest manifest) {
        List<PackedShard> shards = new ArrayList<>();
        for (int i = 0; i < manifest.shards(key); i++) {
            int number = i;
            Optional<byte[]> bytes = share.shard(key, i).filter(b -> manifest.confirms(key, number, b));
            if (bytes.isEmpty()) {
                return Optional.empty();
            }
            shards.add(PackedShard.of(bytes.get()));
        }
        return shards.isEmpty() ? Optional.empty() : Optional.of(PackedList.of(shards));
    }
}
