// SPDX-License-Identifier: Apache-2.0
package xietong.hub.writer;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import xietong.ledger.Batch;
import xietong.ledger.Delivery;
import xietong.ledger.DocumentKey;
import xietong.ledger.HistoryRecord;
import xietong.ledger.Labels;
import xietong.ledger.LedgerInfo;
import xietong.ledger.StoredRequest;
import xietong.ledger.StoredState;
import xietong.rules.About;
import xietong.rules.Caller;
import xietong.rules.Catalogue;
import xietong.rules.Decision;
import xietong.rules.Effect;
import xietong.rules.Notice;
import xietong.rules.Refused;
import xietong.rules.Relation;
import xietong.rules.Resource;
import xietong.rules.Times;
import xietong.rules.book.RuleBook;
import xietong.rules.directory.Succession;
import xietong.rules.statistics.Tally;
import xietong.store.v1.StatisticsCell;
import xietong.v1.DocumentRef;
import xietong.v1.Reason;
import xietong.v1.Receipt;

/**
 * What follows from one accepted command: an entry for its own resource and one for each other that it changed, all
 * from the difference between the states before and after. All of them enter the batch, or none.
 */
final class Acceptance {
    private static final String ASYNCHRONOUS =
            "this hub's ledger may lose what it has accepted when its server fails (ledger.durability: asynchronous)";

    /** More addressees than this would hold up the batch. */
    private static final int MOST_NOTICES = 256;

    private final Submission submission;
    private final Caller caller;
    private final Draft draft;
    private final LedgerInfo info;
    private final Map<String, Long> heads = new HashMap<>();

    Acceptance(Submission submission, Caller caller, Draft draft, LedgerInfo info) {
        this.submission = submission;
        this.caller = caller;
        this.draft = draft;
        this.info = info;
    }

    /** One resource before and after. */
    private record Change(
            String id,
            Resource<Message> resource,
            Optional<Draft.Loaded> found,
            Message before,
            Message after,
            List<Notice> notices) {
        long revision() {
            return resource.revision(after);
        }
    }

    /** The receipt; the entries are in the draft. */
    Receipt of(
            String id,
            Resource<Message> resource,
            Optional<Draft.Loaded> found,
            Decision<Message> decision,
            Bodies bodies) {
        Change own = change(id, resource, found, decision.state(), decision.notices());
        List<Change> effects = decision.effects().stream().map(this::change).toList();
        var all = new ArrayList<>(List.of(own));
        all.addAll(effects);
        requireRoom(all);
        requireOwnDocuments(all);
        draft.lookAtHeads(all.stream().flatMap(c -> c.notices().stream()).map(Notice::mailbox).toList());

        List<Delivery> deliveries = deliveries(own, draft.ordinal());
        HistoryRecord history = record(own, draft.ordinal(), submission.rule().method(), bodies, signed(), deliveries);
        int told = counted(deliveries);
        var entries = new ArrayList<Batch.Entry>();
        for (Change effect : effects) {
            int ordinal = draft.ordinal() + 1 + entries.size();
            List<Delivery> others = deliveries(effect, ordinal);
            told += counted(others);
            Bodies because = Bodies.ofEffect(draft.ordinal(), submission.rule().method());
            HistoryRecord record = record(effect, ordinal, HistoryRecord.EFFECT, because, null, others);
            entries.add(differences(effect).entry(record, row(effect, record), others));
        }
        Receipt receipt = receipt(history, decision.warnings(), told);
        RuleBook book = decision.rules().isEmpty() ? draft.book : draft.book.with(own.revision(), decision.rules());
        Duration offset = decision.advance().isZero() ? null : draft.drillOffset.plus(decision.advance());
        var request = new StoredRequest(
                caller.code(), submission.requestId(), draft.position, history.ordinal(), receipt.toByteArray());
        entries.add(0, differences(own).entry(history, row(own, history), request, deliveries, decision, offset));
        List<StatisticsCell> counted = all.stream().flatMap(c -> Tally.difference(c.before(), c.after()).stream()).toList();
        draft.add(entries, all.stream().map(Change::after).toList(), bodies, counted);
        // Last, so that a failure before leaves the draft as it was.
        draft.book = book;
        draft.drillOffset = offset == null ? draft.drillOffset : offset;
        return receipt;
    }

    private Change change(Effect effect) {
        Resource<Message> resource = Catalogue.resourceOf(effect.state());
        return change(effect.id(), resource, draft.load(effect.id()), effect.state(), effect.notices());
    }

    private Change change(
            String id, Resource<Message> resource, Optional<Draft.Loaded> found, Message after, List<Notice> notices) {
        Message before = found.map(Draft.Loaded::state).orElse(resource.empty());
        return new Change(id, resource, found, before, after, routed(notices));
    }

    /** What would be told to one that was closed is told to whoever goes on with its work. */
    private List<Notice> routed(List<Notice> notices) {
        Succession succession = draft.book.directory().succession();
        return succession.isEmpty()
                ? notices
                : notices.stream()
                        .map(n -> new Notice(succession.route(n.mailbox()), n.topic(), n.right()))
                        .distinct()
                        .toList();
    }

