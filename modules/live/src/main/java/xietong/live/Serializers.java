// SPDX-License-Identifier: Apache-2.0
package xietong.live;

import com.hazelcast.nio.serialization.DataSerializableFactory;
import com.hazelcast.nio.serialization.IdentifiedDataSerializable;

/** Makes what members send each other. Numbers stay as they are: members of two versions meet during an upgrade. */
final class Serializers implements DataSerializableFactory {
    static final int FACTORY = 1;
    static final int STATUS = 1;
    static final int PRESENCE = 2;
    static final int KEEP_NEWEST = 3;
    static final int NEWEST_WINS = 4;
    static final int BEAT = 5;
    static final int SUM_OF_BYTES = 6;
    static final int KEEP_NEWEST_OF_MANY = 7;

    @Override
    public IdentifiedDataSerializable create(int type) {
        return switch (type) {
            case STATUS -> new StatusValue();
            case PRESENCE -> new PresenceValue();
            case KEEP_NEWEST -> new KeepNewest<>();
            case NEWEST_WINS -> new NewestWins<>();
            case BEAT -> new BeatValue();
            case SUM_OF_BYTES -> new SumOfBytes();
            case KEEP_NEWEST_OF_MANY -> new KeepNewestOfMany<>();
            default -> throw new IllegalArgumentException("type " + type + " is of a newer version");
        };
    }
}
