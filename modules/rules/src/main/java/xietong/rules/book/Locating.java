// SPDX-License-Identifier: Apache-2.0
package xietong.rules.book;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import xietong.v1.AlertOutcome;
import xietong.v1.LegalBasis;
import xietong.v1.OrganisationKind;
import xietong.v1.SightingSource;

/**
 * What the law says of looking for persons and vehicles, as data ({@code locate.yaml}).
 *
 * @param bases every legal basis
 * @param validity how long a watch order is in force
 * @param ages how old a sighting may be
 * @param merge which sightings are one event
 * @param shelve how long an alert is set aside
 * @param dutyDesks codes of desks that stand in for their organisation
 * @param handOver handing a person over
 */
public record Locating(
        Map<LegalBasis, Basis> bases,
        Validity validity,
        Ages ages,
        Merge merge,
        Shelve shelve,
        List<String> dutyDesks,
        HandOver handOver) {

    /** What is looked for. */
    public enum Target {
        /** A person. */
        PERSON,
        /** A vehicle. */
        VEHICLE
    }

    /** Priorities by age. */
    public record Priority(int fresh, int older, int stale) {}

    /**
     * What a legal basis allows.
     *
     * @param title Chinese title
     * @param target what is looked for on it
     * @param owner COURT, or POLICE where the court is only told
     * @param papers its instrument
     * @param holdHours how long a person may be held; 0 not at all
     * @param holdHoursProlonged the same where the case is complex and detention possible
     * @param personnelRequired whether the court sends officers
     * @param sources sources that may be asked; none: all
     * @param outcomes what may be reported
     * @param priority how urgent
     * @param source article
     */
    public record Basis(
            String title,
            Target target,
            OrganisationKind owner,
            List<String> papers,
            int holdHours,
            int holdHoursProlonged,
            boolean personnelRequired,
            Set<SightingSource> sources,
            Set<AlertOutcome> outcomes,
            Priority priority,
            String source) {
        /** Absent sources are all. */
        public Basis {
            sources = sources == null ? Set.of() : Set.copyOf(sources);
        }

        /** Whether a source may be asked on it. */
        public boolean allows(SightingSource asked) {
            return sources.isEmpty() || sources.contains(asked);
        }

        /** Hours for which a person may be held. */
        public int hours(boolean prolonged) {
            return prolonged ? holdHoursProlonged : holdHours;
        }
    }

    /** How long a watch order is in force, in days. */
    public record Validity(int defaultDays, int longestDays, String source) {}

    /** How old a sighting may be, in minutes. */
    public record Ages(int freshMinutes, int staleMinutes, int aheadMinutes, int candidatePriority, String source) {
        /** Up to here a person can be met now. */
        public Duration fresh() {
            return Duration.ofMinutes(freshMinutes);
        }

        /** Beyond this it is stale. */
        public Duration stale() {
            return Duration.ofMinutes(staleMinutes);
        }

        /** No clock is further ahead. */
        public Duration ahead() {
            return Duration.ofMinutes(aheadMinutes);
        }
    }

    /** How far two sightings of one event may be apart, in minutes. */
    public record Merge(int minutes, String source) {
        /** As a duration. */
        public Duration window() {
            return Duration.ofMinutes(minutes);
        }
    }

    /** The longest for which an alert is set aside, in minutes. */
    public record Shelve(int longestMinutes, String source) {}

    /** Handing a person over. */
    public record HandOver(
            int receivingOfficers, List<String> deferralPapers, List<String> refusalPapers, String source) {}

    static Locating parse(String text, Matters matters) {
        Locating locating = Yaml.read("locate", text, Locating.class);
        require(Stream.of(locating.bases, locating.validity, locating.ages, locating.merge, locating.shelve,
                        locating.dutyDesks, locating.handOver).allMatch(part -> part != null),
                "bases, validity, ages, merge, shelve, duty_desks and hand_over are all needed");
        Arrays.stream(LegalBasis.values())
                .filter(b -> b != LegalBasis.UNRECOGNIZED && b.getNumber() != 0)
                .forEach(basis -> check(basis, locating.bases.get(basis), matters));
        Validity validity = locating.validity;
        require(validity.defaultDays > 0 && validity.defaultDays <= validity.longestDays && validity.longestDays <= 3_650
                && validity.source != null, "validity needs 0 < default_days <= longest_days, and its source");
        Ages ages = locating.ages;
        require(ages.freshMinutes > 0 && ages.freshMinutes <= ages.staleMinutes && ages.aheadMinutes >= 0
                && isPriority(ages.candidatePriority) && ages.source != null,
                "ages needs 0 < fresh_minutes <= stale_minutes, ahead_minutes, candidate_priority 1 to 3, and its source");
        require(locating.merge.minutes >= 0 && locating.merge.source != null, "merge needs minutes and its source");
        require(locating.shelve.longestMinutes > 0 && locating.shelve.source != null,
                "shelve needs longest_minutes over 0 and its source");
        HandOver over = locating.handOver;
        require(over.receivingOfficers > 0 && over.deferralPapers != null && over.refusalPapers != null
                && over.source != null,
                "hand_over needs receiving_officers over 0, deferral_papers, refusal_papers and its source");
        matters.requirePapers("locate", "hand_over.deferral_papers", over.deferralPapers);
        matters.requirePapers("locate", "hand_over.refusal_papers", over.refusalPapers);
        return locating;
    }

    /** A basis that informs only can never offer control, whatever is written here. */
    private static void check(LegalBasis basis, Basis rule, Matters matters) {
        String where = "bases." + basis;
        require(rule != null && rule.title != null && rule.target != null && rule.owner != null && rule.papers != null
                && rule.outcomes != null && rule.priority != null && rule.source != null,
                where + " needs title, target, owner, papers, outcomes, priority and source");
        matters.requirePapers("locate", where, rule.papers);
        boolean holds = rule.holdHours > 0 && rule.holdHoursProlonged >= rule.holdHours;
        require(holds || rule.holdHours == 0 && rule.holdHoursProlonged == 0,
                where + ": hold_hours_prolonged is no less than hold_hours, and 0 where that is 0");
        require(!holds || rule.target == Target.PERSON, where + ": only persons are held");
        require(holds == rule.outcomes.contains(AlertOutcome.ALERT_OUTCOME_CONTROLLED),
                where + ": CONTROLLED is an outcome where hold_hours is over 0, and only there");
        require(rule.target == Target.VEHICLE
                        ? rule.outcomes.stream().noneMatch(Set.of(AlertOutcome.ALERT_OUTCOME_VERIFIED,
                                AlertOutcome.ALERT_OUTCOME_EXIT_PREVENTED)::contains)
                        : !rule.outcomes.contains(AlertOutcome.ALERT_OUTCOME_VEHICLE_HELD),
                where + ": outcomes of a " + rule.target + " only");
        require(!rule.outcomes.contains(AlertOutcome.ALERT_OUTCOME_EXIT_PREVENTED)
                        || rule.sources.equals(Set.of(SightingSource.SIGHTING_SOURCE_BORDER)),
                where + ": EXIT_PREVENTED needs sources: [BORDER]");
        require(Stream.of(rule.priority.fresh, rule.priority.older, rule.priority.stale).allMatch(Locating::isPriority),
                where + ": priority is 1 to 3");
        require(Set.of(OrganisationKind.ORGANISATION_KIND_COURT, OrganisationKind.ORGANISATION_KIND_POLICE)
                .contains(rule.owner), where + ": owner is COURT or POLICE");
    }

    private static boolean isPriority(int priority) {
        return priority >= 1 && priority <= 3;
    }

    private static void require(boolean fulfilled, String otherwise) {
        Yaml.require("locate", fulfilled, otherwise);
    }

    /** Rule of a legal basis. */
    public Basis basis(LegalBasis basis) {
        return bases.get(basis);
    }
}
