// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What one transaction writes.
 *
 * @param seal its seal; null when it changes subscriptions only
 * @param entries one for each resource that an accepted command changed, in order
 * @param subscriptions subscriptions to create or change; a cursor never moves back
 * @param subscriptionsDeleted subscriptions to delete; those that {@code subscriptions} names too are made anew
 * @param figures figures that follow from the entries, as they are from now on
 */
public record Batch(
        Seal seal,
        List<Entry> entries,
        List<Subscription> subscriptions,
        List<SubscriptionKey> subscriptionsDeleted,
        List<Figures> figures) {

    /** One that deletes no subscription. */
    public Batch(Seal seal, List<Entry> entries, List<Subscription> subscriptions) {
        this(seal, entries, subscriptions, List.of(), List.of());
    }

    /**
     * What one accepted command changes in one resource.
     *
     * @param history its record
     * @param state new state, or null when it changes none
     * @param request the request, with its receipt; null of an effect
     * @param deliveries numbered deliveries
     * @param timersSet timers to set
     * @param timersCleared ids of timers that are gone, fired ones included
     * @param rowsAdded list rows to add
     * @param rowsRemoved list rows to remove
     * @param citationsAdded documents newly cited
     * @param rules changed entries of the rule book, as its version {@code history.revision()}
     * @param erase whether the personal parts of all earlier records of {@code history.resource()} and of its
     *     access records are erased, and the documents that it cites and nothing else does left to be erased; only by
     *     {@value Erasure#COMMAND} and {@value Erasure#CLOSE}
     * @param drillOffset new offset of a DRILL ledger's clock; null when unchanged
     */
    public record Entry(
            HistoryRecord history,
            StoredState state,
            StoredRequest request,
            List<Delivery> deliveries,
            List<Timer> timersSet,
            List<String> timersCleared,
            List<IndexRow> rowsAdded,
            List<IndexRow> rowsRemoved,
            List<Citation> citationsAdded,
            Map<String, byte[]> rules,
            boolean erase,
            Duration drillOffset) {}
}
