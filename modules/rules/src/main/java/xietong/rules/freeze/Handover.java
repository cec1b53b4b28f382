// SPDX-License-Identifier: Apache-2.0
package xietong.rules.freeze;

import static xietong.v1.FreezeState.FREEZE_STATE_PENDING_APPROVAL;
import static xietong.v1.FreezeState.FREEZE_STATE_WITHDRAWN;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import xietong.rules.Context;
import xietong.rules.Effect;
import xietong.rules.Refused;
import xietong.rules.Times;
import xietong.rules.calendar.Deadlines;
import xietong.v1.FreezeOrder;
import xietong.v1.HolderChange;
import xietong.v1.PendingMeasure;
import xietong.v1.Reason;

/**
 * The live and waiting measures of a case, handed to another court with it: that court holds them from then on, their
 * rank, dates and original numbers stay (ENT 6 ¶2). What was not yet approved is withdrawn: it never was a measure.
 */
public final class Handover {
    /** More orders than this do not change hands in one command. */
    public static final int MOST = 200;

    private final String court;
    private final String caseNumber;
    private final Map<String, FreezeOrder> orders = new LinkedHashMap<>();
    private final Context context;

    private Handover(String court, String caseNumber, Context context) {
        this.court = court;
        this.caseNumber = caseNumber;
        this.context = context;
    }

    /** The live measures of a court's case; refused with REASON_TOO_LARGE where they are more than {@link #MOST}. */
    public static Handover of(String court, String caseNumber, Context context) {
        var handover = new Handover(court, caseNumber, context);
        for (String id : context.look().listed(FreezeLists.BY_CASE, caseNumber)) {
            context.look()
                    .state(id, FreezeOrder.getDefaultInstance())
                    .filter(o -> o.getCourt().equals(court) && o.getCaseNumber().equals(caseNumber))
                    .ifPresent(o -> handover.orders.put(id, o));
        }
        if (handover.orders.size() > MOST) {
            throw new Refused(Reason.REASON_TOO_LARGE, "the case has more live measures than one command hands over")
                    .with("accepted", "at most " + MOST + " live measures");
        }
        return handover;
    }

    /** Orders with less left of their period than the rule book asks for. */
    public List<FreezeOrder> toRenew() {
        Instant least = Deadlines.end(
                        context.now(), context.book().collaborations().transfer().left(), context.book().calendar())
                .end();
        return orders.values().stream()
                .filter(o -> o.hasEndTime() && Times.instant(o.getEndTime()).isBefore(least))
                .toList();
    }

    /** Refused with REASON_RENEW_FIRST while there are such (ENT 6 ¶3). */
    public void requireRenewed() {
        List<FreezeOrder> late = toRenew();
        if (!late.isEmpty()) {
            var transfer = context.book().collaborations().transfer();
            throw new Refused(Reason.REASON_RENEW_FIRST, "the court that holds them renews first what is about to end")
                    .with("orders", joined(late, FreezeOrder::getId))
                    .with("request_numbers", joined(late, FreezeOrder::getRequestNumber))
                    .with("accepted", transfer.renewalLength() + " " + transfer.renewalUnit() + " or more left")
                    .with("article", transfer.renewalSource());
        }
    }

    private static String joined(List<FreezeOrder> orders, java.util.function.Function<FreezeOrder, String> name) {
        return orders.stream().map(name).collect(Collectors.joining(","));
    }

    /** Identifiers of the orders that change hands. */
    public List<String> orders() {
        return orders.entrySet().stream()
                .filter(e -> e.getValue().getState() != FREEZE_STATE_PENDING_APPROVAL)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Puts them into another court's hands, under its case. */
    public List<Effect> to(String receiver, String newCaseNumber, String transfer) {
        var drafts = new LinkedHashMap<String, FreezeDraft>();
        orders.forEach((id, order) -> {
            FreezeDraft draft = drafts.computeIfAbsent(
                    order.getAsset().isEmpty() ? id : order.getAsset(), key -> draft(order));
            OrderDraft next = draft.order(id, order, "Transfer");
            if (order.getState() == FREEZE_STATE_PENDING_APPROVAL) {
                next.state(FREEZE_STATE_WITHDRAWN).tellHolder("withdrawn");
            } else {
                give(draft, next, receiver, newCaseNumber, transfer);
            }
        });
        var effects = new ArrayList<Effect>();
        drafts.values().forEach(d -> effects.addAll(d.effects()));
        return effects;
    }

    private FreezeDraft draft(FreezeOrder order) {
        var draft = new FreezeDraft(context);
        return order.getAsset().isEmpty() ? draft : draft.on(order.getAsset());
    }

    private void give(FreezeDraft draft, OrderDraft order, String receiver, String newCaseNumber, String transfer) {
        List<PendingMeasure> asked =
                order.before.getPendingList().stream().filter(p -> !p.getAwaitingApproval()).toList();
        order.next
                .clearPending()
                .addAllPending(asked)
                .setCourt(receiver)
                .setCaseNumber(newCaseNumber)
                .addHolderChanges(HolderChange.newBuilder()
                        .setCourt(court)
                        .setCaseNumber(caseNumber)
                        .setTime(Times.timestamp(context.now()))
                        .setTransfer(transfer)
                        .setRevision(order.next.getRevision()));
        order.code("ENT 6 ¶2").tellRegistrar("transferred");
        draft.queue(draft.queue().change(order.id, e -> e.setCourt(receiver).setCaseNumber(newCaseNumber)));
    }
}
