// SPDX-License-Identifier: Apache-2.0
package xietong.rules.approval;

import com.google.protobuf.Message;
import java.util.List;
import java.util.Optional;
import xietong.rules.Catalogue;
import xietong.rules.Checks;
import xietong.rules.CommandRule;
import xietong.rules.Context;
import xietong.rules.Decision;
import xietong.rules.Refused;
import xietong.rules.Rights;
import xietong.rules.StandardRule;
import xietong.rules.Times;
import xietong.rules.clock.ClockRunner;
import xietong.v1.AdminServiceProposeRequest;
import xietong.v1.Clock;
import xietong.v1.CommandHeader;
import xietong.v1.Proposal;
import xietong.v1.ProposalState;
import xietong.v1.Reason;

/**
 * Proposes an act for which the rule book asks for a second administrator 提请复核. The act is looked at as if it were given
 * now, so that what could not be done is not proposed.
 *
 * <p>Refused with: REASON_FIELD_INVALID without a reason or an act, for an act with a head of its own, and for one that needs
 * no second officer; REASON_RIGHT_MISSING for an act that is not the caller's to do; REASON_NOT_PARTY where the act is on
 * nothing that is there; and as the act itself is refused.
 */
final class Propose extends StandardRule<AdminServiceProposeRequest, Proposal> {
    private static final String EXPIRES = "proposal.expires";

    Propose() {
        super("AdminService/Propose", AdminServiceProposeRequest.getDefaultInstance(), ProposalResource.KIND);
    }

    @Override
    public Decision<Proposal> decide(Proposal state, AdminServiceProposeRequest command, Context context) {
        String reason = Checks.reason(command.getHeader());
        Message act = ProposedActs.command(command.getAct()).orElseThrow(() -> Refused.field("act", "one of the acts"));
        if (!ProposedActs.of(act).equals(command.getAct())) {
            throw Refused.field("act.header", "empty but for expected_revision");
        }
        requirePossible(act, command, context);
        Clock clock = ClockRunner.plain(
                EXPIRES,
                context.book().administration().fourEyes().expires().period(),
                1,
                context.now(),
                context.book());
        Proposal proposal = Proposal.newBuilder()
                .setId(context.newId())
                .setRevision(1)
                .setState(ProposalState.PROPOSAL_STATE_OPEN)
                .setOrganisation(context.caller().code())
                .setAct(command.getAct())
                .setProposer(context.caller().officer())
                .setReason(reason)
                .setProposeTime(Times.timestamp(context.now()))
                .setRuleBookVersion(context.book().version())
                .setExpireTime(clock.getDueTime())
                .addClocks(clock)
                .build();
        return Decision.of(proposal, List.of(), List.of());
    }

    private static void requirePossible(Message act, AdminServiceProposeRequest command, Context context) {
        String method = ProposedActs.method(act);
        var caller = context.caller();
        if (!Rights.standard().mayCall(method, caller.organisation().getKind(), caller.role())) {
            throw new Refused(Reason.REASON_RIGHT_MISSING, "this is not yours to do in this role");
        }
        CommandRule<Message, Message> rule = Catalogue.<Message>rule(method).orElseThrow();
        Message given = ProposedActs.given(act, command.getHeader());
        Optional<Message> found = context.look().state(rule.resource(given, caller));
        if (found.isEmpty() && rule.kind().equals(CommandRule.ANY_KIND)) {
            throw Refused.notParty();
        }
        Message state = found.orElseGet(() -> Catalogue.resource(rule.kind()).empty());
        if (!FourEyes.asked(method, state, given, context)) {
            throw Refused.field("act", "one for which the rule book asks for a second officer; this one is given as it is");
        }
        requireRevision(rule.header(given), Catalogue.resourceOf(state).revision(state));
        Catalogue.act(method).decide(state, given, context);
    }

    private static void requireRevision(CommandHeader header, long revision) {
        if (header.hasExpectedRevision() && header.getExpectedRevision() != revision) {
            throw new Refused(Reason.REASON_REVISION_MISMATCH, "the resource is at another revision").with("revision", revision);
        }
    }
}
