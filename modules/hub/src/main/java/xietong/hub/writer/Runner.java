// SPDX-License-Identifier: Apache-2.0
package xietong.hub.writer;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import xietong.ledger.Delivery;
import xietong.ledger.HistoryRecord;
import xietong.ledger.Ledger;
import xietong.ledger.StoredRequest;
import xietong.ledger.StoredState;
import xietong.rules.Caller;
import xietong.rules.Catalogue;
import xietong.rules.CommandRule;
import xietong.rules.Context;
import xietong.rules.Decision;
import xietong.rules.Notice;
import xietong.rules.Refused;
import xietong.rules.Relation;
import xietong.rules.Resource;
import xietong.rules.Rights;
import xietong.rules.Times;
import xietong.rules.book.RuleBook;
import xietong.store.v1.SignedRequest;
import xietong.v1.CommandHeader;
import xietong.v1.DocumentRef;
import xietong.v1.OrganisationKind;
import xietong.v1.Reason;
import xietong.v1.Receipt;

/**
 * Takes one command through the one way: rights, request look-up, revision, decision, and all that follows from the
 * difference between the state before and after. Knows no kind of command or resource by name.
 */
final class Runner {
    /** A state is bounded; what grows is rows. */
    private static final int LARGEST_STATE = 64 * 1024;
    /** A step of an officer without a report or papers. */
    private static final int SMALL_STEP = 4 * 1024;
    /** More addressees than this would hold up the batch. */
    private static final int MOST_NOTICES = 256;

    private final Ledger ledger;
    private final Rights rights;

    Runner(Ledger ledger, Rights rights) {
        this.ledger = ledger;
        this.rights = rights;
    }

    /** The receipt; it may be given away once the draft is durable. Throws {@link Refused} and leaves the draft. */
    Receipt run(Submission submission, Draft draft) {
        CommandRule<Message, Message> rule = submission.rule();
        Message command = submission.message();
        Caller caller = current(submission.caller(), draft);
        String id = rule.resource(command, caller);
        Optional<Draft.Loaded> found = id.isEmpty() ? Optional.empty() : draft.load(id);
        boolean internal = caller.code().isEmpty();
        if (!internal) {
            requireRight(rule, command, caller, draft);
        }
        Bodies bodies = Bodies.of(command);
        Receipt before = repeated(caller.code(), submission.requestId(), bodies, draft);
        if (before != null) {
            return before;
        }
        Resource<Message> resource = resource(rule, found);
        Message state = found.map(Draft.Loaded::state).orElse(resource.empty());
        CommandHeader header = rule.header(command);
        if (header.hasExpectedRevision() && header.getExpectedRevision() != resource.revision(state)) {
            throw new Refused(Reason.REASON_REVISION_MISMATCH, "the resource is at another revision")
                    .with("revision", resource.revision(state));
        }
        String newId = id.isEmpty() ? newId(caller.code(), submission.requestId()) : id;
        var context = new Context(draft.stamp, caller, draft.book, ledger.info().mode(), newId);
        Decision<Message> decision = rule.decide(state, command, context);
        return accept(submission, draft, new Change(resource, newId, found, state, decision, caller, bodies));
    }

    private record Change(
            Resource<Message> resource,
            String id,
            Optional<Draft.Loaded> found,
            Message before,
            Decision<Message> decision,
            Caller caller,
            Bodies bodies) {}

    /** The organisation as the directory has it now: it may have changed while the command waited. */
    private static Caller current(Caller caller, Draft draft) {
        if (caller.code().isEmpty()) {
            return caller;
        }
        return draft.book.directory().find(caller.code()).filter(o -> !o.getClosed())
                .map(o -> new Caller(o, caller.officer()))
                .orElseThrow(() -> new Refused(Reason.REASON_RIGHT_MISSING, "the organisation is not in service"));
    }

