// SPDX-License-Identifier: Apache-2.0
package xietong.rules.freeze;

import static xietong.v1.DistributionState.DISTRIBUTION_STATE_PAID;
import static xietong.v1.DistributionState.DISTRIBUTION_STATE_WITHDRAWN;

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
import xietong.rules.directory.Directory;
import xietong.v1.Clock;
import xietong.v1.Distribution;
import xietong.v1.DistributionBox;
import xietong.v1.DistributionOrBuilder;
import xietong.v1.DistributionParty;
import xietong.v1.DistributionState;
import xietong.v1.DocumentRef;
import xietong.v1.Objection;
import xietong.v1.ObjectionState;
import xietong.v1.Reason;

/** A distribution as a resource: the court that chairs it, and every court on which it was served, is party to it. */
public final class DistributionResource implements Resource<Distribution> {
    /** Name of the kind; topics begin with it. */
    public static final String KIND = "distribution";
    private static final Set<DistributionState> FINAL = EnumSet.of(DISTRIBUTION_STATE_PAID, DISTRIBUTION_STATE_WITHDRAWN);
    private static final int KILOBYTE = 1024;

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Distribution empty() {
        return Distribution.getDefaultInstance();
    }

    @Override
    public long revision(Distribution distribution) {
        return distribution.getRevision();
    }

    /** Whether nothing leads on. */
    static boolean ended(DistributionOrBuilder distribution) {
        return FINAL.contains(distribution.getState());
    }

    @Override
    public Set<Relation> relations(Distribution distribution, Caller caller, Directory directory) {
        var relations = EnumSet.noneOf(Relation.class);
        String code = caller.code();
        if (code.equals(distribution.getCourt())) {
            relations.add(Relation.HOLDER);
        }
        if (parties(distribution).contains(code)) {
            relations.add(Relation.CLAIMANT);
        }
        if (distribution.getLaidBeforeList().contains(code)) {
            relations.add(Relation.HOLDER_SUPERIOR);
        }
        return relations;
    }

    @Override
    public List<Clock> clocks(Distribution distribution) {
        return Stream.concat(
                        distribution.getClocksList().stream(),
                        distribution.getObjectionsList().stream().flatMap(o -> o.getClocksList().stream()))
                .toList();
    }

    @Override
    public List<ListRow> rows(Distribution distribution) {
        var rows = new ArrayList<ListRow>();
        Instant proposed = Times.instant(distribution.getProposeTime());
        rows.add(new ListRow(FreezeLists.DISTRIBUTIONS_OF, distribution.getOrder(), proposed));
        boolean ended = ended(distribution);
        Instant due = ended
                ? Times.instant(distribution.getEndTime())
                : clocks(distribution).stream()
                        .map(c -> Times.instant(c.getDueTime()))
                        .min(Instant::compareTo)
                        .orElse(proposed);
        String list = FreezeLists.list(
                ended ? DistributionBox.DISTRIBUTION_BOX_ENDED : DistributionBox.DISTRIBUTION_BOX_OPEN);
        parties(distribution).forEach(court -> rows.add(new ListRow(list, court, due)));
        return rows;
    }

    @Override
    public Set<DocumentRef> citations(Distribution distribution) {
        return Papers.documents(Stream.concat(
                distribution.getPapersList().stream(),
                distribution.getObjectionsList().stream().flatMap(o -> o.getPapersList().stream())));
    }

    @Override
    public String status(Distribution distribution) {
        return StateNames.of(distribution.getState());
    }

    @Override
    public List<String> allowed(Distribution distribution) {
        return DistributionAct.allowedIn(distribution.getState()).stream().map(DistributionAct::rpc).toList();
    }

    /** A plan leaves room for objections, and objections for what ends them. */
    @Override
    public int room(Distribution before, Distribution after) {
        if (before.getRevision() == 0) {
            return 64 * KILOBYTE;
        }
        return after.getObjectionsCount() > before.getObjectionsCount()
                ? 144 * KILOBYTE
                : Math.max(160 * KILOBYTE, before.getSerializedSize() + 8 * KILOBYTE);
    }

    @Override
    public List<String> parties(Distribution distribution) {
        return distribution.getPartiesList().stream().map(DistributionParty::getCourt).toList();
    }

    @Override
    public Kept kept(Distribution distribution) {
        return Kept.with(distribution.getOrder());
    }

    @Override
    public Distribution erase(Distribution distribution, Caller by, String reason, Instant now) {
        if (!ended(distribution)) {
            throw new Refused(Reason.REASON_STATE_FORBIDS, "personal data of an open distribution is still needed")
                    .with("article", "PIPL 47");
        }
        return Masking.erase(distribution).toBuilder()
                .setRevision(distribution.getRevision() + 1)
                .setErased(true)
                .build();
    }

    @Override
    public Distribution view(Distribution distribution, Caller reader, Rights rights, Directory directory) {
        Set<Relation> relations = relations(distribution, reader, directory);
        var view = distribution.toBuilder().setMasked(true);
        DistributionAct.allowedIn(distribution.getState()).stream()
                .filter(a -> rights.relates(a.method(), reader.organisation().getKind(), relations))
                .filter(a -> isPossible(a, distribution, reader.code()))
                .forEach(a -> view.addAllowedCommands(a.rpc()));
        return view.build();
    }

    /** As far as the objections and the reader's own word allow it. */
    private static boolean isPossible(DistributionAct act, Distribution distribution, String code) {
        Stream<Objection> objections = distribution.getObjectionsList().stream();
        boolean waived = distribution.getPartiesList().stream()
                .anyMatch(p -> p.getCourt().equals(code) && p.hasWaiveTime());
        return switch (act) {
            case OBJECT -> !waived;
            case OPPOSE -> objections.anyMatch(o -> is(o, ObjectionState.OBJECTION_STATE_RAISED)
                    || is(o, ObjectionState.OBJECTION_STATE_OPPOSED));
            case WAIVE -> !waived || objections.anyMatch(o -> !Objections.hasEnded(o));
            case RECORD_SUIT -> objections.anyMatch(
                    o -> is(o, ObjectionState.OBJECTION_STATE_OPPOSED) && o.getCourt().equals(code));
            case SETTLE_OBJECTION -> objections.anyMatch(o -> is(o, ObjectionState.OBJECTION_STATE_SUED));
            default -> true;
        };
    }

    private static boolean is(Objection objection, ObjectionState state) {
        return objection.getState() == state;
    }
}
