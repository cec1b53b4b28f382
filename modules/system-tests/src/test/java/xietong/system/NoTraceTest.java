// SPDX-License-Identifier: Apache-2.0
package xietong.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import xietong.client.HubClient;
import xietong.client.SightingStream;
import xietong.v1.IdentifierDigest;
import xietong.v1.IdentifierKind;
import xietong.v1.LegalBasis;
import xietong.v1.LocateServiceRequestRequest;
import xietong.v1.OfficerRole;
import xietong.v1.Place;
import xietong.v1.SightedDigests;
import xietong.v1.SightedIdentity;
import xietong.v1.Sighting;
import xietong.v1.SightingAnswer;
import xietong.v1.SightingReport;
import xietong.v1.SightingSource;
import xietong.v1.SightingVerdict;
import xietong.v1.WatchTarget;
import xietong.v1.WatchedPerson;

/**
 * Whoever is not looked for passes without a trace: nothing of the sighting is in the ledger's files, its log among them,
 * in what the hub printed, in its counts, or in its heap after a collection. What must be found by the same search, an
 * organisation's code, is found in each.
 */
@ExtendWith(Watch.class)
@Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class NoTraceTest {
    private static final String POLICE = "POLICE-350623";
    private static final String SOURCE = "SOURCE-SPUREN";
    private static final int OTHERS = 256;

    @TempDir
    private Path folder;

    private final Random random = new Random();
    private String key = "";

    @Test
    void whoIsNotLookedForLeavesNoTrace() throws Exception {
        int frames = Size.of("frames of other sightings thereafter", 100, 1_000);
        byte[] digest = new byte[16];
        random.nextBytes(digest);
        String number = "E" + Long.toHexString(random.nextLong());
        String detail = "R" + Long.toHexString(random.nextLong());
        String name = words(6);
        String place = words(6);
        String identifier = identifier();
        String division = "X" + Long.toHexString(random.nextLong());

        Path work = Files.createDirectories(folder.resolve("site"));
        Path dump = folder.resolve("heap.hprof");
        try (Site site = new Site(work, Map.of()).start()) {
            Path more = Files.writeString(folder.resolve("more.yaml"), "organisations:\n  - {code: " + SOURCE
                    + ", name: 演练来源, kind: OTHER, sightings: [DIGESTS, CLEAR]}\n");
            site.xietong("org", "add", more.toString(), "--as", site.administratorBundle().toString()).ended(0);
            watch(site.as(POLICE));
            HubClient source = site.as(SOURCE);
            key = key(source);

            var sighting = sighting(number)
                    .setDetail(detail)
                    .setPlace(Place.newBuilder().setDivision("350623").setText(place));
            var invalid = sighting(number).setPlace(Place.newBuilder().setDivision(division));
            List<SightingAnswer> answers = answers(source, List.of(
                    byDigest(sighting, digest),
                    SightingReport.newBuilder()
                            .setSighting(sighting)
                            .setIdentity(SightedIdentity.newBuilder().setName(name).setIdentifier(identifier))
                            .build(),
                    byDigest(invalid, digest)));
            assertThat(answers).extracting(SightingAnswer::getVerdict).containsExactly(
                    SightingVerdict.SIGHTING_VERDICT_NO_MATCH,
                    SightingVerdict.SIGHTING_VERDICT_NO_MATCH,
                    SightingVerdict.SIGHTING_VERDICT_INVALID);
            // What connections read into is used again and again: others take the place of what was there.
            for (int i = 0; i < frames; i++) {
                answers(source, others());
            }
            Map<String, Long> counts = site.administrator().admin().hub().getCountersMap();
            assertThat(counts.get("sightings.no_match")).isGreaterThanOrEqualTo(2);

            var traces = new LinkedHashMap<String, byte[]>();
            for (String text : List.of(number, detail, name, place, identifier, division)) {
                for (Charset charset : List.of(
                        StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
                    traces.put(text + " as " + charset, text.getBytes(charset));
                }
            }
            traces.put("the digest", digest);
            traces.put("known", SOURCE.getBytes(StandardCharsets.UTF_8));
            assertThat(counts.keySet()).noneMatch(label -> List.of(number, detail, name, place, identifier, division)
                    .stream().anyMatch(label::contains));
            collect(site, dump);
            assertThat(found(dump, traces)).as("found in the heap").containsExactly("known");
            List<String> written = new ArrayList<>();
            try (var files = Files.walk(work)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    written.addAll(found(file, traces));
                }
            }
            assertThat(written).as("found in files").isNotEmpty().containsOnly("known");
        }
    }

    private static void watch(HubClient police) {
        police.watches().request(LocateServiceRequestRequest.newBuilder()
                .setHeader(Matters.header("w-1", OfficerRole.OFFICER_ROLE_POLICE).toBuilder()
                        .setCaseNumber("（2026）闽0623执9001号")
                        .setReason("拒不执行判决"))
                .setLegalBasis(LegalBasis.LEGAL_BASIS_CRIMINAL_313)
                .setTarget(WatchTarget.newBuilder().setPerson(WatchedPerson.newBuilder().setSubject(Matters.DEBTOR)))
                .addAddressees(POLICE)
                .build());
    }

    /** The key in force, as the hub says it to whoever uses another. */
    private String key(HubClient source) throws Exception {
        String fault = answers(source, List.of(byDigest(sighting("E-0"), new byte[16]))).get(0).getFault();
        assertThat(fault).startsWith("digests.key: one of ");
        return fault.substring("digests.key: one of ".length());
    }

    private static Sighting.Builder sighting(String number) {
        return Sighting.newBuilder()
                .setSource(SightingSource.SIGHTING_SOURCE_HOTEL)
                .setNumber(number)
                .setTime(Timestamp.newBuilder().setSeconds(Instant.now().getEpochSecond()));
    }

    private SightingReport byDigest(Sighting.Builder sighting, byte[] digest) {
        return SightingReport.newBuilder()
                .setSighting(sighting)
                .setDigests(SightedDigests.newBuilder()
                        .setKey(key)
                        .addDigests(IdentifierDigest.newBuilder()
                                .setKind(IdentifierKind.IDENTIFIER_KIND_CITIZEN_ID)
                                .setDigest(ByteString.copyFrom(digest))))
                .build();
    }

    private List<SightingReport> others() {
        var others = new ArrayList<SightingReport>();
        for (int i = 0; i < OTHERS; i++) {
            byte[] digest = new byte[16];
            random.nextBytes(digest);
            others.add(byDigest(sighting("E-" + i).setDetail("其他"), digest));
        }
        return others;
    }

    /** Sends them until the hub is sure of its list. */
    private static List<SightingAnswer> answers(HubClient source, List<SightingReport> reports) throws Exception {
        while (true) {
            try (SightingStream stream = source.watches().sightings(1)) {
                List<SightingAnswer> answers = stream.send(reports).get(60, TimeUnit.SECONDS);
                if (answers.stream().noneMatch(a -> a.getVerdict() == SightingVerdict.SIGHTING_VERDICT_UNSURE)) {
                    return answers;
                }
            }
        }
    }

    /** The hub's heap after a full collection: what is dumped is what lives. */
    private static void collect(Site site, Path dump) throws Exception {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Process process = Watch.started(new ProcessBuilder(
                        jcmd, String.valueOf(site.hub().handle().pid()), "GC.heap_dump", dump.toString())
                .redirectErrorStream(true)
                .start());
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Watch.end(process);
        assertThat(Files.exists(dump)).as(said).isTrue();
    }

    /** Names of the patterns that a file holds. */
    private static List<String> found(Path file, Map<String, byte[]> patterns) throws IOException {
        var open = new LinkedHashMap<>(patterns);
        var found = new ArrayList<String>();
        int longest = patterns.values().stream().mapToInt(p -> p.length).max().orElseThrow();
        byte[] window = new byte[1 << 20];
        int filled = 0;
        try (var in = Files.newInputStream(file)) {
            for (int read = in.read(window, 0, window.length); read > 0; read = in.read(window, filled, window.length - filled)) {
                filled += read;
                int end = filled;
                byte[] now = window;
                open.entrySet().removeIf(e -> holds(now, end, e.getValue()) && found.add(e.getKey()));
                int keep = Math.min(longest - 1, filled);
                System.arraycopy(window, filled - keep, window, 0, keep);
                filled = keep;
            }
        }
        return found;
    }

    private static boolean holds(byte[] bytes, int end, byte[] pattern) {
        for (int i = 0; i <= end - pattern.length; i++) {
            if (bytes[i] == pattern[0] && bytes[i + 1] == pattern[1]
                    && java.util.Arrays.equals(bytes, i, i + pattern.length, pattern, 0, pattern.length)) {
                return true;
            }
        }
        return false;
    }

    /** Ideographs by chance, which no name is made of. */
    private String words(int length) {
        var words = new StringBuilder();
        for (int i = 0; i < length; i++) {
            words.append((char) (0x4e00 + random.nextInt(0x5000)));
        }
        return words.toString();
    }

    /** A citizen number of an area that does not exist. */
    private String identifier() {
        String seventeen = "9902%02d19%02d%02d%02d%03d".formatted(random.nextInt(1, 100), random.nextInt(10, 100),
                random.nextInt(1, 13), random.nextInt(1, 29), random.nextInt(1, 900));
        int[] weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += (seventeen.charAt(i) - '0') * weights[i];
        }
        return seventeen + "10X98765432".charAt(sum % 11);
    }
}
