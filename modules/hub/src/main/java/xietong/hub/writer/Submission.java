// SPDX-License-Identifier: Apache-2.0
package xietong.hub.writer;

import com.google.protobuf.Message;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import xietong.ledger.DocumentKey;
import xietong.ledger.RequestKey;
import xietong.rules.Caller;
import xietong.rules.CommandRule;
import xietong.rules.Refused;
import xietong.store.v1.SignedRequest;
import xietong.v1.Receipt;

/**
 * A command on its way to the writer.
 *
 * @param rule its rule
 * @param message the command
 * @param caller who commands, as known at the gateway
 * @param requestId unique within the caller's organisation
 * @param signed its detached signature with the bytes that it is over, as received; null where none
 * @param documents of the caller's own that it cites, as far as they are worth looking up together with those of others
 * @param answer completed with the receipt when it is durable, or with the refusal
 */
public record Submission(
        CommandRule<Message, Message> rule,
        Message message,
        Caller caller,
        String requestId,
        SignedRequest signed,
        List<DocumentKey> documents,
        CompletableFuture<Receipt> answer) {
    private static final int LONGEST_ID = 200;

    /** What it is remembered by. */
    RequestKey key() {
        return new RequestKey(caller.code(), requestId);
    }

    /** Resources that deciding it will surely ask for; none where naming them is refused, which deciding then says. */
    List<String> resources() {
        try {
            return Stream.of(rule.resource(message, caller), rule.subject(message, caller))
                    .filter(id -> !id.isEmpty() && id.length() <= LONGEST_ID && id.indexOf(0) < 0)
                    .toList();
        } catch (Refused e) {
            return List.of();
        }
    }
}
