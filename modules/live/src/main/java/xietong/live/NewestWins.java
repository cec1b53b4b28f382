// SPDX-License-Identifier: Apache-2.0
package xietong.live;

import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import com.hazelcast.nio.serialization.IdentifiedDataSerializable;
import com.hazelcast.spi.merge.MergingValue;
import com.hazelcast.spi.merge.SplitBrainMergePolicy;

/** After a split: of two values the newer stays, on whichever side it was. */
final class NewestWins<V extends Ranked<V>>
        implements SplitBrainMergePolicy<V, MergingValue<V>, Object>, IdentifiedDataSerializable {

    /** Hazelcast makes it by name. */
    public NewestWins() {}

    @Override
    public Object merge(MergingValue<V> merging, MergingValue<V> existing) {
        V known = existing == null ? null : existing.getDeserializedValue();
        V other = merging.getDeserializedValue();
        return known == null || other.newerThan(known) ? merging.getRawValue() : existing.getRawValue();
    }

    @Override
    public int getFactoryId() {
        return Serializers.FACTORY;
    }

    @Override
    public int getClassId() {
        return Serializers.NEWEST_WINS;
    }

    @Override
    public void writeData(ObjectDataOutput out) {}

    @Override
    public void readData(ObjectDataInput in) {}
}
