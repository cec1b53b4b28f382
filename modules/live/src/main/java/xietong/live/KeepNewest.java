// SPDX-License-Identifier: Apache-2.0
package xietong.live;

import com.hazelcast.map.EntryProcessor;
import com.hazelcast.map.ExtendedMapEntry;
import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import com.hazelcast.nio.serialization.IdentifiedDataSerializable;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Compares and sets where the entry lies, so no older value overwrites a newer one between read and write. */
final class KeepNewest<V extends Ranked<V>> implements EntryProcessor<String, V, Void>, IdentifiedDataSerializable {
    private static final long serialVersionUID = 1;

    private transient V value;

    KeepNewest() {}

    KeepNewest(V value) {
        this.value = value;
    }

    @Override
    public Void process(Map.Entry<String, V> entry) {
        keep(entry, value);
        return null;
    }

    /** The value, unless the entry has a newer one. */
    static <V extends Ranked<V>> void keep(Map.Entry<String, V> entry, V value) {
        V known = entry.getValue();
        if (known == null || value.newerThan(known)) {
            ((ExtendedMapEntry<String, V>) entry).setValue(value, value.lifetimeSeconds(), TimeUnit.SECONDS);
        }
    }

    @Override
    public int getFactoryId() {
        return Serializers.FACTORY;
    }

    @Override
    public int getClassId() {
        return Serializers.KEEP_NEWEST;
    }

    @Override
    public void writeData(ObjectDataOutput out) throws IOException {
        out.writeObject(value);
    }

    @Override
    public void readData(ObjectDataInput in) throws IOException {
        value = in.readObject();
    }
}
