// SPDX-License-Identifier: Apache-2.0
package xietong.live;

import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import java.io.IOException;
import java.util.Comparator;
import java.util.UUID;
import xietong.live.Live.Presence;

/**
 * A connection as members keep it. One that ended stays for a while as a mark, so that a late word of its beginning
 * does not bring it back. Counts only while the member that told of it is there.
 */
final class PresenceValue implements Ranked<PresenceValue> {
    private static final long MARK_SECONDS = 300;
    /** A connection ends after it began; between nodes a tie is broken by name, the same way everywhere. */
    private static final Comparator<PresenceValue> AGE = Comparator
            .comparingLong((PresenceValue v) -> v.presence.since())
            .thenComparing(v -> v.presence.node())
            .thenComparing(v -> v.ended)
            .thenComparing(v -> v.presence.beat());

    private Presence presence;
    private boolean ended;
    private UUID member;

    PresenceValue() {}

    PresenceValue(Presence presence, boolean ended, UUID member) {
        this.presence = presence;
        this.ended = ended;
        this.member = member;
    }

    Presence presence() {
        return presence;
    }

    boolean ended() {
        return ended;
    }

    UUID member() {
        return member;
    }

    /** A subscription's name has no slash, so no two subscriptions share a key. */
    static String key(Presence presence) {
        return presence.mailbox() + "/" + presence.subscription();
    }

    @Override
    public boolean newerThan(PresenceValue other) {
        return AGE.compare(this, other) > 0;
    }

    @Override
    public long lifetimeSeconds() {
        return ended ? MARK_SECONDS : 0;
    }

    @Override
    public int getClassId() {
        return Serializers.PRESENCE;
    }

    @Override
    public void writeData(ObjectDataOutput out) throws IOException {
        out.writeString(presence.mailbox());
        out.writeString(presence.subscription());
        out.writeString(presence.node());
        out.writeLong(presence.since());
        out.writeLong(presence.beat());
        out.writeBoolean(ended);
        out.writeLong(member.getMostSignificantBits());
        out.writeLong(member.getLeastSignificantBits());
    }

    @Override
    public void readData(ObjectDataInput in) throws IOException {
        presence = new Presence(in.readString(), in.readString(), in.readString(), in.readLong(), in.readLong());
        ended = in.readBoolean();
        member = new UUID(in.readLong(), in.readLong());
    }
}
