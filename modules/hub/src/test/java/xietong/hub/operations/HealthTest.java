// SPDX-License-Identifier: Apache-2.0
package xietong.hub.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import xietong.hub.operations.Health.Check;
import xietong.hub.operations.Health.Finding;
import xietong.ledger.Ledger;
import xietong.ledger.LedgerInfo;
import xietong.ledger.LedgerUnavailable;
import xietong.v1.Mode;

/** When a node says that it is ready, and what it says of a ledger that is away. */
@Timeout(60)
class HealthTest {
    @TempDir
    Path folder;

    @Test
    void a_node_is_ready_while_every_check_passes_and_not_once_it_drains() {
        var health = new Health();
        var sound = new AtomicReference<>(Finding.of(true, "yes"));
        health.needs("ledger", sound::get);
        assertThat(health.ready().passed()).isTrue();
        sound.set(Finding.of(false, "away"));
        assertThat(health.ready().passed()).isFalse();
        assertThat(health.ready().checks()).contains(new Check("ledger", false, "away"));
        assertThat(health.live().passed()).as("a restart would not mend the ledger").isTrue();
        health.needs("ledger", () -> Finding.of(true, "another one"));
        assertThat(health.ready().checks()).containsExactly(
                new Check("draining", true, "the node takes new requests"), new Check("ledger", true, "another one"));
        health.drain();
        assertThat(health.ready().passed()).isFalse();
    }

    @Test
    void a_page_says_each_check_with_its_reason() {
        var health = new Health();
        health.lives("writer", () -> Finding.of(false, "its thread has ended"));
        assertThat(HealthPages.json(health.live(), true).encode()).isEqualTo("{\"status\":\"not live\",\"checks\":"
                + "[{\"name\":\"writer\",\"passed\":false,\"reason\":\"its thread has ended\"}]}");
    }

    @Test
    void a_ledger_that_is_away_or_forgets_is_found_out_and_one_that_is_back_too() {
        var time = new AtomicReference<Supplier<Instant>>(() -> {
            throw new LedgerUnavailable("refused", new IllegalStateException());
        });
        var lacks = new AtomicReference<>(Optional.of("PostgreSQL fsync is off, needed is on"));
        InvocationHandler answers = (proxy, method, arguments) -> switch (method.getName()) {
            case "databaseTime" -> time.get().get();
            case "notDurable" -> lacks.get();
            case "info" -> new LedgerInfo("id", Mode.MODE_DRILL, "postgresql", "SHA-256", "epoch", Instant.EPOCH, false);
            default -> throw new UnsupportedOperationException(method.getName());
        };
        var ledger = (Ledger) Proxy.newProxyInstance(
                Ledger.class.getClassLoader(), new Class<?>[] {Ledger.class}, answers);
        try (var pulse = new Pulse(ledger, folder, 1)) {
            until(() -> pulse.ledger().reason().equals("the ledger does not answer"));
            time.set(Instant::now);
            until(() -> pulse.ledger().reason().equals("not durable: PostgreSQL fsync is off, needed is on"));
            assertThat(pulse.ledger().passed()).isFalse();
            until(() -> pulse.disk().passed());
            assertThat(pulse.free()).isPositive();
        }
        lacks.set(Optional.empty());
        try (var pulse = new Pulse(ledger, folder, Long.MAX_VALUE)) {
            until(() -> pulse.ledger().passed());
            until(() -> pulse.disk().reason().contains("MiB free"));
            assertThat(pulse.disk().passed()).isFalse();
        }
    }

    @Test
    void a_ledger_that_hangs_is_found_out_by_the_age_of_its_last_answer() throws Exception {
        var gate = new AtomicReference<>(new CountDownLatch(0));
        InvocationHandler answers = (proxy, method, arguments) -> switch (method.getName()) {
            case "databaseTime" -> {
                gate.get().await();
                yield Instant.now();
            }
            case "notDurable" -> Optional.empty();
            case "info" -> new LedgerInfo("id", Mode.MODE_DRILL, "postgresql", "SHA-256", "epoch", Instant.EPOCH, false);
            default -> throw new UnsupportedOperationException(method.getName());
        };
        var ledger = (Ledger) Proxy.newProxyInstance(
                Ledger.class.getClassLoader(), new Class<?>[] {Ledger.class}, answers);
        try (var pulse = new Pulse(ledger, folder, 1, Duration.ofMillis(5), Duration.ofMillis(300))) {
            until(() -> pulse.ledger().passed());
            var stuck = new CountDownLatch(1);
            gate.set(stuck);
            until(() -> !pulse.ledger().passed());
            assertThat(pulse.ledger().reason()).startsWith("no answer for ")
                    .endsWith("before: postgresql answers and keeps what it acknowledges");
            gate.set(new CountDownLatch(0));
            stuck.countDown();
            until(() -> pulse.ledger().passed());
        }
    }

    private static void until(Supplier<Boolean> condition) {
        while (!condition.get()) {
            LockSupport.parkNanos(5_000_000);
        }
    }
}
