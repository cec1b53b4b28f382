// SPDX-License-Identifier: Apache-2.0
package xietong.rules.screening;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import xietong.rules.identifier.InvalidIdentifier;
import xietong.v1.IdentifierDigest;
import xietong.v1.IdentifierKind;
import xietong.v1.MatchKind;
import xietong.v1.SightedDigests;
import xietong.v1.SightedHits;
import xietong.v1.SightedIdentity;
import xietong.v1.SightingReport;
import xietong.v1.SightingVerdict;

/**
 * Screening 筛查: a sighting against the list, in the hub or, fed with the packed shards, at the source. Keeps nothing, logs
 * nothing and counts nothing; whoever asks does. "No match" is only ever said by a list that is sure of itself; a match
 * stands in any case, since the watch order itself decides.
 *
 * <p>Two keys can be in force while one takes over from the other: an index for each, and a sighting in clear is looked up
 * under the present one.
 */
public final class Screen {
    private static final int MOST_DIGESTS = 16;
    private static final int MOST_HITS = 64;

    private final Digester digester;
    private final Map<String, WatchIndex> indexes;
    private final Duration longest;

    /**
     * Over indexes.
     *
     * @param digester the present key's
     * @param indexes by key, the present one among them
     * @param longest how long ago the ledger may have been heard of for a list to be sure
     */
    public Screen(Digester digester, List<WatchIndex> indexes, Duration longest) {
        this.digester = digester;
        this.indexes = indexes.stream()
                .collect(Collectors.toUnmodifiableMap(WatchIndex::key, index -> index));
        this.longest = longest;
        if (!this.indexes.containsKey(digester.key())) {
            throw new IllegalArgumentException("no list under the present key");
        }
    }

    /** Whether the present list could say of someone that nobody looks for him. */
    public boolean isSure(Instant now) {
        return indexes.get(digester.key()).isSure(now, longest);
    }

    /** Screens one sighting. */
    public Screened screen(SightingReport report, Instant now) {
        return switch (report.getSubjectCase()) {
            case IDENTITY -> identity(report.getIdentity(), now);
            case DIGESTS -> digests(report.getDigests(), now);
            case HITS -> hits(report.getHits());
            default -> invalid("subject: identity, digests or hits");
        };
    }

    private Screened identity(SightedIdentity seen, Instant now) {
        if (!Identifier.isBounded(seen)) {
            return invalid("identity: at most " + Identifier.MOST_PAPERS + " papers, texts of at most "
                    + Identifier.LONGEST + " characters");
        }
        List<Identifier> identifiers;
        try {
            identifiers = Identifier.of(seen);
        } catch (InvalidIdentifier e) {
            return invalid("identity: " + e.getMessage());
        } catch (DateTimeException e) {
            return invalid("identity.birth_date: a day that exists, as 1900-01-01");
        }
        if (identifiers.isEmpty()) {
            return invalid("identity: a number, or a name with a date of birth");
        }
        WatchIndex index = indexes.get(digester.key());
        long position = index.position();
        var matches = new Matches();
        for (Identifier identifier : identifiers) {
            matches.look(index, digester.digest(identifier), identifier.exact());
        }
        return answer(matches, index, position, now);
    }

    private Screened digests(SightedDigests seen, Instant now) {
        WatchIndex index = indexes.get(seen.getKey());
        if (index == null) {
            return invalid("digests.key: one of " + String.join(", ", indexes.keySet()));
        }
        if (seen.getDigestsCount() == 0 || seen.getDigestsCount() > MOST_DIGESTS) {
            return invalid("digests.digests: 1 to " + MOST_DIGESTS);
        }
        long position = index.position();
        var matches = new Matches();
        for (IdentifierDigest one : seen.getDigestsList()) {
            if (one.getDigest().size() != Digest.BYTES || !isKnown(one.getKind())) {
                return invalid("digests.digests: a kind and " + Digest.BYTES + " bytes each");
            }
            boolean exact = one.getKind() != IdentifierKind.IDENTIFIER_KIND_NAME_AND_BIRTH;
            matches.look(index, Digest.of(one.getDigest().toByteArray()), exact);
        }
        return answer(matches, index, position, now);
    }

    private static boolean isKnown(IdentifierKind kind) {
        return kind != IdentifierKind.UNRECOGNIZED && kind != IdentifierKind.IDENTIFIER_KIND_UNSPECIFIED;
    }

    /** The source has looked itself; what it found is held against the watch orders like any other hit. */
    private static Screened hits(SightedHits hits) {
        if (hits.getReferencesCount() == 0 || hits.getReferencesCount() > MOST_HITS || !isKnown(hits.getKind())) {
            return invalid("hits: 1 to " + MOST_HITS + " references, and a kind");
        }
        boolean exact = hits.getKind() != IdentifierKind.IDENTIFIER_KIND_NAME_AND_BIRTH;
        var matches = new Matches();
        hits.getReferencesList().forEach(reference -> matches.add(reference, exact));
        return new Screened(SightingVerdict.SIGHTING_VERDICT_MATCH, matches.all(), hits.getListPosition(), "");
    }

    private Screened answer(Matches matches, WatchIndex index, long position, Instant now) {
        SightingVerdict verdict = !matches.isEmpty()
                ? SightingVerdict.SIGHTING_VERDICT_MATCH
                : index.isSure(now, longest)
                        ? SightingVerdict.SIGHTING_VERDICT_NO_MATCH
                        : SightingVerdict.SIGHTING_VERDICT_UNSURE;
        return new Screened(verdict, matches.all(), position, "");
    }

    private static Screened invalid(String fault) {
        return new Screened(SightingVerdict.SIGHTING_VERDICT_INVALID, List.of(), 0, fault);
    }

    /** Watch orders found so far, each once, the surer match kept; nothing is made as long as there is none. */
    private static final class Matches {
        private List<Screened.Match> found;

        void look(WatchIndex index, Digest digest, boolean exact) {
            index.find(digest, reference -> add(reference, exact));
        }

        void add(long reference, boolean exact) {
            if (found == null) {
                found = new ArrayList<>(2);
            }
            var match = new Screened.Match(
                    reference, exact ? MatchKind.MATCH_KIND_EXACT : MatchKind.MATCH_KIND_CANDIDATE);
            boolean surer = exact && found.removeIf(m -> m.reference() == reference);
            if (surer || found.stream().noneMatch(m -> m.reference() == reference)) {
                found.add(match);
            }
        }

        boolean isEmpty() {
            return found == null;
        }

        List<Screened.Match> all() {
            return found == null ? List.of() : List.copyOf(found);
        }
    }
}
