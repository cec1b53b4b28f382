// SPDX-License-Identifier: Apache-2.0
package xietong.bench;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import xietong.client.HubClient;
import xietong.client.SightingStream;
import xietong.rules.screening.Digester;
import xietong.rules.screening.Identifier;
import xietong.v1.IdentifierDigest;
import xietong.v1.Place;
import xietong.v1.SightedDigests;
import xietong.v1.SightedIdentity;
import xietong.v1.Sighting;
import xietong.v1.SightingAnswer;
import xietong.v1.SightingReport;
import xietong.v1.SightingSource;
import xietong.v1.SightingVerdict;

/**
 * Sources that stream sightings as fast as they are answered, one stream a connection; every second connection sends
 * digests, the others clear values. One sighting in a thousand is of someone watched: by the number, the old number of 15
 * digits, the name, a former name or another paper. What a hub is not sure of is sent again.
 */
final class SightingLoad implements AutoCloseable {
    private static final int FRAME = 256;
    private static final int UNANSWERED = 3;
    private static final int ONE_IN = 1_000;
    private static final long FACTOR = 7_919;

    /** What became of them, and how many were planted, missed and wrong. */
    static final class Tally {
        final LongAdder planted = new LongAdder();
        final LongAdder missed = new LongAdder();
        final LongAdder wrong = new LongAdder();
        final LongAdder unsure = new LongAdder();
        final LongAdder screened = new LongAdder();
    }

    private final Digester digester;
    private final int persons;
    private final String run;
    private final List<HubClient> clients = new ArrayList<>();
    private final AtomicInteger next = new AtomicInteger();

    SightingLoad(HubProcess hub, Digester digester, int persons, int connections) throws IOException {
        this.digester = digester;
        this.persons = persons;
        this.run = Long.toHexString(System.nanoTime()) + "-";
        for (int i = 0; i < connections; i++) {
            clients.add(hub.client(ScreeningStream.SOURCE));
        }
    }

    /** Sends sightings until there were so many, or so long a time has passed; all are answered when it returns. */
    Tally run(int most, double seconds) throws Exception {
        var tally = new Tally();
        int end = next.get() + most;
        long until = System.nanoTime() + (long) (seconds * 1e9);
        ExecutorService pool = Executors.newFixedThreadPool(clients.size());
        try {
            List<Future<?>> sources = new ArrayList<>();
            for (int c = 0; c < clients.size(); c++) {
                int connection = c;
                sources.add(pool.submit(() -> {
                    source(connection, end, until, tally);
                    return null;
                }));
            }
            for (Future<?> source : sources) {
                source.get();
            }
        } finally {
            pool.shutdownNow();
        }
        next.set(end);
        return tally;
    }

    private void source(int connection, int end, long until, Tally tally) throws Exception {
        boolean digests = connection % 2 == 0;
        var again = new ConcurrentLinkedQueue<Integer>();
        try (SightingStream stream = clients.get(connection).watches().sightings(UNANSWERED)) {
            boolean more = true;
            Future<List<SightingAnswer>> last = null;
            while (more || !again.isEmpty()) {
                int[] frame = again.isEmpty() ? fresh(end, until) : repeated(again);
                more = more && (frame.length > 0);
                if (frame.length > 0) {
                    last = sent(stream, frame, digests, again, tally);
                }
                if (!more && last != null) {
                    last.get();
                }
            }
        }
    }

    private int[] fresh(int end, long until) {
        int first = System.nanoTime() < until ? next.getAndAdd(FRAME) : end;
        int[] frame = new int[Math.max(0, Math.min(FRAME, end - first))];
        for (int i = 0; i < frame.length; i++) {
            frame[i] = first + i;
        }
        return frame;
    }

    private static int[] repeated(ConcurrentLinkedQueue<Integer> again) {
        List<Integer> some = new ArrayList<>();
        for (Integer one = again.poll(); one != null; one = some.size() < FRAME - 1 ? again.poll() : null) {
            some.add(one);
        }
        return some.stream().mapToInt(i -> i).toArray();
    }

