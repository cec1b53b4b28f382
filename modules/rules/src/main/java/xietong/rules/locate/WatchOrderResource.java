// SPDX-License-Identifier: Apache-2.0
package xietong.rules.locate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import xietong.rules.About;
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
import xietong.rules.alert.AlertLists;
import xietong.rules.book.ClockRule.Audience;
import xietong.rules.directory.Directory;
import xietong.v1.Clock;
import xietong.v1.DocumentRef;
import xietong.v1.Reason;
import xietong.v1.Subject;
import xietong.v1.WatchAddressee;
import xietong.v1.WatchAnswer;
import xietong.v1.WatchBox;
import xietong.v1.WatchOrder;
import xietong.v1.WatchState;
import xietong.v1.WatchStep;

/** A watch order as a resource. Who refused it is no party to it any more; a court that is only told reads no more than that. */
public final class WatchOrderResource implements Resource<WatchOrder> {
    /** Name of the kind; topics begin with it. */
    public static final String KIND = "watch_order";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public WatchOrder empty() {
        return WatchOrder.getDefaultInstance();
    }

    @Override
    public long revision(WatchOrder order) {
        return order.getRevision();
    }

    private static Stream<WatchAddressee> concerned(WatchOrder order) {
        return order.getAddresseesList().stream().filter(a -> a.getAnswer() != WatchAnswer.WATCH_ANSWER_REFUSED);
    }

    @Override
    public Set<Relation> relations(WatchOrder order, Caller caller, Directory directory) {
        var relations = EnumSet.noneOf(Relation.class);
        String code = caller.code();
        if (code.equals(order.getSender())) {
            relations.add(Relation.SENDER);
        }
        if (concerned(order).anyMatch(a -> a.getOrganisation().equals(code))) {
            relations.add(Relation.RECIPIENT);
        }
        if (order.getInformedList().contains(code)) {
            relations.add(Relation.INFORMED);
        }
        if (order.getLaidBeforeList().contains(code)) {
            relations.add(Relation.RECIPIENT_SUPERIOR);
        }
        return relations;
    }

    @Override
    public List<Clock> clocks(WatchOrder order) {
        return order.getClocksList();
    }

    @Override
    public List<ListRow> rows(WatchOrder order) {
        var rows = new ArrayList<ListRow>();
        String reference = WatchLists.owner(WatchLists.reference(order.getId()));
        Instant asked = Times.instant(order.getRequestTime());
        rows.add(new ListRow(WatchLists.BY_REFERENCE, reference, asked));
        if (!WatchAct.isLive(order)) {
            Instant end = Times.instant(order.getEndTime());
            Stream.concat(Stream.of(order.getSender()), accepted(order))
                    .distinct()
                    .forEach(owner -> rows.add(row(WatchBox.WATCH_BOX_ENDED, owner, end)));
            return rows;
        }
        Instant until = Times.instant(order.getValidUntil());
        boolean active = order.getState() == WatchState.WATCH_STATE_ACTIVE;
        rows.add(row(active ? WatchBox.WATCH_BOX_ACTIVE : WatchBox.WATCH_BOX_REQUESTED, order.getSender(), until));
        accepted(order).forEach(owner -> rows.add(row(WatchBox.WATCH_BOX_ACTIVE, owner, until)));
        order.getAddresseesList().stream()
                .filter(a -> a.getAnswer() == WatchAnswer.WATCH_ANSWER_WAITING)
                .forEach(a -> rows.add(row(WatchBox.WATCH_BOX_TO_ANSWER, a.getOrganisation(), asked)));
        rows.add(new ListRow(WatchLists.BY_CASE, WatchLists.owner(order.getSender(), order.getCaseNumber()), asked));
        var debtors = new LinkedHashSet<String>();
        Stream.of(order.getDebtor(), order.getTarget().getPerson().getSubject())
                .filter(s -> !s.getIdentifier().isEmpty())
                .map(WatchLists::owner)
                .forEach(debtors::add);
        debtors.forEach(owner -> rows.add(new ListRow(WatchLists.BY_DEBTOR, owner, asked)));
        if (active) {
            rows.add(new ListRow(WatchLists.LIVE, WatchLists.EVERYBODY, asked));
        }
        return rows;
    }

