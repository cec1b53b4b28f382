// SPDX-License-Identifier: Apache-2.0
package xietong.system;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Courts that race, as a process of their own: each with its certificate, its connection and its threads.
 *
 * <p>Arguments: a folder with the courts' bundles, then their codes. On standard input, a line each:
 * <ul>
 * <li>{@code race ROUND ACCOUNT FEN MILLIS}: all order a freeze of the account, at least for that figure, at that instant;
 * <li>{@code look ROUND}: each says where its order stands;
 * <li>{@code release ROUND}: from now on whoever is in force releases.
 * </ul>
 * On standard output:
 * <ul>
 * <li>{@code ready};
 * <li>{@code ordered ROUND COURT ORDER POSITION ORDINAL};
 * <li>{@code looked ROUND COURT} when it then found the queue in order;
 * <li>{@code stands ROUND COURT STATE FEN};
 * <li>{@code told ROUND COURT EVENTS EVENTS} when its order has ended: what its mailbox told of the order and of the
 * account, in order, with commas between;
 * <li>{@code failed …} for anything that must not happen.
 * </ul>
 */
public final class RacingCourts {
    private static final PrintStream OUT =
            new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);

    private RacingCourts() {}

    /** Ends with its standard input. */
    public static void main(String[] arguments) throws Exception {
        List<RacingCourt> courts = new ArrayList<>();
        for (int i = 1; i < arguments.length; i++) {
            courts.add(new RacingCourt(Path.of(arguments[0]).resolve(arguments[i]), i));
        }
        say("ready");
        var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String[] words = line.split(" ");
            int round = Integer.parseInt(words[1]);
            switch (words[0]) {
                case "race" -> courts.forEach(
                        c -> c.race(round, words[2], Long.parseLong(words[3]), Long.parseLong(words[4])));
                case "look" -> courts.forEach(c -> c.look(round));
                case "release" -> courts.forEach(c -> c.release(round));
                default -> throw new IllegalArgumentException(line);
            }
        }
        for (RacingCourt court : courts) {
            court.close();
        }
        System.exit(0);
    }

    /** One line to the test. */
    static synchronized void say(Object... words) {
        List<String> line = new ArrayList<>();
        for (Object word : words) {
            line.add(String.valueOf(word));
        }
        OUT.println(String.join(" ", line));
    }
}
