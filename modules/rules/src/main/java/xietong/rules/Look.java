// SPDX-License-Identifier: Apache-2.0
package xietong.rules;

import com.google.protobuf.Message;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Other resources as they stand just before a command, for decisions that concern more than one. To a rule it is a
 * value: the same question gives the same answer throughout a decision.
 */
public interface Look {
    /** What a command of the hub's own tells at most. */
    int MOST_TOLD = 200;
    /** Of someone's list no more are given. */
    int MOST_LISTED = 1_000;

    /** Nothing else is there. */
    Look NOTHING = new Look() {
        @Override
        public Optional<Message> state(String id) {
            return Optional.empty();
        }

        @Override
        public List<String> listed(String list, String owner) {
            return List.of();
        }
    };

    /** State of a resource, if it is there. */
    Optional<Message> state(String id);

    /** State of a resource of a known kind; empty where it is not there or of another kind. */
    default <S extends Message> Optional<S> state(String id, S empty) {
        return state(id)
                .filter(s -> s.getClass() == empty.getClass())
                .map(s -> {
                    @SuppressWarnings("unchecked")
                    S known = (S) s;
                    return known;
                });
    }

    /** Resources in someone's list, in its order; at most {@link #MOST_LISTED}. */
    List<String> listed(String list, String owner);

    /**
     * When a resource was changed, or read in clear by anybody, last; by trusted time. The distant future where that is not
     * known, the distant past of what is not there.
     */
    default Instant touched(String id) {
        return Instant.MAX;
    }

    /** Whether a mailbox holds deliveries up to a number of an epoch; whoever does not know mailboxes believes it. */
    default boolean reaches(String mailbox, String epoch, long seq) {
        return true;
    }

    /** About how many mailboxes a command of the hub's own should tell now: few while others command. */
    default int mayTell() {
        return MOST_TOLD;
    }
}
