// SPDX-License-Identifier: Apache-2.0
package xietong.app.screening;

import com.google.protobuf.ByteString;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import xietong.rules.identifier.InvalidIdentifier;
import xietong.rules.screening.Identifier;
import xietong.rules.screening.Screened;
import xietong.v1.IdentifierDigest;
import xietong.v1.SightedDigests;
import xietong.v1.SightedHits;
import xietong.v1.SightingReport;
import xietong.v1.SightingVerdict;

/** A sighting against the list of this machine. Who it was does not leave it: what is reported names watch orders only. */
public final class LocalScreening {
    private LocalScreening() {}

    /**
     * What became of a sighting here.
     *
     * @param verdict as the hub's
     * @param hits what to report, one for each kind of identifier that found an order, the surest first; none but for a match
     * @param fault what is wrong with it, where it is invalid
     */
    public record Outcome(SightingVerdict verdict, List<SightingReport> hits, String fault) {}

    /** Screens one in clear. */
    public static Outcome screen(SightingReport seen, ListFollower.Ready list, Instant now) {
        if (!seen.getSighting().hasTime()) {
            return invalid("time: as 2026-03-02T01:00:00Z");
        }
        List<Identifier> identifiers;
        try {
            identifiers = Identifier.of(seen.getIdentity());
        } catch (InvalidIdentifier e) {
            return invalid(e.getMessage());
        } catch (DateTimeException e) {
            return invalid("birth_date: a day that exists, as 1900-01-01");
        }
        if (identifiers.isEmpty()) {
            return invalid("a number, or a name with a date of birth");
        }
        var hits = new ArrayList<SightingReport>();
        var found = new HashSet<Long>();
        boolean sure = true;
        for (Identifier identifier : identifiers) {
            Screened screened = list.screen().screen(digest(identifier, list), now);
            sure &= screened.verdict() != SightingVerdict.SIGHTING_VERDICT_UNSURE;
            List<Long> references =
                    screened.matches().stream().map(Screened.Match::reference).filter(found::add).toList();
            if (!references.isEmpty()) {
                hits.add(SightingReport.newBuilder()
                        .setSighting(seen.getSighting())
                        .setHits(SightedHits.newBuilder()
                                .setKey(list.digester().key())
                                .setListPosition(screened.position())
                                .addAllReferences(references)
                                .setKind(identifier.kind()))
                        .build());
            }
        }
        SightingVerdict verdict = !hits.isEmpty()
                ? SightingVerdict.SIGHTING_VERDICT_MATCH
                : sure ? SightingVerdict.SIGHTING_VERDICT_NO_MATCH : SightingVerdict.SIGHTING_VERDICT_UNSURE;
        return new Outcome(verdict, hits, "");
    }

    private static Outcome invalid(String fault) {
        return new Outcome(SightingVerdict.SIGHTING_VERDICT_INVALID, List.of(), fault);
    }

    private static SightingReport digest(Identifier identifier, ListFollower.Ready list) {
        return SightingReport.newBuilder()
                .setDigests(SightedDigests.newBuilder()
                        .setKey(list.digester().key())
                        .addDigests(IdentifierDigest.newBuilder()
                                .setKind(identifier.kind())
                                .setDigest(ByteString.copyFrom(list.digester().digest(identifier).bytes()))))
                .build();
    }
}
