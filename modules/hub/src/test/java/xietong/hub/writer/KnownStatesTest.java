// SPDX-License-Identifier: Apache-2.0
package xietong.hub.writer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import xietong.ledger.StoredState;
import xietong.v1.Entrustment;

class KnownStatesTest {
    /** Sixteen of them are all that is kept. */
    private static final int SIXTEENTH = 256 << 10;

    private final KnownStates states = new KnownStates();

    private static Draft.Loaded state(String id, long revision, int bytes) {
        var row = new StoredState(id, "entrustment", revision, 7, new byte[bytes], new byte[32]);
        return new Draft.Loaded(Entrustment.getDefaultInstance(), row);
    }

    private void put(String id, long revision, int bytes) {
        states.put(id, state(id, revision, bytes));
    }

    @Test
    void aLaterStateTakesThePlaceOfAnEarlierOne() {
        put("a", 1, 10);
        put("a", 2, 20);
        assertThat(states.of("a").revision()).isEqualTo(2);
    }

    @Test
    void theLongestUnusedGoesFirstWhenTheyGrowTooLarge() {
        for (int i = 0; i < 16; i++) {
            put("s" + i, 1, SIXTEENTH);
        }
        states.of("s0");
        put("one more", 1, 1);
        assertThat(states.of("s1")).isNull();
        assertThat(states.of("s0")).isNotNull();
        assertThat(states.of("one more")).isNotNull();
    }

    @Test
    void aStateThatGrowsCountsOnceOnly() {
        for (int i = 1; i <= 100; i++) {
            put("grows", i, SIXTEENTH);
        }
        put("other", 1, SIXTEENTH);
        assertThat(states.of("grows").revision()).isEqualTo(100);
    }

    @Test
    void nothingIsKnownAfterAnotherWriterMayHaveBeenAtWork() {
        put("a", 1, 10);
        states.forget();
        assertThat(states.of("a")).isNull();
    }
}
