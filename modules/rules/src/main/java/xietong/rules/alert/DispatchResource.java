// SPDX-License-Identifier: Apache-2.0
package xietong.rules.alert;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import xietong.rules.Caller;
import xietong.rules.Refused;
import xietong.rules.Relation;
import xietong.rules.Resource;
import xietong.rules.Rights;
import xietong.rules.Times;
import xietong.rules.directory.Directory;
import xietong.store.v1.Dispatch;
import xietong.v1.Clock;
import xietong.v1.DocumentRef;
import xietong.v1.Reason;

/** The dispatch of an alert as a resource, which nobody reads but the hub. */
final class DispatchResource implements Resource<Dispatch> {
    /** Name of the kind. */
    static final String KIND = "dispatch";
    /** List of those that have something to tell, the urgent first. */
    static final String UNDER_WAY = "dispatch/under_way";
    /** Owner in {@link #UNDER_WAY}. */
    static final String EVERY = "*";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Dispatch empty() {
        return Dispatch.getDefaultInstance();
    }

    @Override
    public long revision(Dispatch state) {
        return state.getRevision();
    }

    @Override
    public Set<Relation> relations(Dispatch state, Caller caller, Directory directory) {
        return Set.of();
    }

    @Override
    public List<Clock> clocks(Dispatch state) {
        return state.getClocksList();
    }

    @Override
    public List<ListRow> rows(Dispatch state) {
        return state.getTopicsCount() == 0
                ? List.of()
                : List.of(new ListRow(UNDER_WAY, EVERY, Times.instant(state.getOrderTime())));
    }

    @Override
    public Set<DocumentRef> citations(Dispatch state) {
        return Set.of();
    }

    @Override
    public String status(Dispatch state) {
        return "";
    }

    @Override
    public List<String> parties(Dispatch state) {
        return List.of();
    }

    @Override
    public Dispatch erase(Dispatch state, Caller by, String reason, Instant now) {
        throw new Refused(Reason.REASON_STATE_FORBIDS, "who was told is evidence and is kept");
    }

    @Override
    public Dispatch view(Dispatch state, Caller reader, Rights rights, Directory directory) {
        return state;
    }
}
