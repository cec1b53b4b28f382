// SPDX-License-Identifier: Apache-2.0
package xietong.rules.session;

import java.util.List;
import xietong.rules.CommandRule;
import xietong.rules.Resource;

/** Sessions of persons at devices. */
public final class SessionRules {
    private SessionRules() {}

    /** One rule a command. */
    public static List<CommandRule<?, ?>> all() {
        return List.of(new Open(), new Close());
    }

    /** The kinds of resource. */
    public static List<Resource<?>> resources() {
        return List.of(new SessionResource());
    }
}
