// SPDX-License-Identifier: Apache-2.0
package xietong.system;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import xietong.client.Credentials;
import xietong.client.HubClient;
import xietong.client.RetryPolicy;

/**
 * A computer of a police station with the terminals that run on it, all over one connection to the hub. It can die with all
 * of them, be cut off, be stopped in one direction, and start a terminal's program a second time.
 */
final class StationComputer {
    private static final RetryPolicy IMPATIENT =
            RetryPolicy.standard().withOverall(Duration.ofSeconds(4)).withAttempt(Duration.ofSeconds(2));

    private final List<AlertTerminal> terminals;
    private final Credentials credentials;
    private final Link link;
    private final Executor undertaker;
    private Link.Line line;
    private HubClient client;

    /**
     * Nothing runs on it yet.
     *
     * @param terminals those that run on it, one or more
     * @param credentials of the station; the address in them is not used
     * @param undertaker closes what is dead, so that its threads end
     */
    StationComputer(List<AlertTerminal> terminals, Credentials credentials, Link link, Executor undertaker) {
        this.terminals = terminals;
        this.credentials = credentials;
        this.link = link;
        this.undertaker = undertaker;
    }

    private void connect() {
        line = link.open();
        client = HubClient.connect(credentials.at("127.0.0.1:" + line.port()), IMPATIENT);
    }

    /** With all its terminals. */
    void start() {
        connect();
        terminals.forEach(t -> t.start(client));
    }

    /** Dies with all its terminals, without a goodbye; may be started again at once. */
    void kill() {
        terminals.forEach(AlertTerminal::die);
        line.close();
        undertaker.execute(client::close);
    }

    /** One of its terminals reads nothing for a while. */
    void pause(Duration length, RandomGenerator random) {
        any(random).pause(length);
    }

    /** Its connection breaks; a new one is taken. */
    void cut() {
        line.cut();
    }

    /** Nothing more goes to the hub, or comes from it, until it goes on. */
    void stop(boolean up, boolean down) {
        line.stop(up, down);
    }

    /**
     * One of its terminals is started again while its first program still runs: over the connection of the others, or, where
     * there are none, over a new one while the old one is still there.
     */
    void startTwice(RandomGenerator random) {
        if (terminals.size() > 1) {
            undertaker.execute(any(random).restart(client));
            return;
        }
        HubClient first = client;
        Link.Line before = line;
        connect();
        Runnable replaced = terminals.get(0).restart(client);
        undertaker.execute(() -> {
            replaced.run();
            first.close();
            before.close();
        });
    }

    private AlertTerminal any(RandomGenerator random) {
        return terminals.get(random.nextInt(terminals.size()));
    }

    /** Also where it was never started. */
    void close() {
        if (client != null) {
            client.close();
            line.close();
        }
    }
}
