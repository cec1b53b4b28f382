// SPDX-License-Identifier: Apache-2.0
package xietong.app.demo;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import xietong.v1.MailboxItem;
import xietong.v1.Officer;
import xietong.v1.OfficerRole;

/**
 * A play in YAML ({@code config/scenarios/}): who sends which command when, and who acts by itself. Any command of the
 * contract can be a step, so a new scenario needs no code. {@link ScenarioFile} reads it.
 *
 * @param title what it is called
 * @param starts to which hour the clock moves before it begins, e.g. MON 09:00; none begins at once
 * @param courts courts that take part, each with a client of its own; those of the accounts need not be named
 * @param others police, grid centres and others that take part, each with a client of its own
 * @param desks mailboxes of desks of courts that are read too, e.g. 京0108/team-01
 * @param path name of the matter whose path is shown at the end
 * @param anchors pieces that steps refer to; ignored here
 * @param institutions banks, registries and payers that act by themselves
 * @param clerks how the courts deal with orders of a collaboration by themselves; none where they do not
 * @param accounts accounts and who has them frozen
 * @param caseload what a court's own case system reports by itself; none where nothing is said
 * @param lists many alike, by name
 * @param shown deliveries that are shown when they come
 * @param people as whom the links of a hub that is kept log in, by surface; those of {@code screens} where nothing is said
 * @param ending what is shown at the end; the courts and the path where nothing is said
 * @param steps what happens, in order
 */
