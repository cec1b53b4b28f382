// SPDX-License-Identifier: Apache-2.0
package xietong.hub;

import io.netty.util.internal.PlatformDependent;
import java.lang.management.ManagementFactory;

/** What this process, hub and test together, holds in memory. */
final class Memory {
    private Memory() {}

    /** Heap after collection, and Netty's own memory. */
    static long used() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            System.gc();
            least = Math.min(least, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
        return least + Math.max(0, PlatformDependent.usedDirectMemory());
    }
}
