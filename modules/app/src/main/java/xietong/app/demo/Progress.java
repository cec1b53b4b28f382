// SPDX-License-Identifier: Apache-2.0
package xietong.app.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import xietong.app.output.RefusalText;
import xietong.app.output.Words;
import xietong.v1.SightingAnswer;
import xietong.v1.SightingVerdict;

/** Lines to read along: the steps of the play, numbered, and between them what others do by themselves. */
final class Progress {
    private static final int WIDTH = 20;
    /** Lines of those who act by themselves are many. */
    private static final int QUICK = 4;
    /** Where there are more steps than this, each takes less. */
    private static final int MANY = 40;

    private static final Map<SightingVerdict, String> VERDICTS = Map.of(
            SightingVerdict.SIGHTING_VERDICT_MATCH, "命中",
            SightingVerdict.SIGHTING_VERDICT_NO_MATCH, "无匹配，不留痕",
            SightingVerdict.SIGHTING_VERDICT_INVALID, "无效",
            SightingVerdict.SIGHTING_VERDICT_UNSURE, "名单未定");

    private final Consumer<String> out;
    private final Duration pace;
    private final int steps;
    private int done;

    Progress(Consumer<String> out, Duration pace, int steps) {
        this.out = out;
        this.pace = pace.multipliedBy(Math.min(MANY, steps)).dividedBy(Math.max(1, steps));
        this.steps = steps;
    }

    /** A step of the play. */
    void step(Instant time, String text) {
        done++;
        int full = done * WIDTH / steps;
        String bar = "█".repeat(full) + "░".repeat(WIDTH - full);
        out.accept(String.format("%" + String.valueOf(steps).length() + "d/%d %s  %s  %s", done, steps, bar,
                Words.time(time), text));
        LockSupport.parkNanos(pace.toNanos());
    }

    /** Something that happens between two steps. */
    void between(Instant time, String text) {
        out.accept(" ".repeat(2 * String.valueOf(steps).length() + 2 + WIDTH) + "  " + Words.time(time) + "  " + text);
        LockSupport.parkNanos(pace.toNanos() / QUICK);
    }

    /** After something that was shown at length. */
    void blank() {
        out.accept("");
    }

    /** A command and what became of it. */
    static String line(String who, String say, Player.Played played) {
        String took = String.format("  (%.1f ms)", played.took().toNanos() / 1e6);
        if (played.refusal() != null) {
            String said = RefusalText.line(played.refusal()).replaceFirst("^refused (REASON_)?", "");
            return who + "  " + say + "  ⛔ " + said + took;
        }
        return who + "  " + say + "  ✓ 回执 #" + played.receipt().getPosition() + took;
    }

    /** What a source was answered. */
    static String verdicts(List<SightingAnswer> answers, Duration took) {
        var counts = new TreeMap<SightingVerdict, Integer>();
        answers.forEach(a -> counts.merge(a.getVerdict(), 1, Integer::sum));
        var said = new StringBuilder();
        counts.forEach((verdict, count) -> said.append("  → ").append(VERDICTS.get(verdict))
                .append(' ').append(Words.shortName(verdict)).append(count > 1 ? " ×" + count : ""));
        return said + String.format("  (%.1f ms)", took.toNanos() / 1e6);
    }
}
