// SPDX-License-Identifier: Apache-2.0
package xietong.rules.freeze;

import static xietong.v1.FreezeState.FREEZE_STATE_EFFECTIVE;
import static xietong.v1.FreezeState.FREEZE_STATE_ORDERED;
import static xietong.v1.FreezeState.FREEZE_STATE_PENDING_APPROVAL;
import static xietong.v1.FreezeState.FREEZE_STATE_QUEUED;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
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
import xietong.rules.statistics.Figure;
import xietong.rules.statistics.Figure.What;
import xietong.v1.Clock;
import xietong.v1.DocumentRef;
import xietong.v1.FreezeBox;
import xietong.v1.FreezeOrder;
import xietong.v1.FreezeState;
import xietong.v1.FreezeStep;
import xietong.v1.HolderChange;
import xietong.v1.PendingMeasure;
import xietong.v1.Reason;

/**
 * A freeze order as a resource: the court that holds it, the institution that carries it out, and a court that held it
 * until its case went to another.
 */
public final class FreezeOrderResource implements Resource<FreezeOrder> {
    /** Name of the kind; topics begin with it. */
    public static final String KIND = "freeze";
    /** States in which it binds, or is about to. */
    private static final Set<FreezeState> LIVE =
            EnumSet.of(FREEZE_STATE_PENDING_APPROVAL, FREEZE_STATE_ORDERED, FREEZE_STATE_QUEUED, FREEZE_STATE_EFFECTIVE);

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public FreezeOrder empty() {
        return FreezeOrder.getDefaultInstance();
    }

    @Override
    public long revision(FreezeOrder order) {
        return order.getRevision();
    }

    /** Whether it binds, or is about to. */
    static boolean isLive(FreezeOrder order) {
        return LIVE.contains(order.getState());
    }

    /** Before approval the institution must not know of it (INT 189: no tipping off). */
    static boolean wasHandedOver(FreezeOrder order) {
        return order.getStepsList().stream().anyMatch(s -> s.getState() == FREEZE_STATE_ORDERED);
    }

    /** Whether the institution owes an answer. */
    static boolean isAsked(FreezeOrder order) {
        return order.getState() == FREEZE_STATE_ORDERED
                || order.getPendingList().stream().anyMatch(p -> !p.getAwaitingApproval());
    }

    @Override
    public Set<Relation> relations(FreezeOrder order, Caller caller, Directory directory) {
        var relations = EnumSet.noneOf(Relation.class);
        String code = caller.code();
        if (code.equals(order.getCourt())) {
            relations.add(Relation.HOLDER);
        } else if (order.getHolderChangesList().stream().anyMatch(c -> code.equals(c.getCourt()))) {
            relations.add(Relation.FORMER_HOLDER);
        }
        if (code.equals(order.getKey().getRegistrar()) && wasHandedOver(order)) {
            relations.add(Relation.REGISTRAR);
        }
        if (order.getLaidBeforeList().contains(code) && directory.isSuperior(order.getCourt(), code)) {
            relations.add(Relation.HOLDER_SUPERIOR);
        }
        return relations;
    }

    @Override
    public List<Clock> clocks(FreezeOrder order) {
        return order.getClocksList();
    }

    @Override
    public List<ListRow> rows(FreezeOrder order) {
        var rows = new ArrayList<ListRow>();
        Instant accepted = Times.instant(order.getAcceptTime());
        rows.add(new ListRow(
                FreezeLists.BY_REQUEST,
                FreezeLists.owner(order.getOriginalCourt(), order.getRequestNumber()),
                accepted));
        if (!isLive(order)) {
            Instant end = Times.instant(order.getSteps(order.getStepsCount() - 1).getTime());
            rows.add(new ListRow(FreezeLists.list(FreezeBox.FREEZE_BOX_ENDED), order.getCourt(), end));
            return rows;
        }
        Instant due = order.hasEndTime() ? Times.instant(order.getEndTime()) : accepted;
        rows.add(new ListRow(FreezeLists.list(FreezeBox.FREEZE_BOX_HELD), order.getCourt(), due));
        rows.add(new ListRow(FreezeLists.BY_CASE, order.getCaseNumber(), accepted));
        boolean free = ReleaseDuty.isFree(order);
        if (free && !order.getDebtor().getIdentifier().isEmpty()) {
            rows.add(new ListRow(FreezeLists.BY_DEBTOR, FreezeLists.owner(order.getDebtor()), accepted));
        }
        if (isAsked(order)) {
            Instant asked = order.getPendingList().stream()
                    .filter(p -> !p.getAwaitingApproval())
                    .map(p -> Times.instant(p.getOrderTime()))
                    .min(Instant::compareTo)
                    .orElse(accepted);
            rows.add(new ListRow(
                    FreezeLists.list(FreezeBox.FREEZE_BOX_TO_ANSWER), order.getKey().getRegistrar(), asked));
        }
        return rows;
    }

