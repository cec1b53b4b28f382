// SPDX-License-Identifier: Apache-2.0
package xietong.rules.collaboration;

import static xietong.v1.DispatchOrderState.DISPATCH_ORDER_STATE_DONE;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import xietong.rules.Caller;
import xietong.rules.Kept;
import xietong.rules.Masking;
import xietong.rules.Papers;
import xietong.rules.Refused;
import xietong.rules.Relation;
import xietong.rules.Resource;
import xietong.rules.Rights;
import xietong.rules.StateNames;
import xietong.rules.Times;
import xietong.rules.book.ClockRule.Audience;
import xietong.rules.directory.Directory;
import xietong.rules.statistics.Figure.What;
import xietong.rules.statistics.Figure;
import xietong.v1.Clock;
import xietong.v1.CollaborationStep;
import xietong.v1.DispatchOrder;
import xietong.v1.DispatchOrderBox;
import xietong.v1.DocumentRef;
import xietong.v1.Reason;

/**
 * An order of a collaboration as a resource: the court that is to act, who decided and who leads; a superior of the court
 * once it was laid before it because it was late.
 */
public final class DispatchOrderResource implements Resource<DispatchOrder> {
    /** Name of the kind; topics begin with it. */
    public static final String KIND = "dispatch_order";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public DispatchOrder empty() {
        return DispatchOrder.getDefaultInstance();
    }

    @Override
    public long revision(DispatchOrder order) {
        return order.getRevision();
    }

    /** Whether nothing is left to do. */
    static boolean isDone(DispatchOrder order) {
        return order.getState() == DISPATCH_ORDER_STATE_DONE;
    }

    /** Who sent it: who decided, and who leads. */
    static Set<String> senders(DispatchOrder order) {
        var senders = new LinkedHashSet<>(List.of(order.getDecider(), order.getLead()));
        senders.remove("");
        return senders;
    }

    @Override
    public Set<Relation> relations(DispatchOrder order, Caller caller, Directory directory) {
        var relations = EnumSet.noneOf(Relation.class);
        String code = caller.code();
        if (code.equals(order.getCourt())) {
            relations.add(Relation.RECIPIENT);
        }
        if (senders(order).contains(code)) {
            relations.add(Relation.SENDER);
        }
        if (order.getLaidBeforeList().contains(code) && directory.isSuperior(order.getCourt(), code)) {
            relations.add(Relation.RECIPIENT_SUPERIOR);
        }
        return relations;
    }

    @Override
    public List<Clock> clocks(DispatchOrder order) {
        return order.getClocksList();
    }

    @Override
    public List<ListRow> rows(DispatchOrder order) {
        var rows = new ArrayList<ListRow>();
        Instant sent = Times.instant(order.getSendTime());
        rows.add(new ListRow(
                CollaborationLists.BY_COLLABORATION, order.getCollaboration(), Instant.ofEpochSecond(order.getNumber())));
        if (isDone(order)) {
            rows.add(row(DispatchOrderBox.DISPATCH_ORDER_BOX_DONE, order.getCourt(), Times.instant(order.getDoneTime())));
            return rows;
        }
        Instant due = order.hasDueTime() ? Times.instant(order.getDueTime()) : sent;
        rows.add(row(DispatchOrderBox.DISPATCH_ORDER_BOX_TO_DO, order.getCourt(), due));
        senders(order).forEach(s -> rows.add(row(DispatchOrderBox.DISPATCH_ORDER_BOX_SENT, s, due)));
        order.getLaidBeforeList().forEach(s -> rows.add(row(DispatchOrderBox.DISPATCH_ORDER_BOX_SUPERVISION, s, due)));
        return rows;
    }

    private static ListRow row(DispatchOrderBox box, String owner, Instant due) {
        return new ListRow(CollaborationLists.list(box), owner, due);
    }

    @Override
    public Set<DocumentRef> citations(DispatchOrder order) {
        return Papers.documents(Stream.concat(
                order.getInstrumentList().stream(),
                order.getStepsList().stream().flatMap(s -> s.getPapersList().stream())));
    }

    @Override
    public String status(DispatchOrder order) {
        return StateNames.of(order.getState());
    }

    @Override
    public List<String> allowed(DispatchOrder order) {
        return DispatchOrderAct.allowed(order).stream().map(DispatchOrderAct::rpc).toList();
    }

    @Override
    public List<Owing> owing(DispatchOrder order, Audience audience) {
        return audience == Audience.RECIPIENT ? List.of(Owing.of(order.getCourt(), "")) : List.of();
    }

    @Override
    public List<Figure> figures(DispatchOrder order) {
        String kind = KIND + "/" + StateNames.of(order.getKind());
        Instant sent = Times.instant(order.getSendTime());
        var figures = new ArrayList<Figure>();
        if (order.hasSendTime()) {
            figures.add(Figure.of(order.getCourt(), kind, What.RECEIVED, sent));
        }
        if (order.hasDoneTime()) {
            figures.add(Figure.done(order.getCourt(), kind, sent, Times.instant(order.getDoneTime())));
        }
        if (order.hasOverdueTime()) {
            figures.add(Figure.of(order.getCourt(), kind, What.OVERDUE, Times.instant(order.getOverdueTime())));
        }
        return figures;
    }

    @Override
    public List<String> parties(DispatchOrder order) {
        var parties = new LinkedHashSet<>(List.of(order.getCourt()));
        parties.addAll(senders(order));
        parties.addAll(order.getLaidBeforeList());
        return List.copyOf(parties);
    }

    @Override
    public Kept kept(DispatchOrder order) {
        return Kept.with(order.getCollaboration());
    }

    @Override
    public DispatchOrder erase(DispatchOrder order, Caller by, String reason, Instant now) {
        if (!isDone(order)) {
            throw new Refused(Reason.REASON_STATE_FORBIDS, "personal data of an open order is still needed")
                    .with("article", "PIPL 47");
        }
        return Masking.erase(order).toBuilder()
                .setRevision(order.getRevision() + 1)
                .setErased(true)
                .addSteps(CollaborationStep.newBuilder()
                        .setRevision(order.getRevision() + 1)
                        .setTime(Times.timestamp(now))
                        .setOrganisation(by.code())
                        .setAction("Erase"))
                .build();
    }

    @Override
    public DispatchOrder view(DispatchOrder order, Caller reader, Rights rights, Directory directory) {
        Set<Relation> relations = relations(order, reader, directory);
        var view = order.toBuilder().setMasked(true);
        DispatchOrderAct.allowed(order).stream()
                .filter(a -> rights.relates(a.method(), reader.organisation().getKind(), relations))
                .forEach(a -> view.addAllowedCommands(a.rpc()));
        return view.build();
    }
}
