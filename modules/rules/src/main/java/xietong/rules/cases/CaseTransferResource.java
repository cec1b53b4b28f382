// SPDX-License-Identifier: Apache-2.0
package xietong.rules.cases;

import static xietong.v1.CaseTransferState.CASE_TRANSFER_STATE_SENT;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
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
import xietong.v1.CaseTransfer;
import xietong.v1.CaseTransferBox;
import xietong.v1.Clock;
import xietong.v1.DocumentRef;
import xietong.v1.Reason;

/** A transfer of a case as a resource: who gives it, who receives it, who decided so. */
public final class CaseTransferResource implements Resource<CaseTransfer> {
    /** Name of the kind; topics begin with it. */
    public static final String KIND = "case_transfer";

    private static final String DOCKET = "Docket";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public CaseTransfer empty() {
        return CaseTransfer.getDefaultInstance();
    }

    @Override
    public long revision(CaseTransfer transfer) {
        return transfer.getRevision();
    }

    private static boolean isOpen(CaseTransfer transfer) {
        return transfer.getState() == CASE_TRANSFER_STATE_SENT;
    }

    @Override
    public Set<Relation> relations(CaseTransfer transfer, Caller caller, Directory directory) {
        var relations = EnumSet.noneOf(Relation.class);
        String code = caller.code();
        if (code.equals(transfer.getSender())) {
            relations.add(Relation.SENDER);
        }
        if (code.equals(transfer.getReceiver())) {
            relations.add(Relation.RECIPIENT);
        }
        if (code.equals(transfer.getDecider())) {
            relations.add(Relation.DECIDER);
        }
        if (transfer.getLaidBeforeList().contains(code) && directory.isSuperior(transfer.getReceiver(), code)) {
            relations.add(Relation.RECIPIENT_SUPERIOR);
        }
        return relations;
    }

    @Override
    public List<Clock> clocks(CaseTransfer transfer) {
        return transfer.getClocksList();
    }

    @Override
    public List<ListRow> rows(CaseTransfer transfer) {
        var rows = new ArrayList<ListRow>();
        Instant sent = Times.instant(transfer.getSendTime());
        rows.add(row(CaseTransferBox.CASE_TRANSFER_BOX_SENT, transfer.getSender(), sent));
        if (isOpen(transfer)) {
            rows.add(row(CaseTransferBox.CASE_TRANSFER_BOX_TO_DOCKET, transfer.getReceiver(), sent));
            rows.add(new ListRow(CaseLists.UNDER_WAY, transfer.getCaseNumber(), sent));
        } else {
            Instant docketed = Times.instant(transfer.getDocketTime());
            rows.add(row(CaseTransferBox.CASE_TRANSFER_BOX_DOCKETED, transfer.getReceiver(), docketed));
        }
        return rows;
    }

    private static ListRow row(CaseTransferBox box, String owner, Instant due) {
        return new ListRow(CaseLists.list(box), owner, due);
    }

    @Override
    public Set<DocumentRef> citations(CaseTransfer transfer) {
        return Papers.documents(transfer.getPapersList().stream());
    }

    @Override
    public String status(CaseTransfer transfer) {
        return StateNames.of(transfer.getState());
    }

    @Override
    public List<String> allowed(CaseTransfer transfer) {
        return isOpen(transfer) ? List.of(DOCKET) : List.of();
    }

    @Override
    public List<Owing> owing(CaseTransfer transfer, Audience audience) {
        return audience == Audience.RECIPIENT
                ? List.of(Owing.of(transfer.getReceiver(), transfer.getCaseNumber()))
                : List.of();
    }

    @Override
    public List<Figure> figures(CaseTransfer transfer) {
        Instant sent = Times.instant(transfer.getSendTime());
        var figures = new ArrayList<Figure>();
        if (transfer.hasSendTime()) {
            figures.add(Figure.of(transfer.getReceiver(), KIND, What.RECEIVED, sent));
        }
        if (transfer.hasDocketTime()) {
            figures.add(Figure.done(transfer.getReceiver(), KIND, sent, Times.instant(transfer.getDocketTime())));
        }
        return figures;
    }

    @Override
    public List<String> parties(CaseTransfer transfer) {
        var parties = new ArrayList<>(List.of(transfer.getSender(), transfer.getReceiver()));
        if (!transfer.getDecider().isEmpty() && !parties.contains(transfer.getDecider())) {
            parties.add(transfer.getDecider());
        }
        parties.addAll(transfer.getLaidBeforeList());
        return parties.stream().distinct().toList();
    }

    @Override
    public Kept kept(CaseTransfer transfer) {
        return Kept.with(transfer.getCollaboration());
    }

    @Override
    public CaseTransfer erase(CaseTransfer transfer, Caller by, String reason, Instant now) {
        if (isOpen(transfer)) {
            throw new Refused(Reason.REASON_STATE_FORBIDS, "personal data of a transfer under way is still needed")
                    .with("article", "PIPL 47");
        }
        return Masking.erase(transfer).toBuilder().setRevision(transfer.getRevision() + 1).setErased(true).build();
    }

    @Override
    public CaseTransfer view(CaseTransfer transfer, Caller reader, Rights rights, Directory directory) {
        Set<Relation> relations = relations(transfer, reader, directory);
        var view = transfer.toBuilder().setMasked(true);
        allowed(transfer).stream()
                .filter(m -> rights.relates("xietong.v1.CaseService/" + m, reader.organisation().getKind(), relations))
                .forEach(view::addAllowedCommands);
        return view.build();
    }
}
