// SPDX-License-Identifier: Apache-2.0
package xietong.rules.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static xietong.rules.Court.JIZHOU;
import static xietong.rules.Court.PINGGU;
import static xietong.v1.Reason.REASON_DRILL_ONLY;
import static xietong.v1.Reason.REASON_FIELD_INVALID;
import static xietong.v1.Reason.REASON_RULES_INVALID;
import static xietong.v1.Reason.REASON_STATE_FORBIDS;

import com.google.protobuf.Message;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xietong.rules.Case;
import xietong.rules.Catalogue;
import xietong.rules.Config;
import xietong.rules.Context;
import xietong.rules.Court;
import xietong.rules.Examples;
import xietong.rules.Look;
import xietong.rules.Motion;
import xietong.rules.PersonalFields;
import xietong.rules.Rights;
import xietong.store.v1.Access;
import xietong.store.v1.Counter;
import xietong.v1.AdminServiceAdvanceClockRequest;
import xietong.v1.AdminServiceApplyRulesRequest;
import xietong.v1.AdminServiceEraseRequest;
import xietong.v1.AuditServiceRevealRequest;
import xietong.v1.Entrustment;
import xietong.v1.Mode;
import xietong.v1.RuleDocument;

/** The operator's other commands, and reading in clear. */
class AdminCommandsTest {
    private static final Counter BEFORE = Counter.newBuilder().setRevision(1).build();
    private final Administrator desk = new Administrator();

    private static AdminServiceApplyRulesRequest.Builder apply(String name, String text) {
        return AdminServiceApplyRulesRequest.newBuilder()
                .addDocuments(RuleDocument.newBuilder().setName(name).setText(text));
    }

    @Test
    void documentsComeIntoForceAsTheNextVersion() {
        String shorter = Config.document("matters").replace("usual_days: 15", "usual_days: 12");
        assertThat(desk.does(apply("matters", shorter), BEFORE).state())
                .isEqualTo(Counter.newBuilder().setRevision(2).build());
        assertThat(desk.book().matters().period().usualDays()).isEqualTo(12);
        Case file = Case.opens("2026-03-02T09:00").under(desk.book())
                .hears(PINGGU.submit(JIZHOU, Examples.matter("WITNESS")));
        assertThat(file.due("entrust.period")).isEqualTo("2026-03-17T00:00");
        assertThat(file.clock("entrust.period").getRuleBookVersion()).isEqualTo(2);
    }

    @Test
    void aBookThatWouldNotBeWholeIsRefusedAndTheOldOneStays() {
        assertThat(desk.refused(apply("matters", "kinds: {}"), BEFORE).reason()).isEqualTo(REASON_RULES_INVALID);
        assertThat(desk.refused(apply("fees", "a: 1"), BEFORE).reason()).isEqualTo(REASON_RULES_INVALID);
        String without = Config.document("matters").replace("  FIND_PERSON:", "  SEEK_PERSON:");
        assertThat(desk.refused(apply("matters", without), BEFORE)).as("the agreement names it")
                .hasMessageContaining("FIND_PERSON");
        assertThat(desk.refused(AdminServiceApplyRulesRequest.newBuilder(), BEFORE).metadata())
                .containsEntry("field", "documents");
        assertThat(desk.book().version()).isEqualTo(1);
    }

    private static AdminServiceAdvanceClockRequest.Builder advance(long seconds) {
        return AdminServiceAdvanceClockRequest.newBuilder().setSeconds(seconds);
    }

    @Test
    void theClockMovesOnADrillLedgerOnlyAndOnlyForward() {
        assertThat(desk.refused(advance(60), BEFORE).reason()).isEqualTo(REASON_DRILL_ONLY);
        var drill = new Administrator().on(Mode.MODE_DRILL);
        assertThat(drill.does(advance(3600), BEFORE).advance()).isEqualTo(Duration.ofHours(1));
        for (long seconds : new long[] {0, -1, 315_360_001}) {
            assertThat(drill.refused(advance(seconds), BEFORE).reason()).isEqualTo(REASON_FIELD_INVALID);
        }
    }

    private static AdminServiceEraseRequest.Builder erase() {
        var command = AdminServiceEraseRequest.newBuilder().setResource(Court.MATTER);
        command.getHeaderBuilder().setReason("个人信息保护法第四十七条");
        return command;
    }

