// SPDX-License-Identifier: Apache-2.0
package xietong.system;

import java.util.Locale;
import java.util.Random;

/** How much a test does: a short run says what share of the full size it is; {@code -Dxietong.long=true} does all. */
public final class Size {
    private Size() {}

    /** The size of this run, printed. */
    public static int of(String what, int brief, int full) {
        int size = Boolean.getBoolean("xietong.long") ? full : brief;
        System.out.printf(Locale.ROOT, "size: %,d of %,d %s (%d %%)%n", size, full, what, 100L * size / full);
        return size;
    }

    /** Chance that can be repeated with {@code -Dxietong.seed}. */
    public static Random random() {
        long seed = Long.getLong("xietong.seed", System.nanoTime());
        System.out.println("seed: " + seed);
        return new Random(seed);
    }
}
