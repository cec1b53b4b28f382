// SPDX-License-Identifier: Apache-2.0
package xietong.rules.collaboration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import xietong.rules.Context;
import xietong.rules.Look;
import xietong.rules.freeze.Accounts;
import xietong.v1.AssetCampaign;
import xietong.v1.Collaboration;
import xietong.v1.DispatchLine;
import xietong.v1.DispatchOrder;
import xietong.v1.LineFreeze;
import xietong.v1.OrderedAccount;
import xietong.v1.QueueEntry;

/**
 * A unified dispatch 统一调度 as its accounts stand: who has to release what. Where the hub carries freezes on an account
 * its queue says so, for those who wait too, since whoever waits comes into force when others release (SEAL 26);
 * of what it did not carry the application does, though the hub knows the account.
 */
final class Campaign {
    private final String id;
    private final Collaboration collaboration;
    private final Context context;

    Campaign(String id, Collaboration collaboration, Context context) {
        this.id = id;
        this.collaboration = collaboration;
        this.context = context;
    }

    /** By court what it has to release and has no order for yet. */
    Map<String, List<OrderedAccount>> due(List<String> warnings) {
        var due = new LinkedHashMap<String, List<OrderedAccount>>();
        List<DispatchOrder> sent = List.copyOf(Orders.of(id, context.look()).values());
        for (int i = 0; i < collaboration.getLinesCount(); i++) {
            DispatchLine line = collaboration.getLines(i);
            int number = i + 1;
            Optional<Accounts.Found> found = Accounts.find(line.getKey(), context.look());
            if (found.isPresent()) {
                List<QueueEntry> queue = found.get().asset().getQueueList();
                warn(line, number, found.get(), warnings);
                for (QueueEntry entry : queue) {
                    if (!entry.getOutside()) {
                        add(due, sent, entry.getCourt(), account(line, number, entry));
                    }
                }
            }
            notCarried(line, found, context.look())
                    .forEach(f -> add(due, sent, f.getCourt(), account(line, number, f)));
        }
        return due;
    }

    /**
     * Freezes of a line that the hub did not carry: of these its queue says nothing, and what the application says stands
     * until their court has reported them released.
     */
    static List<LineFreeze> notCarried(DispatchLine line, Optional<Accounts.Found> found, Look look) {
        List<QueueEntry> queue = found.map(f -> f.asset().getQueueList()).orElse(List.of());
        return line.getFreezesList().stream()
                .filter(f -> queue.stream().noneMatch(e -> !e.getOutside() && names(f, e)))
                .filter(f -> found.isEmpty() || !Accounts.isKnown(f.getCourt(), f.getOriginalRequestNumber(), look))
                .toList();
    }

    private void warn(DispatchLine line, int number, Accounts.Found found, List<String> warnings) {
        List<QueueEntry> queue = found.asset().getQueueList();
        List<LineFreeze> notCarried = notCarried(line, Optional.of(found), context.look());
        for (LineFreeze freeze : line.getFreezesList()) {
            boolean stands = queue.stream().anyMatch(e -> names(freeze, e)) || notCarried.contains(freeze);
            if (!stands) {
                warnings.add("line " + number + ": the freeze that " + freeze.getCourt() + " ordered does not stand (any more)");
            }
        }
        queue.stream()
                .filter(e -> e.getOutside() && line.getFreezesList().stream().noneMatch(f -> names(f, e)))
                .forEach(e -> warnings.add(
                        "line " + number + ": a freeze from outside the hub stands on it, which no order reaches"));
    }

    /** Whether it is this freeze that a line names. */
    static boolean names(LineFreeze freeze, QueueEntry entry) {
        return freeze.getOriginalCaseNumber().equals(entry.getOriginalCaseNumber())
                && freeze.getOriginalRequestNumber().equals(entry.getRequestNumber());
    }

    private static void add(
            Map<String, List<OrderedAccount>> due, List<DispatchOrder> sent, String court, OrderedAccount account) {
        boolean ordered = sent.stream()
                .filter(o -> o.getCourt().equals(court))
                .flatMap(o -> o.getAccountsList().stream())
                .anyMatch(o -> sameFreeze(o, account));
        if (!ordered) {
            due.computeIfAbsent(court, c -> new ArrayList<>()).add(account);
        }
    }

    private static boolean sameFreeze(OrderedAccount one, OrderedAccount other) {
        return one.getLine() == other.getLine()
                && one.getOriginalCaseNumber().equals(other.getOriginalCaseNumber())
                && one.getOriginalRequestNumber().equals(other.getOriginalRequestNumber());
    }

    private static OrderedAccount account(DispatchLine line, int number, QueueEntry entry) {
        return OrderedAccount.newBuilder()
                .setLine(number)
                .setKey(line.getKey())
                .setOriginalCaseNumber(entry.getOriginalCaseNumber())
                .setOriginalRequestNumber(entry.getRequestNumber())
                .setOrder(entry.getOrder())
                .build();
    }

    private static OrderedAccount account(DispatchLine line, int number, LineFreeze freeze) {
        return OrderedAccount.newBuilder()
                .setLine(number)
                .setKey(line.getKey())
                .setOriginalCaseNumber(freeze.getOriginalCaseNumber())
                .setOriginalRequestNumber(freeze.getOriginalRequestNumber())
                .build();
    }

    /** Every account that the hub knows becomes part of it: its lead and its decider hear of what happens there. */
    void join(CollaborationDraft draft) {
        var campaign = AssetCampaign.newBuilder()
                .setCollaboration(id)
                .setLead(collaboration.getLead())
                .setDecider(collaboration.getDecider())
                .build();
        accounts().forEach(f -> draft.effects(Accounts.join(f, campaign, context)));
    }

    /** They are part of it no more. */
    void leave(CollaborationDraft draft) {
        accounts().forEach(f -> draft.effects(Accounts.leave(f, id, context)));
    }

    /** Each account that the hub knows, once: two lines may turn out to be one. */
    private List<Accounts.Found> accounts() {
        var found = new LinkedHashMap<String, Accounts.Found>();
        collaboration.getLinesList()
                .forEach(l -> Accounts.find(l.getKey(), context.look()).ifPresent(f -> found.putIfAbsent(f.id(), f)));
        return List.copyOf(found.values());
    }
}
