// SPDX-License-Identifier: Apache-2.0
package xietong.rules.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import xietong.rules.Config;
import xietong.rules.Refused;
import xietong.v1.AssetKind;
import xietong.v1.LegalBasis;
import xietong.v1.Organisation;
import xietong.v1.OrganisationKind;
import xietong.v1.Reason;

/** The rule book: what its documents may say, how what they may not say is told, and its versions. */
class RuleBookTest {

    /** Refused as a rule book, the message naming all this. */
    private static void refused(String document, Runnable change, String... told) {
        Refused refused = catchThrowableOfType(Refused.class, change::run);
        assertThat(refused).as("should be refused").isNotNull();
        assertThat(refused.reason()).isEqualTo(Reason.REASON_RULES_INVALID);
        assertThat(refused.metadata()).containsEntry("document", document);
        assertThat(refused).hasMessageContainingAll(told);
    }

    private static void edited(String document, String was, String is, String... told) {
        refused(document, () -> Config.edited(document, was, is), told);
    }

    @Test
    void theShippedBookIsWholeAndReadsAsItIsWritten() {
        assertThat(Config.BOOK.version()).isEqualTo(1);
        assertThat(Config.BOOK.texts().keySet()).containsExactlyInAnyOrderElementsOf(RuleBook.DOCUMENTS);
        Matters.Kind hold = Config.BOOK.matters().kind("HOLD_PERSON").orElseThrow();
        assertThat(hold.title()).isEqualTo("协助控制被执行人");
        assertThat(hold.personnelRequired()).isTrue();
        assertThat(hold.fourEyes()).as("left out").isFalse();
        assertThat(hold.periodDays()).as("left out").isZero();
        assertThat(hold.legalBases()).containsExactly(LegalBasis.LEGAL_BASIS_DETENTION_DECISION);
        Matters.Kind title = Config.BOOK.matters().kind("TRANSFER_TITLE").orElseThrow();
        assertThat(title.assetKinds()).containsExactly(
                AssetKind.ASSET_KIND_REALTY, AssetKind.ASSET_KIND_MOVABLE, AssetKind.ASSET_KIND_EQUITY);
        assertThat(title.agreement()).isEqualTo(Matters.AgreementNeed.OPTIONAL);
        assertThat(Config.BOOK.agreements().find("PINGGU-6").orElseThrow().getMembersCount()).isEqualTo(6);
        assertThat(Config.BOOK.clocks().find("entrust.urgent").orElseThrow().when())
                .isEqualTo(Map.of("urgent", "true"));
    }

    @Test
    void everyNumberOfTheLawHasItsSourceBesideIt() {
        assertThat(Config.BOOK.clocks().rules()).allSatisfy(rule -> assertThat(rule.source()).isNotBlank());
        assertThat(Config.BOOK.matters().kinds().values()).allSatisfy(kind -> assertThat(kind.source()).isNotBlank());
        assertThat(Config.BOOK.matters().returnGrounds().values()).allSatisfy(g -> assertThat(g.source()).isNotBlank());
        assertThat(Config.BOOK.matters().period().source()).isNotBlank();
    }

    @Test
    void anUnknownKeyIsRefusedByNameAndLineWithThoseThatAreKnown() {
        edited("matters", "    period_days: 30", "    period_dayz: 30", "period_dayz",
                line("matters", "period_days: 30"), "accepted: ", "period_days", "four_eyes");
        edited("clocks", "    length_from: period_days\n", "    lenght_from: period_days\n", "lenght_from",
                line("clocks", "length_from: period_days\n"), "length_from");
        edited("agreements", "    version:", "    versoin:", "versoin", line("agreements", "    version:"));
        edited("calendar", "  - year: 2023", "  - jahr: 2023", "jahr");
        refused("matters", () -> Config.added("matters", "extra: 1"), "extra", "kinds");
    }

    @Test
    void aKeyThatStandsTwiceIsRefused() {
        edited("matters", "    period_days: 30\n", "    period_days: 30\n    period_days: 40\n", "period_days",
                line("matters", "    period_days: 30\n", 1));
        refused("matters", () -> Config.added("matters", "  WITNESS: {title: 又, body: general}"), "WITNESS");
    }

    @Test
    void aValueThatIsNoneOfItsEnumIsRefusedWithThoseThatAre() {
        edited("matters", "    body: service", "    body: delivery", "delivery", "SERVICE", "kinds.SERVE_DOC.body",
                line("matters", "    body: service"));
        edited("matters", "    asset_kinds: [RECEIVABLE]", "    asset_kinds: [DEBT]", "DEBT", "RECEIVABLE", "DEPOSIT");
        edited("matters", "legal_bases: [DETENTION_DECISION]", "legal_bases: [HUNCH]", "HUNCH", "DETENTION_DECISION");
        edited("matters", "condition: supplement_requested", "condition: bad_mood", "bad_mood", "SENDER_CONTACTED");
        edited("clocks", "tell: [SENDER, SENDER_SUPERIOR]", "tell: [PRESS]", "PRESS", "RECIPIENT_SUPERIOR");
        edited("clocks", "    length: 24\n    unit: HOURS", "    length: 24\n    unit: MINUTES", "MINUTES", "WORKING_DAYS");
    }