    @Test
    void anEndedMatterIsErasedAndStaysReadableWithoutItsPersons() {
        Entrustment ended = Case.sent("FREEZE_DEPOSIT").hears(JIZHOU.sign()).hears(JIZHOU.reportResult())
                .hears(PINGGU.confirm()).matter();
        var decision = desk.does(erase(), ended);
        Entrustment erased = (Entrustment) decision.state();
        assertThat(decision.erase()).isTrue();
        assertThat(decision.notices()).isEmpty();
        assertThat(PersonalFields.of(erased)).allMatch(part -> part.value().isEmpty());
        assertThat(erased.getErased()).isTrue();
        assertThat(erased.getRevision()).isEqualTo(ended.getRevision() + 1);
        assertThat(erased.getStepsCount()).isEqualTo(ended.getStepsCount() + 1);
        assertThat(erased.getState()).isEqualTo(ended.getState());
        assertThat(erased.getCaseNumber()).isEqualTo(ended.getCaseNumber());
        var resource = Catalogue.resourceOf(erased);
        assertThat(resource.citations(erased)).isEqualTo(resource.citations(ended));
        var view = (Entrustment) resource.view(
                erased, PINGGU.confirm().caller(Config.BOOK.directory()), Rights.standard(), Config.BOOK.directory());
        assertThat(view.getAllowedCommandsList()).as("a rating would bring names back").isEmpty();
    }

    @Test
    void anOpenMatterIsNotErased() {
        var refused = desk.refused(erase(), Case.sent("FREEZE_DEPOSIT").matter());
        assertThat(refused.reason()).isEqualTo(REASON_STATE_FORBIDS);
        assertThat(refused.metadata()).containsEntry("state", "SENT").containsEntry("article", "PIPL 47");
        assertThat(desk.refused(Administrator.motion(erase()).reason(""), Entrustment.getDefaultInstance()).metadata())
                .containsEntry("field", "header.reason");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rulebook", "hub", "access"})
    void whatIsEvidenceIsNeverErased(String kind) {
        Message state = Catalogue.resource(kind).empty();
        assertThat(desk.refused(erase(), state).reason()).isEqualTo(REASON_STATE_FORBIDS);
    }

    private static Motion<AuditServiceRevealRequest.Builder> reveal() {
        return JIZHOU.by(AuditServiceRevealRequest.newBuilder().setResource(Court.MATTER)).reason("送达前核对身份");
    }

    @Test
    void readingInClearIsCountedForEachResourceAndReaderWithWhoReadLast() {
        var motion = reveal();
        var caller = motion.caller(Config.BOOK.directory());
        assertThat(motion.rule().resource(motion.command(), caller)).isEqualTo("access/m-1/津0119");
        assertThat(motion.rule().subject(motion.command(), caller)).as("rights are those on it").isEqualTo("m-1");
        var context = new Context(Administrator.NOW, caller, Config.BOOK, Mode.MODE_LIVE, "", new Look() {
            @Override
            public Optional<Message> state(String id) {
                return Optional.of(Entrustment.getDefaultInstance()).filter(e -> id.equals("m-1")).map(e -> e);
            }

            @Override
            public List<String> listed(String list, String owner) {
                return List.of();
            }
        });
        var once = (Access) motion.rule().decide(Access.getDefaultInstance(), motion.command(), context).state();
        var twice = (Access) motion.rule().decide(once, motion.command(), context).state();
        assertThat(twice.getCount()).isEqualTo(2);
        assertThat(twice.getResource()).isEqualTo("m-1");
        assertThat(twice.getOrganisation()).isEqualTo("津0119");
        assertThat(twice.getOfficer()).isEqualTo(JIZHOU.officer());
        assertThat(desk.refused(reveal().reason(" "), once).metadata()).containsEntry("field", "header.reason");
    }

    @Test
    void theCatalogueKnowsEachKindOfResourceByItsNameAndItsState() {
        for (String kind : new String[] {"entrustment", "freeze", "asset", "rulebook", "hub", "access"}) {
            var resource = Catalogue.resource(kind);
            assertThat(resource.kind()).isEqualTo(kind);
            assertThat(resource.revision(resource.empty())).isZero();
            assertThat(resource.implicit()).isEqualTo(kind.matches("rulebook|hub|access|terminal"));
        }
        assertThat(Catalogue.resourceOf(Entrustment.getDefaultInstance()).kind()).isEqualTo("entrustment");
        assertThatThrownBy(() -> Catalogue.resource("levy")).hasMessageContaining("levy");
        assertThat(Catalogue.rule("xietong.v1.EntrustmentService/Get")).isEmpty();
    }
}
