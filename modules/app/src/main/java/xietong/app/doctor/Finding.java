// SPDX-License-Identifier: Apache-2.0
package xietong.app.doctor;

/**
 * What one check found.
 *
 * @param grade how grave it is
 * @param what what was looked at
 * @param said what was seen
 * @param cure what to do; empty only where nothing is to be done
 */
public record Finding(Grade grade, String what, String said, String cure) {
    /** How grave. */
    public enum Grade { OK, NOTE, FAULT }

    /** Refuses what leaves the operator alone with a fault. */
    public Finding {
        if (grade == Grade.OK != cure.isEmpty()) {
            throw new IllegalArgumentException(what + ": a cure is what notes and faults have");
        }
    }

    static Finding ok(String what, String said) {
        return new Finding(Grade.OK, what, said, "");
    }

    static Finding note(String what, String said, String cure) {
        return new Finding(Grade.NOTE, what, said, cure);
    }

    static Finding fault(String what, String said, String cure) {
        return new Finding(Grade.FAULT, what, said, cure);
    }
}
