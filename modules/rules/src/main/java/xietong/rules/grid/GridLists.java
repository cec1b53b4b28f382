// SPDX-License-Identifier: Apache-2.0
package xietong.rules.grid;

import xietong.rules.Caller;
import xietong.rules.subject.Subjects;
import xietong.v1.GridBox;
import xietong.v1.Subject;

/** Names of the lists that tasks and pushes stand in. */
public final class GridLists {
    /** Tasks of a push, by its identifier, in order of their numbers. */
    public static final String BY_PUSH = "grid_task/push";
    /** Tasks about a person in a case, by {@link #owner}. */
    static final String BY_SUBJECT = "grid_task/subject";
    /** Pushes of a court. */
    public static final String PUSHES = "grid_push/court";

    private GridLists() {}

    /** The list behind a box. */
    public static String list(GridBox box) {
        return GridTaskResource.KIND + "/" + box.name().substring("GRID_BOX_".length());
    }

    /** Owner of a box: the reader, or a desk or worker of its own. */
    public static String owner(Caller reader, String worker) {
        return worker.isEmpty() ? reader.code() : reader.code() + "/" + worker;
    }

    /** Owner in {@link #BY_SUBJECT}. */
    static String owner(String court, String caseNumber, Subject subject) {
        return Subjects.owner(court, caseNumber, subject.getIdentifier());
    }
}
