// SPDX-License-Identifier: Apache-2.0
package xietong.rules.directory;

/**
 * What is wrong with one entry of a directory.
 *
 * @param rule rule that is broken
 * @param code organisation concerned
 * @param accepted a sentence on what would have been accepted
 */
public record Problem(Rule rule, String code, String accepted) {
    /** Rules of a directory. */
    public enum Rule {
        /** Form of the code. */
        CODE,
        /** A name is there. */
        NAME,
        /** A kind is there. */
        KIND,
        /** A court has a level, and only a court. */
        LEVEL,
        /** The superior is in the directory. */
        SUPERIOR_UNKNOWN,
        /** Nobody is his own superior. */
        SUPERIOR_CYCLE,
        /** Above a court is a court, and none of a lower level. */
        SUPERIOR_RANK,
        /** The division is in the table. */
        DIVISION,
        /** Desks have well-formed codes, each once. */
        DESK,
        /** Key digests are SHA-256 in lower-case hexadecimal. */
        KEY_DIGEST
    }

    @Override
    public String toString() {
        return code + ": " + rule + ": " + accepted;
    }
}
