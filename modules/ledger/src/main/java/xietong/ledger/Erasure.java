// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import java.util.List;

/**
 * Erasure of personal parts by law: the parts and the signed message of every earlier record of a resource, and of the
 * access records below it, become NULL. Their digests stay, so the chain still verifies (promise 8).
 */
final class Erasure {
    private static final int RESOURCE = 3;
    private static final int PARTS = 3;
    private static final String SET = " SET parts = NULL, signed = NULL, signed_crc = NULL ";

    private Erasure() {}

    /** Start of the names of access records about a resource. */
    static String accessPrefix(String resource) {
        return "access/" + resource + "/";
    }

    /** Statements that erase what is on disk; each row holds a resource and the position that erases. */
    static List<Change> changes(List<Object[]> erased) {
        List<Object[]> access = erased.stream()
                .map(row -> {
                    String prefix = accessPrefix((String) row[0]);
                    // The next text after all that begin with the prefix: '0' follows '/'.
                    return new Object[] {prefix, prefix.substring(0, prefix.length() - 1) + "0", row[1]};
                })
                .toList();
        return List.of(
                new Change(
                        "UPDATE history_bodies" + SET + "WHERE (position, ordinal) IN (SELECT position, ordinal"
                                + " FROM history WHERE resource = ?1 AND position < ?2)",
                        "UPDATE history_bodies b" + SET + "FROM history h, unnest(?::text[], ?::bigint[])"
                                + " AS v(resource, before) WHERE h.resource = v.resource AND h.position < v.before"
                                + " AND b.position = h.position AND b.ordinal = h.ordinal",
                        List.of(Table.Type.TEXT, Table.Type.LONG),
                        erased,
                        null),
                new Change(
                        "UPDATE history_bodies" + SET + "WHERE (position, ordinal) IN (SELECT position, ordinal"
                                + " FROM history WHERE resource >= ?1 AND resource < ?2 AND position < ?3)",
                        "UPDATE history_bodies b" + SET + "FROM history h, unnest(?::text[], ?::text[], ?::bigint[])"
                                + " AS v(low, high, before) WHERE h.resource >= v.low AND h.resource < v.high"
                                + " AND h.position < v.before AND b.position = h.position AND b.ordinal = h.ordinal",
                        List.of(Table.Type.TEXT, Table.Type.TEXT, Table.Type.LONG),
                        access,
                        null));
    }

    /** Erases in rows of the same batch before they are written. */
    static void ofUnwritten(HistoryRecord eraser, List<Object[]> history, List<Object[]> bodies) {
        for (int i = 0; i < bodies.size(); i++) {
            String resource = (String) history.get(i)[RESOURCE];
            if (resource.equals(eraser.resource()) || resource.startsWith(accessPrefix(eraser.resource()))) {
                Object[] body = bodies.get(i);
                body[PARTS] = null;
                body[PARTS + 1] = null;
                body[PARTS + 2] = null;
            }
        }
    }
}
