// SPDX-License-Identifier: Apache-2.0
package xietong.rules.approval;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import xietong.rules.Caller;
import xietong.rules.Context;
import xietong.rules.Masking;
import xietong.rules.Refused;
import xietong.rules.Relation;
import xietong.rules.Resource;
import xietong.rules.Rights;
import xietong.rules.StateNames;
import xietong.rules.Times;
import xietong.rules.directory.Directory;
import xietong.v1.Clock;
import xietong.v1.OfficerRole;
import xietong.v1.Personal;
import xietong.v1.Proposal;
import xietong.v1.ProposalState;
import xietong.v1.Reason;

/** A proposal as a resource: the organisation's own, read by its administrators. */
public final class ProposalResource implements Resource<Proposal> {
    /** Name of the kind. */
    public static final String KIND = "proposal";
    /** Open ones of an organisation, the first to expire first. */
    public static final String OPEN = "proposal/open";
    /** Those that are decided or have expired, the oldest first. */
    public static final String DECIDED = "proposal/decided";

    /** The documents of a whole rule book may be proposed at once. */
    private static final int ROOM = 512 * 1024;

    static Proposal decided(Proposal before, ProposalState state, String reason, Context context) {
        return before.toBuilder()
                .setRevision(before.getRevision() + 1)
                .setState(state)
                .setDecider(context.caller().officer())
                .setDecideReason(reason)
                .setDecideTime(Times.timestamp(context.now()))
                .clearClocks()
                .build();
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Proposal empty() {
        return Proposal.getDefaultInstance();
    }

    @Override
    public long revision(Proposal state) {
        return state.getRevision();
    }

    @Override
    public Set<Relation> relations(Proposal state, Caller caller, Directory directory) {
        return Set.of();
    }

    @Override
    public List<Clock> clocks(Proposal state) {
        return state.getClocksList();
    }

    @Override
    public List<ListRow> rows(Proposal state) {
        boolean open = state.getState() == ProposalState.PROPOSAL_STATE_OPEN;
        return List.of(new ListRow(
                open ? OPEN : DECIDED,
                state.getOrganisation(),
                Times.instant(open ? state.getExpireTime() : state.getDecideTime())));
    }

    @Override
    public String status(Proposal state) {
        return StateNames.of(state.getState());
    }

    @Override
    public List<String> allowed(Proposal state) {
        return state.getState() == ProposalState.PROPOSAL_STATE_OPEN ? List.of("DeclineProposal") : List.of();
    }

    @Override
    public int room(Proposal before, Proposal after) {
        return ROOM;
    }

    @Override
    public List<String> parties(Proposal state) {
        return List.of();
    }

    @Override
    public Proposal erase(Proposal state, Caller by, String reason, Instant now) {
        if (state.getState() == ProposalState.PROPOSAL_STATE_OPEN) {
            throw new Refused(Reason.REASON_STATE_FORBIDS, "an open proposal is still needed").with("article", "PIPL 47");
        }
        return Masking.erase(state).toBuilder().setRevision(state.getRevision() + 1).setErased(true).build();
    }

    /** The organisation's administrators, and its own system for them, see in clear what they decide on; an auditor does not. */
    @Override
    public Proposal view(Proposal state, Caller reader, Rights rights, Directory directory) {
        boolean decides = reader.code().equals(state.getOrganisation())
                && (reader.role() == OfficerRole.OFFICER_ROLE_ADMINISTRATOR || reader.role() == OfficerRole.OFFICER_ROLE_SYSTEM);
        return decides
                ? state.toBuilder()
                        .addClearKinds(Personal.PERSONAL_NAME)
                        .addClearKinds(Personal.PERSONAL_ID_NUMBER)
                        .addClearKinds(Personal.PERSONAL_TEXT)
                        .build()
                : state;
    }
}
