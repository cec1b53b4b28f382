// SPDX-License-Identifier: Apache-2.0
package xietong.rules.duty;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import xietong.rules.Checks;
import xietong.rules.Context;
import xietong.rules.Decision;
import xietong.rules.Refused;
import xietong.rules.StandardRule;
import xietong.rules.Times;
import xietong.rules.alert.AlertLists;
import xietong.rules.alert.AlertResource;
import xietong.rules.collaboration.CollaborationLists;
import xietong.rules.collaboration.DispatchOrderResource;
import xietong.rules.entrustment.EntrustmentResource;
import xietong.rules.supervision.SupervisionLists;
import xietong.rules.supervision.SupervisionResource;
import xietong.rules.warning.WarningLists;
import xietong.rules.warning.WarningResource;
import xietong.v1.AlertBox;
import xietong.v1.DispatchOrderBox;
import xietong.v1.Duty;
import xietong.v1.DutyHandOver;
import xietong.v1.DutyOpenItem;
import xietong.v1.DutyServiceHandOverRequest;
import xietong.v1.MatterBox;
import xietong.v1.Reason;
import xietong.v1.SupervisionBox;
import xietong.v1.WarningBox;

/**
 * Whoever is on duty hands over 交接班 with a list of what is open: the hub makes the list, so that nothing on it can be
 * forgotten.
 *
 * <p>Refused with: REASON_RIGHT_MISSING for another than the officer on duty; REASON_STATE_FORBIDS where nobody is.
 */
final class HandOver extends StandardRule<DutyServiceHandOverRequest, Duty> {
    private static final int MOST_OPEN = 100;
    private static final int MOST_KEPT = 10;
    private static final DutyResource RESOURCE = new DutyResource();

    HandOver() {
        super("DutyService/HandOver", DutyServiceHandOverRequest.getDefaultInstance(), DutyResource.KIND);
    }

    @Override
    public Decision<Duty> decide(Duty state, DutyServiceHandOverRequest command, Context context) {
        RESOURCE.requireAllowed("HandOver", state);
        if (!state.getPresent().getId().equals(context.caller().officer().getId())) {
            throw new Refused(Reason.REASON_RIGHT_MISSING, "only the officer on duty hands over");
        }
        var record = DutyHandOver.newBuilder()
                .setTime(Times.timestamp(context.now()))
                .setFrom(state.getPresent())
                .setTo(Checks.text("to", command.getTo(), 64))
                .setText(Checks.text("text", command.getText(), Checks.TEXT));
        int count = 0;
        for (var entry : open(state.getOrganisation(), context).entrySet()) {
            count += entry.getValue().size();
            entry.getValue().stream()
                    .limit(Math.max(0, MOST_OPEN - record.getOpenCount()))
                    .map(id -> DutyOpenItem.newBuilder().setKind(entry.getKey()).setResource(id).build())
                    .forEach(record::addOpen);
        }
        var kept = new ArrayList<>(state.getHandOversList());
        kept.add(record.setTotal(count).build());
        var draft = new DutyDraft(command.getId(), state, context);
        draft.next
                .clearPresent()
                .clearPresentSince()
                .setOutOfRoster(false)
                .clearHandOvers()
                .addAllHandOvers(kept.subList(Math.max(0, kept.size() - MOST_KEPT), kept.size()));
        return draft.tellDesk("handed_over").decision();
    }

    /** By kind, the most pressing first. */
    private static Map<String, List<String>> open(String organisation, Context context) {
        var open = new LinkedHashMap<String, List<String>>();
        open.put(AlertResource.KIND, context.look().listed(AlertLists.list(AlertBox.ALERT_BOX_OPEN), organisation));
        open.put(WarningResource.KIND, context.look().listed(WarningLists.list(WarningBox.WARNING_BOX_OPEN), organisation));
        open.put(SupervisionResource.KIND,
                context.look().listed(SupervisionLists.list(SupervisionBox.SUPERVISION_BOX_TO_ANSWER), organisation));
        open.put(DispatchOrderResource.KIND,
                context.look().listed(CollaborationLists.list(DispatchOrderBox.DISPATCH_ORDER_BOX_TO_DO), organisation));
        open.put(EntrustmentResource.KIND,
                context.look().listed(EntrustmentResource.list(MatterBox.MATTER_BOX_INBOX), organisation));
        return open;
    }
}
