// SPDX-License-Identifier: Apache-2.0
package xietong.live;

import com.hazelcast.map.EntryProcessor;
import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import com.hazelcast.nio.serialization.IdentifiedDataSerializable;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** {@link KeepNewest} of many entries of one partition: one message for all of them. */
final class KeepNewestOfMany<V extends Ranked<V>> implements EntryProcessor<String, V, Void>, IdentifiedDataSerializable {
    private static final long serialVersionUID = 1;

    private transient Map<String, V> values;

    KeepNewestOfMany() {}

    KeepNewestOfMany(Map<String, V> values) {
        this.values = values;
    }

    @Override
    public Void process(Map.Entry<String, V> entry) {
        V value = values.get(entry.getKey());
        if (value != null) {
            KeepNewest.keep(entry, value);
        }
        return null;
    }

    @Override
    public int getFactoryId() {
        return Serializers.FACTORY;
    }

    @Override
    public int getClassId() {
        return Serializers.KEEP_NEWEST_OF_MANY;
    }

    @Override
    public void writeData(ObjectDataOutput out) throws IOException {
        out.writeInt(values.size());
        for (Map.Entry<String, V> entry : values.entrySet()) {
            out.writeString(entry.getKey());
            out.writeObject(entry.getValue());
        }
    }

    @Override
    public void readData(ObjectDataInput in) throws IOException {
        values = new HashMap<>();
        for (int n = in.readInt(); n > 0; n--) {
            values.put(in.readString(), in.readObject());
        }
    }
}
