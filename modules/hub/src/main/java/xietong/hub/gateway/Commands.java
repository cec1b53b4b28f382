// SPDX-License-Identifier: Apache-2.0
package xietong.hub.gateway;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import io.vertx.core.MultiMap;
import java.security.PublicKey;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import xietong.hub.Counters;
import xietong.hub.Metric;
import xietong.hub.identity.Authenticator.Principal;
import xietong.hub.identity.Identity;
import xietong.hub.identity.Session;
import xietong.hub.tracing.Trace;
import xietong.hub.writer.Submission;
import xietong.hub.writer.Writer;
import xietong.ledger.DocumentKey;
import xietong.rules.Caller;
import xietong.rules.Catalogue;
import xietong.rules.Checks;
import xietong.rules.CommandRule;
import xietong.rules.Refused;
import xietong.rules.Rights;
import xietong.store.v1.SignedRequest;
import xietong.v1.CommandHeader;
import xietong.v1.Organisation;
import xietong.v1.Reason;
import xietong.v1.Receipt;

/** A command's way to the writer, whether it came alone or in a stream: well-formed, signed, entitled, then queued. */
final class Commands {
    /** The writer looks so many up at once; a command may cite more. */
    private static final int MOST_DOCUMENTS = 32;
    private static final String OPEN = "xietong.v1.SessionService/Open";

    private final Writer writer;
    private final Counters counters;
    private final Rates rates;
    private final Rights rights = Rights.standard();

    Commands(Writer writer, Counters counters, Rates rates) {
        this.writer = writer;
        this.counters = counters;
        this.rates = rates;
    }

    /** A command with what it was made of, for what follows its acceptance. */
    record Taken(Message message, Caller caller, CompletableFuture<Receipt> receipt) {}

    /** Blocks on nothing; the answer comes later. Refuses at once what never could be. */
    Taken take(String method, byte[] bytes, byte[] signature, Principal principal, Trace trace) {
        rates.command(principal.organisation().getCode(), bytes.length);
        CommandRule<Message, Message> rule = Catalogue.rule(method)
                .orElseThrow(() -> new Refused(Reason.REASON_METHOD_UNKNOWN, "no such command: " + method));
        try {
            return take(rule, method, bytes, signature, principal, trace);
        } catch (Refused refused) {
            // What reaches the writer is counted there.
            counters.count(Metric.COMMANDS, Submission.kind(rule), refused.reason().name());
            throw refused;
        }
    }

    private Taken take(
            CommandRule<Message, Message> rule,
            String method,
            byte[] bytes,
            byte[] signature,
            Principal principal,
            Trace trace) {
        Message message = Call.parse(rule.prototype(), bytes);
        Moments.require(message);
        CommandHeader header = rule.header(message);
        Checks.header(header);
        requireOfficer(method, header, principal);
        // As the directory has it now: a stream of commands outlives many a change of it.
        Organisation organisation = writer.book().directory().find(principal.organisation().getCode())
                .orElse(principal.organisation());
        var caller = new Caller(organisation, header.getOfficer());
        if (!header.getOnBehalfOf().isEmpty() && parts(caller).noneMatch(header.getOnBehalfOf()::equals)) {
            throw Refused.field(
                    "header.on_behalf_of", "empty, the caller's own code, or that of one whose work it goes on with");
        }
        if (!rights.mayCall(method, organisation.getKind(), caller.role())) {
            throw new Refused(Reason.REASON_RIGHT_MISSING, "this is not yours to do in this role");
        }
        requireSignature(organisation, principal.key(), bytes, signature);
        var answer = new CompletableFuture<Receipt>();
        writer.submit(new Submission(
                rule,
                message,
                caller,
                header.getRequestId(),
                signature.length == 0 ? null : signed(bytes, signature, principal.key()),
                documents(message, caller.code()),
                answer)
                .by(trace));
        return new Taken(message, caller, answer);
    }

    /** A session commands as its own officer, and signs nobody in; so does no token without a certificate behind it. */
    private static void requireOfficer(String method, CommandHeader header, Principal principal) {
        Session session = principal.session();
        boolean another = session != null
                && (!session.officer().equals(header.getOfficer().getId())
                        || session.role() != header.getOfficer().getRole());
        if (another || method.equals(OPEN) && principal.key() == null) {
            throw new Refused(
                    Reason.REASON_RIGHT_MISSING,
                    another ? "the session is another officer's, or in another role" : "officers are signed in by certificate");
        }
    }

    private Stream<String> parts(Caller caller) {
        return writer.book().directory().succession().parts(caller).stream().map(Caller::code);
    }

    /** Detached signature of a unary call; empty where there is none. */
    static byte[] signature(MultiMap headers) {
        String value = headers.get("xietong-signature-bin");
        try {
            return value == null ? new byte[0] : Base64.getDecoder().decode(value);
        } catch (IllegalArgumentException e) {
            throw new Refused(Reason.REASON_SIGNATURE_INVALID, "xietong-signature-bin is no base64");
        }
    }

    private static void requireSignature(Organisation organisation, PublicKey key, byte[] bytes, byte[] signature) {
        if (signature.length == 0 && !organisation.getSignatureRequired()) {
            return;
        }
        boolean valid = signature.length > 0
                && key != null
                && Identity.verifies(key, bytes, signature);
        if (!valid) {
            throw new Refused(
                            Reason.REASON_SIGNATURE_INVALID,
                            signature.length == 0
                                    ? "commands of this organisation must be signed"
                                    : "the signature does not verify with the certificate's key")
                    .with("accepted", "SHA256withECDSA or SHA256withRSA over the request's bytes");
        }
    }

    private static SignedRequest signed(byte[] bytes, byte[] signature, PublicKey key) {
        return SignedRequest.newBuilder()
                .setRequest(ByteString.copyFrom(bytes))
                .setSignature(ByteString.copyFrom(signature))
                .setPublicKey(ByteString.copyFrom(key.getEncoded()))
                .setAlgorithm(Identity.signatureAlgorithm(key))
                .build();
    }

    static List<DocumentKey> documents(Message message, String organisation) {
        return DocumentRefs.in(message).stream()
                .filter(d -> d.getOrganisation().equals(organisation))
                .map(d -> new DocumentKey(organisation, d.getDigest()))
                .distinct()
                .limit(MOST_DOCUMENTS)
                .toList();
    }
}
