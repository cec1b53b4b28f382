// SPDX-License-Identifier: Apache-2.0
package xietong.hub.screening;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import xietong.hub.Counters;
import xietong.hub.HubClock;
import xietong.hub.Metric;
import xietong.hub.States;
import xietong.hub.writer.Submission;
import xietong.hub.writer.Writer;
import xietong.ledger.IndexRow;
import xietong.ledger.Ledger;
import xietong.ledger.StoredState;
import xietong.rules.Refused;
import xietong.rules.Times;
import xietong.rules.alert.Hits;
import xietong.rules.alert.Sightings;
import xietong.rules.locate.WatchLists;
import xietong.rules.locate.WatchOrderResource;
import xietong.rules.screening.Digester;
import xietong.rules.screening.Recheck;
import xietong.rules.screening.Screened;
import xietong.store.v1.SightingMatched;
import xietong.v1.MatchKind;
import xietong.v1.Reason;
import xietong.v1.Sighting;
import xietong.v1.SightingAnswer;
import xietong.v1.SightingReport;
import xietong.v1.SightingVerdict;
import xietong.v1.WatchOrder;
import xietong.v1.WatchState;

/**
 * Takes sightings in. One that matches nobody is counted, by verdict and nothing else, and forgotten; a match becomes the
 * hub's own command, and is answered when that is durable.
 */
public final class SightingDesk {
    private static final Logger LOG = LoggerFactory.getLogger(SightingDesk.class);
    /** Orders that share one reference of eight bytes: hardly ever more than one. */
    private static final int MOST_OF_ONE = 8;

    private final Ledger ledger;
    private final Writer writer;
    private final WatchFeed feed;
    private final Recheck recheck;
    private final Executor workers;
    private final Counters counters;
    private final Map<SightingVerdict, Counters.Tally> tallies = new EnumMap<>(SightingVerdict.class);

    /** {@code workers} may block. */
    public SightingDesk(
            Ledger ledger, Writer writer, WatchFeed feed, List<Digester> digesters, Executor workers, Counters counters) {
        this.ledger = ledger;
        this.writer = writer;
        this.feed = feed;
        this.recheck = new Recheck(
                digesters.get(0), digesters.stream().collect(Collectors.toMap(Digester::key, Function.identity())));
        this.workers = workers;
        this.counters = counters;
        for (SightingVerdict verdict : SightingVerdict.values()) {
            String name = verdict.name().replace("SIGHTING_VERDICT_", "").toLowerCase(Locale.ROOT);
            tallies.put(verdict, counters.tally(Metric.SIGHTINGS, name));
        }
    }

    /**
     * The answer to one report of a source; done at once unless something matches, or this node must first ask the ledger
     * whether nobody looks for it by now. Does not block.
     */
    public CompletableFuture<SightingAnswer> take(SightingReport report, String source) {
        Screened screened = screened(report);
        boolean unwatched = !report.hasHits() && screened.verdict() == SightingVerdict.SIGHTING_VERDICT_NO_MATCH;
        Optional<CompletableFuture<Void>> asked = unwatched ? feed.askedAnew() : Optional.empty();
        return asked.map(answered -> answered
                        .handle((done, failure) -> failure == null
                                ? known(report, source, screened(report))
                                : CompletableFuture.completedFuture(unsure(report)))
                        .thenCompose(Function.identity()))
                .orElseGet(() -> known(report, source, screened));
    }

    /** What the list as it is says, if the report can be read. */
    private Screened screened(SightingReport report) {
        String fault = Sightings.fault(report.getSighting(), writer.about(), writer.book().locating()).orElse("");
        return fault.isEmpty()
                ? feed.screen().screen(report, HubClock.now())
                : new Screened(SightingVerdict.SIGHTING_VERDICT_INVALID, List.of(), 0, fault);
    }

    private SightingAnswer unsure(SightingReport report) {
        var screened = new Screened(SightingVerdict.SIGHTING_VERDICT_UNSURE, List.of(), 0, "");
        return answer(report, screened, screened.verdict());
    }

    /** The answer by what the list says. */
    private CompletableFuture<SightingAnswer> known(SightingReport report, String source, Screened screened) {
        if (screened.verdict() != SightingVerdict.SIGHTING_VERDICT_MATCH) {
            return CompletableFuture.completedFuture(answer(report, screened, screened.verdict()));
        }
        Sighting sighting = report.getSighting().toBuilder()
                .setOrganisation(source)
                .setReceiveTime(Times.timestamp(writer.about()))
                .build();
        return CompletableFuture.supplyAsync(() -> hits(report, sighting, screened), workers)
                .thenCompose(this::durable)
                .exceptionally(this::failed)
                .thenApply(verdict -> answer(report, screened, checked(report, verdict)));
    }

    /** The answer to a report that cannot be read. */
    public SightingAnswer invalid(SightingReport report, Refused fault) {
        var screened = new Screened(
                SightingVerdict.SIGHTING_VERDICT_INVALID, List.of(), 0, "sighting: " + fault.getMessage());
        return answer(report, screened, screened.verdict());
    }

