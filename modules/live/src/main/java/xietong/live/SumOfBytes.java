// SPDX-License-Identifier: Apache-2.0
package xietong.live;

import com.hazelcast.map.EntryProcessor;
import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import com.hazelcast.nio.serialization.IdentifiedDataSerializable;
import java.util.Map;
import java.util.zip.CRC32C;

/** Checksum of an entry where it lies, so that it need not travel to be compared. */
final class SumOfBytes implements EntryProcessor<String, byte[], Integer>, IdentifiedDataSerializable {
    private static final long serialVersionUID = 1;

    SumOfBytes() {}

    @Override
    public Integer process(Map.Entry<String, byte[]> entry) {
        var sum = new CRC32C();
        sum.update(entry.getValue());
        return (int) sum.getValue();
    }

    /** Nothing is changed, so no backup needs to hear of it. */
    @Override
    public EntryProcessor<String, byte[], Integer> getBackupProcessor() {
        return null;
    }

    @Override
    public int getFactoryId() {
        return Serializers.FACTORY;
    }

    @Override
    public int getClassId() {
        return Serializers.SUM_OF_BYTES;
    }

    @Override
    public void writeData(ObjectDataOutput out) {}

    @Override
    public void readData(ObjectDataInput in) {}
}
