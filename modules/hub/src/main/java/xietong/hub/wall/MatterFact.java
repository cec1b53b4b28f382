// SPDX-License-Identifier: Apache-2.0
package xietong.hub.wall;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import xietong.rules.Times;
import xietong.v1.Entrustment;
import xietong.v1.EntrustmentState;
import xietong.v1.Step;
import xietong.v1.WallFlowKind;
import xietong.v1.WallNoticeKind;

/** An entrusted matter, from when it was sent. */
record MatterFact(
        String id,
        long revision,
        String sender,
        String recipient,
        Instant sent,
        Instant confirmed,
        Instant ended,
        Instant late,
        Instant last,
        List<Event> events)
        implements Fact {

    /** Empty of one that was never sent. */
    static Optional<Fact> of(String id, Entrustment matter) {
        Instant sent = null;
        Instant confirmed = null;
        Instant ended = null;
        var events = new ArrayList<Event>();
        EntrustmentState before = EntrustmentState.ENTRUSTMENT_STATE_UNSPECIFIED;
        for (Step step : matter.getStepsList()) {
            Instant time = Times.instant(step.getTime());
            EntrustmentState state = step.getState();
            boolean isNew = state != before;
            before = state;
            if (isNew && state == EntrustmentState.ENTRUSTMENT_STATE_SENT && sent == null) {
                sent = time;
            }
            if (isNew && ended == null && isEnd(state)) {
                ended = time;
                confirmed = state == EntrustmentState.ENTRUSTMENT_STATE_CONFIRMED ? time : null;
            }
            if (isNew && sent != null) {
                kind(state).ifPresent(kind -> events.add(event(time, kind, matter)));
            }
        }
        if (sent == null) {
            return Optional.empty();
        }
        Instant late = !matter.getOverdue() ? null
                : matter.hasOverdueTime() ? Times.instant(matter.getOverdueTime()) : sent;
        return Optional.of(new MatterFact(
                id, matter.getRevision(), matter.getSender(), matter.getRecipient(), sent, confirmed, ended, late,
                Times.instant(matter.getSteps(matter.getStepsCount() - 1).getTime()), List.copyOf(events)));
    }

    private static boolean isEnd(EntrustmentState state) {
        return state == EntrustmentState.ENTRUSTMENT_STATE_CONFIRMED
                || state == EntrustmentState.ENTRUSTMENT_STATE_RETURNED
                || state == EntrustmentState.ENTRUSTMENT_STATE_WITHDRAWN;
    }

    private static Optional<WallNoticeKind> kind(EntrustmentState state) {
        return switch (state) {
            case ENTRUSTMENT_STATE_SENT -> Optional.of(WallNoticeKind.WALL_NOTICE_KIND_SENT);
            case ENTRUSTMENT_STATE_SIGNED -> Optional.of(WallNoticeKind.WALL_NOTICE_KIND_SIGNED);
            case ENTRUSTMENT_STATE_FEEDBACK -> Optional.of(WallNoticeKind.WALL_NOTICE_KIND_FEEDBACK);
            case ENTRUSTMENT_STATE_CONFIRMED -> Optional.of(WallNoticeKind.WALL_NOTICE_KIND_CONFIRMED);
            case ENTRUSTMENT_STATE_RETURNED -> Optional.of(WallNoticeKind.WALL_NOTICE_KIND_RETURNED);
            default -> Optional.empty();
        };
    }

    private static Event event(Instant time, WallNoticeKind kind, Entrustment matter) {
        boolean senders = kind == WallNoticeKind.WALL_NOTICE_KIND_SENT || kind == WallNoticeKind.WALL_NOTICE_KIND_CONFIRMED;
        return new Event(
                time,
                kind,
                senders ? matter.getSender() : matter.getRecipient(),
                senders ? matter.getRecipient() : matter.getSender(),
                matter.getMatter().getKind());
    }

    @Override
    public boolean open() {
        return ended == null;
    }

    @Override
    public boolean concerns(Area area) {
        return area.has(sender) || area.has(recipient);
    }

    @Override
    public void count(Area area, Counts.Taker counts) {
        if (ended == null) {
            counts.take(What.IN_FLIGHT, sent, area.standing(sender, recipient), 1);
        }
        counts.take(What.RECEIVED, sent, "", 1);
        counts.take(What.ENTRUSTED, sent, "", 1);
        area.flow(sender, recipient, WallFlowKind.WALL_FLOW_KIND_ENTRUST, sent, counts);
        if (confirmed != null) {
            counts.take(What.DONE, confirmed, "", 1);
        }
        if (late != null) {
            counts.take(What.LATE_BEGUN, late, "", 1);
            if (ended == null) {
                counts.take(What.LATE, late, "", 1);
            } else {
                counts.take(What.LATE_ENDED, ended, "", 1);
            }
        }
    }
}
