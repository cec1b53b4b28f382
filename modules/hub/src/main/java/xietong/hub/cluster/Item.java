// SPDX-License-Identifier: Apache-2.0
package xietong.hub.cluster;

import java.util.concurrent.CompletableFuture;
import xietong.hub.writer.Submission;
import xietong.hub.writer.SubscriptionChange;
import xietong.ledger.Subscription;
import xietong.store.v1.Forwarded;
import xietong.v1.Receipt;

/** A command or a change of a subscription that this node took in and has not answered yet. */
final class Item {
    /** Its place in the order in which this node took things in. */
    final long number;

    final Submission submission;
    final SubscriptionChange change;
    final CompletableFuture<Subscription> changed;
    final int bytes;
    /** When it came, by the clock that nobody sets. */
    final long since = System.nanoTime();
    /** Where it is; null while it waits. Guarded by the dispatcher. */
    Way at;

    private Item(
            long number,
            Submission submission,
            SubscriptionChange change,
            CompletableFuture<Subscription> changed,
            int bytes) {
        this.number = number;
        this.submission = submission;
        this.change = change;
        this.changed = changed;
        this.bytes = bytes;
    }

    static Item of(long number, Submission submission) {
        return new Item(number, submission, null, null, submission.message().getSerializedSize());
    }

    static Item of(long number, SubscriptionChange change) {
        return new Item(number, null, change, new CompletableFuture<>(), 0);
    }

    Forwarded forwarded() {
        return submission == null ? Wire.of(number, change) : Wire.of(number, submission);
    }

    /** Whose share it takes up; empty for a change of a subscription. */
    String payer() {
        return submission == null ? "" : submission.payer();
    }

    void accepted(Receipt receipt) {
        submission.answer().complete(receipt);
    }

    void changed(Subscription subscription) {
        changed.complete(subscription);
    }

    void refused(Throwable why) {
        if (submission == null) {
            changed.completeExceptionally(why);
        } else {
            submission.answer().completeExceptionally(why);
        }
    }
}
