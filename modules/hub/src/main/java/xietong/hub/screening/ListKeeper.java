// SPDX-License-Identifier: Apache-2.0
package xietong.hub.screening;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import xietong.hub.Timers;
import xietong.ledger.Reads;

/** Keeps this node's own copy of its list: every few seconds, where the list knows more than before. On a thread of its own. */
final class ListKeeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ListKeeper.class);
    private static final long PAUSE_MILLIS = 5_000;

    private final ListFiles files;
    private final Reads ledger;
    private final Supplier<Optional<ListCopy>> list;
    private final ScheduledExecutorService thread = Timers.daemon("xietong-list-keeper");
    private long kept = -1;

    /** Of a list that tells its copy, or nothing while it has none. */
    ListKeeper(ListFiles files, Reads ledger, Supplier<Optional<ListCopy>> list) {
        this.files = files;
        this.ledger = ledger;
        this.list = list;
    }

    void start() {
        thread.scheduleWithFixedDelay(this::turn, 0, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Soon, since the list is another one. */
    void soon() {
        thread.execute(() -> {
            kept = -1;
            turn();
        });
    }

    private void turn() {
        try {
            Optional<ListCopy> copy = list.get();
            if (copy.isPresent() && copy.get().position() != kept) {
                Optional<ListMark> mark = ListMark.of(ledger, copy.get().position());
                if (mark.isPresent()) {
                    files.keep(copy.get(), mark.get());
                    kept = copy.get().position();
                }
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("screening: the list is not kept for the next start; it is tried again: {}", e.toString());
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
