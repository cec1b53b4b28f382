// SPDX-License-Identifier: Apache-2.0
package xietong.rules.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import xietong.rules.Examples;
import xietong.rules.locate.Watcher;
import xietong.v1.IdentifierDigest;
import xietong.v1.IdentifierKind;
import xietong.v1.IdentityPaper;
import xietong.v1.MatchKind;
import xietong.v1.SightedDigests;
import xietong.v1.SightedHits;
import xietong.v1.SightedIdentity;
import xietong.v1.SightingReport;
import xietong.v1.SightingVerdict;
import xietong.v1.Subject;
import xietong.v1.WatchTarget;

/** Screening: one form for each identifier, packed lists that lose nothing, changes at once, and no "no match" in doubt. */
class ScreeningTest {
    private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");
    private static final Duration LONGEST = Duration.ofSeconds(1);
    private static final Digester DIGESTER = Digester.of("k1", "0123456789abcdef".getBytes());
    private static final long ORDER = 0x7777_0000_1111_2222L;

    private static List<Long> found(WatchIndex index, Identifier identifier) {
        var found = new ArrayList<Long>();
        index.find(DIGESTER.digest(identifier), found::add);
        return found;
    }

    private static PackedList list(WatchTarget target) {
        var builder = new ListBuilder("k1", 4);
        Identifier.of(target).forEach(i -> builder.add(DIGESTER.digest(i), ORDER));
        return builder.build(10);
    }

    private static Screen screen(WatchIndex index) {
        return new Screen(DIGESTER, List.of(index), LONGEST);
    }

    private static SightingReport seen(SightedIdentity.Builder identity) {
        return SightingReport.newBuilder().setIdentity(identity).build();
    }

    /** Lists that were made before are believed as long as the number is the same. */
    @Test
    void aNormalFormThatChangesHasAnotherNumber() {
        assertThat(Identifier.FORM).isEqualTo(1);
        assertThat(List.of(
                        Identifier.citizenId("990100190001010011").text(),
                        Identifier.plate("闽D12345").text(),
                        Identifier.name("Aleksei·P. Demo", "1990-01-02").text(),
                        Identifier.name("王 演示", "1990-01-02").text()))
                .containsExactly("990100190001010011", "闽D12345", "ALEKSEIPDEMO:1990-01-02", "王演示:1990-01-02");
    }

    private static Screened verdict(SightedIdentity.Builder identity) {
        var index = new WatchIndex(list(Watcher.person()));
        index.confirm(10, NOW);
        return screen(index).screen(seen(identity), NOW);
    }

    @Test
    void whatIsLongerThanAnybodysPapersAreIsNotScreened() {
        var many = SightedIdentity.newBuilder();
        IntStream.range(0, 17).forEach(i -> many.addPapers(IdentityPaper.newBuilder().setKind("PASSPORT").setNumber("E" + i)));
        assertThat(verdict(many).verdict()).isEqualTo(SightingVerdict.SIGHTING_VERDICT_INVALID);
        assertThat(verdict(SightedIdentity.newBuilder().setPlate("京".repeat(201))).fault()).contains("200");
        assertThat(verdict(many.removePapers(0)).verdict()).isEqualTo(SightingVerdict.SIGHTING_VERDICT_NO_MATCH);
    }

    // --- one form

    @Test
    void anOldNumberANewOneAndOneTypedWithSpacesAreOne() {
        assertThat(Identifier.citizenId("990100000101001")).isEqualTo(Identifier.citizenId("99010019000101 0011"));
        String number = Examples.DEBTOR_ID;
        assertThat(verdict(SightedIdentity.newBuilder().setIdentifier(number.toLowerCase())).matches())
                .containsExactly(new Screened.Match(ORDER, MatchKind.MATCH_KIND_EXACT));
    }

    @ParameterizedTest
    @CsvSource({"闽E·00000, 闽E00000", "闽e00000, 闽E00000", "闽Ｅ００００0, 闽E00000"})
    void aPlateIsOneHoweverItIsTyped(String typed, String plain) {
        assertThat(Identifier.plate(typed)).isEqualTo(Identifier.plate(plain));
    }

    @Test
    void aPaperIsOneWithItsKind() {
        var passport = IdentityPaper.newBuilder().setKind("PASSPORT").setNumber("e0000-0001");
        assertThat(Identifier.paper(passport.build())).isEqualTo(Identifier.paper(passport.setNumber("Ｅ00000001").build()));
        assertThat(Identifier.paper(passport.build()))
                .isNotEqualTo(Identifier.paper(passport.setKind("HK_MACAO_PERMIT").build()));
    }

