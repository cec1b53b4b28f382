// SPDX-License-Identifier: Apache-2.0
package xietong.rules.admin;

import com.google.protobuf.Message;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;
import xietong.rules.Caller;
import xietong.rules.Refused;
import xietong.rules.Relation;
import xietong.rules.Resource;
import xietong.rules.Rights;
import xietong.rules.directory.Directory;
import xietong.v1.Reason;

/**
 * A resource that is only a chain of evidence: the rule book, the hub's settings, readings in clear. Nobody is party
 * to it, it stands in no list and has no clock.
 */
record PlainResource<S extends Message>(String kind, S empty, ToLongFunction<S> counter) implements Resource<S> {

    @Override
    public boolean implicit() {
        return true;
    }

    @Override
    public long revision(S state) {
        return counter.applyAsLong(state);
    }

    @Override
    public Set<Relation> relations(S state, Caller caller, Directory directory) {
        return Set.of();
    }

    @Override
    public List<String> parties(S state) {
        return List.of();
    }

    @Override
    public S erase(S state, Caller by, String reason, Instant now) {
        throw new Refused(Reason.REASON_STATE_FORBIDS, kind + " is evidence and is kept");
    }

    @Override
    public S view(S state, Caller reader, Rights rights, Directory directory) {
        return state;
    }
}
