// SPDX-License-Identifier: Apache-2.0
package xietong.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Nobody waits, little is under way, and what cannot be told is repaired rather than left wrong. */
@Timeout(30)
class UpdatesTest {
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private final Map<String, Long> map = new ConcurrentHashMap<>();
    private final List<CompletableFuture<Void>> answers = new CopyOnWriteArrayList<>();
    private final List<Long> sent = new CopyOnWriteArrayList<>();
    private final AtomicInteger repairs = new AtomicInteger();
    private final AtomicInteger failingRepairs = new AtomicInteger();
    private final Updates<StatusValue> updates = new Updates<>("test", new Updates.Limits(2, 4), (key, value) -> {
        var answer = new CompletableFuture<Void>();
        answer.thenRun(() -> map.merge(key, value.status().revision(), Math::max));
        sent.add(value.status().revision());
        answers.add(answer);
        return answer;
    }, this::repair, thread);

    @AfterEach
    void stop() {
        thread.shutdownNow();
    }

    private void repair() {
        if (failingRepairs.getAndDecrement() > 0) {
            throw new IllegalStateException("not yet");
        }
        map.clear();
        repairs.incrementAndGet();
    }

    private void put(String key, long revision) {
        updates.put(key, new StatusValue(LiveTest.status(revision)));
    }

    @Test
    void onlySoManyAreUnderWayAndOfOneKeyOnlyTheNewestGoesOn() {
        put("a", 1);
        put("b", 1);
        put("c", 1);
        for (long revision : new long[] {3, 2, 5, 4}) {
            put("a", revision);
        }
        assertThat(sent).containsExactly(1L, 1L);
        assertThat(updates.own("a").orElseThrow().status().revision()).isEqualTo(5);
        answers.get(0).complete(null);
        Until.holds(() -> answers.size() == 3);
        answers.get(1).complete(null);
        Until.holds(() -> answers.size() == 4);
        answers.get(2).complete(null);
        answers.get(3).complete(null);
        Until.holds(() -> map.equals(Map.of("a", 5L, "b", 1L, "c", 1L)) && updates.own("a").isEmpty());
        assertThat(sent).containsExactly(1L, 1L, 1L, 5L);
        assertThat(repairs).hasValue(0);
    }

    @Test
    void whereThereAreTooManyTheMapIsRepairedOnceNothingIsUnderWay() {
        for (String key : new String[] {"a", "b", "c", "d", "e"}) {
            put(key, 7);
        }
        assertThat(updates.lost()).isTrue();
        answers.get(0).complete(null);
        Until.holds(() -> map.containsKey("a"));
        assertThat(repairs).hasValue(0);
        answers.get(1).complete(null);
        Until.holds(() -> !updates.lost());
        assertThat(map).isEmpty();
        put("f", 1);
        answers.get(answers.size() - 1).complete(null);
        Until.holds(() -> map.containsKey("f"));
    }

    @Test
    void oneThatFailsIsNotForgottenSilentlyAndTheRepairIsTriedUntilItSucceeds() {
        failingRepairs.set(1);
        map.put("old", 1L);
        put("a", 1);
        answers.get(0).completeExceptionally(new IllegalStateException("the partition is gone"));
        Until.holds(updates::lost);
        put("b", 1);
        Until.holds(() -> !updates.lost());
        assertThat(map).isEmpty();
        assertThat(new ArrayList<>(sent)).hasSize(1);
        assertThat(repairs.get()).isPositive();
    }

    @Test
    void manyThatAreToldAsOneAreRepairedLikeAnyOtherWhereTheyFail() throws InterruptedException {
        var many = new CompletableFuture<Void>();
        assertThat(updates.putMany(() -> many)).isTrue();
        put("a", 1);
        answers.get(0).complete(null);
        Until.holds(() -> map.containsKey("a"));
        assertThat(updates.lost()).isFalse();
        map.put("old", 1L);
        many.completeExceptionally(new IllegalStateException("the partition is gone"));
        Until.holds(() -> repairs.get() == 1 && !updates.lost());
        assertThat(map).isEmpty();
        assertThat(updates.putMany(() -> CompletableFuture.completedFuture(null))).isTrue();
    }

    @Test
    void nothingIsRepairedWhileManyAreUnderWay() throws InterruptedException {
        var many = new CompletableFuture<Void>();
        assertThat(updates.putMany(() -> many)).isTrue();
        put("a", 1);
        answers.get(0).completeExceptionally(new IllegalStateException("the partition is gone"));
        Until.holds(updates::lost);
        assertThat(updates.putMany(() -> many)).isFalse();
        assertThat(repairs).hasValue(0);
        many.complete(null);
        Until.holds(() -> repairs.get() == 1 && !updates.lost());
    }
}
