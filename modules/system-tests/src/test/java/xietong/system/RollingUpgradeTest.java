// SPDX-License-Identifier: Apache-2.0
package xietong.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nodes of the version before the newest migration of the schema are replaced under load by nodes of this one, one by one,
 * and these by those again: whatever was accepted is there once, as in {@link ClusterFaultTest}.
 */
@ExtendWith(Watch.class)
@Timeout(value = 40, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RollingUpgradeTest {
    private static final String BESIDE = "made to be used beside this program's";

    @TempDir
    private Path folder;

    @Test
    void nodesOfTwoVersionsServeOneLedgerThroughAnUpgradeAndARollback() throws Exception {
        Path before = Previous.program();
        int rounds = Size.of("upgrades of all nodes with their rollback, after that of one", 0, 4);
        int count = Size.of("nodes", 2, 3);
        Random random = Size.random();
        try (Postgres server = new Postgres();
                Nodes nodes = Nodes.in(folder, count, server,
                        Map.of("XIETONG_MAILBOX_HEARTBEAT", "1s", "XIETONG_OPTS", "-Xmx400m"))) {
            int last = count - 1;
            for (int i = 0; i < last; i++) {
                nodes.use(i, before);
                nodes.start(i);
            }
            try (var work = new ClusterWork(nodes, random)) {
                // It migrates the schema while the others write.
                nodes.start(last);
                work.load.await(10);
                replace(nodes, List.of(last), before, work);
                isBeside(nodes.node(last), before);
                for (int round = 0; round < rounds; round++) {
                    replace(nodes, shuffled(count, random), Program.FOLDER, work);
                    replace(nodes, shuffled(count, random), before, work);
                    for (int i = 0; i < count; i++) {
                        isBeside(nodes.node(i), before);
                    }
                }
                work.prove();
            }
        }
    }

    private static void isBeside(HubProcess old, Path before) {
        if (!before.equals(Program.FOLDER)) {
            assertThat(old.said()).as("an old node after the migration").contains(BESIDE);
        }
    }

    private static List<Integer> shuffled(int count, Random random) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            order.add(i);
        }
        Collections.shuffle(order, random);
        return order;
    }

    /** Each leaves politely and comes back as the other program; meanwhile both serve. */
    private static void replace(Nodes nodes, List<Integer> order, Path program, ClusterWork work) {
        for (int node : order) {
            assertThat(nodes.node(node).terminate()).isIn(0, 143);
            nodes.use(node, program);
            nodes.start(node);
            work.load.await(10);
            System.out.printf("node %d is %s; node %d writes%n",
                    node, program.equals(Program.FOLDER) ? "of this commit" : "of the one before", nodes.writer());
        }
    }
}
