// SPDX-License-Identifier: Apache-2.0
package xietong.rules.alert;

import java.util.List;
import xietong.rules.CommandRule;
import xietong.rules.Resource;

/** All that can be commanded about alerts, and on what. */
public final class AlertRules {
    private AlertRules() {}

    /** One rule a command, the hub's own included. */
    public static List<CommandRule<?, ?>> all() {
        return List.of(
                new Raise(),
                new ConfirmDisplayed(),
                new Acknowledge(),
                new Claim(),
                new ReleaseClaim(),
                new Transfer(),
                new Shelve(),
                new Report(),
                new HandOver(),
                new Close(),
                new AlertClock(),
                new DispatchClock());
    }

    /** Alerts, terminals, and whom an alert is told to. */
    public static List<Resource<?>> resources() {
        return List.of(new AlertResource(), new Terminals(), new DispatchResource(), new AudienceResource());
    }
}
