// SPDX-License-Identifier: Apache-2.0
package xietong.rules.freeze;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import xietong.rules.Context;
import xietong.rules.Decision;
import xietong.rules.Notices;
import xietong.rules.Refused;
import xietong.rules.Relation;
import xietong.rules.StateNames;
import xietong.rules.clock.ClockRunner;
import xietong.v1.Asset;
import xietong.v1.Clock;
import xietong.v1.Distribution;
import xietong.v1.DistributionOrBuilder;
import xietong.v1.DistributionParty;
import xietong.v1.DistributionShare;
import xietong.v1.Objection;

/** The next state of a distribution while a rule writes it: its revision, its clocks, who is told, and that it adds up. */
final class DistributionDraft {
    final Distribution before;
    final Distribution.Builder next;
    final List<String> warnings = new ArrayList<>();
    private final Context context;
    private final Notices notices;

    DistributionDraft(Distribution before, Context context) {
        this.before = before;
        this.context = context;
        this.notices = Notices.toOthers(DistributionResource.KIND, context);
        this.next = before.toBuilder().setRevision(before.getRevision() + 1);
        next.getObjectionsBuilderList().forEach(o -> Objections.lapse(o, context.now()));
    }

    Context context() {
        return context;
    }

    String caller() {
        return context.caller().code();
    }

    Instant now() {
        return context.now();
    }

    boolean isChair() {
        return caller().equals(next.getCourt());
    }

    /** The asset that it is about, also where that was merged into another. */
    Asset asset() {
        Asset asset = context.look().state(next.getAsset(), Asset.getDefaultInstance()).orElseThrow();
        while (!asset.getMergedInto().isEmpty()) {
            asset = context.look().state(asset.getMergedInto(), Asset.getDefaultInstance()).orElseThrow();
        }
        return asset;
    }

    /** The caller as a party. */
    DistributionParty.Builder party() {
        return next.getPartiesBuilderList().stream()
                .filter(p -> p.getCourt().equals(caller()))
                .findFirst()
                .orElseThrow(Refused::notParty);
    }

    /** A share by its number; refused with REASON_FIELD_INVALID. */
    DistributionShare.Builder share(String field, int number) {
        if (number < 1 || number > next.getSharesCount()) {
            throw Refused.field(field, "the number of a share, 1 to " + next.getSharesCount());
        }
        return next.getSharesBuilder(number - 1);
    }

    /** An objection by its number; refused with REASON_FIELD_INVALID. */
    Objection.Builder objection(int number) {
        if (number < 1 || number > next.getObjectionsCount()) {
            throw Refused.field("objection", "the number of an objection of this distribution");
        }
        return next.getObjectionsBuilder(number - 1);
    }

    /** Tells the disposing court. */
    void tellChair(String event) {
        notices.tell(next.getCourt(), event, Relation.HOLDER);
    }

    /** Tells a court on which it was served. */
    void tell(String court, String event) {
        notices.tell(court, event, court.equals(next.getCourt()) ? Relation.HOLDER : Relation.CLAIMANT);
    }

    /** Tells every court on which it was served. */
    void tellAll(String event) {
        next.getPartiesList().forEach(p -> tell(p.getCourt(), event));
    }

    /** Lays it before the court directly above the disposing court. */
    void tellSuperior(String event) {
        context.book().directory().superior(next.getCourt()).ifPresent(s -> {
            if (!next.getLaidBeforeList().contains(s.getCode())) {
                next.addLaidBefore(s.getCode());
            }
            notices.tell(s.getCode(), event, Relation.HOLDER_SUPERIOR);
        });
    }

    Decision<Distribution> decision() {
        Shares.requireSum(next);
        next.getObjectionsBuilderList().forEach(this::time);
        List<Clock> clocks = advance(next.getClocksList(), "distribution_objection", state(before), state(next));
        next.clearClocks().addAllClocks(clocks);
        Objections.dateParties(next);
        return Decision.of(next.build(), notices.all(), warnings);
    }

    /** As its clock sees it: none before it is there, nor once every court has said that nobody objects. */
    private static String state(DistributionOrBuilder distribution) {
        boolean waived = distribution.getPartiesList().stream().allMatch(DistributionParty::hasWaiveTime);
        return waived ? "" : StateNames.of(distribution.getState());
    }

    private void time(Objection.Builder objection) {
        String was = objection.getNumber() <= before.getObjectionsCount()
                ? StateNames.of(before.getObjections(objection.getNumber() - 1).getState())
                : "";
        String is = DistributionResource.ended(next) ? "" : StateNames.of(objection.getState());
        List<Clock> clocks = advance(objection.getClocksList(), "distribution_oppose", was, is);
        clocks = advance(clocks, "distribution_suit", was, is);
        objection.clearClocks().addAllClocks(clocks);
    }

    private List<Clock> advance(List<Clock> clocks, String kind, String was, String is) {
        boolean ended = DistributionResource.ended(next);
        var change = new ClockRunner.Change(kind, was, is, "", Map.of(), next.getRevision(), ended);
        return ClockRunner.advance(clocks, change, context.now(), context.book());
    }
}
