// SPDX-License-Identifier: Apache-2.0
package xietong.app.output;

import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.ProtocolMessageEnum;
import com.google.protobuf.Timestamp;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import xietong.rules.calendar.Deadlines;
import xietong.v1.EntrustmentState;
import xietong.v1.Mode;

/** Values in the words of people. */
public final class Words {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final Map<EntrustmentState, String> STATES = Map.ofEntries(
            Map.entry(EntrustmentState.ENTRUSTMENT_STATE_PENDING_APPROVAL, "待审批"),
            Map.entry(EntrustmentState.ENTRUSTMENT_STATE_SENT, "已发出"),
            Map.entry(EntrustmentState.ENTRUSTMENT_STATE_SIGNED, "已签收"),
            Map.entry(EntrustmentState.ENTRUSTMENT_STATE_IN_PROGRESS, "办理中"),
            Map.entry(EntrustmentState.ENTRUSTMENT_STATE_NEED_SUPPLEMENT, "待补正"),
            Map.entry(EntrustmentState.ENTRUSTMENT_STATE_FEEDBACK, "已反馈"),
            Map.entry(EntrustmentState.ENTRUSTMENT_STATE_CONFIRMED, "已确认办结"),
            Map.entry(EntrustmentState.ENTRUSTMENT_STATE_RETURNED, "已退回"),
            Map.entry(EntrustmentState.ENTRUSTMENT_STATE_WITHDRAWN, "已撤回"),
            Map.entry(EntrustmentState.ENTRUSTMENT_STATE_DISPUTED, "争议中"));

    private Words() {}

    public static String state(EntrustmentState state) {
        return state == EntrustmentState.UNRECOGNIZED ? "?"
                : (shortName(state) + " " + STATES.getOrDefault(state, "")).strip();
    }

    public static String mode(Mode mode) {
        return switch (mode) {
            case MODE_LIVE -> "LIVE";
            case MODE_DRILL -> "DRILL 演练";
            default -> "?";
        };
    }

    /** COURT for ORGANISATION_KIND_COURT. */
    public static String shortName(ProtocolMessageEnum value) {
        return shortName(value.getValueDescriptor());
    }

    static String shortName(EnumValueDescriptor value) {
        String prefix = prefix(value.getType().getValues().get(0).getName());
        return value.getName().startsWith(prefix) ? value.getName().substring(prefix.length()) : value.getName();
    }

    /** What all names of an enum begin with, from that of its first value. */
    public static String prefix(String unspecified) {
        return unspecified.endsWith("UNSPECIFIED")
                ? unspecified.substring(0, unspecified.length() - "UNSPECIFIED".length()) : "";
    }

    /** Beijing time, in which the law counts. */
    public static String time(Timestamp time) {
        return time.equals(Timestamp.getDefaultInstance()) ? "" : time(Instant.ofEpochSecond(time.getSeconds()));
    }

    public static String time(Instant time) {
        return TIME.format(time.atZone(Deadlines.ZONE));
    }
}
