// SPDX-License-Identifier: Apache-2.0
package xietong.hub.gateway;

import com.google.protobuf.Message;
import java.util.List;
import xietong.ledger.DocumentKey;
import xietong.rules.Refused;
import xietong.v1.Reason;
import xietong.v1.Refusal;

/** What one node tells another of a command: the same words that a caller would get. */
public final class Forwarding {
    private Forwarding() {}

    /** Any failure as a refusal. */
    public static Refusal refusal(Throwable failure) {
        return Refusals.message(Refusals.of(failure));
    }

    /** A refusal as it was told. */
    public static Refused refused(Refusal refusal) {
        Reason reason = refusal.getReason() == Reason.UNRECOGNIZED ? Reason.REASON_INTERNAL : refusal.getReason();
        var refused = new Refused(reason, refusal.getMessage());
        refusal.getMetadataMap().forEach(refused::with);
        return refused;
    }

    /** Documents of the caller's own that a command cites, as far as they are worth looking up ahead. */
    public static List<DocumentKey> documents(Message message, String organisation) {
        return Commands.documents(message, organisation);
    }
}