    private Future<List<SightingAnswer>> sent(
            SightingStream stream, int[] frame, boolean digests, ConcurrentLinkedQueue<Integer> again, Tally tally)
            throws InterruptedException {
        Timestamp now = Timestamp.newBuilder().setSeconds(Instant.now().getEpochSecond()).build();
        List<SightingReport> reports = new ArrayList<>(frame.length);
        for (int i : frame) {
            reports.add(report(i, digests, now));
        }
        return stream.send(reports).thenApply(answers -> {
            for (int k = 0; k < frame.length; k++) {
                count(frame[k], answers.get(k), again, tally);
            }
            return answers;
        });
    }

    private void count(int i, SightingAnswer answer, ConcurrentLinkedQueue<Integer> again, Tally tally) {
        SightingVerdict verdict = answer.getVerdict();
        if (verdict == SightingVerdict.SIGHTING_VERDICT_UNSURE) {
            tally.unsure.increment();
            again.add(i);
            return;
        }
        tally.screened.increment();
        boolean match = verdict == SightingVerdict.SIGHTING_VERDICT_MATCH;
        if (isPlanted(i)) {
            tally.planted.increment();
            if (!match) {
                tally.missed.increment();
            }
        } else if (verdict != SightingVerdict.SIGHTING_VERDICT_NO_MATCH) {
            tally.wrong.increment();
        }
    }

    private static boolean isPlanted(int i) {
        return i % ONE_IN == ONE_IN - 1;
    }

    private SightingReport report(int i, boolean digests, Timestamp now) {
        int way = isPlanted(i) ? i / ONE_IN % 5 : -1;
        int who = way < 0 ? i : (int) (i / ONE_IN * FACTOR % persons);
        var report = SightingReport.newBuilder()
                .setSighting(Sighting.newBuilder()
                        .setSource(SightingSource.SIGHTING_SOURCE_HOTEL)
                        .setNumber(run + i)
                        .setTime(now)
                        .setPlace(Place.newBuilder().setDivision("350623")));
        if (digests) {
            Identifier identifier = identifier(way, who);
            report.setDigests(SightedDigests.newBuilder()
                    .setKey(digester.key())
                    .addDigests(IdentifierDigest.newBuilder()
                            .setKind(identifier.kind())
                            .setDigest(ByteString.copyFrom(digester.digest(identifier).bytes()))));
        } else {
            report.setIdentity(identity(way, who));
        }
        return report.build();
    }

    private static Identifier identifier(int way, int who) {
        String birth = People.birth(who).toString();
        return switch (way) {
            case 0 -> Identifier.citizenId(People.number(People.WATCHED, who));
            case 1 -> Identifier.citizenId(People.old(People.number(People.WATCHED, who)));
            case 2 -> Identifier.name(People.name(People.FAMILIES.charAt(0), who), birth);
            case 3 -> Identifier.name(People.name(People.FAMILIES.charAt(1 + who % 9), who), birth);
            case 4 -> Identifier.paper(People.paper(who, who % 9));
            default -> People.stranger(who);
        };
    }

    /** A stranger shows number and name, as a hotel's guest does. */
    private static SightedIdentity identity(int way, int who) {
        String birth = People.birth(who).toString();
        var seen = SightedIdentity.newBuilder();
        return switch (way) {
            case 0 -> seen.setIdentifier(People.number(People.WATCHED, who)).setName(People.name('王', who)).build();
            case 1 -> seen.setIdentifier(People.old(People.number(People.WATCHED, who))).build();
            case 2 -> seen.setName(People.name(People.FAMILIES.charAt(0), who)).setBirthDate(birth).build();
            case 3 -> seen.setName(People.name(People.FAMILIES.charAt(1 + who % 9), who)).setBirthDate(birth).build();
            case 4 -> seen.addPapers(People.paper(who, who % 9)).build();
            default -> seen.setIdentifier(People.number(People.STRANGERS, who)).setName(People.name('李', who)).build();
        };
    }

    @Override
    public void close() {
        clients.forEach(HubClient::close);
    }
}
