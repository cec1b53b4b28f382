// SPDX-License-Identifier: Apache-2.0
package xietong.live;

import com.hazelcast.core.EntryEvent;
import com.hazelcast.map.listener.EntryAddedListener;
import com.hazelcast.map.listener.EntryUpdatedListener;
import java.util.function.Consumer;
import java.util.function.Function;
import xietong.live.Live.Presence;

/**
 * Hears of connections that are newer than this member's own.
 *
 * @param own this member's own connection of a subscription; null where it has none
 * @param listener told of the newer one
 */
record TakeOvers(Function<String, Presence> own, Consumer<Presence> listener)
        implements EntryAddedListener<String, PresenceValue>, EntryUpdatedListener<String, PresenceValue> {

    @Override
    public void entryAdded(EntryEvent<String, PresenceValue> event) {
        told(event.getKey(), event.getValue());
    }

    @Override
    public void entryUpdated(EntryEvent<String, PresenceValue> event) {
        told(event.getKey(), event.getValue());
    }

    private void told(String key, PresenceValue value) {
        Presence mine = own.apply(key);
        if (mine != null && mine.since() < value.presence().since()) {
            listener.accept(value.presence());
        }
    }
}
