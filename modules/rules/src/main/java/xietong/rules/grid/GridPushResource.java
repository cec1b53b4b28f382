// SPDX-License-Identifier: Apache-2.0
package xietong.rules.grid;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import xietong.rules.Caller;
import xietong.rules.Kept;
import xietong.rules.Masking;
import xietong.rules.Papers;
import xietong.rules.Relation;
import xietong.rules.Resource;
import xietong.rules.Rights;
import xietong.rules.Times;
import xietong.rules.directory.Directory;
import xietong.v1.Clock;
import xietong.v1.DocumentRef;
import xietong.v1.GridPush;

/** What was pushed at once, as a resource: the court's alone. Whom it is about stands in its tasks. */
public final class GridPushResource implements Resource<GridPush> {
    /** Name of the kind; topics begin with it. */
    public static final String KIND = "grid_push";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public GridPush empty() {
        return GridPush.getDefaultInstance();
    }

    @Override
    public long revision(GridPush push) {
        return push.getRevision();
    }

    @Override
    public Set<Relation> relations(GridPush push, Caller caller, Directory directory) {
        return caller.code().equals(push.getCourt()) ? Set.of(Relation.SENDER) : Set.of();
    }

    @Override
    public List<Clock> clocks(GridPush push) {
        return List.of();
    }

    @Override
    public List<ListRow> rows(GridPush push) {
        return List.of(new ListRow(GridLists.PUSHES, push.getCourt(), Times.instant(push.getTime())));
    }

    @Override
    public Set<DocumentRef> citations(GridPush push) {
        return Papers.documents(push.getPapersList().stream());
    }

    @Override
    public String status(GridPush push) {
        return "";
    }

    @Override
    public List<String> parties(GridPush push) {
        return List.of(push.getCourt());
    }

    @Override
    public Kept kept(GridPush push) {
        return Kept.until(GridLists.BY_PUSH, push.getId());
    }

    @Override
    public GridPush erase(GridPush push, Caller by, String reason, Instant now) {
        return Masking.erase(push).toBuilder().setRevision(push.getRevision() + 1).setErased(true).build();
    }

    @Override
    public GridPush view(GridPush push, Caller reader, Rights rights, Directory directory) {
        return push.toBuilder().setMasked(true).build();
    }
}
