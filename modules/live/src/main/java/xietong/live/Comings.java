// SPDX-License-Identifier: Apache-2.0
package xietong.live;

import com.hazelcast.cluster.MembershipEvent;
import com.hazelcast.cluster.MembershipListener;

/** Tells that another member is here or gone, which moves entries from one member to another. */
record Comings(Runnable listener) implements MembershipListener {

    @Override
    public void memberAdded(MembershipEvent event) {
        listener.run();
    }

    @Override
    public void memberRemoved(MembershipEvent event) {
        listener.run();
    }
}