record Scenario(
        String title,
        String starts,
        List<String> courts,
        List<String> others,
        List<String> desks,
        String path,
        Map<String, Object> anchors,
        List<Institution.Row> institutions,
        Clerk.Desk clerks,
        AccountTable accounts,
        CaseloadPlan caseload,
        Map<String, Repeat> lists,
        List<Watch> shown,
        Map<String, Person> people,
        List<Show> ending,
        List<Step> steps) {

    Scenario {
        others = others == null ? List.of() : others;
        desks = desks == null ? List.of() : desks;
        institutions = institutions == null ? List.of() : institutions;
        shown = shown == null ? List.of() : shown;
        people = people == null ? Map.of() : people;
        ending = ending == null ? List.of(Show.of("courts"), Show.of("path")) : ending;
        var all = new LinkedHashSet<>(courts);
        if (accounts != null) {
            all.addAll(accounts.courts());
        }
        courts = List.copyOf(all);
        steps = steps.stream()
                .flatMap(s -> "accounts".equals(s.freeze()) ? accounts.freezes().stream() : List.of(s).stream())
                .toList();
    }

    /** Everyone who takes part. */
    Set<String> everyone() {
        var everyone = new LinkedHashSet<>(courts);
        everyone.addAll(others);
        institutions.forEach(i -> everyone.add(i.code()));
        return everyone;
    }

    /** Everyone who takes part, and the desks that are read besides. */
    Set<String> mailboxes() {
        var mailboxes = new LinkedHashSet<>(everyone());
        mailboxes.addAll(desks);
        return mailboxes;
    }

    /** Lists by name, made in full. */
    Map<String, List<JsonNode>> allLists() {
        var all = new HashMap<String, List<JsonNode>>();
        if (accounts != null) {
            all.put("lines", accounts.lines());
        }
        if (lists != null) {
            lists.forEach((name, repeat) -> all.put(name, repeat.items()));
        }
        return all;
    }

    /**
     * One command; or a move of the clock, a wait, or something to be shown.
     *
     * @param as who sends it
     * @param say what a person reads
     * @param call Service/Method of xietong.v1
     * @param name name of what it creates or is about, whose identifier it then carries; of a move of the clock: of the
     *     time to which it moved
     * @param caseNumber case number of its head
     * @param reason reason in its head
     * @param role role of the officer; OFFICER where absent
     * @param papers papers that are made, uploaded and attached
     * @param each a list: the step is sent once for each of its items, one behind the other, which stand in it as @each
     * @param sight what a source sees, instead of a command
     * @param refused short name of the reason with which the hub must refuse it
     * @param advance by how much the clock moves, instead of all else
     * @param at until when the clock moves, e.g. MON 09:00, or DAY 365 18:00 after the beginning
     * @param until what is waited for while the clock moves
     * @param show what is shown
     * @param freeze "accounts": a freeze order of each court of the accounts stands here
     * @param only variant of the scenario in which alone it is played
     * @param with the request
     */
    record Step(
            String as,
            String say,
            String call,
            String name,
            @JsonProperty("case") String caseNumber,
            String reason,
            String role,
            Papers papers,
            Each each,
            Seen sight,
            String refused,
            String advance,
            String at,
            Condition until,
            Show show,
            String freeze,
            String only,
            ObjectNode with) {

        static Step command(
                String as, String say, String call, String name, String caseNumber, Papers papers, ObjectNode with) {
            return new Step(as, say, call, name, caseNumber, null, null, papers, null, null, null, null, null, null, null,
                    null, null, with);
        }

        /** The same for one item of its list. */
        Step of(JsonNode item) {
            return new Step(as, say, call, Each.text(name, item), Each.text(caseNumber, item), reason, role, papers, null,
                    sight == null ? null : sight.of(item), refused, advance, at, until, show, freeze, only,
                    with == null ? null : (ObjectNode) Each.in(with, item));
        }

        /** One of many that follow each other: what comes of it is not looked at before the next. */
        boolean quick() {
            return name != null && name.startsWith(AccountTable.NAME);
        }

        Duration advanceBy() {
            return Duration.parse(advance);
        }
    }

    /**
     * Someone at a screen.
     *
     * @param as organisation
     * @param desk desk or worker of it; none where it is the organisation's own mailbox
     * @param role role, e.g. OFFICER
     * @param name name
     */
    record Person(String as, String desk, String role, String name) {
        Person {
            desk = desk == null ? "" : desk;
        }

        Officer officer() {
            return Officer.newBuilder()
                    .setId("demo-" + role.toLowerCase(Locale.ROOT).replace('_', '-'))
                    .setName(name)
                    .setRole(OfficerRole.valueOf("OFFICER_ROLE_" + role))
                    .build();
        }
    }

    /** Kinds of paper, and the list in the request that they belong to. */
    record Papers(String at, List<String> kinds) {}

    /**
     * Something that a source sees and reports as keyed digests, or as a hit of a list that it was given.
     *
     * @param sighting what happened; its number is given
     * @param who who or what it was: identifier, name and birth_date, papers, plate
     * @param hit name of the watch order that the source itself found in an old list; instead of who
     * @param verdict what the hub must answer; MATCH where nothing is said
     */
    record Seen(ObjectNode sighting, ObjectNode who, String hit, String verdict) {
        Seen {
            verdict = verdict == null ? "MATCH" : verdict;
        }

        Seen of(JsonNode item) {
            return new Seen((ObjectNode) Each.in(sighting, item), (ObjectNode) Each.in(who, item), hit, verdict);
        }
    }

    /**
     * A delivery that is shown when it comes.
     *
     * @param at mailbox
     * @param topic its topic
     * @param of only of this case, where it is a warning's; of any where nothing is said
     * @param say what a person reads
     */
    record Watch(String at, String topic, String of, String say) {
        boolean shows(String reader, MailboxItem item) {
            return at.equals(reader) && topic.equals(item.getTopic())
                    && (of == null || of.equals(item.getWarning().getCaseNumber()));
        }
    }

    /**
     * Something to be shown: courts, path, rollup, asset, distribution, alert, task, warning, duty, five, statistics or
     * figures.
     *
     * @param what which
     * @param of name of the resource
     * @param as who reads it
     * @param rows of a roll-up: none, open, all
     * @param stated of the five overdue kinds: how many teams the source has
     * @param with the question of a statistic
     * @param figures what stands beside what the source states
     */
    record Show(String what, String of, String as, String rows, String stated, ObjectNode with, List<Figure> figures) {
        static Show of(String what) {
            return new Show(what, null, null, null, null, null, null);
        }
    }
}
