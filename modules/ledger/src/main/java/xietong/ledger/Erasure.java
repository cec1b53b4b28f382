// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import java.util.ArrayList;
import java.util.List;

/**
 * Erasure of personal data by law: the parts and the signed message of every earlier record of a resource, and of the
 * access records below it, become NULL. Their digests stay, so the chain still verifies (promise 8). What the resource
 * cited is cited by it no more, and noted to be erased. The record of the erasure itself keeps its parts: why an
 * administrator erased. That of a closing does not: it ends the same matter as those before it.
 */
final class Erasure {
    /** The command that erases whatever has ended. */
    static final String COMMAND = "xietong.v1.AdminService/Erase";
    /** The command whose own resource is needed no longer once it is accepted. */
    static final String CLOSE = "xietong.v1.AlertService/Close";

    private static final int RESOURCE = 3;
    private static final String ACCESS = "access/";
    private static final int PARTS = 3;
    private static final String SET = " SET parts = NULL, signed = NULL, signed_crc = NULL ";

    private Erasure() {}

    /** Whether a command may erase. */
    static boolean mayBy(String command) {
        return command.equals(COMMAND) || command.equals(CLOSE);
    }

    /** Whether a command's own record goes with those before it. */
    static boolean ofItself(String command) {
        return command.equals(CLOSE);
    }

    /** Start of the names of access records about a resource. */
    static String accessPrefix(String resource) {
        return ACCESS + resource + "/";
    }

    /** Resources whose erasure erases records of this one: itself and, of an access record, what it may be about. */
    static List<String> erasedWith(String resource) {
        var resources = new ArrayList<>(List.of(resource));
        if (resource.startsWith(ACCESS)) {
            String about = resource.substring(ACCESS.length());
            for (int slash = about.indexOf('/'); slash >= 0; slash = about.indexOf('/', slash + 1)) {
                resources.add(about.substring(0, slash));
            }
        }
        return resources;
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
        List<Object[]> resources = erased.stream().map(row -> new Object[] {row[0]}).toList();
        return List.of(
                new Change(
                        "INSERT INTO erasures (organisation, digest) SELECT organisation, digest FROM citations"
                                + " WHERE resource = ?1 ON CONFLICT DO NOTHING",
                        "INSERT INTO erasures (organisation, digest) SELECT DISTINCT c.organisation, c.digest"
                                + " FROM citations c, unnest(?::text[]) AS v(resource) WHERE c.resource = v.resource"
                                + " ON CONFLICT DO NOTHING",
                        List.of(Table.Type.TEXT),
                        resources,
                        null),
                new Change(
                        "DELETE FROM citations WHERE resource = ?1",
                        "DELETE FROM citations c USING unnest(?::text[]) AS v(resource)"
                                + " WHERE c.resource = v.resource",
                        List.of(Table.Type.TEXT),
                        resources,
                        null),
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
                without(bodies.get(i));
            }
        }
    }

    /** The row of a record without its personal parts and its signed message. */
    static Object[] without(Object[] body) {
        body[PARTS] = null;
        body[PARTS + 1] = null;
        body[PARTS + 2] = null;
        return body;
    }
}
