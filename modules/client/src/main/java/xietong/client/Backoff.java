// SPDX-License-Identifier: Apache-2.0
package xietong.client;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/** Exponential delays with jitter, so that thousands of terminals do not come back in the same instant. */
final class Backoff {
    private final RetryPolicy policy;
    private final DoubleSupplier chance;

    Backoff(RetryPolicy policy, DoubleSupplier chance) {
        this.policy = policy;
        this.chance = chance;
    }

    /**
     * Delay after the given number of failures before this one: between half and the whole of the doubled first delay.
     * Never less than the hub asked for; what it asked for is stretched by up to a quarter.
     */
    Duration delay(int failures, Duration asked) {
        double whole = Math.min(policy.maxDelay().toNanos(),
                policy.firstDelay().toNanos() * Math.pow(2, Math.min(failures, 62)));
        double chosen = chance.getAsDouble();
        double stretched = asked.toNanos() * (1 + chosen / 4);
        return Duration.ofNanos((long) Math.max(whole * (0.5 + chosen / 2), stretched));
    }
}
