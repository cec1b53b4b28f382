// SPDX-License-Identifier: Apache-2.0
package xietong.client;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Where a subscription keeps its cursor over restarts of the program. Saved whenever an acknowledgement is sent, so
 * after a crash the handler may see the last few items again; close() leaves none over. With an empty store the hub's
 * own cursor counts.
 */
public interface CursorStore {
    Optional<Cursor> load();

    /** Called by one thread at a time. Where it throws, the subscription goes on and tries again with the next. */
    void save(Cursor cursor);

    /** Forgets with the process; then the hub's cursor counts. */
    static CursorStore inMemory() {
        AtomicReference<Cursor> kept = new AtomicReference<>();
        return new CursorStore() {
            @Override
            public Optional<Cursor> load() {
                return Optional.ofNullable(kept.get());
            }

            @Override
            public void save(Cursor cursor) {
                kept.set(cursor);
            }
        };
    }

    /** One small file, replaced as a whole; a file that is not one of its own refuses to load. */
    static CursorStore file(Path path) {
        return new FileCursorStore(path);
    }
}