    @Test
    void aFormerNameWithTheDateOfBirthIsACandidateAndTheNumberIsMore() {
        Subject debtor = Examples.debtor();
        String birth = Examples.DEBTOR_ID.substring(6, 10) + "-" + Examples.DEBTOR_ID.substring(10, 12) + "-"
                + Examples.DEBTOR_ID.substring(12, 14);
        var target = Watcher.person().toBuilder();
        target.getPersonBuilder().setBirthDate(birth);
        var index = new WatchIndex(list(target.build()));
        index.confirm(10, NOW);
        for (String name : List.of(debtor.getName(), debtor.getFormerNames(0), "吴 试·丙")) {
            assertThat(screen(index).screen(seen(SightedIdentity.newBuilder().setName(name).setBirthDate(birth)), NOW).matches())
                    .as(name).containsExactly(new Screened.Match(ORDER, MatchKind.MATCH_KIND_CANDIDATE));
        }
        assertThat(screen(index).screen(seen(SightedIdentity.newBuilder().setName(debtor.getName())
                        .setIdentifier(debtor.getIdentifier())), NOW).matches())
                .containsExactly(new Screened.Match(ORDER, MatchKind.MATCH_KIND_EXACT));
        assertThat(screen(index).screen(seen(SightedIdentity.newBuilder().setName(debtor.getName()).setBirthDate("1901-01-01")),
                        NOW).verdict()).isEqualTo(SightingVerdict.SIGHTING_VERDICT_NO_MATCH);
    }

    @Test
    void whatCannotBeReadIsInvalidAndItsFaultRepeatsNothing() {
        Screened wrong = verdict(SightedIdentity.newBuilder().setIdentifier("360102190001019995"));
        assertThat(wrong.verdict()).isEqualTo(SightingVerdict.SIGHTING_VERDICT_INVALID);
        assertThat(wrong.fault()).startsWith("identity").doesNotContain("36010219");
        assertThat(verdict(SightedIdentity.newBuilder()).verdict()).isEqualTo(SightingVerdict.SIGHTING_VERDICT_INVALID);
        assertThat(verdict(SightedIdentity.newBuilder().setName("吴试乙").setBirthDate("1900-02-30")).fault())
                .startsWith("identity.birth_date");
        assertThat(verdict(SightedIdentity.newBuilder().setPlate("赣AI2345")).verdict())
                .isEqualTo(SightingVerdict.SIGHTING_VERDICT_INVALID);
    }

    // --- digests and hits of the source

    @Test
    void theSourceSendsDigestsUnderAKeyThatIsInForce() {
        var index = new WatchIndex(list(Watcher.person()));
        index.confirm(10, NOW);
        Digest digest = DIGESTER.digest(Identifier.citizenId(Examples.DEBTOR_ID));
        var one = IdentifierDigest.newBuilder().setKind(IdentifierKind.IDENTIFIER_KIND_CITIZEN_ID)
                .setDigest(ByteString.copyFrom(digest.bytes()));
        var digests = SightedDigests.newBuilder().setKey("k1").addDigests(one);
        assertThat(screen(index).screen(SightingReport.newBuilder().setDigests(digests).build(), NOW).matches())
                .containsExactly(new Screened.Match(ORDER, MatchKind.MATCH_KIND_EXACT));
        assertThat(screen(index).screen(SightingReport.newBuilder().setDigests(digests.clone().setKey("k0")).build(), NOW).fault())
                .isEqualTo("digests.key: one of k1");
        one.setDigest(ByteString.copyFrom(digest.bytes(), 0, 15));
        assertThat(screen(index).screen(
                        SightingReport.newBuilder().setDigests(digests.clone().clearDigests().addDigests(one)).build(), NOW)
                .verdict()).isEqualTo(SightingVerdict.SIGHTING_VERDICT_INVALID);
    }

    @Test
    void twoKeysAreInForceWhileOneTakesOverFromTheOther() {
        Digester next = Digester.of("k2", "fedcba9876543210".getBytes());
        Identifier id = Identifier.citizenId(Examples.DEBTOR_ID);
        assertThat(next.digest(id)).isNotEqualTo(DIGESTER.digest(id));
        var old = new WatchIndex(list(Watcher.person()));
        var fresh = new WatchIndex(new ListBuilder("k2", 2).add(next.digest(id), ORDER).build(10));
        fresh.confirm(10, NOW);
        var screen = new Screen(next, List.of(old, fresh), LONGEST);
        assertThat(screen.screen(seen(SightedIdentity.newBuilder().setIdentifier(Examples.DEBTOR_ID)), NOW).matches())
                .hasSize(1);
        var digests = SightedDigests.newBuilder().setKey("k1").addDigests(IdentifierDigest.newBuilder()
                .setKind(IdentifierKind.IDENTIFIER_KIND_CITIZEN_ID)
                .setDigest(ByteString.copyFrom(DIGESTER.digest(id).bytes())));
        assertThat(screen.screen(SightingReport.newBuilder().setDigests(digests).build(), NOW).matches()).hasSize(1);
    }

