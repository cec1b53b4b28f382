// SPDX-License-Identifier: Apache-2.0
package xietong.rules;

import com.google.protobuf.Message;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import xietong.rules.book.ClockRule.Audience;
import xietong.rules.directory.Directory;
import xietong.rules.statistics.Figure;
import xietong.v1.Clock;
import xietong.v1.DocumentRef;
import xietong.v1.Reason;

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

    /** Running clocks; none for a kind without any. */
    default List<Clock> clocks(S state) {
        return List.of();
    }

    /** Rows of the lists it stands in; none for a kind that is not listed. */
    default List<ListRow> rows(S state) {
        return List.of();
    }

    /** Where and about whom it is; the same in every state but the empty one, so that no view loses what it once held. */
    default About about(S state) {
        return About.NOTHING;
    }

    /** Documents it cites; none for a kind that cites none. */
    default Set<DocumentRef> citations(S state) {
        return Set.of();
    }

    /** Short name of the present state, for the shared status and refusals; empty for a kind without states. */
    default String status(S state) {
        return "";
    }

    /** Short names of the commands that the state allows, to whomever; none for a kind without states. */
    default List<String> allowed(S state) {
        return List.of();
    }

    /** Bytes that the state may take up after a caller's command: a state is bounded, what grows is rows. */
    default int room(S before, S after) {
        return 64 * 1024;
    }

    /** Refuses a command that the state does not allow. */
    default void requireAllowed(String command, S state) {
        if (!allowed(state).contains(command)) {
            throw new Refused(
                    Reason.REASON_STATE_FORBIDS, command + " is not possible, or not again, in " + status(state));
        }
    }

    /** Adds where it stands and what that allows, so that a party that is refused knows how to go on. */
    default Refused explained(Refused refused, S state) {
        if (!status(state).isEmpty()) {
            refused.metadata().putIfAbsent("state", status(state));
            refused.metadata().putIfAbsent("allowed", String.join(",", allowed(state)));
        }
        return refused;
    }

    /** What it contributes to the figures, a pure function of the state; nothing of a kind that is not counted. */
    default List<Figure> figures(S state) {
        return List.of();
    }

    /** Who owes what an audience of its clocks is told of; empty for a kind of which no warning speaks. */
    default List<Owing> owing(S state, Audience audience) {
        return List.of();
    }

    /** Refuses a reading in clear that the reader's part in the resource gives no need for; none is refused by default. */
    default void requireRevealable(S state, Caller reader) {}

    /** When what set its clocks was told to the hub; the distant past for a kind whose clocks run from that moment anyway. */
    default Instant told(S state) {
        return Instant.MIN;
    }

    /** Organisations that may ask for the shared status. */
    List<String> parties(S state);

    /** Numbers of the state's fields that {@link #status} and {@link #parties} look at; empty where it may be any. */
    default Set<Integer> brief() {
        return Set.of();
    }

    /** The state without personal data, as the next revision; refused with REASON_STATE_FORBIDS while it is open. */
    S erase(S state, Caller by, String reason, Instant now);

    /** What else must have ended before time may take its personal data; nothing by default. */
    default Kept kept(S state) {
        return Kept.ALONE;
    }

    /** The copy for one reader, with what it may do next; personal fields are masked later, at sending. */
    S view(S state, Caller reader, Rights rights, Directory directory);

    /**
     * Who owes something.
     *
     * @param organisation which
     * @param caseNumber the case as it may know it; empty where it may not
     * @param team desk of the team; empty where it is not known
     * @param handler desk of the officer; empty where it is not known
     */
    record Owing(String organisation, String caseNumber, String team, String handler) {
        /** Without desks. */
        public static Owing of(String organisation, String caseNumber) {
            return new Owing(organisation, caseNumber, "", "");
        }
    }

    /**
     * A row of a list.
     *
     * @param list e.g. inbox
     * @param owner whose
     * @param due sorts by this
     */
    record ListRow(String list, String owner, Instant due) {}
}
