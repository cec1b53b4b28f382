// SPDX-License-Identifier: Apache-2.0
package xietong.hub.wall;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import xietong.hub.Counters;
import xietong.live.WallShare;

/** Which walls are lost, and when that is told. */
class WallBeatsTest {
    private static final Instant BEGIN = Instant.parse("2026-11-20T06:00:00Z");

    private final Map<String, WallShare.Sign> signs = new LinkedHashMap<>();
    private final WallShare share = new WallShare() {
        @Override
        public void tell(Sign sign) {
            signs.put(sign.wall(), sign);
        }

        @Override
        public void close(String organisation, String wall) {
            signs.remove(wall);
        }

        @Override
        public Collection<Sign> signs() {
            return signs.values();
        }
    };
    private final Counters counters = new Counters();
    private final WallBeats here = new WallBeats(share, counters, "a");
    private final WallBeats there = new WallBeats(share, counters, "b");

    private long lost() {
        return counters.all().getOrDefault("wall.lost", 0L);
    }

    private void look(long seconds) {
        here.look(BEGIN.plusSeconds(seconds));
        there.look(BEGIN.plusSeconds(seconds));
    }

    @Test
    void aWallIsLostAfterNinetySecondsIsToldOnceByTheNodeThatHeardOfItLastAndIsBackWithItsNextBeat() {
        here.beat("津", "w1", "一楼大厅", true, BEGIN);
        look(89);
        assertThat(WallBeats.lost(share, BEGIN.plusSeconds(89))).isEmpty();
        look(90);
        look(95);
        assertThat(WallBeats.lost(share, BEGIN.plusSeconds(95))).singleElement()
                .satisfies(sign -> assertThat(sign.title()).isEqualTo("一楼大厅"));
        assertThat(lost()).isEqualTo(1);
        there.beat("津", "w1", "一楼大厅", true, BEGIN.plusSeconds(100));
        look(101);
        assertThat(WallBeats.lost(share, BEGIN.plusSeconds(101))).isEmpty();
        look(190);
        assertThat(lost()).as("lost once more").isEqualTo(2);
    }

    @Test
    void aWallThatComesBackThroughAnotherNodeIsNotLost() {
        here.beat("津", "w1", "", true, BEGIN);
        there.beat("津", "w1", "", true, BEGIN.plusSeconds(60));
        look(120);
        assertThat(WallBeats.lost(share, BEGIN.plusSeconds(120))).isEmpty();
        assertThat(lost()).isZero();
    }

    @Test
    void aVisitorsScreenIsOfNoConcernAfterAnHourAndAWallOfItsOwnIs() {
        here.beat("津", "w1", "", false, BEGIN);
        here.beat("津", "w2", "", true, BEGIN.plusSeconds(1));
        assertThat(WallBeats.lost(share, BEGIN.plusSeconds(300))).extracting(WallShare.Sign::wall).containsExactly("w1", "w2");
        Instant later = BEGIN.plus(Duration.ofHours(3));
        assertThat(WallBeats.lost(share, later)).extracting(WallShare.Sign::wall).containsExactly("w2");
        here.closed("津", "w1");
        assertThat(share.signs()).hasSize(1);
    }
}