    private void requireRight(CommandRule<Message, Message> rule, Message command, Caller caller, Draft draft) {
        String subject = rule.subject(command, caller);
        var relations = EnumSet.noneOf(Relation.class);
        if (caller.organisation().getKind() == OrganisationKind.ORGANISATION_KIND_OPERATOR) {
            relations.add(Relation.OPERATOR);
        }
        if (subject.isEmpty()) {
            relations.add(Relation.NONE);
        } else {
            Optional<Draft.Loaded> target = draft.load(subject);
            boolean known = target.isPresent() || rule.kind().equals(subject);
            if (!known) {
                throw Refused.notParty();
            }
            target.ifPresent(t -> relations.addAll(
                    Catalogue.resource(t.row().kind()).relations(t.state(), caller, draft.book.directory())));
        }
        if (!rights.permits(rule.method(), caller.organisation().getKind(), caller.role(), relations)) {
            throw relations.isEmpty()
                    ? Refused.notParty()
                    : new Refused(Reason.REASON_RIGHT_MISSING, "this is not yours to do in this role and relation");
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

    private Receipt repeated(String organisation, String requestId, Bodies bodies, Draft draft) {
        var here = draft.acceptedHere(organisation, requestId);
        if (here.isPresent()) {
            return receipt(here.get().request(), bodies.sameAs(here.get().bodies()));
        }
        Optional<StoredRequest> stored = ledger.request(organisation, requestId);
        if (stored.isEmpty()) {
            return null;
        }
        HistoryRecord record = ledger.history(stored.get().position(), stored.get().ordinal()).orElseThrow();
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

    private Receipt accept(Submission submission, Draft draft, Change change) {
        Decision<Message> decision = change.decision();
        byte[] body = decision.state().toByteArray();
        int growth = body.length - change.before().getSerializedSize();
        // What only ends or reminds must still be possible on a state that is full.
        boolean tooLarge = body.length > LARGEST_STATE && growth > SMALL_STEP && !change.caller().code().isEmpty();
        if (tooLarge || decision.notices().size() > MOST_NOTICES) {
            throw new Refused(Reason.REASON_TOO_LARGE, "the resource would grow beyond what the hub keeps")
                    .with("accepted", LARGEST_STATE + " bytes, " + MOST_NOTICES + " addressees");
        }
        requireOwnDocuments(change);
        long revision = change.resource().revision(decision.state());
        List<Delivery> deliveries = deliveries(draft, change, revision);
        HistoryRecord history = history(submission, draft, change, revision, deliveries);
        Receipt receipt = receipt(submission, draft, change, history, deliveries.size());
        RuleBook book = decision.rules().isEmpty() ? draft.book : draft.book.with(revision, decision.rules());
        Duration offset = decision.advance().isZero() ? null : draft.drillOffset.plus(decision.advance());
        var row = new StoredState(
                change.id(), change.resource().kind(), revision, draft.position, body, history.digest());
        draft.add(
                Differences.of(change.resource(), change.id(), change.before(), decision.state()).entry(
                        history,
                        row,
                        new StoredRequest(
                                change.caller().code(),
                                submission.requestId(),
                                draft.position,
                                history.ordinal(),
                                receipt.toByteArray()),
                        deliveries,
                        decision,
                        offset),
                decision.state(),
                change.bodies());
        // Last, so that a failure before leaves the draft as it was.
        draft.book = book;
        draft.drillOffset = offset == null ? draft.drillOffset : offset;
        return receipt;
    }

    private static void requireOwnDocuments(Change change) {
        Set<DocumentRef> cited = change.resource().citations(change.before());
        for (DocumentRef document : change.resource().citations(change.decision().state())) {
            if (!cited.contains(document) && !document.getOrganisation().equals(change.caller().code())) {
                throw new Refused(
                        Reason.REASON_DOCUMENT_UNKNOWN, "a document may be cited by the organisation that uploaded it");
            }
        }
    }

    private static List<Delivery> deliveries(Draft draft, Change change, long revision) {
        var deliveries = new ArrayList<Delivery>();
        var heads = new HashMap<String, Long>();
        for (Notice notice : change.decision().notices()) {
            heads.putIfAbsent(notice.mailbox(), draft.head(notice.mailbox()));
            deliveries.add(new Delivery(
                    notice.mailbox(),
                    heads.merge(notice.mailbox(), 1L, Long::sum),
                    draft.position,
                    draft.ordinal(),
                    notice.topic(),
                    notice.right().name(),
                    change.id(),
                    revision,
                    draft.stamp,
                    change.caller().code()));
        }
        return deliveries;
    }

    private static HistoryRecord history(
            Submission submission, Draft draft, Change change, long revision, List<Delivery> deliveries) {
        var signed = submission.signature().length == 0
                ? null
                : SignedRequest.newBuilder()
                        .setRequest(ByteString.copyFrom(submission.signedBytes()))
                        .setSignature(ByteString.copyFrom(submission.signature()))
                        .build()
                        .toByteArray();
        var unsealed = new HistoryRecord(
                draft.position,
                draft.ordinal(),
                change.resource().kind(),
                change.id(),
                revision,
                draft.stamp,
                change.caller().code(),
                change.caller().officer().getId(),
                submission.rule().method(),
                draft.book.version(),
                draft.evidence.algorithm(),
                change.found().map(Draft.Loaded::digest).orElse(new byte[0]),
                draft.evidence.body(change.bodies().body(), change.bodies().parts()).toByteArray(),
                draft.evidence.outcome(deliveries),
                new byte[0],
                change.bodies().body().toByteArray(),
                change.bodies().parts().toByteArray(),
                signed);
        return unsealed.withDigest(draft.evidence.record(unsealed));
    }

    private Receipt receipt(
            Submission submission, Draft draft, Change change, HistoryRecord history, int deliveries) {
        return Receipt.newBuilder()
                .setRequestId(submission.requestId())
                .setOrganisation(change.caller().code())
                .setCommand(submission.rule().method())
                .setResource(change.id())
                .setRevision(history.revision())
                .setPosition(history.position())
                .setOrdinal(history.ordinal())
                .setAcceptTime(Times.timestamp(draft.stamp))
                .setMode(ledger.info().mode())
                .setRuleBookVersion(draft.book.version())
                .setDeliveries(deliveries)
                .setDigestAlgorithm(history.algorithm())
                .setDigest(ByteString.copyFrom(history.digest()))
                .addAllWarnings(change.decision().warnings())
                .build();
    }

    /** Opaque, and the same for the same request, so that it tells nothing about others. */
    private String newId(String organisation, String requestId) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((ledger.info().id() + "\n" + organisation + "\n" + requestId).getBytes(StandardCharsets.UTF_8));
            return "M" + new BigInteger(1, digest).toString(32).toUpperCase(Locale.ROOT).substring(0, 20);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
