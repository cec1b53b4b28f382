// SPDX-License-Identifier: Apache-2.0
package xietong.hub.writer;

import java.util.concurrent.CompletableFuture;
import xietong.ledger.Subscription;

/** Where commands and changes of subscriptions are handed in, to be decided in that order by whoever is the writer. */
public interface Submissions {

    /** Hands a command in; its answer is completed when it is durable. Refuses at once when there is no room. */
    void submit(Submission submission);

    /** Changes a subscription; answered, with how it is then or null, when that is durable. */
    CompletableFuture<Subscription> put(SubscriptionChange change);
}