    /** That nobody looks for it is for a list to say that is sure. */
    private SightingVerdict checked(SightingReport report, SightingVerdict verdict) {
        return verdict == SightingVerdict.SIGHTING_VERDICT_NO_MATCH && !report.hasHits() && !feed.isSure()
                ? SightingVerdict.SIGHTING_VERDICT_UNSURE
                : verdict;
    }

    private SightingAnswer answer(SightingReport report, Screened screened, SightingVerdict verdict) {
        tallies.get(verdict).one();
        return SightingAnswer.newBuilder()
                .setNumber(report.getSighting().getNumber())
                .setVerdict(verdict)
                .setListPosition(screened.position())
                .setFault(screened.fault())
                .build();
    }

    /** A command to the writer for each watch order that the sighting is about. */
    private List<CompletableFuture<SightingVerdict>> hits(SightingReport report, Sighting sighting, Screened screened) {
        var verdicts = new ArrayList<CompletableFuture<SightingVerdict>>();
        for (Screened.Match match : screened.matches()) {
            List<IndexRow> rows = ledger.index(
                    WatchLists.BY_REFERENCE, WatchLists.owner(match.reference()), null, MOST_OF_ONE);
            Map<String, StoredState> orders = ledger.states(rows.stream().map(IndexRow::resource).toList());
            orders.values().stream()
                    .filter(row -> row.kind().equals(WatchOrderResource.KIND))
                    .forEach(row -> {
                        MatchKind kind = kind(report, (WatchOrder) States.parse(row));
                        if (kind != MatchKind.MATCH_KIND_UNSPECIFIED) {
                            verdicts.add(submitted(row.id(), kind, sighting, screened.position()));
                        }
                    });
        }
        return verdicts;
    }

    /** Unspecified where it is not about the order's target; of one that is not in force nothing is compared any more. */
    private MatchKind kind(SightingReport report, WatchOrder order) {
        return order.getState() == WatchState.WATCH_STATE_ACTIVE
                ? recheck.of(report, order.getTarget()).orElse(MatchKind.MATCH_KIND_UNSPECIFIED)
                : MatchKind.MATCH_KIND_CANDIDATE;
    }

    private CompletableFuture<SightingVerdict> submitted(
            String order, MatchKind kind, Sighting sighting, long listPosition) {
        var hit = SightingMatched.newBuilder()
                .setWatchOrder(order)
                .setSighting(sighting)
                .setMatch(kind)
                .setListPosition(listPosition)
                .build();
        var submission = submission(hit, requestId(order, sighting));
        writer.submit(submission);
        return submission.answer().handle((receipt, failure) -> {
            if (failure != null) {
                return failed(failure);
            }
            boolean raised = receipt != null
                    && receipt.getCommand().startsWith(SightingMatched.getDescriptor().getFullName());
            return raised ? SightingVerdict.SIGHTING_VERDICT_MATCH : SightingVerdict.SIGHTING_VERDICT_NO_MATCH;
        });
    }

    /** The hub's own command of a match, as the source's share of what waits. */
    public static Submission submission(SightingMatched hit, String requestId) {
        return Submission.own(
                hit,
                requestId,
                hit.getSighting().getOrganisation(),
                (look, book, now) -> Hits.route(hit, look, book.locating()));
    }

    /** One event of one source is one request for each order, however often it is sent. */
    private static String requestId(String order, Sighting sighting) {
        String event = String.join(
                "\n", order, sighting.getOrganisation(), sighting.getSource().name(), sighting.getNumber());
        return "sighting/" + WatchLists.owner(WatchLists.reference(event)) + "/" + order;
    }

    private CompletableFuture<SightingVerdict> durable(List<CompletableFuture<SightingVerdict>> verdicts) {
        return CompletableFuture.allOf(verdicts.toArray(CompletableFuture[]::new)).thenApply(all -> {
            List<SightingVerdict> known = verdicts.stream().map(CompletableFuture::join).toList();
            if (known.contains(SightingVerdict.SIGHTING_VERDICT_UNSURE)) {
                return SightingVerdict.SIGHTING_VERDICT_UNSURE;
            }
            return known.contains(SightingVerdict.SIGHTING_VERDICT_MATCH)
                    ? SightingVerdict.SIGHTING_VERDICT_MATCH
                    : SightingVerdict.SIGHTING_VERDICT_NO_MATCH;
        });
    }

    /** Whoever sent the event before has been answered; what could not be written is to be sent again. */
    private SightingVerdict failed(Throwable failure) {
        Throwable cause = failure instanceof CompletionException && failure.getCause() != null
                ? failure.getCause()
                : failure;
        if (cause instanceof Refused refused) {
            if (refused.reason() == Reason.REASON_REQUEST_ID_REUSED) {
                return SightingVerdict.SIGHTING_VERDICT_MATCH;
            }
            LOG.info("a match was not written: {}", refused.reason());
        } else {
            LOG.warn("a match was not written: {}", cause.getClass().getName());
        }
        counters.count("match.unwritten");
        return SightingVerdict.SIGHTING_VERDICT_UNSURE;
    }
}