    @Test
    void hitsOfTheSourceCarryTheVersionOfItsList() {
        var hits = SightedHits.newBuilder().setKey("k1").setListPosition(5).addReferences(ORDER)
                .setKind(IdentifierKind.IDENTIFIER_KIND_NAME_AND_BIRTH);
        Screened screened = screen(new WatchIndex(list(Watcher.person())))
                .screen(SightingReport.newBuilder().setHits(hits).build(), NOW);
        assertThat(screened.matches()).containsExactly(new Screened.Match(ORDER, MatchKind.MATCH_KIND_CANDIDATE));
        assertThat(screened.position()).isEqualTo(5);
    }

    // --- packed lists

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 8})
    void aPackedListFindsExactlyWhatWasPutIn(int bits) {
        Random random = new Random(7);
        Map<Digest, Set<Long>> model = new HashMap<>();
        var builder = new ListBuilder("k1", bits);
        for (int i = 0; i < 20_000; i++) {
            // Many share their first bits, some all of them: that is where a search goes wrong.
            long high = i % 3 == 0 ? random.nextLong() : random.nextLong(50) << 56 | random.nextInt(4);
            var digest = new Digest(high, (long) random.nextInt(3) << 32);
            long reference = random.nextInt(1000);
            model.computeIfAbsent(digest, d -> new HashSet<>()).add(reference);
            builder.add(digest, reference);
        }
        PackedList list = builder.build(3);
        PackedList again = PackedList.of(list.shards().stream().map(s -> PackedShard.of(s.bytes().clone())).toList());
        assertThat(again.count()).isEqualTo(model.values().stream().mapToInt(Set::size).sum());
        model.forEach((digest, references) -> {
            var found = new ArrayList<Long>();
            again.find(digest, found::add);
            assertThat(found).containsExactlyInAnyOrderElementsOf(references);
            again.find(new Digest(digest.high() ^ 1L << 20, digest.low()), r -> {
                assertThat(model).containsKey(new Digest(digest.high() ^ 1L << 20, digest.low()));
            });
        });
    }

    @Test
    void anEmptyListFindsNothing() {
        var none = new ListBuilder("k1", 2).build(0);
        none.find(new Digest(-1, -1), r -> {
            throw new AssertionError();
        });
        assertThat(none.count()).isZero();
    }

    @Test
    void damagedBytesAreNotTaken() {
        byte[] bytes = list(Watcher.person()).shards().stream().filter(s -> s.count() > 0).findFirst().orElseThrow().bytes();
        for (int i : new int[] {0, 5, 6, 11, 15, 25}) {
            byte[] damaged = bytes.clone();
            damaged[i] ^= 0x40;
            assertThatIllegalArgumentException().as("byte %d", i).isThrownBy(() -> PackedShard.of(damaged));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> PackedShard.of(Arrays.copyOf(bytes, bytes.length - 1)));
        assertThatIllegalArgumentException().isThrownBy(() -> PackedShard.of(new byte[3]));
    }

    @Test
    void aListNeedsAllOfItsShards() {
        var shards = new ArrayList<>(list(Watcher.person()).shards());
        shards.set(0, shards.get(1));
        assertThatIllegalArgumentException().isThrownBy(() -> PackedList.of(shards));
        assertThatIllegalArgumentException().isThrownBy(() -> PackedList.of(shards.subList(0, 3)));
    }

    // --- changes

    private static final Identifier SOMEONE = Identifier.citizenId("990100190001010011");

    private static ListChange comes(long previous, long position, long reference) {
        return new ListChange(previous, position, reference, List.of(DIGESTER.digest(SOMEONE)), false);
    }

    private static ListChange goes(long previous, long position, long reference) {
        return new ListChange(previous, position, reference, List.of(), true);
    }

    @Test
    void aChangeIsInForceAtOnceAndAnEndTakesEveryIdentifierOfTheOrder() {
        var index = new WatchIndex(list(Watcher.person()));
        index.apply(comes(10, 11, 5));
        index.apply(comes(11, 12, 6));
        assertThat(found(index, SOMEONE)).containsExactlyInAnyOrder(5L, 6L);
        assertThat(index.position()).isEqualTo(12);
        index.apply(goes(12, 13, 5));
        index.apply(goes(13, 14, ORDER));
        assertThat(found(index, SOMEONE)).containsExactly(6L);
        assertThat(found(index, Identifier.citizenId(Examples.DEBTOR_ID))).isEmpty();
        index.apply(comes(10, 11, 5));
        assertThat(found(index, SOMEONE)).as("told twice").containsExactly(6L);
    }

    @Test
    void packingChangesNothingThatIsFound() {
        var index = new WatchIndex(list(Watcher.person()));
        index.apply(comes(10, 11, 5));
        index.apply(comes(11, 12, 6));
        index.apply(goes(12, 13, ORDER));
        PackedList packed = index.pack();
        assertThat(packed.position()).isEqualTo(13);
        assertThat(index.changes()).isZero();
        assertThat(packed.count()).isEqualTo(2);
        assertThat(found(index, SOMEONE)).containsExactlyInAnyOrder(5L, 6L);
        index.apply(goes(13, 14, 5));
        assertThat(found(index, SOMEONE)).containsExactly(6L);
        assertThat(found(new WatchIndex(packed), SOMEONE)).containsExactlyInAnyOrder(5L, 6L);
    }

    @Test
    void whileItIsPackedItIsAskedAndChangedOnAndMissesNothing() {
        var builder = new ListBuilder("k1", 4);
        Random random = new Random(11);
        for (int i = 0; i < 50_000; i++) {
            builder.add(new Digest(random.nextLong(), random.nextLong()), i);
        }
        Identifier always = Identifier.citizenId(Examples.DEBTOR_ID);
        builder.add(DIGESTER.digest(always), ORDER);
        var index = new WatchIndex(builder.build(1));
        var done = new AtomicBoolean();
        var reader = CompletableFuture.supplyAsync(() -> {
            int missed = 0;
            while (!done.get()) {
                missed += found(index, always).contains(ORDER) ? 0 : 1;
                if (index.position() > 1 && found(index, SOMEONE).size() < index.position() - 1 - 200) {
                    missed++;
                }
            }
            return missed;
        });
        var packer = CompletableFuture.runAsync(() -> {
            for (int i = 0; i < 6; i++) {
                index.pack();
            }
        });
        for (int i = 0; i < 200; i++) {
            index.apply(comes(1 + i, 2 + i, 1_000_000 + i));
            assertThat(found(index, SOMEONE)).hasSize(i + 1);
        }
        packer.join();
        done.set(true);
        assertThat(reader.join()).isZero();
        index.pack();
        assertThat(found(index, SOMEONE)).hasSize(200);
    }

    // --- being sure

    @Test
    void aListThatHasNotHeardOfTheLedgerLatelySaysSoInsteadOfNoMatch() {
        var index = new WatchIndex(list(Watcher.person()));
        SightingReport stranger = seen(SightedIdentity.newBuilder().setIdentifier("990100190001010011"));
        assertThat(screen(index).screen(stranger, NOW).verdict()).isEqualTo(SightingVerdict.SIGHTING_VERDICT_UNSURE);
        index.confirm(10, NOW);
        Screened sure = screen(index).screen(stranger, NOW.plus(LONGEST));
        assertThat(sure.verdict()).isEqualTo(SightingVerdict.SIGHTING_VERDICT_NO_MATCH);
        assertThat(sure.position()).isEqualTo(10);
        assertThat(sure.toString()).doesNotContain("990100");
        assertThat(screen(index).screen(stranger, NOW.plus(LONGEST).plusMillis(1)).verdict())
                .isEqualTo(SightingVerdict.SIGHTING_VERDICT_UNSURE);
        index.confirm(11, NOW.plus(LONGEST));
        assertThat(screen(index).screen(stranger, NOW.plus(LONGEST)).verdict())
                .as("the ledger is further").isEqualTo(SightingVerdict.SIGHTING_VERDICT_UNSURE);
        assertThat(screen(index).screen(seen(SightedIdentity.newBuilder().setIdentifier(Examples.DEBTOR_ID)), NOW).verdict())
                .as("a hit stands").isEqualTo(SightingVerdict.SIGHTING_VERDICT_MATCH);
    }

    @Test
    void aGapIsClosedByWhatWasMissingOrByAWholeListAndNotByLess() {
        var index = new WatchIndex(list(Watcher.person()));
        index.confirm(10, NOW);
        index.apply(comes(12, 13, 5));
        assertThat(index.isSure(NOW, LONGEST)).isFalse();
        assertThat(index.position()).isEqualTo(10);
        assertThat(found(index, SOMEONE)).as("what it heard of counts").containsExactly(5L);
        index.replace(new ListBuilder("k1", 4).build(12));
        assertThat(index.isSure(NOW, LONGEST)).isFalse();
        index.replace(new ListBuilder("k1", 4).add(DIGESTER.digest(SOMEONE), 5).build(13));
        index.confirm(13, NOW);
        assertThat(index.isSure(NOW, LONGEST)).isTrue();
        assertThat(found(index, SOMEONE)).containsExactly(5L);

        index.apply(comes(14, 15, 7));
        index.apply(comes(13, 14, 6));
        assertThat(index.isSure(NOW, LONGEST)).as("15 is to be told again").isFalse();
        index.apply(comes(14, 15, 7));
        assertThat(index.isSure(NOW, LONGEST)).isTrue();
    }
}
