// SPDX-License-Identifier: Apache-2.0
package xietong.hub.writer;

import xietong.ledger.Batch;

/** Learns of every batch after it is durable, in order, on the writer's thread; must not block. */
public interface CommitListener {

    /** A batch is durable. */
    void committed(Batch batch);

    /** Batches after this position are durable that were not told: their commit went unanswered, or was another's. */
    void missed(long position);
}
