// SPDX-License-Identifier: Apache-2.0
package xietong.rules.entrustment;

import static xietong.v1.EntrustmentState.ENTRUSTMENT_STATE_CONFIRMED;
import static xietong.v1.EntrustmentState.ENTRUSTMENT_STATE_DISPUTED;
import static xietong.v1.EntrustmentState.ENTRUSTMENT_STATE_FEEDBACK;
import static xietong.v1.EntrustmentState.ENTRUSTMENT_STATE_PENDING_APPROVAL;
import static xietong.v1.EntrustmentState.ENTRUSTMENT_STATE_RETURNED;
import static xietong.v1.EntrustmentState.ENTRUSTMENT_STATE_SENT;
import static xietong.v1.EntrustmentState.ENTRUSTMENT_STATE_WITHDRAWN;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import xietong.rules.Caller;
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
import xietong.v1.Clock;
import xietong.v1.DocumentRef;
import xietong.v1.Entrustment;
import xietong.v1.EntrustmentOrBuilder;
import xietong.v1.EntrustmentState;
import xietong.v1.MatterBox;
import xietong.v1.Reason;
import xietong.v1.Step;

/** The entrusted matter as a resource: who is party to it, where it is listed, what a reader sees of it. */
public final class EntrustmentResource implements Resource<Entrustment> {
    /** Name of the kind; topics begin with it. */
    public static final String KIND = "entrustment";
    /** States from which nothing leads on. */
    static final Set<EntrustmentState> FINAL =
            EnumSet.of(ENTRUSTMENT_STATE_CONFIRMED, ENTRUSTMENT_STATE_RETURNED, ENTRUSTMENT_STATE_WITHDRAWN);
    private static final int KILOBYTE = 1024;
    private static final Set<Integer> BRIEF = Set.of(
            Entrustment.STATE_FIELD_NUMBER,
            Entrustment.SENDER_FIELD_NUMBER,
            Entrustment.RECIPIENT_FIELD_NUMBER,
            Entrustment.LAID_BEFORE_FIELD_NUMBER,
            Entrustment.STEPS_FIELD_NUMBER);

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Entrustment empty() {
        return Entrustment.getDefaultInstance();
    }

    @Override
    public long revision(Entrustment matter) {
        return matter.getRevision();
    }

    @Override
    public Set<Relation> relations(Entrustment matter, Caller caller, Directory directory) {
        var relations = EnumSet.noneOf(Relation.class);
        String code = caller.code();
        if (code.equals(matter.getSender())) {
            relations.add(Relation.SENDER);
        }
        if (code.equals(matter.getRecipient()) && wasSent(matter)) {
            relations.add(Relation.RECIPIENT);
        }
        if (matter.getLaidBeforeList().contains(code)) {
            if (directory.isSuperior(matter.getSender(), code)) {
                relations.add(Relation.SENDER_SUPERIOR);
            }
            if (directory.isSuperior(matter.getRecipient(), code)) {
                relations.add(Relation.RECIPIENT_SUPERIOR);
            }
        }
        return relations;
    }

    /** Before approval the recipient must not know of it. */
    private static boolean wasSent(Entrustment matter) {
        return matter.getState() != ENTRUSTMENT_STATE_PENDING_APPROVAL
                && matter.getStepsList().stream().anyMatch(s -> s.getState() == ENTRUSTMENT_STATE_SENT);
    }

    @Override
    public List<Clock> clocks(Entrustment matter) {
        return matter.getClocksList();
    }

    @Override
    public List<ListRow> rows(Entrustment matter) {
        var rows = new ArrayList<ListRow>();
        boolean ended = ended(matter);
        Instant due = ended
                ? Times.instant(matter.getSteps(matter.getStepsCount() - 1).getTime())
                : matter.getClocksList().stream()
                        .filter(c -> !c.hasPauseTime())
                        .map(c -> Times.instant(c.getDueTime()))
                        .min(Instant::compareTo)
                        .orElse(Times.instant(matter.getAcceptTime()));
        MatterBox outbox = ended ? MatterBox.MATTER_BOX_OUTBOX_ENDED : MatterBox.MATTER_BOX_OUTBOX;
        rows.add(new ListRow(list(outbox), matter.getSender(), due));
        if (wasSent(matter)) {
            MatterBox inbox = ended ? MatterBox.MATTER_BOX_INBOX_ENDED : MatterBox.MATTER_BOX_INBOX;
            rows.add(new ListRow(list(inbox), matter.getRecipient(), due));
        }
        if (!ended) {
            matter.getLaidBeforeList()
                    .forEach(s -> rows.add(new ListRow(list(MatterBox.MATTER_BOX_SUPERVISION), s, due)));
        }
        return rows;
    }

