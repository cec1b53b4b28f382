// SPDX-License-Identifier: Apache-2.0
package xietong.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xietong.hub.identity.Identity;
import xietong.hub.writer.Claim;
import xietong.ledger.Ledger;
import xietong.ledger.Ledgers;

/** How a hub begins on its ledger. */
class BeginningTest {
    @TempDir
    private Path folder;

    @Test
    void whoStandsStillForLongerThanTheLeaseLastsFoundsTheLedgerAllTheSame() {
        HubSettings settings = TestHub.settings(folder);
        Identity.initialise(Hub.identityFolder(folder), List.of());
        var commits = new AtomicInteger();
        try (Ledger ledger = Ledgers.open(settings.ledger())) {
            var slow = (Ledger) Proxy.newProxyInstance(
                    Ledger.class.getClassLoader(), new Class<?>[] {Ledger.class}, (proxy, method, arguments) -> {
                        if (method.getName().equals("commit") && commits.incrementAndGet() == 1) {
                            anotherHolds(ledger);
                        }
                        try {
                            return method.invoke(ledger, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
            var beginning = new Beginning(settings, Identity.load(Hub.identityFolder(folder)), slow, true);
            assertThat(beginning.alone(Claim.of(settings.node(), Duration.ofSeconds(1))).version()).isEqualTo(1);
            assertThat(commits).as("the first one was lost").hasValueGreaterThan(1);
            assertThat(ledger.heads().position()).isEqualTo(1);
        }
    }

    /** The time in which the lease ends passes, and another process takes it and gives it back. */
    private static void anotherHolds(Ledger ledger) {
        Await.until("the lease has ended", () -> ledger.acquire("another", Duration.ofSeconds(1))
                .map(lease -> {
                    ledger.release(lease);
                    return true;
                })
                .orElse(false));
    }
}
