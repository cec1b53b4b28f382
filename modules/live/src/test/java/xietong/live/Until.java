// SPDX-License-Identifier: Apache-2.0
package xietong.live;

import java.util.function.BooleanSupplier;

/** Waits for what must come true, at most 20 seconds. */
final class Until {
    private Until() {}

    static void holds(BooleanSupplier condition) {
        long end = System.nanoTime() + 20_000_000_000L;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("has not come true within 20 seconds");
            }
            Thread.onSpinWait();
        }
    }
}