    private static Stream<String> accepted(WatchOrder order) {
        return order.getAddresseesList().stream()
                .filter(a -> a.getAnswer() == WatchAnswer.WATCH_ANSWER_ACCEPTED)
                .map(WatchAddressee::getOrganisation)
                .filter(o -> !o.equals(order.getSender()));
    }

    private static ListRow row(WatchBox box, String owner, Instant due) {
        return new ListRow(WatchLists.list(box), owner, due);
    }

    @Override
    public About about(WatchOrder order) {
        return About.person(order.getId());
    }

    @Override
    public Set<DocumentRef> citations(WatchOrder order) {
        return Papers.documents(order.getPapersList().stream());
    }

    @Override
    public String status(WatchOrder order) {
        return StateNames.of(order.getState());
    }

    @Override
    public List<String> allowed(WatchOrder order) {
        return WatchAct.allowed(order).stream().map(WatchAct::rpc).toList();
    }

    @Override
    public List<Owing> owing(WatchOrder order, Audience audience) {
        return switch (audience) {
            case SENDER -> List.of(Owing.of(order.getSender(), order.getCaseNumber()));
            case RECIPIENT -> order.getAddresseesList().stream()
                    .filter(a -> a.getAnswer() == WatchAnswer.WATCH_ANSWER_WAITING)
                    .map(a -> Owing.of(a.getOrganisation(), ""))
                    .toList();
            default -> List.of();
        };
    }

    @Override
    public List<String> parties(WatchOrder order) {
        var parties = new LinkedHashSet<>(List.of(order.getSender()));
        concerned(order).map(WatchAddressee::getOrganisation).forEach(parties::add);
        parties.addAll(order.getInformedList());
        parties.addAll(order.getLaidBeforeList());
        return List.copyOf(parties);
    }

    @Override
    public Kept kept(WatchOrder order) {
        return Kept.until(AlertLists.BY_ORDER, order.getId());
    }

    @Override
    public WatchOrder erase(WatchOrder order, Caller by, String reason, Instant now) {
        if (WatchAct.isLive(order) || order.hasRecallTime()) {
            throw new Refused(Reason.REASON_STATE_FORBIDS, "personal data of a watch order in force is still needed")
                    .with("article", "PIPL 47");
        }
        return Masking.erase(order).toBuilder()
                .setRevision(order.getRevision() + 1)
                .setErased(true)
                .addSteps(WatchStep.newBuilder()
                        .setRevision(order.getRevision() + 1)
                        .setTime(Times.timestamp(now))
                        .setOrganisation(by.code())
                        .setAction("Erase"))
                .build();
    }

    @Override
    public WatchOrder view(WatchOrder order, Caller reader, Rights rights, Directory directory) {
        Set<Relation> relations = relations(order, reader, directory);
        var view = order.toBuilder().setMasked(true);
        WatchAct.allowed(order).stream()
                .filter(a -> rights.relates(a.method(), reader.organisation().getKind(), relations))
                .filter(a -> !answers(a) || isAsked(order, reader.code()))
                .forEach(a -> view.addAllowedCommands(a.rpc()));
        return relations.equals(Set.of(Relation.INFORMED)) ? view.clearTarget().clearDebtor().build() : view.build();
    }

    private static boolean answers(WatchAct act) {
        return act == WatchAct.ACCEPT || act == WatchAct.REFUSE;
    }

    /** Whether an organisation has yet to answer. */
    static boolean isAsked(WatchOrder order, String code) {
        return order.getAddresseesList().stream()
                .anyMatch(a -> a.getOrganisation().equals(code) && a.getAnswer() == WatchAnswer.WATCH_ANSWER_WAITING);
    }

}
