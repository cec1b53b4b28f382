// SPDX-License-Identifier: Apache-2.0
package xietong.rules.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.Message;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import xietong.rules.Caller;
import xietong.rules.Case;
import xietong.rules.Catalogue;
import xietong.rules.CommandRule;
import xietong.rules.Config;
import xietong.rules.Context;
import xietong.rules.Court;
import xietong.rules.Look;
import xietong.rules.Refused;
import xietong.rules.Rights;
import xietong.v1.Alert;
import xietong.v1.AlertState;
import xietong.v1.Mode;
import xietong.v1.Reason;

/** What the table of acts does not allow in a state is refused there for that alone; what it allows is offered. */
class EveryStateAndCommandTest {
    private static final AlertResource RESOURCE = new AlertResource();

    static Stream<AlertState> states() {
        return Arrays.stream(AlertState.values())
                .filter(s -> s != AlertState.UNRECOGNIZED && s != AlertState.ALERT_STATE_UNSPECIFIED);
    }

    @ParameterizedTest
    @MethodSource("states")
    void theTableDecides(AlertState state) {
        Alert alert = Alert.newBuilder().setId("A-1").setRevision(1).setState(state).setPriority(2).setSender("京0108").build();
        var officer = new Court("京0108").officer();
        var caller = new Caller(Config.BOOK.directory().require("京0108"), officer);
        var context = new Context(
                Case.beijing("2026-03-02T09:00"), caller, Config.BOOK, Mode.MODE_LIVE, "A-1", Look.NOTHING);
        List<String> allowed = RESOURCE.allowed(alert);
        for (AlertAct act : AlertAct.values()) {
            CommandRule<Message, Message> rule = Catalogue.rule(act.method()).orElseThrow();
            Refused refused = catchThrowableOfType(Refused.class, () -> rule.decide(alert, rule.prototype(), context));
            if (!allowed.contains(act.rpc())) {
                assertThat(refused).as("%s in %s", act, state).isNotNull();
                assertThat(refused.reason()).as("%s in %s", act, state).isEqualTo(Reason.REASON_STATE_FORBIDS);
            } else if (refused != null) {
                assertThat(refused.reason()).as("%s in %s", act, state).isNotEqualTo(Reason.REASON_STATE_FORBIDS);
            }
        }
        assertThat(RESOURCE.view(alert, caller, Rights.standard(), Config.BOOK.directory()).getAllowedCommandsList())
                .as("the court is offered what it may do").isSubsetOf(allowed);
        assertThat(allowed.isEmpty()).isEqualTo(state == AlertState.ALERT_STATE_CLOSED);
    }
}
