// SPDX-License-Identifier: Apache-2.0
package xietong.rules.screening;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import xietong.v1.IdentifierDigest;
import xietong.v1.IdentifierKind;
import xietong.v1.MatchKind;
import xietong.v1.SightedDigests;
import xietong.v1.SightedHits;
import xietong.v1.SightingReport;
import xietong.v1.WatchTarget;

/**
 * Holds what a list found against the watch order's own target: a list keeps part of a digest, and a source's label says
 * what it likes. How sure a match is, is decided by what the order looks for, never by the label.
 */
public final class Recheck {
    private final Digester present;
    private final Map<String, Digester> digesters;

    /** With the digesters of the keys in force, by key, the present one among them. */
    public Recheck(Digester present, Map<String, Digester> digesters) {
        this.present = present;
        this.digesters = Map.copyOf(digesters);
    }

    /** How sure it is that a report is about the target; empty where it is not. */
    public Optional<MatchKind> of(SightingReport report, WatchTarget target) {
        List<Identifier> sought = Identifier.of(target);
        return switch (report.getSubjectCase()) {
            case IDENTITY -> seen(Identifier.of(report.getIdentity()), sought);
            case DIGESTS -> digests(report.getDigests(), sought);
            case HITS -> hits(report.getHits(), sought);
            default -> Optional.empty();
        };
    }

    private Optional<MatchKind> seen(List<Identifier> seen, List<Identifier> sought) {
        var same = new ArrayList<>(sought);
        same.retainAll(seen);
        return surest(same);
    }

    private Optional<MatchKind> digests(SightedDigests seen, List<Identifier> sought) {
        Digester digester = digesters.getOrDefault(seen.getKey(), present);
        return surest(sought.stream()
                .filter(identifier -> {
                    byte[] digest = digester.digest(identifier).bytes();
                    return seen.getDigestsList().stream()
                            .map(IdentifierDigest::getDigest)
                            .anyMatch(d -> Arrays.equals(d.toByteArray(), digest));
                })
                .toList());
    }

    /** What the source found by is not said in a way that could be checked; it is no surer than what the order has. */
    private static Optional<MatchKind> hits(SightedHits hits, List<Identifier> sought) {
        boolean exact = hits.getKind() != IdentifierKind.IDENTIFIER_KIND_NAME_AND_BIRTH
                && sought.stream().anyMatch(i -> i.kind() == hits.getKind());
        return Optional.of(exact ? MatchKind.MATCH_KIND_EXACT : MatchKind.MATCH_KIND_CANDIDATE);
    }

    private static Optional<MatchKind> surest(List<Identifier> same) {
        if (same.isEmpty()) {
            return Optional.empty();
        }
        boolean exact = same.stream().anyMatch(Identifier::exact);
        return Optional.of(exact ? MatchKind.MATCH_KIND_EXACT : MatchKind.MATCH_KIND_CANDIDATE);
    }
}
