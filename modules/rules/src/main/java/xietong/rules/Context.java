// SPDX-License-Identifier: Apache-2.0
package xietong.rules;

import java.time.Instant;
import xietong.rules.book.RuleBook;
import xietong.v1.Mode;

/**
 * All that a decision may know beside state and command.
 *
 * @param now trusted time
 * @param caller who commands
 * @param book rule book in force
 * @param mode LIVE or DRILL
 * @param newId identifier for a resource that the command creates; of the resource itself where it is there already
 * @param look other resources
 */
public record Context(Instant now, Caller caller, RuleBook book, Mode mode, String newId, Look look) {

    /** Identifier for another resource that the command creates, from 1; opaque like the first. */
    public String newId(int number) {
        return newId + "." + number;
    }
}
