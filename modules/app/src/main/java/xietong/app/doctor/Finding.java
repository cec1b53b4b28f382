// SPDX-License-Identifier: Apache-2.0
package xietong.app.doctor;

/**
 * What one check found.
 *
 * @param grade how grave it is
 * @param what what was looked at
 * @param said what was seen, and what to do
 */
public record Finding(Grade grade, String what, String said) {
    /** How grave. */
    public enum Grade { OK, NOTE, FAULT }

    static Finding ok(String what, String said) {
        return new Finding(Grade.OK, what, said);
    }

    static Finding note(String what, String said) {
        return new Finding(Grade.NOTE, what, said);
    }

    static Finding fault(String what, String said) {
        return new Finding(Grade.FAULT, what, said);
    }
}