    @Test
    void noRuleBookLetsABasisDoWhatTheLawDoesNot() {
        edited("locate", "    outcomes: [ON_THE_WAY, VERIFIED, NOT_FOUND, LEFT, WRONG]",
                "    outcomes: [ON_THE_WAY, CONTROLLED, VERIFIED, NOT_FOUND, LEFT, WRONG]", "WHEREABOUTS_UNKNOWN", "CONTROLLED");
        edited("locate", "    outcomes: [ON_THE_WAY, VEHICLE_HELD, NOT_FOUND, LEFT, WRONG]",
                "    outcomes: [ON_THE_WAY, VERIFIED, NOT_FOUND, LEFT, WRONG]", "VEHICLE_FIND", "outcomes");
        edited("locate", "    sources: [BORDER]", "    sources: [HOTEL]", "EXIT_BAN", "BORDER");
        edited("locate", "    hold_hours: 8\n    hold_hours_prolonged: 24", "    hold_hours: 24\n    hold_hours_prolonged: 8",
                "COMPELLED_ATTENDANCE", "hold_hours");
        edited("locate", "    papers: [COMPULSORY_SUMMONS, ASSISTANCE_NOTICE]", "    papers: [NAPKIN]", "NAPKIN");
        edited("locate", "  longest_days: 90", "  longest_days: 80", "default_days <= longest_days");
        edited("locate", "    priority: {fresh: 3, older: 3, stale: 3}", "    priority: {fresh: 0, older: 3, stale: 3}",
                "priority is 1 to 3");
        edited("grid", "recipients: [GRID_CENTRE, POLICE, OTHER]", "recipients: [GRID_CENTRE, COURT]", "no courts");
        edited("grid", "  evidence: [SERVICE_RETURN, PHOTO]", "  evidence: [RUMOUR]", "RUMOUR");
        edited("clocks", "    starts_from: hold_start\n", "    starts_from: hold_begin\n", "starts_from", "hold_start");
        edited("collaborations", "    watch_end: PERFORMED", "    watch_end: TIRED", "TIRED", "CASE_CLOSED");
        assertThat(Config.BOOK.locating().bases().values()).allSatisfy(b -> assertThat(b.source()).isNotBlank());
        assertThat(Config.BOOK.grids().kinds().values()).allSatisfy(k -> assertThat(k.source()).isNotBlank());
    }

    @Test
    void numbersAndDaysAreThatAndNothingElse() {
        edited("matters", "    period_days: 30", "    period_days: thirty", "period_days");
        edited("matters", "    period_days: 30", "    period_days: 1.5", "period_days");
        edited("matters", "    period_days: 30", "    period_days: -1", "QUERY_ASSET");
        edited("matters", "  usual_days: 15", "  usual_days: 25", "minimum_days <= usual_days");
        edited("agreements", "冀0229: 2017-10-01", "冀0229: 2017-13-01", "as 2015-09-01", "members.冀0229");
        edited("agreements", "冀0229: 2017-10-01", "冀0229:", "members");
    }

    @Test
    void aPaperOrAKindThatIsNotThereIsRefusedWithThoseThatAre() {
        edited("matters", "papers: [ENTRUSTMENT_LETTER, SERVICE_RETURN]", "papers: [NAPKIN]", "SERVE_DOC", "NAPKIN",
                "SERVICE_RETURN");
        edited("agreements", "HOLD_PERSON, FIND_PERSON]", "HOLD_PERSON, KEEP_PERSON]", "KEEP_PERSON", "FIND_PERSON");
        edited("matters", "  WITNESS:\n", "  witness:\n", "kind witness");
    }

    @Test
    void anAgreementWithAMemberOutsideTheDirectoryIsRefused() {
        edited("agreements", "冀0229: 2017-10-01", "冀9999: 2017-10-01", "PINGGU-6", "冀9999", "not in the directory");
    }

