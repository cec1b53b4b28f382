// SPDX-License-Identifier: Apache-2.0
package xietong.rules.collaboration;

import static xietong.v1.CollaborationState.COLLABORATION_STATE_CLOSED;

import java.util.List;
import java.util.stream.Collectors;
import xietong.rules.Checks;
import xietong.rules.Context;
import xietong.rules.Papers;
import xietong.rules.Refused;
import xietong.rules.room.Rooms;
import xietong.v1.AccountHolder;
import xietong.v1.AccountStatus;
import xietong.v1.CollaborationServiceCloseRequest;
import xietong.v1.CommandHeader;
import xietong.v1.DispatchOrder;
import xietong.v1.DispatchRollup;
import xietong.v1.Reason;

/**
 * Who decided closes it 结束; under an agreement who leads. No campaign closes early: what counts is what stands on the
 * accounts now, not what was reported.
 *
 * <p>Refused with: REASON_ACCOUNTS_OPEN as long as any account has a live or queued freeze (SEAL 26), with the lines and
 * whose they are; REASON_ORDERS_OPEN as long as an order is not acknowledged or not done; REASON_RIGHT_MISSING for a lead
 * where a superior decided.
 */
final class Close extends CollaborationRule<CollaborationServiceCloseRequest> {
    /** More than these are not named in a refusal. */
    private static final int NAMED = 20;

    Close() {
        super("Close", CollaborationServiceCloseRequest.getDefaultInstance());
    }

    /** Refused with REASON_RIGHT_MISSING for everyone but who decided, or leads under an agreement. */
    static void requireOwn(CollaborationDraft draft) {
        String own = draft.before.getAgreement().isEmpty() ? draft.before.getDecider() : draft.before.getLead();
        if (!draft.context().caller().code().equals(own)) {
            throw new Refused(Reason.REASON_RIGHT_MISSING, "only the court that decided may do this")
                    .with("accepted", own);
        }
    }

    @Override
    void apply(CollaborationDraft draft, CollaborationServiceCloseRequest command, CommandHeader head) {
        requireOwn(draft);
        Context context = draft.context();
        requireFree(Rollup.of(draft.id, draft.before, context.look(), context.book().directory()));
        requireDone(draft);
        draft.step
                .setText(Checks.text("text", command.getText(), Checks.TEXT))
                .addAllPapers(Papers.known("papers", command.getPapersList(), context));
        new Campaign(draft.id, draft.before, context).leave(draft);
        if (!draft.before.getRoom().isEmpty()) {
            draft.effects(Rooms.closed(draft.before.getRoom(), context));
        }
        draft.state(COLLABORATION_STATE_CLOSED)
                .tellLead("closed")
                .tellDecider("closed")
                .tellRoute("closed")
                .tellParticipants("closed");
    }

    private static void requireFree(DispatchRollup rollup) {
        List<AccountStatus> open =
                rollup.getAccountStatusesList().stream().filter(AccountStatus::getOpen).toList();
        if (!open.isEmpty()) {
            throw new Refused(Reason.REASON_ACCOUNTS_OPEN, open.size() + " accounts still carry a freeze")
                    .with("open", open.size())
                    .with("accounts", open.stream().limit(NAMED).map(Close::named).collect(Collectors.joining("; ")))
                    .with("article", "SEAL 26");
        }
    }

    /** A line with the courts whose freezes stand there: 7: 赣0302,赣0322. */
    private static String named(AccountStatus account) {
        return account.getLine() + ": "
                + account.getHoldersList().stream()
                        .map(AccountHolder::getCourt)
                        .distinct()
                        .collect(Collectors.joining(","));
    }

    private static void requireDone(CollaborationDraft draft) {
        List<DispatchOrder> open = Orders.of(draft.id, draft.context().look()).values().stream()
                .filter(o -> !DispatchOrderResource.isDone(o))
                .toList();
        if (!open.isEmpty()) {
            throw new Refused(Reason.REASON_ORDERS_OPEN, open.size() + " orders are not done")
                    .with("open", open.size())
                    .with("courts", open.stream()
                            .map(DispatchOrder::getCourt)
                            .distinct()
                            .limit(NAMED)
                            .collect(Collectors.joining(",")));
        }
    }
}
