// SPDX-License-Identifier: Apache-2.0
package xietong.hub.writer;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.Optional;
import xietong.hub.identity.Identity;
import xietong.ledger.HistoryRecord;
import xietong.ledger.LedgerInfo;
import xietong.ledger.Reads;
import xietong.ledger.RequestKey;
import xietong.ledger.StoredRequest;
import xietong.rules.Caller;
import xietong.rules.Catalogue;
import xietong.rules.CommandRule;
import xietong.rules.Context;
import xietong.rules.Decision;
import xietong.rules.Refused;
import xietong.rules.Resource;
import xietong.rules.Rights;
import xietong.store.v1.SignedRequest;
import xietong.v1.CommandHeader;
import xietong.v1.Reason;
import xietong.v1.Receipt;

/**
 * Takes one command through the one way: rights, request look-up, revision, decision; what follows from an acceptance
 * is {@link Acceptance}, who is told what of a refusal {@link Standing}. Knows no kind of command or resource by name.
 */
final class Runner {
    private final LedgerInfo info;
    private final Reads reads;
    private final Rights rights;

    Runner(LedgerInfo info, Reads reads, Rights rights) {
        this.info = info;
        this.reads = reads;
        this.rights = rights;
    }

    /** The receipt, or null for what came to nothing; it may be given away once the draft is durable. Throws {@link Refused} and leaves the draft. */
    Receipt run(Submission submission, Draft draft) {
        Caller caller = current(submission.caller(), draft);
        requireKeyInForce(submission, caller);
        if (caller.code().isEmpty()) {
            Optional<Submission> settled = submission.settled(draft, draft.book, draft.stamp);
            return settled.isPresent() ? decided(settled.get(), caller, caller, draft) : null;
        }
        Part part = part(submission, caller, draft);
        try {
            part.standing().requireRight();
            return decided(submission, caller, part.caller(), draft);
        } catch (Refused refused) {
            throw part.standing().explained(refused);
        }
    }

    /** In whose part a caller acts, and how that one stands to the resource. */
    private record Part(Caller caller, Standing standing) {}

    /** Its own part where that gives it the right, else that of one whose work it goes on with, or which it names. */
    private Part part(Submission submission, Caller caller, Draft draft) {
        CommandRule<Message, Message> rule = submission.rule();
        String named = rule.header(submission.message()).getOnBehalfOf();
        Part best = null;
        Refused refused = Refused.notParty();
        for (Caller each : draft.book.directory().succession().parts(caller)) {
            if (!named.isEmpty() && !named.equals(each.code())) {
                continue;
            }
            try {
                var part = new Part(each, Standing.of(rule, submission.message(), each, rights, draft));
                if (part.standing().permitted()) {
                    return part;
                }
                best = best == null || !best.standing().party() && part.standing().party() ? part : best;
            } catch (Refused stranger) {
                refused = stranger;
            }
        }
        if (best == null) {
            throw refused;
        }
        return best;
    }

    /** By the caller, who is remembered as the one who did it; decided in the part in which it acts. */
    private Receipt decided(Submission submission, Caller caller, Caller part, Draft draft) {
        CommandRule<Message, Message> rule = submission.rule();
        Message command = submission.message();
        Bodies bodies = Bodies.of(command);
        Receipt before = repeated(submission.key(), bodies, draft);
        if (before != null) {
            return before;
        }
        String id = rule.resource(command, part);
        if (id.isEmpty() && part.organisation().getClosed()) {
            throw Refused.field("header.on_behalf_of", "empty: nothing new begins in the name of one that was closed");
        }
        Optional<Draft.Loaded> found = id.isEmpty() ? Optional.empty() : draft.load(id);
        Resource<Message> resource = resource(rule, found);
        Message state = found.map(Draft.Loaded::state).orElse(resource.empty());
        CommandHeader header = rule.header(command);
        if (header.hasExpectedRevision() && header.getExpectedRevision() != resource.revision(state)) {
            throw new Refused(Reason.REASON_REVISION_MISMATCH, "the resource is at another revision")
                    .with("revision", resource.revision(state));
        }
        String newId = id.isEmpty() ? newId(caller.code(), submission.requestId()) : id;
        var context = new Context(draft.stamp, part, draft.book, info.mode(), newId, draft);
        Decision<Message> decision = rule.decide(state, command, context);
        return new Acceptance(submission, caller, draft, info).of(newId, resource, found, decision, bodies);
    }

    /** The organisation as the directory has it now: it may have changed while the command waited. */
    private static Caller current(Caller caller, Draft draft) {
        if (caller.code().isEmpty()) {
            return caller;
        }
        return draft.book.directory().find(caller.code()).filter(o -> !o.getClosed())
                .map(o -> new Caller(o, caller.officer()))
                .orElseThrow(() -> new Refused(Reason.REASON_RIGHT_MISSING, "the organisation is not in service"));
    }

    /** A key may have been taken back while the command waited; evidence holds only what was in force. */
    private static void requireKeyInForce(Submission submission, Caller caller) {
        SignedRequest signed = submission.signed();
        if (signed != null
                && !caller.organisation()
                        .getKeyDigestsList()
                        .contains(Identity.keyDigest(signed.getPublicKey().toByteArray()))) {
            throw new Refused(Reason.REASON_SIGNATURE_INVALID, "the key of this signature is no longer in force");
        }
    }

    private static Resource<Message> resource(CommandRule<Message, Message> rule, Optional<Draft.Loaded> found) {
        if (found.isPresent()) {
            String kind = found.get().row().kind();
            if (!rule.kind().equals(kind) && !rule.kind().equals(CommandRule.ANY_KIND)) {
                throw Refused.notParty();
            }
            return Catalogue.resource(kind);
        }
        return Catalogue.resource(rule.kind());
    }

    private Receipt repeated(RequestKey key, Bodies bodies, Draft draft) {
        var here = draft.acceptedHere(key);
        if (here.isPresent()) {
            return receipt(here.get().request(), bodies.sameAs(here.get().bodies()));
        }
        Optional<StoredRequest> stored = draft.acceptedBefore(key);
        if (stored.isEmpty()) {
            return null;
        }
        HistoryRecord record = reads.history(stored.get().position(), stored.get().ordinal()).orElseThrow();
        return receipt(stored.get(), bodies.sameAs(record));
    }

    private static Receipt receipt(StoredRequest request, boolean same) {
        if (!same) {
            throw new Refused(
                    Reason.REASON_REQUEST_ID_REUSED, "this request_id was accepted before with another message");
        }
        try {
            return Receipt.parseFrom(request.receipt());
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("receipt of " + request.requestId() + " cannot be read", e);
        }
    }

    /** Opaque, and the same for the same request, so that it tells nothing about others. */
    private String newId(String organisation, String requestId) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((info.id() + "\n" + organisation + "\n" + requestId).getBytes(StandardCharsets.UTF_8));
            return "M" + new BigInteger(1, digest).toString(32).toUpperCase(Locale.ROOT).substring(0, 20);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
