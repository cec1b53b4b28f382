// SPDX-License-Identifier: Apache-2.0
package xietong.live;

import com.hazelcast.partition.MigrationListener;
import com.hazelcast.partition.MigrationState;
import com.hazelcast.partition.ReplicaMigrationEvent;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * After a member came or went entries move for a while: told when it came or went, and once more when nothing moves any
 * more, since who asked in between what lies with it may have been passed over by both sides.
 */
final class Moves implements MigrationListener {
    private final Runnable told;
    /** At first true: this member itself came. */
    private final AtomicBoolean moving = new AtomicBoolean(true);

    Moves(Runnable told) {
        this.told = told;
    }

    /** Another member came or went. */
    void begun() {
        moving.set(true);
        told.run();
    }

    @Override
    public void migrationStarted(MigrationState state) {}

    @Override
    public void migrationFinished(MigrationState state) {
        if (moving.getAndSet(false)) {
            told.run();
        }
    }

    @Override
    public void replicaMigrationCompleted(ReplicaMigrationEvent event) {}

    @Override
    public void replicaMigrationFailed(ReplicaMigrationEvent event) {
        moving.set(true);
    }
}
