// SPDX-License-Identifier: Apache-2.0
package xietong.hub.tracing;

import io.opentelemetry.api.trace.SpanContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Which span caused what was committed: the latest few thousand changes that are traced, the oldest forgotten first. */
final class Remembered {
    private static final int MOST = 4_096;

    private record Change(long position, String resource) {}

    /** Guarded by itself. */
    private final Map<Change, SpanContext> causes = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Change, SpanContext> eldest) {
            return size() > MOST;
        }
    };

    void put(long position, String resource, SpanContext cause) {
        synchronized (causes) {
            causes.put(new Change(position, resource), cause);
        }
    }

    Optional<SpanContext> get(long position, String resource) {
        synchronized (causes) {
            return Optional.ofNullable(causes.get(new Change(position, resource)));
        }
    }
}
