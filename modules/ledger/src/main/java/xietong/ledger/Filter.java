// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which deliveries a view holds: those of one of the topics, in one of the areas and about one of the persons. An empty
 * set holds any. What has no place is in no area; a place that nobody knows is in all.
 *
 * @param topics exact topics, or a kind with {@code .*} for all of it
 * @param areas prefixes of divisions of GB/T 2260: two, four or six digits
 * @param persons as {@link Labels#person}
 */
public record Filter(Set<String> topics, Set<String> areas, Set<String> persons) {
    private static final String WHOLE_KIND = ".*";

    /** Holds everything. */
    public static final Filter ALL = new Filter(Set.of(), Set.of(), Set.of());

    /** By topic only. */
    public static Filter topics(Set<String> topics) {
        return new Filter(topics, Set.of(), Set.of());
    }

    /** Whether it holds everything. */
    public boolean isEmpty() {
        return topics.isEmpty() && areas.isEmpty() && persons.isEmpty();
    }

    /** Whether it holds a delivery. */
    public boolean holds(Delivery delivery) {
        return (topics.isEmpty() || holds(delivery.topic())) && holds(delivery.labels());
    }

    private boolean holds(String topic) {
        return topics.contains(topic) || topics.contains(topic.substring(0, topic.indexOf('.') + 1) + "*");
    }

    /** Whether it holds such labels, whatever the topic. */
    public boolean holds(Labels labels) {
        return (persons.isEmpty() || persons.contains(labels.person()))
                && (areas.isEmpty()
                        || labels.division().equals(Labels.SOMEWHERE)
                        || areas.stream().anyMatch(labels.division()::startsWith));
    }

    /** A set as one column holds it. */
    static String column(Set<String> values) {
        return String.join("\n", new TreeSet<>(values));
    }

    /** The set that a column holds. */
    static Set<String> values(String column) {
        return column.isEmpty() ? Set.of() : Set.of(column.split("\n"));
    }

    /**
     * A query for the last number at or below one. Each of its parts walks one index backwards from there and stops at
     * the first that the rest of the filter holds, in an area once for each division.
     */
    Query last(String mailbox, long upTo) {
        var query = new Query(mailbox, upTo);
        if (!persons.isEmpty()) {
            persons.forEach(person -> query.part("person = ? AND person <> ''", List.of(person), topicsAnd(true)));
        } else if (!areas.isEmpty()) {
            var all = new TreeSet<>(areas);
            all.add(Labels.SOMEWHERE);
            all.forEach(area -> query.rangePart("division", area, after(area), topicsAnd(false)));
        } else {
            var any = new Query.Condition("", List.of());
            topics.forEach(topic -> {
                if (topic.endsWith(WHOLE_KIND)) {
                    query.rangePart("topic", kind(topic), afterKind(topic), any);
                } else {
                    query.part("topic = ?", List.of(topic), any);
                }
            });
        }
        return query;
    }

    /**
     * The same by walking back through the mailbox, down to a number that is left out: a tenth of a second for a million
     * deliveries, where they lie in the order of their numbers.
     */
    Query walk(String mailbox, long after, long upTo) {
        Query.Condition held = topicsAnd(true);
        if (!persons.isEmpty()) {
            var values = new ArrayList<>(held.values());
            values.addAll(persons);
            held = new Query.Condition(held.sql() + " AND person IN (" + marks(persons.size()) + ")", values);
        }
        var query = new Query(mailbox, upTo);
        query.part("seq > ?", List.of(after), held);
        return query;
    }

    private Query.Condition topicsAnd(boolean alsoAreas) {
        var sql = new StringBuilder();
        var values = new ArrayList<String>();
        if (!topics.isEmpty()) {
            List<String> exact = topics.stream().filter(t -> !t.endsWith(WHOLE_KIND)).toList();
            var either = new ArrayList<String>();
            if (!exact.isEmpty()) {
                either.add("topic IN (" + marks(exact.size()) + ")");
                values.addAll(exact);
            }
            topics.stream().filter(t -> t.endsWith(WHOLE_KIND)).forEach(topic -> {
                either.add("topic >= ? AND topic < ?");
                values.addAll(List.of(kind(topic), afterKind(topic)));
            });
            sql.append(" AND (").append(String.join(" OR ", either)).append(')');
        }
        if (alsoAreas && !areas.isEmpty()) {
            sql.append(" AND (division = ?");
            values.add(Labels.SOMEWHERE);
            areas.forEach(area -> {
                sql.append(" OR division >= ? AND division < ?");
                values.add(area);
                values.add(after(area));
            });
            sql.append(')');
        }
        return new Query.Condition(sql.toString(), values);
    }

    private static String marks(int count) {
        return String.join(", ", Collections.nCopies(count, "?"));
    }

    /** What sorts after all divisions that begin so: they are of digits, and a colon is next to 9. */
    private static String after(String area) {
        return area + ":";
    }

    /** alert. of alert.* */
    private static String kind(String topic) {
        return topic.substring(0, topic.length() - 1);
    }

    /** What sorts after all topics of a kind: a slash is next to the dot. */
    private static String afterKind(String topic) {
        return topic.substring(0, topic.length() - WHOLE_KIND.length()) + "/";
    }

    /** A query in the making. */
    static final class Query {
        private final String mailbox;
        private final long upTo;
        private final List<String> parts = new ArrayList<>();
        private final List<Object> parameters = new ArrayList<>();

        private Query(String mailbox, long upTo) {
            this.mailbox = mailbox;
            this.upTo = upTo;
        }

        /** What is asked beside the indexed column. */
        private record Condition(String sql, List<String> values) {}

        private void part(String indexed, List<?> key, Condition rest) {
            parts.add("SELECT seq FROM (SELECT seq FROM deliveries WHERE mailbox = ? AND " + indexed + " AND seq <= ?"
                    + rest.sql() + " ORDER BY seq DESC LIMIT 1) p" + parts.size());
            parameters.add(mailbox);
            parameters.addAll(key);
            parameters.add(upTo);
            parameters.addAll(rest.values());
        }

        /**
         * Hops over the values that the mailbox has of an indexed column in a range, and asks each for its last number: of
         * divisions in an area 200 at most, of topics of a kind some dozens.
         */
        private void rangePart(String column, String from, String before, Condition rest) {
            // The index of divisions is of those that there are.
            String there = column + " <> '' AND ";
            String next = "SELECT min(" + column + ") FROM deliveries WHERE mailbox = ? AND " + there + column + " ";
            String name = "d" + parts.size();
            String known = name + "." + column;
            parts.add("SELECT seq FROM (WITH RECURSIVE " + name + "(" + column + ") AS (" + next + ">= ? AND " + column
                    + " < ? UNION ALL SELECT (" + next + "> " + known + " AND " + column + " < ?) FROM " + name
                    + " WHERE " + known + " IS NOT NULL)"
                    + " SELECT (SELECT seq FROM deliveries WHERE mailbox = ? AND " + column + " = " + known
                    + " AND " + there + "seq <= ?" + rest.sql() + " ORDER BY seq DESC LIMIT 1) AS seq FROM " + name
                    + " WHERE " + known + " IS NOT NULL) p" + parts.size());
            parameters.addAll(List.of(mailbox, from, before, mailbox, before, mailbox, upTo));
            parameters.addAll(rest.values());
        }

        String sql() {
            return "SELECT max(seq) FROM (" + String.join(" UNION ALL ", parts) + ") t";
        }

        Object[] parameters() {
            return parameters.toArray();
        }
    }
}
