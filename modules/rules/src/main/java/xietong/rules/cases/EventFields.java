// SPDX-License-Identifier: Apache-2.0
package xietong.rules.cases;

import static xietong.v1.CaseFactKind.CASE_FACT_KIND_DOCKETED;
import static xietong.v1.CaseFactKind.CASE_FACT_KIND_EXCLUSION_BEGUN;
import static xietong.v1.CaseFactKind.CASE_FACT_KIND_EXCLUSION_ENDED;
import static xietong.v1.CaseFactKind.CASE_FACT_KIND_HANDLER_CHANGED;
import static xietong.v1.CaseFactKind.CASE_FACT_KIND_MEASURE_TAKEN;
import static xietong.v1.CaseFactKind.CASE_FACT_KIND_NODE_DONE;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import xietong.rules.Checks;
import xietong.rules.Context;
import xietong.rules.Refused;
import xietong.rules.Times;
import xietong.rules.book.Collaborations.Fact;
import xietong.rules.directory.Address;
import xietong.v1.CaseFact;
import xietong.v1.CaseFactKind;
import xietong.v1.CaseServiceReportFactRequest;
import xietong.v1.ExclusionGround;

/** What a small event says beside its kind, checked: each kind takes what it needs, and nothing else. */
final class EventFields {
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9._:/-]{1,64}");
    /** So many digits in a row may be a number of a person, an account or a telephone. */
    private static final Pattern NUMBER = Pattern.compile("\\d{11}");
    private static final Set<CaseFactKind> EXCLUSION = EnumSet.of(CASE_FACT_KIND_EXCLUSION_BEGUN, CASE_FACT_KIND_EXCLUSION_ENDED);
    private static final Set<CaseFactKind> HANDLING = EnumSet.of(CASE_FACT_KIND_DOCKETED, CASE_FACT_KIND_HANDLER_CHANGED);

    private EventFields() {}

    static void put(CaseFact.Builder fact, CaseServiceReportFactRequest command, Fact rule, Context context) {
        CaseFactKind kind = command.getKind();
        boolean node = kind == CASE_FACT_KIND_NODE_DONE;
        fact.setItem(item(command, rule.item(), node))
                .setEventTime(Times.timestamp(time(command, context)));
        if (command.hasUntilTime()) {
            require(kind == CASE_FACT_KIND_MEASURE_TAKEN, "until_time");
            if (!Times.instant(command.getUntilTime()).isAfter(Times.instant(fact.getEventTime()))) {
                throw Refused.field("until_time", "after event_time");
            }
            fact.setUntilTime(command.getUntilTime());
        }
        if (EXCLUSION.contains(kind)) {
            Checks.known("ground", command.getGround(), ExclusionGround.EXCLUSION_GROUND_UNSPECIFIED);
            fact.setGround(command.getGround());
        } else {
            require(command.getGroundValue() == 0, "ground");
        }
        if (node) {
            fact.setNode(context.book().warnings().node(command.getNode())
                    .orElseThrow(() -> Refused.field("node", "a number of the rule book"))
                    .number());
        } else {
            require(command.getNode() == 0, "node");
        }
        require(HANDLING.contains(kind) || command.getTeam().isEmpty() && command.getHandler().isEmpty(), "handler");
        desk("team", command.getTeam(), context);
        desk("handler", command.getHandler(), context);
    }

    private static String item(CaseServiceReportFactRequest command, boolean needed, boolean optional) {
        String item = command.getItem();
        boolean wellFormed = KEY.matcher(item).matches() && !NUMBER.matcher(item).find();
        if (needed ? !wellFormed : !item.isEmpty() && !(optional && wellFormed)) {
            throw Refused.field("item", needed || optional
                    ? "the court's own key, 1 to 64 of A-Z a-z 0-9 . _ : / -, without eleven digits in a row"
                    : "nothing for this kind");
        }
        return item;
    }

    private static Instant time(CaseServiceReportFactRequest command, Context context) {
        if (!command.hasEventTime()) {
            return context.now();
        }
        Instant time = Times.instant(command.getEventTime());
        if (time.isAfter(context.now())) {
            throw Refused.field("event_time", "not in the future");
        }
        return time;
    }

    private static void desk(String field, String desk, Context context) {
        if (!desk.isEmpty() && !context.book().directory().exists(Address.of(context.caller().code(), desk))) {
            throw Refused.field(field, "a desk of the court");
        }
    }

    private static void require(boolean taken, String field) {
        if (!taken) {
            throw Refused.field(field, "nothing for this kind");
        }
    }
}
