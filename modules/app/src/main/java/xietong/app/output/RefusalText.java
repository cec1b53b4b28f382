// SPDX-License-Identifier: Apache-2.0
package xietong.app.output;

import io.grpc.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import xietong.client.HubRefusal;
import xietong.v1.Reason;
import xietong.v1.Refusal;

/** A refusal as one line that says why and what would have been accepted. */
public final class RefusalText {
    private static final List<String> FIRST = List.of("field", "accepted", "state", "allowed", "article");

    private RefusalText() {}

    /** Whether nobody refused: the hub was not reached, or did not answer. */
    public static boolean unreachable(HubRefusal refusal) {
        boolean silent = refusal.code() == Status.Code.UNAVAILABLE || refusal.code() == Status.Code.DEADLINE_EXCEEDED;
        return silent && refusal.reason() == Reason.REASON_UNSPECIFIED;
    }

    public static String line(HubRefusal refusal) {
        if (unreachable(refusal)) {
            return "no connection: " + said(refusal) + (refusal.getCause() == null ? "" : " (" + root(refusal) + ")");
        }
        boolean named = refusal.reason() != Reason.REASON_UNSPECIFIED && refusal.reason() != Reason.UNRECOGNIZED;
        String said = said(refusal);
        List<String> details = details(refusal.metadata(), text -> !said.contains(text));
        return "refused " + (named ? refusal.reason().name() : refusal.code().name()) + ": " + said
                + (details.isEmpty() ? "" : " (" + String.join("; ", details) + ")");
    }

    /** The same for machines. */
    public static Refusal message(HubRefusal refusal) {
        return Refusal.newBuilder()
                .setStatusCode(refusal.code().value())
                .setReason(refusal.reason() == Reason.UNRECOGNIZED ? Reason.REASON_UNSPECIFIED : refusal.reason())
                .setMessage(said(refusal))
                .putAllMetadata(refusal.metadata())
                .build();
    }

    /** The sentence without the code and the reason that the exception's message begins with. */
    private static String said(HubRefusal refusal) {
        String message = refusal.getMessage();
        String reason = refusal.reason() == Reason.REASON_UNSPECIFIED ? "" : " " + refusal.reason();
        String head = refusal.code() + reason + ": ";
        return message.startsWith(head) ? message.substring(head.length()) : message;
    }

    private static String root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }

    private static List<String> details(Map<String, String> metadata, Predicate<String> news) {
        List<String> details = new ArrayList<>();
        Map<String, String> rest = new TreeMap<>(metadata);
        for (String key : FIRST) {
            String value = rest.remove(key);
            if (value != null && !value.isBlank() && news.test(value)) {
                details.add(key + " " + value.replaceAll("\\s*,\\s*", ", "));
            }
        }
        rest.forEach((key, value) -> {
            if (!value.isBlank()) {
                details.add(key + " " + value);
            }
        });
        return details;
    }
}
