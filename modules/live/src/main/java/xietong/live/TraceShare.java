// SPDX-License-Identifier: Apache-2.0
package xietong.live;

import java.util.Optional;

/**
 * Which trace a change came of, for members that deliver it elsewhere than where it was decided. Only of changes that are
 * traced, only for two minutes, and only as many as are held: what is forgotten is a span that nobody sees. Identifiers
 * of traces are random and say nothing of anyone.
 */
public interface TraceShare {

    /** Tells it. Does not wait; while too many are on their way it is forgotten. */
    void put(String change, String trace);

    /** What was told, as far as it has come here. Does not wait. */
    Optional<String> find(String change);
}