    @Override
    public Set<DocumentRef> citations(FreezeOrder order) {
        return Papers.documents(Stream.of(
                        order.getPapersList().stream(),
                        order.getPendingList().stream().flatMap(p -> p.getPapersList().stream()),
                        order.getStepsList().stream()
                                .flatMap(step -> Stream.concat(
                                        step.getPapersList().stream(), step.getReceipt().getPapersList().stream())))
                .flatMap(papers -> papers));
    }

    @Override
    public String status(FreezeOrder order) {
        return StateNames.of(order.getState());
    }

    @Override
    public List<String> allowed(FreezeOrder order) {
        return FreezeAct.allowed(order).stream().map(FreezeAct::rpc).toList();
    }

    /** Of the court that ordered it: asked for, and registered by the institution. */
    @Override
    public List<Figure> figures(FreezeOrder order) {
        String court = order.getOriginalCourt();
        String kind = KIND + "/" + StateNames.of(order.getKey().getKind());
        Instant asked = Times.instant(order.getAcceptTime());
        var figures = new ArrayList<Figure>();
        if (order.hasAcceptTime()) {
            figures.add(Figure.of(court, kind, What.RECEIVED, asked));
        }
        if (order.hasAcceptTime() && order.hasRegisteredTime()) {
            figures.add(Figure.done(court, kind, asked, Times.instant(order.getRegisteredTime())));
        }
        return figures;
    }

    @Override
    public List<Owing> owing(FreezeOrder order, Audience audience) {
        return switch (audience) {
            case HOLDER -> List.of(Owing.of(order.getCourt(), order.getCaseNumber()));
            case REGISTRAR -> List.of(Owing.of(order.getKey().getRegistrar(), order.getCaseNumber()));
            default -> List.of();
        };
    }

    @Override
    public List<String> parties(FreezeOrder order) {
        var parties = new ArrayList<String>();
        parties.add(order.getCourt());
        if (wasHandedOver(order)) {
            parties.add(order.getKey().getRegistrar());
        }
        parties.addAll(order.getLaidBeforeList());
        return parties;
    }

    @Override
    public Kept kept(FreezeOrder order) {
        return Kept.until(FreezeLists.DISTRIBUTIONS_OF, order.getId());
    }

    @Override
    public FreezeOrder erase(FreezeOrder order, Caller by, String reason, Instant now) {
        if (isLive(order)) {
            throw new Refused(Reason.REASON_STATE_FORBIDS, "personal data of a live measure is still needed")
                    .with("article", "PIPL 47");
        }
        return Masking.erase(order).toBuilder()
                .setRevision(order.getRevision() + 1)
                .setErased(true)
                .addSteps(FreezeStep.newBuilder()
                        .setRevision(order.getRevision() + 1)
                        .setTime(Times.timestamp(now))
                        .setOrganisation(by.code())
                        .setAction("Erase")
                        .setState(order.getState()))
                .build();
    }

    @Override
    public FreezeOrder view(FreezeOrder order, Caller reader, Rights rights, Directory directory) {
        Set<Relation> relations = relations(order, reader, directory);
        if (relations.equals(Set.of(Relation.FORMER_HOLDER))) {
            return formerly(order, reader.code());
        }
        var view = order.toBuilder().setMasked(true);
        if (relations.equals(Set.of(Relation.REGISTRAR))) {
            // What waits for approval, and what the court said inside, is not the institution's to know (INT 189).
            view.clearPending().clearSteps().clearClaim().clearJustification();
            order.getPendingList().stream().filter(p -> !p.getAwaitingApproval()).forEach(view::addPending);
            order.getStepsList().stream()
                    .filter(s -> s.getOrganisation().isEmpty() || s.getOrganisation().equals(reader.code()))
                    .forEach(view::addSteps);
        }
        FreezeAct.allowed(order).stream()
                .filter(a -> rights.relates(a.method(), reader.organisation().getKind(), relations))
                .forEach(a -> view.addAllowedCommands(a.rpc()));
        return view.build();
    }

    /** Who held it sees to whom it went, and what happened until then; not what became of it. */
    private static FreezeOrder formerly(FreezeOrder order, String court) {
        HolderChange gone = order.getHolderChangesList().stream()
                .filter(c -> c.getCourt().equals(court))
                .reduce((earlier, later) -> later)
                .orElseThrow();
        return FreezeOrder.newBuilder()
                .setId(order.getId())
                .setRevision(order.getRevision())
                .setKey(order.getKey())
                .setCourt(order.getCourt())
                .setCaseNumber(order.getCaseNumber())
                .setOriginalCourt(order.getOriginalCourt())
                .setOriginalCaseNumber(order.getOriginalCaseNumber())
                .setRequestNumber(order.getRequestNumber())
                .setDebtor(order.getDebtor())
                .setAcceptTime(order.getAcceptTime())
                .addAllHolderChanges(order.getHolderChangesList())
                .addAllSteps(order.getStepsList().stream()
                        .filter(s -> s.getRevision() <= gone.getRevision())
                        .toList())
                .setMasked(true)
                .setErased(order.getErased())
                .build();
    }
}
