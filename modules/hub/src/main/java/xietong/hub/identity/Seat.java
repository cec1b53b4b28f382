// SPDX-License-Identifier: Apache-2.0
package xietong.hub.identity;

import java.time.Duration;
import java.time.Instant;
import xietong.v1.Officer;

/**
 * Who sits at a browser, as its cookie says it. The session's device is a name made up for this one sign-in.
 *
 * @param organisation code of the organisation
 * @param session the officer's session; without an opener: the hub itself signed the officer in
 * @param name the officer's name
 * @param desk desk or worker of the organisation whose mailbox is read; empty for the organisation's own
 */
public record Seat(String organisation, Session session, String name, String desk) {
    /** A browser's session lasts no longer. */
    public static final Duration LONGEST = Tokens.SESSION;

    /** When the session ends, whatever happens. */
    public Instant end() {
        return session.begun().plus(LONGEST);
    }

    /** The mailbox that is read. */
    public String mailbox() {
        return desk.isEmpty() ? organisation : organisation + "/" + desk;
    }

    /** As the officer of a command. */
    public Officer officer() {
        return Officer.newBuilder().setId(session.officer()).setName(name).setRole(session.role()).build();
    }
}
