// SPDX-License-Identifier: Apache-2.0
package xietong.app.terminal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The hub's time, in which ages are told: this machine's clock, and by how much a fresh answer of the hub differed from it. */
public final class HubTime {
    private final Clock here;
    private volatile Duration ahead = Duration.ZERO;

    public HubTime(Clock here) {
        this.here = here;
    }

    /** The hub has just said that it is this. */
    public void isNow(Instant hub) {
        ahead = Duration.between(here.instant(), hub);
    }

    /** The hub said this at some time before: it cannot be earlier there. */
    public void wasReached(Instant hub) {
        if (hub.isAfter(now())) {
            isNow(hub);
        }
    }

    /** About. */
    public Instant now() {
        return here.instant().plus(ahead);
    }
}