    private static Differences differences(Change change) {
        return Differences.of(change.resource(), change.id(), change.before(), change.after());
    }

    private void requireRoom(List<Change> changes) {
        int notices = changes.stream().mapToInt(c -> c.notices().size()).sum();
        if (notices > MOST_NOTICES) {
            throw new Refused(Reason.REASON_TOO_LARGE, "more would be told than the hub tells at once")
                    .with("accepted", MOST_NOTICES + " addressees");
        }
        changes.forEach(this::requireRoom);
    }

    /** The hub's own steps are few and must not be lost. */
    private void requireRoom(Change change) {
        int most = change.resource().room(change.before(), change.after());
        if (change.after().getSerializedSize() > most && !caller.code().isEmpty()) {
            throw new Refused(Reason.REASON_TOO_LARGE, "the resource would grow beyond what the hub keeps of it")
                    .with("accepted", "a resource of at most " + most + " bytes");
        }
    }

    /**
     * Whoever cites a document has uploaded it, and it is stored; that is known only here, since an erasure may have
     * come before in the queue.
     */
    private void requireOwnDocuments(List<Change> changes) {
        Set<DocumentRef> before = new HashSet<>();
        changes.forEach(c -> before.addAll(c.resource().citations(c.before())));
        List<DocumentRef> cited = changes.stream()
                .flatMap(c -> c.resource().citations(c.after()).stream())
                .filter(d -> !before.contains(d))
                .toList();
        if (!cited.stream().allMatch(d -> d.getOrganisation().equals(caller.code()))) {
            throw new Refused(
                    Reason.REASON_DOCUMENT_UNKNOWN, "a document may be cited by the organisation that uploaded it");
        }
        draft.missing(cited.stream()
                        .map(d -> new DocumentKey(d.getOrganisation(), d.getDigest()))
                        .toList())
                .ifPresent(d -> {
                    throw new Refused(Reason.REASON_DOCUMENT_UNKNOWN, "a cited document is not stored; upload it first")
                            .with("digest", d.digest());
                });
    }

    private List<Delivery> deliveries(Change change, int ordinal) {
        var deliveries = new ArrayList<Delivery>();
        // As it was: what the law erases meanwhile does not take it out of the views that hold it.
        About about = change.resource().about(change.found().isPresent() ? change.before() : change.after());
        var labels = new Labels(about.division(), about.person());
        for (Notice notice : change.notices()) {
            heads.computeIfAbsent(notice.mailbox(), draft::head);
            deliveries.add(new Delivery(
                    notice.mailbox(),
                    heads.merge(notice.mailbox(), 1L, Long::sum),
                    draft.position,
                    ordinal,
                    notice.topic(),
                    notice.right().name(),
                    change.id(),
                    change.revision(),
                    draft.stamp,
                    caller.code(),
                    labels));
        }
        return deliveries;
    }

    /** That an asset is part of a campaign is not for everyone who has a part in the asset: the count must not tell it. */
    private static int counted(List<Delivery> deliveries) {
        return (int) deliveries.stream().filter(d -> !d.right().equals(Relation.CAMPAIGN.name())).count();
    }

    private byte[] signed() {
        return submission.signed() == null ? null : submission.signed().toByteArray();
    }

    private HistoryRecord record(
            Change change, int ordinal, String command, Bodies bodies, byte[] signed, List<Delivery> deliveries) {
        var unsealed = new HistoryRecord(
                draft.position,
                ordinal,
                change.resource().kind(),
                change.id(),
                change.revision(),
                draft.stamp,
                caller.code(),
                caller.officer().getId(),
                command,
                draft.book.version(),
                draft.evidence.algorithm(),
                change.found().map(Draft.Loaded::digest).orElse(new byte[0]),
                draft.evidence.body(bodies.body(), bodies.parts()).toByteArray(),
                draft.evidence.outcome(deliveries),
                new byte[0],
                bodies.body().toByteArray(),
                bodies.parts().toByteArray(),
                signed);
        return unsealed.withDigest(draft.evidence.record(unsealed));
    }

    private StoredState row(Change change, HistoryRecord history) {
        return new StoredState(
                change.id(),
                change.resource().kind(),
                change.revision(),
                draft.position,
                change.after().toByteArray(),
                history.digest());
    }

    private Receipt receipt(HistoryRecord history, List<String> warnings, int deliveries) {
        return Receipt.newBuilder()
                .setRequestId(submission.requestId())
                .setOrganisation(caller.code())
                .setCommand(history.command())
                .setResource(history.resource())
                .setRevision(history.revision())
                .setPosition(history.position())
                .setOrdinal(history.ordinal())
                .setAcceptTime(Times.timestamp(draft.stamp))
                .setMode(info.mode())
                .setRuleBookVersion(draft.book.version())
                .setDeliveries(deliveries)
                .setDigestAlgorithm(history.algorithm())
                .setDigest(ByteString.copyFrom(history.digest()))
                .addAllWarnings(warnings)
                .addAllWarnings(info.asynchronous() ? List.of(ASYNCHRONOUS) : List.of())
                .build();
    }
}
