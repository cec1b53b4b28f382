// SPDX-License-Identifier: Apache-2.0
package xietong.live;

import com.hazelcast.cluster.MembershipEvent;
import com.hazelcast.cluster.MembershipListener;
import com.hazelcast.map.IMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sweeps up the presences of a member that is gone. They count for nothing before that already. */
record Departures(IMap<String, PresenceValue> presences, Executor thread) implements MembershipListener {
    private static final Logger LOG = LoggerFactory.getLogger(Departures.class);

    @Override
    public void memberAdded(MembershipEvent event) {
        LOG.info("member {} is here", event.getMember().getAddress());
    }

    @Override
    public void memberRemoved(MembershipEvent event) {
        LOG.info("member {} is gone", event.getMember().getAddress());
        try {
            thread.execute(() -> sweep(event.getMember().getUuid()));
        } catch (RejectedExecutionException e) {
            LOG.debug("closing; others sweep");
        }
    }

    private void sweep(UUID gone) {
        try {
            for (Map.Entry<String, PresenceValue> entry : presences.entrySet()) {
                if (entry.getValue().member().equals(gone)) {
                    presences.remove(entry.getKey(), entry.getValue());
                }
            }
        } catch (RuntimeException e) {
            LOG.debug("not all presences of {} were swept up", gone, e);
        }
    }
}
