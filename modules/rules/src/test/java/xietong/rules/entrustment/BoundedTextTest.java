// SPDX-License-Identifier: Apache-2.0
package xietong.rules.entrustment;

import static org.assertj.core.api.Assertions.assertThat;
import static xietong.rules.Court.JIZHOU;
import static xietong.rules.Court.PINGGU;
import static xietong.rules.Court.SUPREME;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import xietong.rules.Case;
import xietong.rules.Checks;
import xietong.rules.Config;
import xietong.rules.Context;
import xietong.rules.Court;
import xietong.rules.Examples;
import xietong.rules.Look;
import xietong.rules.Motion;
import xietong.rules.Refused;
import xietong.rules.Times;
import xietong.v1.DisputeRuling;
import xietong.v1.HandOver;
import xietong.v1.Mode;
import xietong.v1.OfficerRole;
import xietong.v1.Reason;

/** A state is bounded, so no text of any command may be as long as the caller likes, needed or not. */
class BoundedTextTest {
    private static final String LONG = "字".repeat(3000);

    static Stream<Arguments> commands() {
        Case empty = Case.opens("2026-03-02T09:00");
        Case pending = Case.opens("2026-03-02T09:00").hears(PINGGU.submit(JIZHOU, Examples.matter("DEDUCT_DEPOSIT")));
        Case signed = Case.sent("FREEZE_DEPOSIT").hears(JIZHOU.sign());
        Case asked = Case.sent("FREEZE_DEPOSIT").hears(JIZHOU.sign()).hears(JIZHOU.requestSupplement("RULING"));
        Case reported = Case.sent("FREEZE_DEPOSIT").hears(JIZHOU.sign()).hears(JIZHOU.reportResult());
        Case done = Case.sent("WITNESS").hears(JIZHOU.sign()).hears(JIZHOU.reportResult()).hears(PINGGU.confirm());
        Case disputed = Case.sent("FREEZE_DEPOSIT").hears(JIZHOU.sign()).hears(JIZHOU.dispute());
        var handOver = HandOver.newBuilder()
                .setTime(Times.timestamp(empty.now()))
                .setPlace("某检查站")
                .setInstrumentNumber("（2018）京0117司惩1号")
                .addHandingOfficers(JIZHOU.officer())
                .addReceivingOfficers(PINGGU.officer())
                .addReceivingOfficers(PINGGU.officer(2, OfficerRole.OFFICER_ROLE_OFFICER));
        var papers = PINGGU.papers("OTHER");
        Stream<Arguments> submits = Config.BOOK.matters().codes().stream()
                .map(kind -> Examples.matter(kind).setContact(PINGGU.officer()))
                .map(matter -> Arguments.of(empty, PINGGU.submit(JIZHOU, matter)));
        return Stream.concat(submits, Stream.of(
                Arguments.of(empty, PINGGU.submit(JIZHOU, car())),
                Arguments.of(pending, PINGGU.approve()),
                Arguments.of(Case.sent("WITNESS"), JIZHOU.sign().but(c -> c.setHandler(JIZHOU.officer()))),
                Arguments.of(signed, JIZHOU.requestSupplement("RULING")),
                Arguments.of(asked, PINGGU.supplement("RULING")),
                Arguments.of(signed, JIZHOU.reportResult().but(c -> c.getReportBuilder().setHandOver(handOver))),
                Arguments.of(reported, PINGGU.confirm()),
                Arguments.of(signed, JIZHOU.giveBack("NOT_IN_AREA")),
                Arguments.of(signed, PINGGU.withdraw()),
                Arguments.of(signed, PINGGU.urge()),
                Arguments.of(done, PINGGU.rate(5)),
                Arguments.of(signed, PINGGU.dispute().but(c -> c.addAllPapers(papers))),
                Arguments.of(disputed,
                        SUPREME.settle(DisputeRuling.DISPUTE_RULING_WORK).but(c -> c.addAllPapers(papers)))));
    }

    private static xietong.v1.Matter.Builder car() {
        var car = Examples.matter("SEAL_MOVABLE");
        car.getPropertyBuilder().setPlate("京A12345").clearAssetNumber();
        return car;
    }

    @ParameterizedTest
    @MethodSource("commands")
    void noTextOfACommandIsUnbounded(Case file, Motion<?> motion) {
        Message command = motion.command();
        decide(file, motion, command);
        var accepted = new ArrayList<String>();
        for (Variant variant : variants("", command)) {
            try {
                decide(file, motion, variant.message);
                accepted.add(variant.field);
            } catch (Refused e) {
                assertThat(e.reason()).isNotEqualTo(Reason.REASON_STATE_FORBIDS);
                assertThat(e.getMessage()).doesNotContain(LONG);
            }
        }
        // The matter's id leads the hub to the matter; a rule does not read it again.
        accepted.remove("id");
        assertThat(accepted).as("fields of %s", motion.rule().method()).isEmpty();
    }

    private static void decide(Case file, Motion<?> motion, Message command) {
        Checks.header(motion.rule().header(command));
        var caller = motion.caller(Config.BOOK.directory());
        motion.rule().decide(
                file.matter(), command, new Context(file.now(), caller, Config.BOOK, Mode.MODE_LIVE, Court.MATTER, Look.NOTHING));
    }

    private record Variant(String field, Message message) {}

    /** The message with one of its texts, set or not, made long; lists get one long element more. */
    private static List<Variant> variants(String at, Message message) {
        var variants = new ArrayList<Variant>();
        for (FieldDescriptor field : message.getDescriptorForType().getFields()) {
            String name = at + field.getName();
            boolean text = field.getJavaType() == FieldDescriptor.JavaType.STRING;
            if (text && field.isRepeated()) {
                variants.add(new Variant(name, message.toBuilder().addRepeatedField(field, LONG).build()));
            } else if (text) {
                variants.add(new Variant(name, message.toBuilder().setField(field, LONG).build()));
            } else if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE && field.isRepeated()) {
                for (int i = 0; i < message.getRepeatedFieldCount(field); i++) {
                    for (Variant v : variants(name + ".", (Message) message.getRepeatedField(field, i))) {
                        Message whole = message.toBuilder().setRepeatedField(field, i, v.message).build();
                        variants.add(new Variant(v.field, whole));
                    }
                }
            } else if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE && message.hasField(field)) {
                variants(name + ".", (Message) message.getField(field)).forEach(v -> variants.add(
                        new Variant(v.field, message.toBuilder().setField(field, v.message).build())));
            }
        }
        return variants;
    }
}
