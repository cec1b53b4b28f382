// SPDX-License-Identifier: Apache-2.0
package xietong.rules.account;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import xietong.rules.Caller;
import xietong.rules.Refused;
import xietong.rules.Relation;
import xietong.rules.Resource;
import xietong.rules.Rights;
import xietong.rules.directory.Directory;
import xietong.store.v1.WallState;
import xietong.v1.AccountState;
import xietong.v1.Reason;

/** A wall that shows an organisation's masked picture; the organisation's own. */
public final class WallResource implements Resource<WallState> {
    /** Name of the kind. */
    public static final String KIND = "wall";
    /** Walls of an organisation. */
    public static final String OWN = "wall/own";

    /** Identifier of a wall. */
    public static String of(String organisation, String wall) {
        return KIND + "/" + organisation + "/" + wall;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public WallState empty() {
        return WallState.getDefaultInstance();
    }

    @Override
    public boolean implicit() {
        return true;
    }

    @Override
    public long revision(WallState state) {
        return state.getAccount().getRevision();
    }

    @Override
    public Set<Relation> relations(WallState state, Caller caller, Directory directory) {
        return Set.of();
    }

    @Override
    public List<ListRow> rows(WallState state) {
        boolean listed = state.getAccount().getState() != AccountState.ACCOUNT_STATE_REMOVED;
        return listed ? List.of(new ListRow(OWN, state.getAccount().getOrganisation(), Instant.EPOCH)) : List.of();
    }

    @Override
    public List<String> parties(WallState state) {
        return List.of();
    }

    @Override
    public WallState erase(WallState state, Caller by, String reason, Instant now) {
        throw new Refused(Reason.REASON_STATE_FORBIDS, "a wall holds nothing about persons");
    }

    @Override
    public WallState view(WallState state, Caller reader, Rights rights, Directory directory) {
        return WallState.newBuilder().setAccount(state.getAccount()).build();
    }
}
