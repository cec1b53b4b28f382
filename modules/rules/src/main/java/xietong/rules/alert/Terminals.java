// SPDX-License-Identifier: Apache-2.0
package xietong.rules.alert;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import xietong.rules.Caller;
import xietong.rules.Refused;
import xietong.rules.Relation;
import xietong.rules.Resource;
import xietong.rules.Rights;
import xietong.rules.Times;
import xietong.rules.directory.Directory;
import xietong.v1.Clock;
import xietong.v1.DocumentRef;
import xietong.v1.Reason;
import xietong.v1.Terminal;
import xietong.v1.UnconfirmedTerminal;

/** Terminals as resources: one row each, which nobody reads but the hub; and who has not shown what he got. */
public final class Terminals implements Resource<Terminal> {
    /** Name of the kind. */
    public static final String KIND = "terminal";
    /** What is delivered to be shown at once, and confirmed. */
    public static final Set<String> SHOWN = Set.of(
            "alert.raised", "alert.raised_again", "alert.escalated", "alert.unanswered", "alert.transferred",
            "alert.recalled");

    /**
     * A delivery of an alert or its recall.
     *
     * @param mailbox to whom
     * @param epoch epoch of its number
     * @param seq its number in the mailbox
     * @param topic what, e.g. alert.recalled
     * @param time when
     */
    public record Delivered(String mailbox, String epoch, long seq, String topic, Instant time) {}

    /** Identifier of a terminal's row. */
    public static String id(String mailbox, String name) {
        return KIND + "/" + mailbox + "/" + name;
    }

    /**
     * Every terminal that got a delivery and has not shown it; a mailbox without any terminal is one.
     *
     * @param deliveries what was delivered
     * @param terminals names of the subscriptions of a mailbox that hold such deliveries
     * @param rows state of a terminal's row by its identifier; the default instance where there is none
     */
    public static List<UnconfirmedTerminal> unconfirmed(
            List<Delivered> deliveries,
            Function<String, Collection<String>> terminals,
            Function<String, Terminal> rows) {
        var unconfirmed = new ArrayList<UnconfirmedTerminal>();
        for (Delivered delivery : deliveries) {
            Collection<String> names = terminals.apply(delivery.mailbox());
            if (names.isEmpty()) {
                unconfirmed.add(entry(delivery, ""));
            }
            names.stream()
                    .filter(name -> !hasShown(rows.apply(id(delivery.mailbox(), name)), delivery))
                    .forEach(name -> unconfirmed.add(entry(delivery, name)));
        }
        return unconfirmed;
    }

    private static boolean hasShown(Terminal terminal, Delivered delivery) {
        return terminal.getEpoch().equals(delivery.epoch()) && terminal.getDisplayedSeq() >= delivery.seq();
    }

    private static UnconfirmedTerminal entry(Delivered delivery, String terminal) {
        return UnconfirmedTerminal.newBuilder()
                .setMailbox(delivery.mailbox())
                .setTerminal(terminal)
                .setSeq(delivery.seq())
                .setTopic(delivery.topic())
                .setTime(Times.timestamp(delivery.time()))
                .build();
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Terminal empty() {
        return Terminal.getDefaultInstance();
    }

    @Override
    public boolean implicit() {
        return true;
    }

    @Override
    public long revision(Terminal terminal) {
        return terminal.getRevision();
    }

    @Override
    public Set<Relation> relations(Terminal terminal, Caller caller, Directory directory) {
        return Set.of();
    }

    @Override
    public List<Clock> clocks(Terminal terminal) {
        return List.of();
    }

    @Override
    public List<ListRow> rows(Terminal terminal) {
        return List.of();
    }

    @Override
    public Set<DocumentRef> citations(Terminal terminal) {
        return Set.of();
    }

    @Override
    public String status(Terminal terminal) {
        return "";
    }

    @Override
    public List<String> parties(Terminal terminal) {
        return List.of();
    }

    @Override
    public Terminal erase(Terminal terminal, Caller by, String reason, Instant now) {
        throw new Refused(Reason.REASON_STATE_FORBIDS, "a terminal's row is evidence and is kept");
    }

    @Override
    public Terminal view(Terminal terminal, Caller reader, Rights rights, Directory directory) {
        return terminal;
    }
}
