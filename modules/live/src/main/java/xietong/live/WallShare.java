// SPDX-License-Identifier: Apache-2.0
package xietong.live;

import java.time.Instant;
import java.util.Collection;

/**
 * When each wall last said that it draws, known to every member: a wall that comes back through another member is not lost.
 * Kept for a week.
 */
public interface WallShare {

    /**
     * One wall's last sign of life.
     *
     * @param organisation whose wall
     * @param wall the browser's own name, the same after a reload
     * @param title what it is called; empty of a browser that only looks at one
     * @param node the member that was told
     * @param enrolled whether the screen is a wall of its own, and not somebody's who looks at one
     * @param at when, by that member's clock
     */
    record Sign(String organisation, String wall, String title, String node, boolean enrolled, Instant at) {}

    /** Tells it. Does not wait; a sign that does not get through is made up for by the next. */
    void tell(Sign sign);

    /** It was closed by whoever looked at it: nobody waits for it. */
    void close(String organisation, String wall);

    /** The last sign of each, as far as it has come here. Does not wait. */
    Collection<Sign> signs();
}
