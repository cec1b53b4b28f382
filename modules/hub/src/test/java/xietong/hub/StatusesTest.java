// SPDX-License-Identifier: Apache-2.0
package xietong.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Message;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import xietong.ledger.StoredState;
import xietong.live.Live;
import xietong.rules.entrustment.EntrustmentResource;
import xietong.v1.Clock;
import xietong.v1.DocumentRef;
import xietong.v1.Entrustment;
import xietong.v1.EntrustmentState;
import xietong.v1.Matter;
import xietong.v1.Officer;
import xietong.v1.Paper;
import xietong.v1.Step;

/** A state in brief is the same whether all of it was parsed or only what it is made of. */
class StatusesTest {
    private static final EntrustmentResource RESOURCE = new EntrustmentResource();
    private static final EntrustmentState[] STATES = EntrustmentState.values();

    private static StoredState row(Message state) {
        return new StoredState("e/1", EntrustmentResource.KIND, 7, 70, state.toByteArray(), new byte[0]);
    }

    private static Entrustment matter(Random random) {
        var matter = Entrustment.newBuilder()
                .setId("e/1")
                .setRevision(7)
                .setState(STATES[random.nextInt(STATES.length - 1)])
                .setSender("京0105")
                .setRecipient("沪0115")
                .setCaseNumber("（2026）京0105执1号")
                .setMatter(Matter.newBuilder().addPapers(
                        Paper.newBuilder().setDocument(DocumentRef.newBuilder().setName("委托书.pdf"))))
                .setSubmitter(Officer.newBuilder().setId("1001"))
                .setOverdue(random.nextBoolean());
        for (int i = random.nextInt(4); i > 0; i--) {
            matter.addClocks(Clock.newBuilder().setName("entrust.handle"));
            matter.addSteps(Step.newBuilder().setState(STATES[random.nextInt(STATES.length - 1)]));
            matter.addLaidBefore("京01");
        }
        return matter.build();
    }

    @Test
    void itIsTheSameAsThatOfTheWholeState() {
        var random = new Random(7);
        for (int i = 0; i < 500; i++) {
            Entrustment matter = matter(random);
            assertThat(Statuses.of(row(matter))).isEqualTo(
                    new Live.Status(EntrustmentResource.KIND, RESOURCE.status(matter), 7, 70, RESOURCE.parties(matter)));
        }
    }

    @Test
    void theOtherFieldsAreNotParsed() {
        var brief = (Entrustment) States.parse(row(matter(new Random(1))), RESOURCE.brief());

        assertThat(brief.getCaseNumber()).isEmpty();
        assertThat(brief.hasMatter()).isFalse();
        assertThat(brief.getClocksList()).isEqualTo(List.of());
        assertThat(brief.getSender()).isEqualTo("京0105");
    }
}
