// SPDX-License-Identifier: Apache-2.0
package xietong.rules.entrustment;

import java.util.List;
import xietong.rules.CommandRule;

/** All commands on entrusted matters. */
public final class EntrustmentRules {
    private EntrustmentRules() {}

    /** One rule a command, the clock's step included. */
    public static List<CommandRule<?, ?>> all() {
        return List.of(
                new Submit(),
                new Approve(),
                new Sign(),
                new RequestSupplement(),
                new Supplement(),
                new Report(),
                new Confirm(),
                new Return(),
                new Withdraw(),
                new Urge(),
                new Rate(),
                new RaiseDispute(),
                new SettleDispute(),
                new ClockStepRule());
    }
}
