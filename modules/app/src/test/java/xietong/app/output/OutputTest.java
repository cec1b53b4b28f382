// SPDX-License-Identifier: Apache-2.0
package xietong.app.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import io.grpc.Status;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import xietong.client.HubRefusal;
import xietong.v1.Entrustment;
import xietong.v1.EntrustmentState;
import xietong.v1.Matter;
import xietong.v1.Party;
import xietong.v1.PartyRole;
import xietong.v1.Reason;
import xietong.v1.Refusal;

class OutputTest {

    @Test
    void aRefusalIsOneLineWithAllThatHelps() throws ReflectiveOperationException {
        HubRefusal state = refusal(Status.Code.FAILED_PRECONDITION, Reason.REASON_STATE_FORBIDS, "not possible",
                Map.of("state", "SENT", "allowed", "Sign,Withdraw"));
        assertThat(RefusalText.line(state))
                .isEqualTo("refused REASON_STATE_FORBIDS: not possible (state SENT; allowed Sign, Withdraw)");
        HubRefusal field = refusal(Status.Code.INVALID_ARGUMENT, Reason.REASON_FIELD_INVALID, "period: 10 to 20",
                Map.of("field", "period", "accepted", "10 to 20", "article", "ENT 3", "more", "x"));
        assertThat(RefusalText.line(field))
                .isEqualTo("refused REASON_FIELD_INVALID: period: 10 to 20 (article ENT 3; more x)");
        assertThat(RefusalText.unreachable(field)).isFalse();
        assertThat(RefusalText.message(field).getReason()).isEqualTo(Reason.REASON_FIELD_INVALID);
        assertThat(RefusalText.message(field).getMessage()).isEqualTo("period: 10 to 20");
    }

    @Test
    void aHubThatIsNotThereHasNotRefused() throws ReflectiveOperationException {
        HubRefusal gone = refusal(Status.Code.UNAVAILABLE, Reason.REASON_UNSPECIFIED, "io exception", Map.of());
        assertThat(RefusalText.unreachable(gone)).isTrue();
        assertThat(RefusalText.line(gone)).isEqualTo("no connection: io exception");
        HubRefusal busy = refusal(Status.Code.UNAVAILABLE, Reason.REASON_NO_WRITER, "no writer", Map.of());
        assertThat(RefusalText.unreachable(busy)).isFalse();
    }

    private static HubRefusal refusal(Status.Code code, Reason reason, String message, Map<String, String> metadata)
            throws ReflectiveOperationException {
        Method of = HubRefusal.class.getDeclaredMethod("of", Refusal.class);
        of.setAccessible(true);
        return (HubRefusal) of.invoke(null, Refusal.newBuilder()
                .setStatusCode(code.value()).setReason(reason).setMessage(message).putAllMetadata(metadata).build());
    }

    @Test
    void columnsAreAsWideAsTheirWidestTextAndChineseTakesTwo() {
        Columns columns = new Columns("CODE", "NAME");
        columns.add("京", "x");
        columns.add("ABCDEF", "");
        List<String> lines = new ArrayList<>();
        columns.print(lines::add);
        assertThat(lines).containsExactly("CODE    NAME", "京      x", "ABCDEF");
    }

    @Test
    void aMessageIsPrintedWithShortNamesAndBeijingTime() {
        Entrustment matter = Entrustment.newBuilder()
                .setId("M1")
                .setState(EntrustmentState.ENTRUSTMENT_STATE_SENT)
                .setAcceptTime(Timestamp.newBuilder().setSeconds(0))
                .setMatter(Matter.newBuilder()
                        .addParties(Party.newBuilder().setRole(PartyRole.PARTY_ROLE_DEBTOR))
                        .addParties(Party.newBuilder().setRole(PartyRole.PARTY_ROLE_APPLICANT)))
                .addAllowedCommands("Sign")
                .addAllowedCommands("Return")
                .build();
        assertThat(MessageText.of(matter)).containsExactly(
                "id: M1",
                "state: SENT",
                "matter:",
                "  parties:",
                "    - role: DEBTOR",
                "    - role: APPLICANT",
                "accept_time: ",
                "allowed_commands: Sign, Return");
        assertThat(Words.time(Timestamp.newBuilder().setSeconds(1_795_136_400L).build()))
                .isEqualTo("2026-11-20 09:00:00");
        assertThat(MessageText.of(Refusal.newBuilder().putMetadata("a", "b").build()))
                .containsExactly("metadata:", "  a: b");
    }

    @Test
    void everyStateHasItsChineseName() {
        for (EntrustmentState state : EntrustmentState.values()) {
            if (state != EntrustmentState.UNRECOGNIZED && state.getNumber() > 0) {
                assertThat(Words.state(state)).matches("[A-Z_]+ \\p{IsHan}+");
            }
        }
    }
}
