// SPDX-License-Identifier: Apache-2.0
package xietong.rules;

import com.google.protobuf.Message;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What an accepted command does.
 *
 * @param state new state; never null, its revision one greater than before
 * @param notices who is told, in order
 * @param rules changed entries of the rule book; then {@code state} has its version as revision
 * @param warnings what was accepted but looks wrong
 * @param erase whether the personal parts of the resource's history are erased
 * @param advance by how much a DRILL ledger's clock moves
 * @param effects changes of other resources, in order; none twice, and not the command's own
 */
public record Decision<S extends Message>(
        S state,
        List<Notice> notices,
        Map<String, byte[]> rules,
        List<String> warnings,
        boolean erase,
        Duration advance,
        List<Effect> effects) {

    /** A change of state that tells some. */
    public static <S extends Message> Decision<S> of(S state, List<Notice> notices, List<String> warnings) {
        return new Decision<>(
                state, List.copyOf(notices), Map.of(), List.copyOf(warnings), false, Duration.ZERO, List.of());
    }

    /** The same, with changes of other resources. */
    public Decision<S> with(List<Effect> others) {
        return new Decision<>(state, notices, rules, warnings, erase, advance, List.copyOf(others));
    }
}
