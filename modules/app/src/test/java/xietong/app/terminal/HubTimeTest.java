// SPDX-License-Identifier: Apache-2.0
package xietong.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class HubTimeTest {
    private static final Instant HERE = Instant.parse("2026-11-21T01:30:00Z");

    private final HubTime time = new HubTime(Clock.fixed(HERE, ZoneOffset.UTC));

    @Test
    void untilTheHubIsHeardOfItIsThisMachinesTime() {
        assertThat(time.now()).isEqualTo(HERE);
    }

    @Test
    void anOldDeliveryMovesNothingAndOneAheadOfThisClockDoes() {
        time.wasReached(HERE.minusSeconds(7_200));
        assertThat(time.now()).isEqualTo(HERE);
        time.wasReached(HERE.plusSeconds(60));
        assertThat(time.now()).isEqualTo(HERE.plusSeconds(60));
    }

    @Test
    void aFreshAnswerSetsItEvenBack() {
        time.wasReached(HERE.plusSeconds(60));
        time.isNow(HERE.minusSeconds(5));
        assertThat(time.now()).isEqualTo(HERE.minusSeconds(5));
    }
}
