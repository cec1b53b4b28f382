// SPDX-License-Identifier: Apache-2.0
package xietong.app.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import xietong.client.SightingStream;
import xietong.rules.locate.WatchLists;
import xietong.rules.screening.Digester;
import xietong.rules.screening.Identifier;
import xietong.v1.IdentifierDigest;
import xietong.v1.IdentifierKind;
import xietong.v1.SightedDigests;
import xietong.v1.SightedHits;
import xietong.v1.SightedIdentity;
import xietong.v1.Sighting;
import xietong.v1.SightingAnswer;
import xietong.v1.SightingReport;
import xietong.v1.SightingVerdict;

/** A source that reports what it sees as keyed digests: who it was never leaves it in clear. */
final class Lookout {
    /** A frame is decided sighting by sighting; what comes over different streams shares a commit. */
    private static final int STREAMS = 16;
    private static final Duration AGAIN = Duration.ofMillis(20);

    private final Cast cast;
    private final References references;

    Lookout(Cast cast, References references) {
        this.cast = cast;
        this.references = references;
    }

    /** Reports all, over several streams at once, and again what the hub was not sure of. */
    List<SightingAnswer> report(String source, List<Scenario.Seen> seen) throws InterruptedException {
        List<SightingReport> reports = seen.stream().map(this::report).toList();
        int each = Math.max(1, (reports.size() + STREAMS - 1) / STREAMS);
        var parts = new ArrayList<List<SightingReport>>();
        for (int i = 0; i < reports.size(); i += each) {
            parts.add(reports.subList(i, Math.min(reports.size(), i + each)));
        }
        while (true) {
            List<SightingAnswer> answers = send(source, parts);
            if (answers.stream().noneMatch(a -> a.getVerdict() == SightingVerdict.SIGHTING_VERDICT_UNSURE)) {
                return answers;
            }
            LockSupport.parkNanos(AGAIN.toNanos());
        }
    }

    private List<SightingAnswer> send(String source, List<List<SightingReport>> parts) throws InterruptedException {
        var streams = new ArrayList<SightingStream>();
        try {
            var waiting = new ArrayList<CompletableFuture<List<SightingAnswer>>>();
            for (List<SightingReport> part : parts) {
                SightingStream stream = cast.client(source).watches().sightings(1);
                streams.add(stream);
                waiting.add(stream.send(part));
            }
            var answers = new ArrayList<SightingAnswer>();
            for (CompletableFuture<List<SightingAnswer>> part : waiting) {
                answers.addAll(part.get());
            }
            return answers;
        } catch (ExecutionException e) {
            throw new IllegalStateException(source + " reports, and " + e.getCause().getMessage(), e.getCause());
        } finally {
            streams.forEach(SightingStream::close);
        }
    }

    private SightingReport report(Scenario.Seen seen) {
        var sighting = (Sighting.Builder) message(seen.sighting(), Sighting.getDefaultInstance());
        if (sighting.getNumber().isEmpty()) {
            sighting.setNumber("demo-" + cast.next());
        }
        if (seen.hit() != null) {
            return SightingReport.newBuilder().setSighting(sighting).setHits(hit(references.id(seen.hit()))).build();
        }
        var who = (SightedIdentity.Builder) message(seen.who(), SightedIdentity.getDefaultInstance());
        Digester key = cast.sightingKey();
        var digests = SightedDigests.newBuilder().setKey(key.key());
        for (Identifier identifier : Identifier.of(who.build())) {
            digests.addDigests(IdentifierDigest.newBuilder()
                    .setKind(identifier.kind())
                    .setDigest(ByteString.copyFrom(key.digest(identifier).bytes())));
        }
        return SightingReport.newBuilder().setSighting(sighting).setDigests(digests).build();
    }

    private SightedHits hit(String order) {
        return SightedHits.newBuilder()
                .setKey(cast.sightingKey().key())
                .setListPosition(1)
                .setKind(IdentifierKind.IDENTIFIER_KIND_CITIZEN_ID)
                .addReferences(WatchLists.reference(order))
                .build();
    }

    private Message.Builder message(ObjectNode from, Message prototype) {
        return Answer.request(references.resolve(from), prototype);
    }
}
