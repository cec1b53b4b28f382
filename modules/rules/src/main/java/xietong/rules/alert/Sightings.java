// SPDX-License-Identifier: Apache-2.0
package xietong.rules.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import xietong.rules.Checks;
import xietong.rules.Refused;
import xietong.rules.Times;
import xietong.rules.book.Locating;
import xietong.v1.MatchKind;
import xietong.v1.Place;
import xietong.v1.Sighting;
import xietong.v1.SightingSource;

/** What a sighting must be, how old it is, and how urgent it makes an alert. */
public final class Sightings {
    private static final Pattern DIVISION = Pattern.compile("[1-9][0-9]{5}");
    private static final Pattern POSITION =
            Pattern.compile("-?[0-9]{1,2}(\\.[0-9]{1,7})?,-?[0-9]{1,3}(\\.[0-9]{1,7})?");

    private Sightings() {}

    /** What is wrong with a sighting, as a field and what is accepted, never its value; empty where nothing is. */
    public static Optional<String> fault(Sighting sighting, Instant now, Locating rules) {
        try {
            Checks.known("source", sighting.getSource(), SightingSource.SIGHTING_SOURCE_UNSPECIFIED);
            Checks.required("number", sighting.getNumber(), 64);
            Checks.text("detail", sighting.getDetail(), 200);
            requirePlace("place", sighting.getPlace());
            Instant time = Times.instant(sighting.getTime());
            if (!sighting.hasTime() || time.isAfter(now.plus(rules.ages().ahead()))) {
                throw Refused.field("time", "required, not in the future");
            }
            return Optional.empty();
        } catch (Refused refused) {
            return Optional.of(refused.getMessage());
        }
    }

    /** A place that can be kept; refused with REASON_FIELD_INVALID. */
    public static void requirePlace(String field, Place place) {
        if (!place.getDivision().isEmpty() && !DIVISION.matcher(place.getDivision()).matches()) {
            throw Refused.field(field + ".division", "six digits of GB/T 2260, or empty");
        }
        Checks.text(field + ".text", place.getText(), 200);
        if (!place.getPosition().isEmpty() && !POSITION.matcher(place.getPosition()).matches()) {
            throw Refused.field(field + ".position", "latitude,longitude in degrees, or empty");
        }
    }

    /** How old it was when it came; never negative. */
    static Duration age(Sighting sighting, Instant now) {
        Duration age = Duration.between(Times.instant(sighting.getTime()), now);
        return age.isNegative() ? Duration.ZERO : age;
    }

    /** Too old to find anyone there, or the journey or stay is over. */
    static boolean isStale(Sighting sighting, Instant now, Locating rules) {
        return sighting.hasUntilTime()
                ? now.isAfter(Times.instant(sighting.getUntilTime()))
                : age(sighting, now).compareTo(rules.ages().stale()) > 0;
    }

    /** How urgent: by basis and age; no certain match, no greatest urgency. */
    static int priority(Locating.Basis basis, Sighting sighting, MatchKind match, Instant now, Locating rules) {
        var priority = basis.priority();
        int byAge = isStale(sighting, now, rules)
                ? priority.stale()
                : age(sighting, now).compareTo(rules.ages().fresh()) > 0 ? priority.older() : priority.fresh();
        return match == MatchKind.MATCH_KIND_EXACT ? byAge : Math.max(byAge, rules.ages().candidatePriority());
    }

    /** Whether two sightings of one watch order are one event. */
    static boolean isSameEvent(Sighting one, Sighting other, Locating rules) {
        if (one.getOrganisation().equals(other.getOrganisation())
                && one.getSource() == other.getSource()
                && one.getNumber().equals(other.getNumber())) {
            return true;
        }
        String here = one.getPlace().getDivision();
        String there = other.getPlace().getDivision();
        Duration apart = Duration.between(Times.instant(one.getTime()), Times.instant(other.getTime())).abs();
        return (here.isEmpty() || there.isEmpty() || here.equals(there))
                && apart.compareTo(rules.merge().window()) <= 0;
    }
}
