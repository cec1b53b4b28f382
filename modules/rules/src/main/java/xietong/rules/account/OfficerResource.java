// SPDX-License-Identifier: Apache-2.0
package xietong.rules.account;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import xietong.rules.Caller;
import xietong.rules.Masking;
import xietong.rules.Refused;
import xietong.rules.Relation;
import xietong.rules.Resource;
import xietong.rules.Rights;
import xietong.rules.directory.Directory;
import xietong.store.v1.OfficerState;
import xietong.v1.AccountState;
import xietong.v1.Reason;

/**
 * An officer's account, the organisation's own. Its identifier names organisation and officer, so that whose it is needs no
 * look-up. Read through the list only, without what is secret.
 */
public final class OfficerResource implements Resource<OfficerState> {
    /** Name of the kind. */
    public static final String KIND = "officer";
    /** Accounts of an organisation. */
    public static final String OWN = "officer/own";

    /** Identifier of an officer's account. */
    public static String of(String organisation, String officer) {
        return KIND + "/" + organisation + "/" + officer;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public OfficerState empty() {
        return OfficerState.getDefaultInstance();
    }

    @Override
    public boolean implicit() {
        return true;
    }

    @Override
    public long revision(OfficerState state) {
        return state.getAccount().getRevision();
    }

    @Override
    public Set<Relation> relations(OfficerState state, Caller caller, Directory directory) {
        return Set.of();
    }

    @Override
    public List<ListRow> rows(OfficerState state) {
        boolean listed = state.getAccount().getState() != AccountState.ACCOUNT_STATE_REMOVED;
        return listed ? List.of(new ListRow(OWN, state.getAccount().getOrganisation(), Instant.EPOCH)) : List.of();
    }

    @Override
    public List<String> parties(OfficerState state) {
        return List.of();
    }

    @Override
    public OfficerState erase(OfficerState state, Caller by, String reason, Instant now) {
        if (state.getAccount().getState() != AccountState.ACCOUNT_STATE_REMOVED) {
            throw new Refused(Reason.REASON_STATE_FORBIDS, "the account is in use").with("article", "PIPL 47");
        }
        OfficerState erased = Masking.erase(state);
        return erased.toBuilder()
                .setAccount(erased.getAccount().toBuilder().setRevision(state.getAccount().getRevision() + 1))
                .build();
    }

    /** Without what is secret. */
    @Override
    public OfficerState view(OfficerState state, Caller reader, Rights rights, Directory directory) {
        return OfficerState.newBuilder().setAccount(state.getAccount()).build();
    }
}
