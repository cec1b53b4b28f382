// SPDX-License-Identifier: Apache-2.0
package xietong.live;

import com.hazelcast.cluster.Member;
import com.hazelcast.partition.Partition;
import com.hazelcast.partition.PartitionService;
import java.util.BitSet;

/** {@link Live.Part} as the numbers of the partitions that this member owned, and how often entries had been lost. */
record HazelcastPart(PartitionService service, BitSet owned, long losses) implements Live.Part {

    static HazelcastPart now(PartitionService service, long losses) {
        var owned = new BitSet();
        for (Partition partition : service.getPartitions()) {
            Member owner = partition.getOwner();
            if (owner != null && owner.localMember()) {
                owned.set(partition.getPartitionId());
            }
        }
        return new HazelcastPart(service, owned, losses);
    }

    @Override
    public boolean has(String resource) {
        return owned.get(service.getPartition(resource).getPartitionId());
    }

    @Override
    public boolean holdsFor(Live.Part later) {
        var after = (HazelcastPart) later;
        var come = (BitSet) after.owned.clone();
        come.andNot(owned);
        return losses == after.losses && come.isEmpty();
    }
}
