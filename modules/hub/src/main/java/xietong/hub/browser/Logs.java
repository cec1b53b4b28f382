// SPDX-License-Identifier: Apache-2.0
package xietong.hub.browser;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import xietong.rules.Refused;
import xietong.v1.MailboxFilter;

/** Which topics a log's name stands for; whole kinds, so that a new topic of one is in its log without more ado. */
final class Logs {
    private static final Map<String, List<String>> KINDS = Map.of(
            "alerts", List.of("alert", "duty", "watch_order"),
            "grid", List.of("grid_task", "grid_push"),
            "warnings", List.of("warning", "supervision"),
            "rooms", List.of("room", "room_message", "distribution"),
            "matters", List.of(),
            "all", List.of());

    private Logs() {}

    /** The filter; lists have commas between. Refused with REASON_FIELD_INVALID for a log that there is none of. */
    static MailboxFilter filter(String log, String topics, String areas, String persons) {
        List<String> kinds = KINDS.get(log);
        if (kinds == null) {
            throw Refused.field("log", String.join(", ", KINDS.keySet().stream().sorted().toList()));
        }
        List<String> named = split(topics);
        return MailboxFilter.newBuilder()
                .addAllTopics(named.isEmpty() ? kinds.stream().map(kind -> kind + ".*").toList() : named)
                .addAllAreas(split(areas))
                .addAllPersons(split(persons))
                .build();
    }

    private static List<String> split(String text) {
        return Arrays.stream(text.split(",")).map(String::strip).filter(s -> !s.isEmpty()).toList();
    }
}
