// SPDX-License-Identifier: Apache-2.0
package xietong.rules;

import com.google.protobuf.Message;
import java.util.List;

/**
 * What a command changes in another resource than its own: written in the same transaction, with a record of its own.
 *
 * @param id the resource; it need not have been there before
 * @param state its new state, its revision one greater than before
 * @param notices who is told of it, in order
 */
public record Effect(String id, Message state, List<Notice> notices) {
    /** A change that tells nobody. */
    public static Effect quiet(String id, Message state) {
        return new Effect(id, state, List.of());
    }
}
