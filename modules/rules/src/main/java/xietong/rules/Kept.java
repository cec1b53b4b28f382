// SPDX-License-Identifier: Apache-2.0
package xietong.rules;

import java.util.List;
import java.util.stream.Stream;

/**
 * What else must have ended before the passing of time may take a resource's personal data (retention 留存). That the
 * resource has ended itself, {@link Resource#erase} says already.
 *
 * @param open whether somebody still has something to do with it, although an administrator might erase it
 * @param others identifiers of resources that it belongs to; empty texts and what is not there count for nothing
 * @param lists lists of resources that belong to it
 */
public record Kept(boolean open, List<String> others, List<Of> lists) {
    /** Nothing else. */
    public static final Kept ALONE = new Kept(false, List.of(), List.of());

    /** One owner's list. */
    public record Of(String list, String owner) {}

    /** Resources that it belongs to. */
    public static Kept with(String... resources) {
        return new Kept(false, List.of(resources), List.of());
    }

    /** A list of what belongs to it. */
    public static Kept until(String list, String owner) {
        return new Kept(false, List.of(), List.of(new Of(list, owner)));
    }

    /** The same, for whatever the resource, while somebody has something to do with it. */
    public Kept whileOpen(boolean still) {
        return new Kept(still, others, lists);
    }

    /** The same, and a list of what belongs to it. */
    public Kept and(String list, String owner) {
        return new Kept(open, others, Stream.concat(lists.stream(), Stream.of(new Of(list, owner))).toList());
    }
}
