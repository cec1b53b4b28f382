// SPDX-License-Identifier: Apache-2.0
package xietong.rules.book;

import com.google.protobuf.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import xietong.rules.calendar.Deadlines;
import xietong.rules.Times;
import xietong.v1.Agreement;
import xietong.v1.AgreementMember;

/** Agreements between courts ({@code agreements.yaml}): members with the day they joined, kinds of matter, end. */
public record Agreements(Map<String, Agreement> byCode) {

    private record Document(Map<String, Entry> agreements) {}

    private record Entry(
            String title,
            String version,
            Map<String, LocalDate> members,
            List<String> matterKinds,
            LocalDate lastDay) {}

    static Agreements parse(String text, Matters matters) {
        Map<String, Entry> entries = Yaml.read("agreements", text, Document.class).agreements();
        var agreements = new TreeMap<String, Agreement>();
        (entries == null ? Map.<String, Entry>of() : entries).forEach((code, e) -> {
            if (e == null || e.title == null || e.members == null || e.matterKinds == null
                    || e.members.containsValue(null)) {
                throw Yaml.invalid("agreements", code + " needs title, members (each with its day) and matter_kinds");
            }
            for (String kind : e.matterKinds) {
                matters.kind(kind).orElseThrow(() -> Yaml.invalid("agreements", code + " allows " + kind
                        + ", which is no kind of matter; accepted: " + matters.codes()));
            }
            agreements.put(code, agreement(code, e));
        });
        return new Agreements(agreements);
    }

    private static Agreement agreement(String code, Entry e) {
        var agreement = Agreement.newBuilder()
                .setCode(code)
                .setTitle(e.title)
                .setVersion(e.version == null ? "" : e.version)
                .addAllMatterKinds(e.matterKinds);
        e.members.forEach((member, since) -> agreement.addMembers(
                AgreementMember.newBuilder().setOrganisation(member).setJoinTime(startOf(since))));
        if (e.lastDay != null) {
            agreement.setEndTime(startOf(e.lastDay.plusDays(1)));
        }
        return agreement.build();
    }

    private static Timestamp startOf(LocalDate day) {
        return Times.timestamp(day.atStartOfDay(Deadlines.ZONE).toInstant());
    }

    /** An agreement by code. */
    public Optional<Agreement> find(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /** Whether an agreement is in force at a time, covers the kind, and both are members by then. */
    public static boolean covers(Agreement agreement, String kind, String sender, String recipient, Instant now) {
        boolean ended = agreement.hasEndTime() && !now.isBefore(Times.instant(agreement.getEndTime()));
        return !ended
                && agreement.getMatterKindsList().contains(kind)
                && isMember(agreement, sender, now)
                && isMember(agreement, recipient, now);
    }

    private static boolean isMember(Agreement agreement, String organisation, Instant now) {
        return agreement.getMembersList().stream()
                .anyMatch(m -> m.getOrganisation().equals(organisation)
                        && !now.isBefore(Times.instant(m.getJoinTime())));
    }
}
