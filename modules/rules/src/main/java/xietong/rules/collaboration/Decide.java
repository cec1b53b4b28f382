// SPDX-License-Identifier: Apache-2.0
package xietong.rules.collaboration;

import static xietong.v1.CollaborationState.COLLABORATION_STATE_IN_FORCE;
import static xietong.v1.CollaborationState.COLLABORATION_STATE_REFUSED;

import com.google.protobuf.Timestamp;
import java.util.ArrayList;
import java.util.List;
import xietong.rules.Checks;
import xietong.rules.Context;
import xietong.rules.Papers;
import xietong.rules.Refused;
import xietong.rules.Times;
import xietong.rules.book.Collaborations.Kind;
import xietong.rules.book.Collaborations.Power;
import xietong.rules.cases.Transfers;
import xietong.rules.freeze.Accounts;
import xietong.rules.room.Rooms;
import xietong.v1.Asset;
import xietong.v1.CaseRef;
import xietong.v1.Collaboration;
import xietong.v1.CollaborationKind;
import xietong.v1.CollaborationServiceDecideRequest;
import xietong.v1.CommandHeader;
import xietong.v1.Reason;

/**
 * The superior that all courts concerned share decides 决定; its decision binds (ENF 70). Joint action, dispatch and
 * settlement leave the power where it is; assigning, taking up and concentrating hand the cases over.
 *
 * <p>Refused with: REASON_NOT_COMMON_SUPERIOR, with who it would be, by the courts concerned as they are now (ENF 67, 74);
 * REASON_PAPERS_MISSING without the instrument (EXP 11); REASON_ADDRESSEE_FORBIDDEN where a case is taken up for another
 * court, or a task goes to one that takes no part; REASON_ORIGINAL_MISMATCH for a disposer that is not in the queue;
 * REASON_TOO_LARGE where it concerns more than one command can change.
 */
final class Decide extends CollaborationRule<CollaborationServiceDecideRequest> {

    Decide() {
        super("Decide", CollaborationServiceDecideRequest.getDefaultInstance());
    }

    @Override
    void apply(CollaborationDraft draft, CollaborationServiceDecideRequest command, CommandHeader head) {
        Context context = draft.context();
        Kind kind = context.book().collaborations().kind(draft.before.getKind());
        if (!command.getReceiving().isEmpty()) {
            requireMoves(kind);
            draft.next.setReceiving(Checks.court("receiving", command.getReceiving(), context.book().directory()));
        }
        Concerned concerned = Concerned.asOfNow(draft.next.build(), context);
        // Who was asked may refuse also where more courts are concerned by now than it is above: they apply anew.
        boolean asked = context.caller().code().equals(draft.before.getDecider());
        if (command.getGranted() || !asked) {
            concerned.requireDecider(context.caller().code());
        }
        draft.next.setDecider(context.caller().code()).setDecideTime(Times.timestamp(context.now()));
        if (!command.getGranted()) {
            draft.next.setDecision(Checks.reason(head));
            draft.state(COLLABORATION_STATE_REFUSED).tellLead("refused").tellRoute("refused");
            return;
        }
        draft.next
                .addAllInstrument(Papers.complete(command.getPapersList(), kind.instrument(), kind.source(), context))
                .setDecision(Checks.required("text", command.getText(), Checks.TEXT));
        due(draft, command, kind);
        draft.state(COLLABORATION_STATE_IN_FORCE);
        carryOut(draft, command, kind);
        if (command.getOpenRoom()) {
            room(draft);
        }
        draft.tellLead("decided").tellRoute("decided").tellParticipants("decided");
    }

    private static void requireMoves(Kind kind) {
        if (!kind.moves()) {
            throw Refused.field("receiving", "nothing for this kind");
        }
    }

    private static void due(CollaborationDraft draft, CollaborationServiceDecideRequest command, Kind kind) {
        Timestamp due = command.hasDueTime() ? command.getDueTime() : draft.before.getDueTime();
        if (!command.hasDueTime() && !draft.before.hasDueTime()) {
            if (kind.deadline()) {
                throw Refused.field("due_time", "a deadline for this kind (" + kind.source() + ")");
            }
            return;
        }
        draft.next.setDueTime(Times.timestamp(Apply.due(Times.instant(due), draft.context())));
    }

    private static void carryOut(CollaborationDraft draft, CollaborationServiceDecideRequest command, Kind kind) {
        boolean tasks = draft.before.getCourtsCount() > 0;
        if (!tasks && command.getTasksCount() > 0) {
            throw Refused.field("tasks", "nothing for this kind");
        }
        boolean settles = draft.before.getKind() == CollaborationKind.COLLABORATION_KIND_SETTLE_DISPOSAL;
        if (!settles && !command.getDisposer().isEmpty()) {
            throw Refused.field("disposer", "nothing for this kind");
        }
        switch (draft.before.getKind()) {
            case COLLABORATION_KIND_SUPERVISE, COLLABORATION_KIND_ACT_JOINTLY -> Orders.tasks(draft, command.getTasksList());
            case COLLABORATION_KIND_SETTLE_DISPOSAL -> settle(draft, command.getDisposer());
            case COLLABORATION_KIND_DISPATCH -> dispatch(draft);
            default -> move(draft, kind);
        }
    }

    private static void dispatch(CollaborationDraft draft) {
        var campaign = new Campaign(draft.id, draft.next.build(), draft.context());
        Orders.release(draft, campaign.due(draft.warnings()));
        campaign.join(draft);
    }

    private static void settle(CollaborationDraft draft, String disposer) {
        Context context = draft.context();
        Asset asset = context.look()
                .state(draft.before.getAsset(), Asset.getDefaultInstance())
                .orElseThrow(() -> new IllegalStateException("asset " + draft.before.getAsset() + " is not there"));
        var found = new Accounts.Found(draft.before.getAsset(), asset);
        draft.effects(Accounts.settle(found, disposer, draft.next.getDecision(), context));
        draft.next.setDisposer(disposer);
    }

    private static void move(CollaborationDraft draft, Kind kind) {
        Collaboration decided = draft.next.build();
        if (decided.getReceiving().isEmpty()) {
            throw Refused.field("receiving", "the court that receives the cases");
        }
        boolean taken = decided.getReceiving().equals(decided.getDecider());
        if (kind.power() == Power.MOVES_UP && !taken) {
            throw new Refused(Reason.REASON_ADDRESSEE_FORBIDDEN, "who takes a case up takes it itself")
                    .with("field", "receiving")
                    .with("accepted", decided.getDecider())
                    .with("article", kind.source());
        }
        for (CaseRef moved : decided.getCasesList()) {
            if (moved.getCourt().equals(decided.getReceiving())) {
                draft.warnings().add("cases: " + moved.getCaseNumber() + " is with the receiving court already");
            } else {
                draft.effects(List.of(
                        Transfers.decided(draft.newId(), decided, moved, draft.warnings(), draft.context())));
            }
        }
    }

    private static void room(CollaborationDraft draft) {
        Collaboration.Builder next = draft.next;
        var members = new ArrayList<>(List.of(next.getLead(), next.getApplicant(), next.getDecider()));
        members.addAll(CollaborationResource.participants(next.build()));
        String room = draft.newId();
        next.setRoom(room);
        String title = draft.context().book().collaborations().kind(next.getKind()).title();
        draft.effects(List.of(Rooms.decided(room, draft.id, title, next.getLead(), members, draft.context())));
    }
}
