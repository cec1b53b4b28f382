// SPDX-License-Identifier: Apache-2.0
package xietong.hub.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import xietong.hub.Await;
import xietong.hub.Counters;
import xietong.hub.Hub;
import xietong.hub.TestHub;
import xietong.hub.Watching;
import xietong.ledger.Ledger;
import xietong.live.WatchShare;
import xietong.rules.screening.Digester;
import xietong.rules.screening.Identifier;
import xietong.rules.screening.PackedList;
import xietong.rules.screening.PackedShard;
import xietong.rules.screening.WatchIndex;
import xietong.v1.SightingVerdict;

/** From wherever a node's list comes at its start, it is the ledger's; and what is not surely the ledger's is not used. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(120)
class ListOriginTest {
    private static final Identifier STRANGER = Identifier.plate("闽D12345");

    @TempDir
    static Path folder;

    private TestHub hub;
    private List<Digester> keys;
    private String order;

    @BeforeAll
    void start() {
        hub = TestHub.start(folder);
        keys = SightingKeys.load(Hub.identityFolder(folder));
        order = Watching.watched(hub, "w-1");
    }

    @AfterAll
    void close() {
        hub.close();
    }

    private Ledger ledger() {
        return hub.hub().ledger();
    }

    private List<String> names() {
        return keys.stream().map(Digester::key).toList();
    }

    private WatchSource source() {
        return new WatchSource(ledger(), keys);
    }

    private ListState made() {
        return taken(new ListOrigin(ledger(), source(), keys, null).made());
    }

    /** As a node that starts with it. */
    private ListState taken(ListCopy copy) {
        var state = new ListState(source());
        state.take(copy);
        state.caughtUp(source().after(state.known()));
        return state;
    }

    private static List<Long> contents(ListState state) {
        return state.contents();
    }

    private ListFiles kept(Path at, ListState state) throws IOException {
        var files = new ListFiles(at);
        files.keep(state.copy().orElseThrow(), ListMark.of(ledger(), state.known()).orElseThrow());
        return files;
    }

    private SightingVerdict verdict(Identifier who) {
        return hub.hub().watches().screen().screen(Watching.digest(keys.get(0), who), Instant.now()).verdict();
    }

    @Test
    @Order(1)
    void a_kept_list_with_what_the_ledger_has_beyond_it_is_the_list_that_the_ledger_makes(@TempDir Path at)
            throws IOException {
        ListState before = made();
        ListFiles files = kept(at, before);
        String second = Watching.watched(hub, "w-2");
        Watching.cancel(hub.as(Watching.COURT), order, "x-1");
        ListState again = taken(files.read(names(), ledger()).orElseThrow());
        assertThat(contents(again)).isEqualTo(contents(made())).isNotEqualTo(contents(before));

        assertThat(new ListOrigin(ledger(), source(), keys, at, Duration.ZERO, 1).copy()).isEmpty();
        assertThat(new ListOrigin(ledger(), source(), keys, at, Duration.ZERO, 2).copy()).isPresent();

        // Kept with its changes on top of what was packed, as it is while a node runs.
        Watching.cancel(hub.as(Watching.COURT), second, "x-2");
        order = Watching.watched(hub, "w-3");
        again.asked(source().after(again.known()));
        assertThat(again.copy().orElseThrow().changes()).isNotEmpty();
        ListState third = taken(kept(at, again).read(names(), ledger()).orElseThrow());
        assertThat(third.known()).isEqualTo(again.known());
        assertThat(third.log().last()).isEqualTo(again.log().last());
        assertThat(contents(third)).isEqualTo(contents(made()));
    }

    @Test
    @Order(2)
    void a_kept_list_that_is_damaged_in_any_byte_is_no_list(@TempDir Path at) throws IOException {
        ListFiles files = kept(at, made());
        assertThat(files.read(names(), ledger())).isPresent();
        try (Stream<Path> all = Files.list(at)) {
            for (Path file : all.toList()) {
                byte[] whole = Files.readAllBytes(file);
                for (int i = 0; i < whole.length - Integer.BYTES; i += Math.max(1, whole.length / 40)) {
                    byte[] damaged = whole.clone();
                    damaged[i] ^= 0x10;
                    Files.write(file, damaged);
                    assertThat(files.read(names(), ledger())).as("%s at %d", file.getFileName(), i).isEmpty();
                }
                Files.write(file, Arrays.copyOf(whole, whole.length / 2));
                assertThat(files.read(names(), ledger())).isEmpty();
                Files.delete(file);
                assertThat(files.read(names(), ledger())).isEmpty();
                Files.write(file, whole);
                assertThat(files.read(names(), ledger())).isPresent();
            }
        }
    }

    @Test
    @Order(3)
    void a_kept_list_of_another_ledger_of_other_keys_or_of_another_normal_form_is_no_list(@TempDir Path at)
            throws IOException {
        ListState state = made();
        ListFiles files = kept(at, state);
        assertThat(files.read(List.of("another"), ledger())).isEmpty();
        ListMark mark = ListMark.of(ledger(), state.known()).orElseThrow();
        byte[] other = mark.seal().clone();
        other[0] ^= 1;
        for (ListMark wrong : List.of(
                new ListMark(mark.position(), other, mark.form()),
                new ListMark(mark.position(), mark.seal(), mark.form() + 1),
                new ListMark(mark.position() + 1_000, mark.seal(), mark.form()),
                new ListMark(mark.position() - 1, mark.seal(), mark.form()))) {
            files.keep(state.copy().orElseThrow(), wrong);
            assertThat(files.read(names(), ledger())).isEmpty();
        }
        files.keep(state.copy().orElseThrow(), mark);
        assertThat(files.read(names(), ledger())).isPresent();
    }

    /** What the writer's publisher shares, in a share that only the test changes. */
    private MemoryShare shared() {
        WatchShare real = hub.hub().live().watches();
        Await.until("the list is shared", () -> new SharedLists(real, names(), ledger()).take().isPresent());
        return copied(real, real.manifest().orElseThrow());
    }

    private MemoryShare copied(WatchShare from, byte[] manifest) {
        var share = new MemoryShare();
        for (String key : names()) {
            for (int i = 0; i < ListManifest.parse(manifest).shards(key); i++) {
                share.putShard(key, i, from.shard(key, i).orElseThrow());
            }
        }
        share.putManifest(manifest);
        return share;
    }

    private Optional<ListCopy> take(WatchShare share) {
        return new SharedLists(share, names(), ledger()).take();
    }

    @Test
    @Order(4)
    void a_node_that_takes_the_writers_list_has_the_one_that_the_ledger_makes() {
        MemoryShare share = shared();
        assertThat(contents(taken(take(share).orElseThrow()))).isEqualTo(contents(made()));
    }

    @Test
    @Order(5)
    void a_shared_list_that_is_damaged_incomplete_or_of_another_ledger_is_not_taken() {
        MemoryShare share = shared();
        String key = names().get(0);
        byte[] manifest = share.manifest().orElseThrow();
        byte[] shard = share.shard(key, 3).orElseThrow();

        byte[] damaged = shard.clone();
        damaged[damaged.length - 1] ^= 1;
        share.putShard(key, 3, damaged);
        assertThat(take(share)).isEmpty();
        share.putShard(key, 3, share.shard(key, 4).orElseThrow());
        assertThat(take(share)).isEmpty();
        share.putShard(key, 3, shard);
        assertThat(take(share)).isPresent();

        share.putManifest(Arrays.copyOf(manifest, manifest.length - 1));
        assertThat(take(share)).isEmpty();
        ListManifest told = ListManifest.parse(manifest);
        byte[] seal = told.mark().seal().clone();
        seal[0] ^= 1;
        share.putManifest(new ListManifest(new ListMark(told.mark().position(), seal, told.mark().form()), told.sums()).bytes());
        assertThat(take(share)).isEmpty();
        share.keepLists(List.of());
        share.putManifest(manifest);
        assertThat(take(share)).isEmpty();
    }

    @Test
    @Order(6)
    void what_a_writer_that_died_while_it_shared_a_new_list_left_behind_is_not_taken() {
        MemoryShare share = shared();
        byte[] before = share.manifest().orElseThrow();
        ListState state = made();
        Watching.watched(hub, "w-6");
        state.asked(source().after(state.known()));
        PackedList next = state.indexes().get(0).pack();
        String key = next.key();
        long position = next.position();
        byte[] after = ListManifest.of(ListMark.of(ledger(), position).orElseThrow(), state.packed()).bytes();
        for (PackedShard shard : next.shards()) {
            share.putShard(key, shard.shard(), shard.bytes());
            // Every shard is of a newer position: with the old manifest they are not what it tells, with the new one they
            // are only when all are there.
            assertThat(take(share)).isEmpty();
            if (shard.shard() < next.shards().size() - 1 && shard.shard() % 16 == 0) {
                share.putManifest(after);
                assertThat(take(share)).isEmpty();
                share.putManifest(before);
            }
        }
        share.putManifest(after);
        assertThat(contents(taken(take(share).orElseThrow()))).isEqualTo(contents(made()));
    }

    @Test
    @Order(7)
    void only_the_writer_and_who_hears_of_none_for_long_make_the_list_from_the_ledger() {
        shared();
        var another = new ListOrigin(ledger(), source(), keys, null, Duration.ofSeconds(1), 10);
        assertThat(another.mayWait()).isFalse();
        another.among(hub.hub().live(), () -> false);
        assertThat(another.mayWait()).isTrue();
        assertThat(another.copy().orElseThrow().from()).isEqualTo(ListCopy.SHARED);
        Await.until("its patience ends", () -> !another.mayWait());

        var writer = new ListOrigin(ledger(), source(), keys, null);
        writer.among(hub.hub().live(), () -> true);
        assertThat(writer.copy()).isEmpty();
        assertThat(writer.mayWait()).isFalse();

        another.onlyLedger();
        assertThat(another.copy()).isEmpty();
    }

    @Test
    @Order(8)
    void a_list_that_is_made_anew_takes_the_place_of_one_that_knows_later_commits() {
        ListState wrong = made();
        ListCopy early = new ListOrigin(ledger(), source(), keys, null).made();
        Watching.cancel(hub.as(Watching.COURT), Watching.watched(hub, "w-8"), "x-8");
        // Of this one nothing is right but how far it is.
        var none = new ListState(source());
        none.take(new ListCopy("", source().empty().stream().map(WatchIndex::packed).toList(), List.of(),
                wrong.known()));
        none.asked(source().after(none.known()));
        assertThat(contents(none)).isNotEqualTo(contents(made()));
        none.take(early);
        none.caughtUp(source().after(none.known()));
        assertThat(contents(none)).isEqualTo(contents(made()));
    }

    @Test
    @Order(9)
    void a_hub_that_starts_again_goes_on_with_what_it_kept_and_without_it_with_the_ledger() {
        Path at = folder.resolve("watch-list");
        long known = hub.hub().watches().known();
        Await.until("it is kept", () -> new ListFiles(at).read(names(), ledger())
                .filter(copy -> copy.position() >= known).isPresent());
        hub.restart();
        awaitAnswers(ListCopy.KEPT);
        hub.stopped(() -> {
            try {
                Files.write(at.resolve("head"), new byte[100]);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        awaitAnswers(ListCopy.MADE);
    }

    @Test
    @Order(10)
    void a_kept_list_that_is_wrong_in_itself_does_not_outlive_the_proof_against_the_ledger() {
        long known = hub.hub().watches().known();
        ListMark mark = ListMark.of(ledger(), known).orElseThrow();
        List<PackedList> empty = source().empty().stream().map(WatchIndex::packed).toList();
        hub.stopped(() -> new ListFiles(folder.resolve("watch-list")).keep(new ListCopy("", empty, List.of(), known), mark));
        Await.until("it is sure", () -> hub.hub().watches().isSure());
        assertThat(hub.hub().watches().from()).isEqualTo(ListCopy.KEPT);
        assertThat(verdict(Watching.DEBTOR)).isEqualTo(SightingVerdict.SIGHTING_VERDICT_NO_MATCH);
        var counters = new Counters();
        try (var proof = new ListProof(hub.hub().watches(), counters, Duration.ZERO)) {
            Await.until("it was found", () -> counters.all().containsKey("screening.proof.failed"));
            Await.until("it is made anew", () -> hub.hub().watches().from().equals(ListCopy.MADE));
            awaitAnswers(ListCopy.MADE);
        }
        assertThat(counters.all()).doesNotContainKey("screening.proved.equal");
    }

    private void awaitAnswers(String from) {
        Await.until("it is sure", () -> verdict(STRANGER) == SightingVerdict.SIGHTING_VERDICT_NO_MATCH);
        assertThat(hub.hub().watches().from()).isEqualTo(from);
        assertThat(verdict(Watching.DEBTOR)).isEqualTo(SightingVerdict.SIGHTING_VERDICT_MATCH);
    }
}
