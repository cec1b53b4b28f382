// SPDX-License-Identifier: Apache-2.0
package xietong.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * What a freeze costs where there are many accounts and deep queues: hubs with few and with many accounts side by side,
 * in each queues of several depths. A round takes 64 accounts of one depth: one more court orders, the bank registers
 * it, whoever is first releases, the bank carries that out and the next moves up; so the depth stays. The 64 commands of
 * each kind are sent at once. Prints the medians of a command's time and of the bytes that the hub writes for it.
 */
public final class FreezeDepth {
    /** Orders in a queue before one more is ordered. */
    static final int[] DEPTHS = {1, 5, 10, 20, 40};

    static final List<Integer> ACCOUNTS = List.of(500, 5_000, 50_000);

    private static final int BATCH_LIMIT = 256;

    private FreezeDepth() {}

    /** Arguments: configuration folder, rounds, rounds of warm-up, numbers of accounts. */
    public static void main(String[] arguments) throws Exception {
        Path config = Path.of(arguments.length > 0 ? arguments[0] : "config");
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 15;
        int warmUp = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 40;
        List<Integer> sizes = Stream.of(arguments).skip(3).map(Integer::parseInt).toList();
        Path folder = Files.createTempDirectory("xietong-bench-");
        try {
            run(folder, config, rounds, warmUp, sizes.isEmpty() ? ACCOUNTS : sizes, DEPTHS);
        } finally {
            GroupCommit.delete(folder);
        }
    }

    /** Runs the rounds on hubs of its own in a folder and prints the curves. */
    static Curves run(Path folder, Path config, int rounds, int warmUp, List<Integer> sizes, int... depths)
            throws Exception {
        List<HubProcess> hubs = new ArrayList<>();
        List<Accounts> fields = new ArrayList<>();
        try {
            for (int size : sizes) {
                HubProcess hub = HubProcess.plain(folder.resolve("of-" + size), config, BATCH_LIMIT, "sqlite");
                hubs.add(hub);
                fields.add(filled(hub, size, depths));
            }
            var curves = new Curves(sizes, depths);
            List<int[]> turns = new ArrayList<>();
            for (int depth : depths) {
                for (int hub = 0; hub < hubs.size(); hub++) {
                    turns.add(new int[] {hub, depth});
                }
            }
            var random = new Random(1);
            for (int round = 0; round < warmUp + rounds; round++) {
                // In another order each time: the ledger's checkpoints come at even distances.
                Collections.shuffle(turns, random);
                for (int[] turn : turns) {
                    for (Curves.Act act : Curves.Act.values()) {
                        Curves.Cost cost = cost(hubs.get(turn[0]), fields.get(turn[0]), turn[1], round, act);
                        if (round >= warmUp) {
                            curves.add(new Curves.Point(sizes.get(turn[0]), turn[1], act), cost);
                        }
                    }
                }
            }
            curves.print();
            return curves;
        } finally {
            fields.forEach(Accounts::close);
            hubs.forEach(HubProcess::close);
        }
    }

    private static Accounts filled(HubProcess hub, int size, int[] depths) throws IOException, InterruptedException {
        long began = System.nanoTime();
        var accounts = new Accounts(hub);
        accounts.fill(size, group -> depth(group, depths));
        double seconds = (System.nanoTime() - began) / 1e9;
        System.out.printf("%d accounts with %d orders in their queues, filled in %.0f s: %.0f commands/s%n",
                size, accounts.orders(), seconds, 2 * accounts.orders() / seconds);
        return accounts;
    }

    /** One group of each depth that is measured, then many that are short and some that are deep. */
    private static int depth(int group, int[] depths) {
        if (group < depths.length) {
            return depths[group];
        }
        int i = (group - depths.length) % 40;
        return i < 32 ? 1 : i < 36 ? 5 : i < 38 ? 10 : i < 39 ? 20 : 40;
    }

    private static Curves.Cost cost(HubProcess hub, Accounts accounts, int depth, int round, Curves.Act act)
            throws IOException, InterruptedException {
        List<Accounts.Group> alike = accounts.deep(depth);
        Accounts.Group group = alike.get(round % alike.size());
        long written = hub.written();
        long computed = hub.computed();
        long began = System.nanoTime();
        switch (act) {
            case ORDER -> accounts.order(List.of(group));
            case REGISTER -> accounts.register(List.of(group));
            case RELEASE -> accounts.release(List.of(group));
            case PROMOTE -> accounts.promote(List.of(group));
        }
        long passed = System.nanoTime() - began;
        return new Curves.Cost(
                passed / 1e3 / Accounts.GROUP,
                (hub.computed() - computed) / 1e3 / Accounts.GROUP,
                (double) (hub.written() - written) / Accounts.GROUP);
    }
}
