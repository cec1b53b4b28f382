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
import xietong.rules.directory.Directory;
import xietong.store.v1.AudienceSlice;
import xietong.v1.Clock;
import xietong.v1.DocumentRef;
import xietong.v1.Reason;

/** A slice of an audience as a resource, which nobody reads but the hub. */
final class AudienceResource implements Resource<AudienceSlice> {
    /** Name of the kind. */
    static final String KIND = "audience";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public AudienceSlice empty() {
        return AudienceSlice.getDefaultInstance();
    }

    @Override
    public long revision(AudienceSlice state) {
        return state.getRevision();
    }

    @Override
    public Set<Relation> relations(AudienceSlice state, Caller caller, Directory directory) {
        return Set.of();
    }

    @Override
    public List<Clock> clocks(AudienceSlice state) {
        return List.of();
    }

    @Override
    public List<ListRow> rows(AudienceSlice state) {
        return List.of();
    }

    @Override
    public Set<DocumentRef> citations(AudienceSlice state) {
        return Set.of();
    }

    @Override
    public String status(AudienceSlice state) {
        return "";
    }

    @Override
    public List<String> parties(AudienceSlice state) {
        return List.of();
    }

    @Override
    public AudienceSlice erase(AudienceSlice state, Caller by, String reason, Instant now) {
        throw new Refused(Reason.REASON_STATE_FORBIDS, "who was told is evidence and is kept");
    }

    @Override
    public AudienceSlice view(AudienceSlice state, Caller reader, Rights rights, Directory directory) {
        return state;
    }
}
