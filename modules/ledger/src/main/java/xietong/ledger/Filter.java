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
 * @param topics exact topics
 * @param areas prefixes of divisions of GB/T 2260: two, four or six digits
 * @param persons as {@link Labels#person}
 */
public record Filter(Set<String> topics, Set<String> areas, Set<String> persons) {
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
        return (topics.isEmpty() || topics.contains(delivery.topic())) && holds(delivery.labels());
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
            all.forEach(area -> query.areaPart(area, topicsAnd(false)));
        } else {
            topics.forEach(topic -> query.part("topic = ?", List.of(topic), new Query.Condition("", List.of())));
        }
        return query;
    }

    private Query.Condition topicsAnd(boolean alsoAreas) {
        var sql = new StringBuilder();
        var values = new ArrayList<String>();
        if (!topics.isEmpty()) {
            sql.append(" AND topic IN (").append(marks(topics.size())).append(')');
            values.addAll(topics);
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

        private void part(String indexed, List<String> key, Condition rest) {
            parts.add("SELECT seq FROM (SELECT seq FROM deliveries WHERE mailbox = ? AND " + indexed + " AND seq <= ?"
                    + rest.sql() + " ORDER BY seq DESC LIMIT 1) p" + parts.size());
            parameters.add(mailbox);
            parameters.addAll(key);
            parameters.add(upTo);
            parameters.addAll(rest.values());
        }

        /** Hops over the divisions that the mailbox has in an area, 200 at most, and asks each for its last number. */
        private void areaPart(String area, Condition rest) {
            String next = "SELECT min(division) FROM deliveries WHERE mailbox = ? AND division <> '' AND division ";
            String name = "d" + parts.size();
            parts.add("SELECT seq FROM (WITH RECURSIVE " + name + "(division) AS (" + next + ">= ? AND division < ?"
                    + " UNION ALL SELECT (" + next + "> " + name + ".division AND division < ?) FROM " + name
                    + " WHERE " + name + ".division IS NOT NULL)"
                    + " SELECT (SELECT seq FROM deliveries WHERE mailbox = ? AND division = " + name + ".division"
                    + " AND division <> '' AND seq <= ?" + rest.sql() + " ORDER BY seq DESC LIMIT 1) AS seq FROM " + name
                    + " WHERE " + name + ".division IS NOT NULL) p" + parts.size());
            parameters.addAll(List.of(mailbox, area, after(area), mailbox, after(area), mailbox, upTo));
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
