// SPDX-License-Identifier: Apache-2.0
package xietong.rules.account;

import java.util.List;
import xietong.rules.CommandRule;
import xietong.rules.Resource;

/** Accounts of officers and of walls. */
public final class AccountRules {
    private AccountRules() {}

    /** One rule a command, those of the hub's own included. */
    public static List<CommandRule<?, ?>> all() {
        return List.of(
                new EnrolOfficer(),
                new ResetOfficer(),
                new RemoveOfficer(),
                new SetUp(),
                new SignedIn(),
                new Unlocked(),
                new Failed(),
                new EnrolWall(),
                new RemoveWall(),
                new WallBegins());
    }

    /** The kinds of resource. */
    public static List<Resource<?>> resources() {
        return List.of(new OfficerResource(), new WallResource());
    }
}
