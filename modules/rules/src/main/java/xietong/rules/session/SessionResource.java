// SPDX-License-Identifier: Apache-2.0
package xietong.rules.session;

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
import xietong.store.v1.SessionEnd;
import xietong.v1.Reason;

/**
 * From when on the sessions at a device, or of an officer, count. Nobody reads it but the hub's nodes, which follow the
 * list of its changes.
 */
public final class SessionResource implements Resource<SessionEnd> {
    /** Name of the kind. */
    public static final String KIND = "session";
    /** All changes, of every organisation, by their time; nobody's list. */
    public static final String CHANGES = "session.changes";

    /** Identifier for a device of an organisation. */
    public static String device(String organisation, String thumbprint) {
        return KIND + "/" + organisation + "/device/" + thumbprint;
    }

    /** Identifier for an officer of an organisation. */
    public static String officer(String organisation, String officer) {
        return KIND + "/" + organisation + "/officer/" + officer;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public SessionEnd empty() {
        return SessionEnd.getDefaultInstance();
    }

    @Override
    public boolean implicit() {
        return true;
    }

    @Override
    public long revision(SessionEnd state) {
        return state.getRevision();
    }

    @Override
    public Set<Relation> relations(SessionEnd state, Caller caller, Directory directory) {
        return Set.of();
    }

    @Override
    public List<ListRow> rows(SessionEnd state) {
        return List.of(new ListRow(CHANGES, "", Times.instant(state.getBeginTime())));
    }

    @Override
    public List<String> parties(SessionEnd state) {
        return List.of();
    }

    @Override
    public SessionEnd erase(SessionEnd state, Caller by, String reason, Instant now) {
        throw new Refused(Reason.REASON_STATE_FORBIDS, "sessions are evidence and are kept");
    }

    @Override
    public SessionEnd view(SessionEnd state, Caller reader, Rights rights, Directory directory) {
        return state;
    }
}