    /** Name of the list behind a box. */
    public static String list(MatterBox box) {
        return KIND + "/" + box.name().substring("MATTER_BOX_".length());
    }

    @Override
    public Set<DocumentRef> citations(Entrustment matter) {
        return Papers.documents(Stream.concat(
                matter.getMatter().getPapersList().stream(),
                matter.getStepsList().stream()
                        .flatMap(s -> Stream.of(s.getPapersList(), s.getReport().getPapersList()))
                        .flatMap(List::stream)));
    }

    @Override
    public String status(Entrustment matter) {
        return StateNames.of(matter.getState());
    }

    @Override
    public List<String> allowed(Entrustment matter) {
        return Act.allowed(matter).stream().map(Act::rpc).toList();
    }

    /**
     * The more the nearer the end, so that nobody can fill a matter up to keep the other side from signing it,
     * reporting its result, disputing or ending it. What ends it finds room always, as long as it is small.
     */
    @Override
    public int room(Entrustment before, Entrustment after) {
        if (ended(after)) {
            return Math.max(128 * KILOBYTE, before.getSerializedSize() + 8 * KILOBYTE);
        }
        if (disputes(before, after)) {
            return 112 * KILOBYTE;
        }
        return switch (after.getState()) {
            case ENTRUSTMENT_STATE_PENDING_APPROVAL, ENTRUSTMENT_STATE_SENT -> 48 * KILOBYTE;
            case ENTRUSTMENT_STATE_FEEDBACK -> 96 * KILOBYTE;
            default -> 64 * KILOBYTE;
        };
    }

    /** Whether a matter's change is a step of a dispute. */
    static boolean disputes(EntrustmentOrBuilder before, EntrustmentOrBuilder after) {
        return before.getState() == ENTRUSTMENT_STATE_DISPUTED || after.getState() == ENTRUSTMENT_STATE_DISPUTED;
    }

    /** Whether a matter has come so far that it only wants the sender's word, or has ended. */
    static boolean concluded(EntrustmentOrBuilder matter) {
        return matter.getState() == ENTRUSTMENT_STATE_FEEDBACK || FINAL.contains(matter.getState());
    }

    @Override
    public List<Owing> owing(Entrustment matter, Audience audience) {
        return switch (audience) {
            case RECIPIENT -> List.of(Owing.of(matter.getRecipient(), matter.getCaseNumber()));
            case SENDER -> List.of(Owing.of(matter.getSender(), matter.getCaseNumber()));
            default -> List.of();
        };
    }

    @Override
    public List<Figure> figures(Entrustment matter) {
        return MatterFigures.of(matter);
    }

    @Override
    public List<String> parties(Entrustment matter) {
        var parties = new ArrayList<String>();
        parties.add(matter.getSender());
        if (wasSent(matter)) {
            parties.add(matter.getRecipient());
        }
        parties.addAll(matter.getLaidBeforeList());
        return parties;
    }

    /** Its clocks and what is entrusted are most of a matter. */
    @Override
    public Set<Integer> brief() {
        return BRIEF;
    }

    private static boolean ended(Entrustment matter) {
        return FINAL.contains(matter.getState());
    }

    @Override
    public Entrustment erase(Entrustment matter, Caller by, String reason, Instant now) {
        if (!ended(matter)) {
            throw new Refused(Reason.REASON_STATE_FORBIDS, "personal data of an open matter is still needed")
                    .with("article", "PIPL 47");
        }
        return Masking.erase(matter).toBuilder()
                .setRevision(matter.getRevision() + 1)
                .setErased(true)
                .addSteps(Step.newBuilder()
                        .setRevision(matter.getRevision() + 1)
                        .setTime(Times.timestamp(now))
                        .setOrganisation(by.code())
                        .setAction("Erase")
                        .setState(matter.getState()))
                .build();
    }

    @Override
    public Entrustment view(Entrustment matter, Caller reader, Rights rights, Directory directory) {
        Set<Relation> relations = relations(matter, reader, directory);
        var view = matter.toBuilder().setMasked(true);
        Act.allowed(matter).stream()
                .filter(a -> rights.relates(a.method(), reader.organisation().getKind(), relations))
                .filter(a -> a != Act.SETTLE_DISPUTE || SettleDispute.maySettle(matter, reader.code(), directory))
                .forEach(a -> view.addAllowedCommands(a.rpc()));
        boolean disputedOnly = matter.getState() == ENTRUSTMENT_STATE_DISPUTED;
        return disputedOnly ? view.build() : view.clearDisputedState().build();
    }
}
