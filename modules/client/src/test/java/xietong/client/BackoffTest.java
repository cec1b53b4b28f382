// SPDX-License-Identifier: Apache-2.0
package xietong.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private static final RetryPolicy POLICY = new RetryPolicy(Duration.ofMinutes(1), Duration.ofSeconds(10),
            Duration.ofMillis(100), Duration.ofSeconds(5));

    @Test
    void delaysDoubleUpToTheGreatest() {
        Backoff most = new Backoff(POLICY, () -> 1);
        assertThat(most.delay(0, Duration.ZERO)).isEqualTo(Duration.ofMillis(100));
        assertThat(most.delay(3, Duration.ZERO)).isEqualTo(Duration.ofMillis(800));
        assertThat(most.delay(6, Duration.ZERO)).isEqualTo(Duration.ofSeconds(5));
        assertThat(most.delay(Integer.MAX_VALUE, Duration.ZERO)).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void chanceTakesAtMostHalf() {
        assertThat(new Backoff(POLICY, () -> 0).delay(1, Duration.ZERO)).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void whatTheHubAsksForIsTheLeastAlsoBeyondTheGreatest() {
        assertThat(new Backoff(POLICY, () -> 0).delay(0, Duration.ofSeconds(20))).isEqualTo(Duration.ofSeconds(20));
        assertThat(new Backoff(POLICY, () -> 1).delay(0, Duration.ofSeconds(20))).isEqualTo(Duration.ofSeconds(25));
    }
}
