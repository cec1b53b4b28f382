// SPDX-License-Identifier: Apache-2.0
package xietong.live;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The shared live state of all nodes: where requests stand and who is connected. It can be thrown away at any time and
 * is rebuilt from the ledger; an older update never overwrites a newer one, whatever the order in which they arrive.
 * Nothing personal is kept here.
 */
public interface Live extends AutoCloseable {

    /** Joins or forms the cluster. */
    static Live start(LiveSettings settings) {
        return new HazelcastLive(settings);
    }

    /**
     * Where one resource stands.
     *
     * @param kind kind of resource
     * @param state name of its state
     * @param revision its revision
     * @param position position of its last change
     * @param parties organisations that may ask
     */
    record Status(String kind, String state, long revision, long position, List<String> parties) {}

    /**
     * A connected subscription.
     *
     * @param mailbox the mailbox
     * @param subscription name of the subscription
     * @param node where it is connected
     * @param since position-like counter of the connection; the greater one is the newer, on whichever node it is, so
     *     it must grow over nodes and restarts (microseconds do)
     * @param beat microseconds since 1970 of the last sign that the terminal takes what it is sent; told now and then
     */
    record Presence(String mailbox, String subscription, String node, long since, long beat) {

        /** One that nothing was sent to yet. */
        public Presence(String mailbox, String subscription, String node, long since) {
            this(mailbox, subscription, node, since, 0);
        }
    }

    /** Tells where a resource stands; ignored where a newer revision is known. Does not wait. */
    void put(String resource, Status status);

    /** What of the statuses lay with a member at one time. */
    interface Part {
        /** Whether this resource's status did. */
        boolean has(String resource);

        /** Whether whoever told all of this part has told all of a later one: none was lost since, and no more lies there. */
        boolean holdsFor(Part later);
    }

    /** What lies with this member now. Each member has the ledger's statuses told of its own part. */
    Part part();

    /**
     * {@link #put} for very many, told from the ledger: a few messages for all of them; waits until there is room.
     *
     * @return false where nothing can be told now
     */
    boolean fill(Map<String, Status> statuses) throws InterruptedException;

    /**
     * Where a resource stands, as far as it is known here; a miss says nothing. Waits for another member where the
     * entry lies there, half a second at most, so not on an event loop.
     */
    Optional<Status> status(String resource);

    /** Number of resources known. */
    int size();

    /** A subscription connected, or is still connected and has given a later sign of life. */
    void connected(Presence presence);

    /** A subscription's connection ended; ignored where a newer one of the same subscription is known. */
    void disconnected(Presence presence);

    /**
     * Tells of every connection elsewhere that is newer than one of this node's of the same subscription: this node's is
     * stale. Called on a thread of the cluster, so be brief.
     */
    void onTakenOver(Consumer<Presence> listener);

    /** All connected subscriptions; those of a member that is gone are none. */
    List<Presence> presences();

    /** The list of whom is looked for. */
    WatchShare watches();

    /** Whether all members that there should be are here: else what others would have told is missing. */
    boolean isWhole();

    /** Whether no entries are on their way to another member: what lies where stays so for now. */
    boolean isSettled();

    /** Which trace a change came of. */
    TraceShare traces();

    /** When each wall last drew. */
    WallShare walls();

    /** The members, host:port each. */
    List<String> members();

    @Override
    void close();
}
