// SPDX-License-Identifier: Apache-2.0
package xietong.rules;

import com.google.protobuf.Message;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import xietong.rules.directory.Directory;
import xietong.v1.Clock;
import xietong.v1.DocumentRef;

/**
 * What the hub needs to know of a kind of resource to keep, list, time, show and erase it. All methods are pure
 * functions of the state: list rows, timers, citations and live status are never stored beside it by hand, only as
 * the difference between two states.
 *
 * @param <S> the state's message
 */
public interface Resource<S extends Message> {

    /** Name of the kind, e.g. entrustment. */
    String kind();

    /** An empty state. */
    S empty();

    /** The state's revision; 0 of the empty state. */
    long revision(S state);

    /** Whether it is there without having been created, e.g. the rule book. */
    default boolean implicit() {
        return false;
    }

    /** How an organisation stands to it, apart from being the operator; empty: a stranger. */
    Set<Relation> relations(S state, Caller caller, Directory directory);

    /** Running clocks. */
    List<Clock> clocks(S state);

    /** Rows of the lists it stands in. */
    List<ListRow> rows(S state);

    /** Documents it cites. */
    Set<DocumentRef> citations(S state);

    /** Name of the present state, for the shared status. */
    String status(S state);

    /** Organisations that may ask for the shared status. */
    List<String> parties(S state);

    /** The state without personal data, as the next revision; refused with REASON_STATE_FORBIDS while it is open. */
    S erase(S state, Caller by, String reason, Instant now);

    /** The copy for one reader, with what it may do next; personal fields are masked later, at sending. */
    S view(S state, Caller reader, Rights rights, Directory directory);

    /**
     * A row of a list.
     *
     * @param list e.g. inbox
     * @param owner whose
     * @param due sorts by this
     */
    record ListRow(String list, String owner, Instant due) {}
}
