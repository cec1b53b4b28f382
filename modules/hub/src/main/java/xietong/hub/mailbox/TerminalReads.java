// SPDX-License-Identifier: Apache-2.0
package xietong.hub.mailbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import xietong.hub.HubClock;
import xietong.live.Live;
import xietong.rules.Caller;
import xietong.rules.Refused;
import xietong.rules.Times;
import xietong.rules.directory.Address;
import xietong.rules.directory.Directory;
import xietong.v1.MailboxServiceListTerminalsRequest;
import xietong.v1.MailboxServiceListTerminalsResponse;
import xietong.v1.MailboxTerminal;
import xietong.v1.MailboxTerminalCount;

/**
 * Who is connected, for whoever may see it: an organisation its own terminals, a superior how many those below it have.
 * What the cluster knows is asked for at most once a second. Blocks; not for event loops.
 */
public final class TerminalReads {
    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final int MOST = 1_000;

    private final Live live;
    private final Supplier<Directory> directory;
    private List<Live.Presence> known = List.of();
    private Instant asked = Instant.MIN;

    /** For one node. */
    public TerminalReads(Live live, Supplier<Directory> directory) {
        this.live = live;
        this.directory = directory;
    }

    /** The terminals; refused with REASON_NOT_PARTY for an organisation that is not the reader's or below it, or is none. */
    public MailboxServiceListTerminalsResponse list(MailboxServiceListTerminalsRequest request, Caller reader) {
        Directory now = directory.get();
        String asked = request.getOrganisation();
        boolean all = asked.isEmpty();
        if (!all && !asked.equals(reader.code()) && !now.isSuperior(asked, reader.code())) {
            throw Refused.notParty();
        }
        var response = MailboxServiceListTerminalsResponse.newBuilder().setPartial(!live.isWhole());
        Map<String, Integer> counts = new TreeMap<>();
        for (Live.Presence presence : presences()) {
            String code = Address.parse(presence.mailbox()).organisation();
            boolean own = code.equals(reader.code()) && (all || asked.equals(code));
            boolean below = all ? now.isSuperior(code, reader.code()) : asked.equals(code);
            if (own && response.getTerminalsCount() < MOST) {
                response.addTerminals(terminal(presence));
            }
            if (own || below) {
                counts.merge(code, 1, Integer::sum);
            }
        }
        if (!all) {
            counts.putIfAbsent(asked, 0);
        }
        counts.forEach((code, count) -> response.addCounts(
                MailboxTerminalCount.newBuilder().setOrganisation(code).setConnected(count)));
        return response.build();
    }

    private synchronized List<Live.Presence> presences() {
        Instant now = HubClock.now();
        if (now.isAfter(asked.plus(FRESH))) {
            known = live.presences().stream()
                    .sorted(Comparator.comparing(Live.Presence::mailbox).thenComparing(Live.Presence::subscription))
                    .toList();
            asked = now;
        }
        return known;
    }

    private static MailboxTerminal terminal(Live.Presence presence) {
        // Numbers of connections begin as milliseconds, shifted by ten bits.
        Instant since = Instant.ofEpochMilli(presence.since() >> Mailboxes.CONNECTION_BITS);
        var terminal = MailboxTerminal.newBuilder()
                .setMailbox(presence.mailbox())
                .setSubscription(presence.subscription())
                .setNode(presence.node())
                .setConnectTime(Times.timestamp(since));
        if (presence.beat() > 0) {
            terminal.setHeartbeatTime(
                    Times.timestamp(Instant.ofEpochMilli(TimeUnit.MICROSECONDS.toMillis(presence.beat()))));
        }
        return terminal.build();
    }
}
