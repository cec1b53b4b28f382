// SPDX-License-Identifier: Apache-2.0
package xietong.rules;

/**
 * Where and about whom a resource is, as subscriptions filter what is delivered of it. Kept with each delivery for good,
 * also after lawful erasure, so it tells no more than who got the delivery does: a county, and the hub's own identifiers.
 *
 * @param division six digits of GB/T 2260, {@link #SOMEWHERE}, or empty where it has no place
 * @param person identifier of a watch order, a person's file or a push; empty where it is about nobody
 */
public record About(String division, String person) {
    /** Nowhere and about nobody. */
    public static final About NOTHING = new About("", "");

    /** Division of a place that nobody knows: it is in every area, so that nothing is missed. */
    public static final String SOMEWHERE = "0";

    /** About someone, without a place. */
    public static About person(String identifier) {
        return new About("", identifier);
    }

    /** About someone who was seen in a division, as the source wrote it. */
    public static About seen(String division, String person) {
        return new About(division.matches("[0-9]{6}.*") ? division.substring(0, 6) : SOMEWHERE, person);
    }
}
