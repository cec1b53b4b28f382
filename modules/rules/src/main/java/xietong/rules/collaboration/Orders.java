// SPDX-License-Identifier: Apache-2.0
package xietong.rules.collaboration;

import static xietong.v1.DispatchOrderState.DISPATCH_ORDER_STATE_SENT;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import xietong.rules.Checks;
import xietong.rules.Context;
import xietong.rules.Look;
import xietong.rules.Refused;
import xietong.rules.Times;
import xietong.v1.Collaboration;
import xietong.v1.CollaborationKind;
import xietong.v1.CourtTask;
import xietong.v1.DispatchOrder;
import xietong.v1.OrderedAccount;
import xietong.v1.Reason;

/** Sends the orders of a collaboration: one resource for each court, which holds nothing about the others. */
final class Orders {
    private Orders() {}

    /** Orders sent so far, by identifier, in order of their numbers. */
    static Map<String, DispatchOrder> of(String collaboration, Look look) {
        var orders = new LinkedHashMap<String, DispatchOrder>();
        for (String id : look.listed(CollaborationLists.BY_COLLABORATION, collaboration)) {
            look.state(id, DispatchOrder.getDefaultInstance()).ifPresent(o -> orders.put(id, o));
        }
        return orders;
    }

    /** A task in words to each court that takes part; who is given none of its own gets the decision as it is. */
    static void tasks(CollaborationDraft draft, List<CourtTask> tasks) {
        Map<String, CourtTask> given = checked(draft, tasks);
        for (String court : draft.next.getCourtsList()) {
            CourtTask task = given.getOrDefault(
                    court, CourtTask.newBuilder().setCourt(court).setText(draft.next.getDecision()).build());
            draft.next.addTasks(task);
            send(draft, court, task, List.of());
        }
    }

    /** Further tasks to courts that take part; refused with REASON_ADDRESSEE_FORBIDDEN for another. */
    static void further(CollaborationDraft draft, List<CourtTask> tasks) {
        checked(draft, tasks).forEach((court, task) -> send(draft, court, task, List.of()));
    }

    private static Map<String, CourtTask> checked(CollaborationDraft draft, List<CourtTask> tasks) {
        var checked = new LinkedHashMap<String, CourtTask>();
        for (CourtTask task : Checks.list("tasks", tasks, 0)) {
            Checks.court("tasks.court", task.getCourt(), draft.context().book().directory());
            if (!draft.next.getCourtsList().contains(task.getCourt())) {
                throw new Refused(Reason.REASON_ADDRESSEE_FORBIDDEN, "tasks.court: a court that takes part")
                        .with("field", "tasks.court")
                        .with("accepted", String.join(", ", draft.next.getCourtsList()));
            }
            Checks.text("tasks.role", task.getRole(), 64);
            Checks.required("tasks.text", task.getText(), Checks.TEXT);
            if (checked.put(task.getCourt(), task) != null) {
                throw Refused.field("tasks.court", "each court once");
            }
        }
        return checked;
    }

    /** An order to release its own measures on the accounts, to each court that has no order for them yet. */
    static int release(CollaborationDraft draft, Map<String, List<OrderedAccount>> due) {
        CourtTask.Builder task = CourtTask.newBuilder().setRole("解除").setText(draft.next.getDecision());
        due.forEach((court, accounts) -> send(draft, court, task.setCourt(court).build(), accounts));
        return due.size();
    }

    private static void send(CollaborationDraft draft, String court, CourtTask task, List<OrderedAccount> accounts) {
        Context context = draft.context();
        Collaboration.Builder from = draft.next;
        int number = from.getOrderCount() + 1;
        from.setOrderCount(number);
        var order = new OrderChange(draft.newId(), DispatchOrder.getDefaultInstance(), "Dispatch", context);
        order.next
                .setCollaboration(draft.id)
                .setKind(from.getKind())
                .setNumber(number)
                .setDecider(from.getDecider())
                .setLead(leads(from) ? from.getLead() : "")
                .setCourt(court)
                .addAllAccounts(accounts)
                .setRole(task.getRole())
                .setText(task.getText())
                .setGround(from.getGround())
                .setSendTime(Times.timestamp(context.now()))
                .addAllInstrument(from.getInstrumentList());
        if (from.hasDueTime()) {
            order.next.setDueTime(from.getDueTime());
        }
        draft.effects(List.of(order.state(DISPATCH_ORDER_STATE_SENT).tellCourt("sent").effect()));
    }

    /** Who is told to act is told by its superior alone; elsewhere the lead follows what is done. */
    private static boolean leads(Collaboration.Builder from) {
        return from.getKind() != CollaborationKind.COLLABORATION_KIND_SUPERVISE;
    }
}
