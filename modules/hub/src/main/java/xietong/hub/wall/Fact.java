// SPDX-License-Identifier: Apache-2.0
package xietong.hub.wall;

import java.time.Instant;
import java.util.List;
import xietong.v1.WallNoticeKind;

/**
 * What a wall needs of one resource, taken from its state alone. So facts that were taken change by change, and facts that
 * are read anew from the ledger, are the same, in whatever order they come.
 */
interface Fact {
    /** The resource. */
    String id();

    /** Its revision: the greater one is the newer. */
    long revision();

    /** When it last changed. */
    Instant last();

    /** Whether walls show it however old it is. */
    boolean open();

    /** Whether it is within what a wall is about. */
    boolean concerns(Area area);

    /** What it counts there: the same whenever it is asked. */
    default void count(Area area, Counts.Taker counts) {}

    /** What happened to it, in order. */
    default List<Event> events() {
        return List.of();
    }

    /**
     * One thing that happened.
     *
     * @param by who acted; empty of the hub
     * @param other the other side; may be empty
     * @param matter code of the kind of matter; may be empty
     */
    record Event(Instant time, WallNoticeKind kind, String by, String other, String matter) {}
}
