// SPDX-License-Identifier: Apache-2.0
package xietong.hub.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import xietong.rules.Refused;
import xietong.v1.Reason;

/** How much in a second, by a clock that the test moves. */
class RateTest {
    private final AtomicLong clock = new AtomicLong(1);
    private final Rate rate = new Rate("commands", 100, 250, clock::get);

    private void later(double seconds) {
        clock.addAndGet((long) (seconds * 1e9));
    }

    private int taken(String organisation, int tries) {
        int taken = 0;
        for (int i = 0; i < tries; i++) {
            try {
                rate.take(organisation, 1);
                taken++;
            } catch (Refused refused) {
                assertThat(refused.reason()).isEqualTo(Reason.REASON_OVERLOADED);
            }
        }
        return taken;
    }

    private long hint(String organisation) {
        Refused refused = catchThrowableOfType(Refused.class, () -> rate.take(organisation, 1));
        return Long.parseLong(refused.metadata().get("retry_after_ms"));
    }

    @Test
    void aBurstIsTakenAtOnceAndThenAsMuchAsComesIn() {
        assertThat(taken("A", 1_000)).isEqualTo(250);
        later(0.5);
        assertThat(taken("A", 1_000)).isEqualTo(50);
        later(100);
        assertThat(taken("A", 1_000)).as("no more is saved than a burst").isEqualTo(250);
    }

    @Test
    void oneOrganisationTakesNothingFromAnother() {
        taken("A", 1_000);
        assertThat(taken("B", 10)).isEqualTo(10);
    }

    @Test
    void whoeverComesBackWhenTheHintSaysIsServed() {
        taken("A", 1_000);
        rate.forget();
        assertThatCode(() -> {
            later(hint("A") / 1_000.0 + 0.001);
            rate.take("A", 1);
        }).doesNotThrowAnyException();
    }

    @Test
    void anyAmountIsTakenByWhoeverHasSomeLeftAndIsPaidForAfterwards() {
        rate.take("A", 1_250);
        assertThat(hint("A")).isEqualTo(10_000);
        later(9.9);
        assertThat(taken("A", 1)).isZero();
        later(0.2);
        assertThat(taken("A", 1)).isEqualTo(1);
    }

    @Test
    void whoeverAsksForNothingIsForgottenAndLosesNothing() {
        taken("A", 1_000);
        later(1);
        rate.forget();
        assertThat(taken("A", 1_000)).as("not full yet, so remembered").isEqualTo(100);
        later(10);
        rate.forget();
        assertThat(taken("A", 1_000)).isEqualTo(250);
    }
}