    @Test
    void aClockThatCouldNeverRunAsItIsWrittenIsRefused() {
        edited("clocks", "    start: FEEDBACK", "    start: FEEDBAK", "entrust.confirm", "FEEDBAK", "runs_in");
        edited("clocks", "    runs_in: [FEEDBACK]", "    runs_in: [FEEDBACK, DONE]", "entrust.confirm", "CONFIRMED");
        edited("clocks", "    runs_in: [NEED_SUPPLEMENT]\n    pauses_in: [DISPUTED]",
                "    runs_in: [NEED_SUPPLEMENT]\n    pauses_in: [DISPUTE]",
                "entrust.supplement", "pauses_in", "DISPUTED");
        edited("clocks", "when: {urgent: \"true\"}", "when: {urgency: \"true\"}", "entrust.urgent", "when", "urgent");
        edited("clocks", "    runs_in: [FEEDBACK]\n    pauses_in: [DISPUTED]\n    length: 10\n",
                "    runs_in: [FEEDBACK]\n    pauses_in: [DISPUTED]\n    length: 0\n", "entrust.confirm",
                "one of length, length_from and ends_from");
        edited("clocks", "length_from: period_days\n", "length_from: mood\n", "length_from accepts period_days");
        edited("clocks", "    length: 24\n    unit: HOURS\n    roll: NONE",
                "    length: 24\n    unit: HOURS\n    roll: NEXT_WORKING_DAY", "entrust.urgent", "roll");
        edited("clocks", "{percent: 100, tell: [SENDER, SENDER_SUPERIOR]}", "{percent: 0, tell: [SENDER]}",
                "entrust.confirm", "percent 1 to 1000");
    }

    /** The place as the reader of the file counts it. */
    private static String line(String document, String text) {
        return line(document, text, 0);
    }

    private static String line(String document, String text, int further) {
        String file = Config.document(document);
        return "line " + (file.substring(0, file.indexOf(text)).lines().count() + further
                + (text.startsWith(" ") ? 1 : 0));
    }

    @Test
    void aMissingDocumentIsToldByName() {
        var entries = Config.entries();
        entries.remove("document/clocks");
        refused("clocks", () -> RuleBook.of(1, entries), "clocks: the document is missing");
        refused("court-fees", () -> RuleBook.document("court-fees", "a: 1"), "no such document", "matters, clocks");
    }

    @Test
    void aLedgerFoundedBeforeThereWereWarningsOpensAndGetsThemWhenTheyAreApplied() {
        var entries = Config.entries();
        entries.remove("document/warnings");
        String old = Config.document("collaborations");
        old = old.substring(0, old.indexOf("  # Small events of the court's own system"));
        entries.put("document/collaborations", old.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        RuleBook before = RuleBook.of(1, entries);
        assertThat(before.warnings().nodes()).isEmpty();
        assertThat(before.warnings().cause("entrust.start")).isEmpty();
        assertThat(before.collaborations().fact(xietong.v1.CaseFactKind.CASE_FACT_KIND_DOCKETED)).isNull();
        RuleBook after = before.with(2, java.util.Map.ofEntries(RuleBook.document("warnings", Config.document("warnings"))));
        assertThat(after.warnings().nodes()).hasSize(37);
    }

    @Test
    void theNextVersionLeavesTheOldOneUntouched() {
        RuleBook next = Config.edited("matters", "  minimum_days: 10", "  minimum_days: 5");
        assertThat(next.version()).isEqualTo(2);
        assertThat(next.matters().period().minimumDays()).isEqualTo(5);
        assertThat(Config.BOOK.matters().period().minimumDays()).isEqualTo(10);
        assertThat(next.clocks().rules()).hasSameSizeAs(Config.BOOK.clocks().rules());
        assertThat(next.directory().all()).isEqualTo(Config.BOOK.directory().all());
        assertThat(next.texts()).isUnmodifiable();
    }

    @Test
    void anOrganisationIsAddedOrReplacedAsAnEntryOfItsOwn() {
        Organisation added = Organisation.newBuilder()
                .setCode("新0102").setName("乌鲁木齐市天山区人民法院").setKind(OrganisationKind.ORGANISATION_KIND_COURT).build();
        var entry = RuleBook.entry(added);
        assertThat(entry.getKey()).isEqualTo("organisation/新0102");
        RuleBook next = Config.BOOK.with(7, Map.ofEntries(entry));
        assertThat(next.version()).isEqualTo(7);
        assertThat(next.directory().find("新0102")).contains(added);
        assertThat(next.matters()).as("documents are not read again").isSameAs(Config.BOOK.matters());
        assertThat(Config.BOOK.directory().find("新0102")).isEmpty();
        var renamed = added.toBuilder().setName("改").build();
        assertThat(next.with(8, Map.ofEntries(RuleBook.entry(renamed))).directory().require("新0102").getName())
                .isEqualTo("改");
    }

    @Test
    void anEntryThatIsNoOrganisationIsRefused() {
        byte[] body = {1, 2, 3};
        refused("directory", () -> Config.BOOK.with(2, Map.of("organisation/x", body)), "cannot be read");
    }

    @Test
    void aBookMadeOfTheEntriesOfAnotherIsTheSame() {
        RuleBook again = RuleBook.of(1, Config.entries());
        assertThat(again.texts()).isEqualTo(Config.BOOK.texts());
        assertThat(again.matters()).isEqualTo(Config.BOOK.matters());
        assertThat(again.clocks()).isEqualTo(Config.BOOK.clocks());
        assertThat(again.agreements()).isEqualTo(Config.BOOK.agreements());
        assertThat(Arrays.asList(again.directory().all().toArray())).isEqualTo(Config.BOOK.directory().all());
    }
}
