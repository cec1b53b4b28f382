// SPDX-License-Identifier: Apache-2.0
package xietong.rules.book;

import java.util.Collections;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import xietong.rules.Refused;

/**
 * How long personal data of what has ended is kept 留存, as data ({@code retention.yaml}); what stands there longer is erased
 * by the hub itself (PIPL 47), and what does not stand there by nobody.
 *
 * @param hour of the day, Beijing time, in which the writer begins a round
 * @param years by kind of resource, sorted; never fewer than the law asks for
 */
public record Retention(int hour, Map<String, Integer> years) {
    private static final String DOCUMENT = RuleBook.RETENTION;
    private static final int MOST_YEARS = 100;
    private static final String SENSITIVE = "PIPL 28, 55, 56: records of processing sensitive personal data";
    private static final String PROVIDED = "PIPL 55, 56 and NDR: records of providing personal data to others";
    private static final String PROCESSED = "PIPL 56: records of processing personal data";

    /** What can be named: kinds that hold personal data and end, each with what the law keeps. */
    private static final Map<String, Least> LEAST = new TreeMap<>(Map.ofEntries(
            Map.entry("alert", new Least(3, SENSITIVE)),
            Map.entry("asset", new Least(3, SENSITIVE)),
            Map.entry("case_transfer", new Least(3, PROVIDED)),
            Map.entry("collaboration", new Least(3, PROCESSED)),
            Map.entry("dispatch_order", new Least(3, PROVIDED)),
            Map.entry("distribution", new Least(3, SENSITIVE)),
            Map.entry("entrustment", new Least(3, PROVIDED)),
            Map.entry("freeze", new Least(3, SENSITIVE)),
            Map.entry("grid_push", new Least(3, PROVIDED)),
            Map.entry("grid_task", new Least(3, PROVIDED)),
            Map.entry("proposal", new Least(3, PROCESSED)),
            Map.entry("room", new Least(3, PROCESSED)),
            Map.entry("room_message", new Least(3, PROCESSED)),
            Map.entry("supervision", new Least(3, PROCESSED)),
            Map.entry("warning", new Least(3, PROCESSED)),
            Map.entry("watch_order", new Least(3, SENSITIVE))));

    /** Of a rule book without the document: nothing is erased by the passing of time. */
    static final Retention NONE = new Retention(0, Map.of());

    /**
     * What the law keeps at least.
     *
     * @param source its article, and what it is about
     */
    public record Least(int years, String source) {}

    /** Kinds that can be named, with what the law keeps of them at least. */
    public static Map<String, Least> least() {
        return Collections.unmodifiableMap(LEAST);
    }

    /** Whether nothing is erased by the passing of time. */
    public boolean isOff() {
        return years.isEmpty();
    }

    /** Years that a kind is kept after its end; empty where it is kept until somebody erases it. */
    public OptionalInt of(String kind) {
        Integer kept = years.get(kind);
        return kept == null ? OptionalInt.empty() : OptionalInt.of(kept);
    }

    static Retention parse(String text) {
        Retention read = Yaml.read(DOCUMENT, text, Retention.class);
        Yaml.require(DOCUMENT, read.hour >= 0 && read.hour <= 23, "hour accepts 0 to 23");
        Yaml.require(DOCUMENT, read.years != null, "years is needed; {} where nothing is erased by the passing of time");
        var years = new TreeMap<String, Integer>();
        read.years.forEach((kind, kept) -> years.put(kind, lawful(kind, kept)));
        return new Retention(read.hour, Collections.unmodifiableMap(years));
    }

    private static int lawful(String kind, Integer kept) {
        Least least = LEAST.get(kind);
        if (least == null) {
            throw refused("years." + kind + ": no kind that can be named here", String.join(", ", LEAST.keySet()));
        }
        if (kept == null || kept < least.years || kept > MOST_YEARS) {
            String accepted = least.years + " to " + MOST_YEARS;
            throw refused("years." + kind + ": " + kept + " years; the law keeps " + least.years + " (" + least.source + ")", accepted)
                    .with("article", least.source);
        }
        return kept;
    }

    private static Refused refused(String what, String accepted) {
        return Yaml.invalid(DOCUMENT, what + "; accepted: " + accepted).with("accepted", accepted);
    }
}
