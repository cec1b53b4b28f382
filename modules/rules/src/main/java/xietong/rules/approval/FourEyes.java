// SPDX-License-Identifier: Apache-2.0
package xietong.rules.approval;

import com.google.protobuf.Message;
import java.util.ArrayList;
import xietong.rules.CommandRule;
import xietong.rules.Context;
import xietong.rules.Decision;
import xietong.rules.Effect;
import xietong.rules.Refused;
import xietong.rules.RuleAround;
import xietong.store.v1.OfficerState;
import xietong.v1.CommandHeader;
import xietong.v1.DirectoryServiceEnrolOfficerRequest;
import xietong.v1.OfficerRole;
import xietong.v1.Proposal;
import xietong.v1.ProposalState;
import xietong.v1.Reason;

/**
 * An act of an administrator, and the second officer that the rule book may ask for (four eyes 双人复核): it is decided only
 * where its head names an open proposal of this very act by another officer of the organisation, which it approves in the
 * same commit. What the act itself does and refuses stays the act's own.
 *
 * <p>Refused with: REASON_SECOND_OFFICER_REQUIRED without a proposal where two are asked for, and to whoever made the
 * proposal; REASON_NOT_PARTY where there is no such proposal of the organisation; REASON_STATE_FORBIDS where it is decided or
 * has expired; REASON_FIELD_INVALID where it is of another act, and for a proposal where none is asked for.
 */
public final class FourEyes<C extends Message, S extends Message> extends RuleAround<C, S> {
    private FourEyes(CommandRule<C, S> rule) {
        super(rule);
    }

    /** Around a rule whose act can be proposed; any other as it is. */
    public static <C extends Message, S extends Message> CommandRule<C, S> around(CommandRule<C, S> rule) {
        return ProposedActs.holds(rule.prototype()) ? new FourEyes<>(rule) : rule;
    }

    @Override
    public Decision<S> decide(S state, C command, Context context) {
        CommandHeader header = rule.header(command);
        if (!asked(rule.method(), state, command, context)) {
            if (!header.getApproval().isEmpty()) {
                throw Refused.field("header.approval", "empty: the rule book asks for no second officer here");
            }
            return rule.decide(state, command, context);
        }
        if (header.getApproval().isEmpty()) {
            throw new Refused(Reason.REASON_SECOND_OFFICER_REQUIRED, "the rule book asks for two administrators: propose it, "
                            + "and another approves")
                    .with("act", rule.method());
        }
        Proposal proposal = open(header.getApproval(), context);
        if (!ProposedActs.of(command).equals(proposal.getAct())) {
            throw Refused.field("header.approval", "a proposal of this very act");
        }
        Decision<S> decision = rule.decide(state, command, context);
        var effects = new ArrayList<Effect>(decision.effects());
        effects.add(Effect.quiet(proposal.getId(), ProposalResource.decided(
                proposal, ProposalState.PROPOSAL_STATE_APPROVED, header.getReason(), context)));
        return decision.with(effects);
    }

    /** Whether the rule book asks for two; of an account's acts, where it is an administrator's, or becomes one. */
    static boolean asked(String method, Message state, Message command, Context context) {
        return !context.caller().code().isEmpty()
                && context.book().administration().fourEyes().asksFor(method, context.caller().organisation().getKind())
                && (!(state instanceof OfficerState account)
                        || account.getAccount().getRolesList().contains(OfficerRole.OFFICER_ROLE_ADMINISTRATOR)
                        || command instanceof DirectoryServiceEnrolOfficerRequest enrol
                                && enrol.getRolesList().contains(OfficerRole.OFFICER_ROLE_ADMINISTRATOR));
    }

    /** An open proposal of the caller's organisation by another officer than the caller's. */
    static Proposal open(String id, Context context) {
        Proposal proposal = context.look().state(id, Proposal.getDefaultInstance())
                .orElseThrow(Refused::notParty);
        return requireOthers(proposal, context);
    }

    /** Refuses what is not the organisation's, not open, or the caller's own. */
    static Proposal requireOthers(Proposal proposal, Context context) {
        if (!proposal.getOrganisation().equals(context.caller().code())) {
            throw Refused.notParty();
        }
        if (proposal.getState() != ProposalState.PROPOSAL_STATE_OPEN) {
            throw new Refused(Reason.REASON_STATE_FORBIDS, "the proposal is decided or has expired");
        }
        if (proposal.getProposer().getId().equals(context.caller().officer().getId())) {
            throw new Refused(
                    Reason.REASON_SECOND_OFFICER_REQUIRED, "another officer than the one who proposed it decides");
        }
        return proposal;
    }
}
