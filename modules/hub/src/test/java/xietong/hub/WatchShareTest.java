// SPDX-License-Identifier: Apache-2.0
package xietong.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import xietong.hub.screening.SightingKeys;
import xietong.hub.screening.WatchFollower;
import xietong.live.Live;
import xietong.live.LiveSettings;
import xietong.live.WatchShare;
import xietong.rules.screening.Digester;
import xietong.rules.screening.Identifier;
import xietong.rules.screening.PackedShard;
import xietong.v1.SightingVerdict;

/** The list on two nodes: one writes, the other only has what is shared. */
@Timeout(120)
class WatchShareTest {
    private static final Identifier STRANGER = Identifier.plate("闽D12345");

    @TempDir
    Path folder;

    private TestHub hub;
    private Live other;
    private Digester key;

    @BeforeEach
    void start() throws IOException {
        List<Integer> ports = FreePorts.take(2);
        List<String> members = ports.stream().map(p -> "127.0.0.1:" + p).toList();
        String cluster = "watch-" + System.nanoTime();
        hub = TestHub.start(folder, s -> new HubSettings(
                s.node(), s.data(), s.server(), s.ledger(), s.writer(), s.mailbox(),
                new LiveSettings(cluster, "127.0.0.1", ports.get(0), members), s.initialRules()));
        other = Live.start(new LiveSettings(cluster, "127.0.0.1", ports.get(1), members)
                .of(hub.hub().ledger().info().id()));
        key = Watching.key(folder);
        Await.until("two members", () -> other.members().size() == 2);
    }

    @AfterEach
    void stop() {
        other.close();
        hub.close();
    }

    private WatchFollower follower() {
        var follower = new WatchFollower(other.watches(), SightingKeys.load(Hub.identityFolder(folder)));
        follower.start();
        return follower;
    }

    private SightingVerdict verdict(WatchFollower follower, Identifier who) {
        return follower.screen().screen(Watching.digest(key, who), Instant.now()).verdict();
    }

    private void awaitVerdict(WatchFollower follower, Identifier who, SightingVerdict expected) {
        Await.until(expected.name(), () -> verdict(follower, who) == expected);
    }

    @Test
    void a_change_is_in_force_on_the_other_node_within_a_second() {
        try (WatchFollower follower = follower()) {
            awaitVerdict(follower, Watching.DEBTOR, SightingVerdict.SIGHTING_VERDICT_NO_MATCH);
            String order = Watching.watched(hub, "w-1");
            Instant accepted = Instant.now();
            awaitAnswer(follower, SightingVerdict.SIGHTING_VERDICT_MATCH, accepted);
            assertThat(follower.position()).isGreaterThanOrEqualTo(2);

            Watching.cancel(hub.as(Watching.COURT), order, "x-1");
            Instant cancelled = Instant.now();
            awaitAnswer(follower, SightingVerdict.SIGHTING_VERDICT_NO_MATCH, cancelled);
        }
    }

    /** Whatever is answered later than a second after a change knows the change, or says that it is not sure. */
    private void awaitAnswer(WatchFollower follower, SightingVerdict expected, Instant since) {
        Await.until(expected.name(), () -> {
            Instant asked = Instant.now();
            SightingVerdict verdict = verdict(follower, Watching.DEBTOR);
            if (verdict != expected && verdict != SightingVerdict.SIGHTING_VERDICT_UNSURE) {
                assertThat(Duration.between(since, asked)).isLessThan(Duration.ofSeconds(1));
            }
            return verdict == expected;
        });
    }

    @Test
    void a_node_that_starts_later_takes_the_list_over_and_without_a_writer_it_is_not_sure() {
        Watching.watched(hub, "w-1");
        try (WatchFollower follower = follower()) {
            awaitVerdict(follower, Watching.DEBTOR, SightingVerdict.SIGHTING_VERDICT_MATCH);
            awaitVerdict(follower, STRANGER, SightingVerdict.SIGHTING_VERDICT_NO_MATCH);
            hub.close();
            awaitVerdict(follower, STRANGER, SightingVerdict.SIGHTING_VERDICT_UNSURE);
            assertThat(verdict(follower, Watching.DEBTOR)).isEqualTo(SightingVerdict.SIGHTING_VERDICT_MATCH);
        }
    }

    @Test
    void what_the_shared_state_lost_or_has_otherwise_than_the_ledger_is_put_again() {
        WatchShare share = other.watches();
        Await.until("it is shared", () -> share.beat().isPresent());
        Watching.watched(hub, "w-1");
        Await.until("both changes are shared", () -> share.changes().size() == 2);
        var sums = share.sums(key.key());
        List<Long> changes = share.changes();
        assertThat(sums).hasSize(share.beat().orElseThrow().shards());

        byte[] wrong = share.shard(key.key(), 1).orElseThrow();
        share.putShard(key.key(), 0, wrong);
        assertThat(share.sums(key.key())).isNotEqualTo(sums);
        Await.until("the wrong shard is put right", () -> share.sums(key.key()).equals(sums));
        assertThat(PackedShard.of(share.shard(key.key(), 0).orElseThrow()).shard()).isZero();

        share.keepLists(List.of());
        share.dropChanges(Long.MAX_VALUE);
        assertThat(share.shard(key.key(), 0)).isEmpty();
        try (WatchFollower follower = follower()) {
            assertThat(follower.isSure()).isFalse();
            awaitVerdict(follower, Watching.DEBTOR, SightingVerdict.SIGHTING_VERDICT_MATCH);
            awaitVerdict(follower, STRANGER, SightingVerdict.SIGHTING_VERDICT_NO_MATCH);
        }
        assertThat(share.sums(key.key())).isEqualTo(sums);
        assertThat(share.changes()).isEqualTo(changes);
    }
}
