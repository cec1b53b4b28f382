// SPDX-License-Identifier: Apache-2.0
package xietong.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a hub does not start. */
class StartTest {
    @TempDir
    Path folder;

    private HubSettings settings() {
        HubSettings s = TestHub.settings(folder);
        var writer = new HubSettings.Writer(256, 8_192, 2_048, Duration.ofMillis(200), Duration.ofSeconds(60));
        return new HubSettings(
                s.node(), s.data(), s.server(), s.ledger(), writer, s.mailbox(), s.live(), s.initialRules());
    }

    @Test
    void a_second_hub_on_one_ledger_is_refused_even_under_the_same_name() {
        try (TestHub first = TestHub.start(folder)) {
            assertThatThrownBy(() -> Hub.start(settings()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("another hub writes this ledger");
            assertThat(first.hub().writer().isWriter()).isTrue();
        }
        Hub.start(settings()).close();
    }

    @Test
    void a_clock_far_behind_the_last_stamp_must_be_accepted_by_somebody() throws SQLException {
        TestHub.start(folder).close();
        lastStampIsLaterBy(Duration.ofMinutes(4));
        Hub.start(settings()).close();

        lastStampIsLaterBy(Duration.ofDays(1));
        assertThatThrownBy(() -> Hub.start(settings()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageMatching("the clock is 14\\d\\d minutes behind the ledger's last stamp .*");
        try (Hub hub = Hub.startAtAnyTime(settings())) {
            assertThat(hub.writer().now()).isEqualTo(hub.ledger().heads().stamp());
        }
    }

    private void lastStampIsLaterBy(Duration later) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("ledger.db"));
                var statement = connection.createStatement()) {
            statement.executeUpdate("UPDATE seals SET stamp = stamp + " + later.toNanos() / 1_000
                    + " WHERE position = (SELECT max(position) FROM seals)");
        }
    }
}
