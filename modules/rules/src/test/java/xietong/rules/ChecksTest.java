// SPDX-License-Identifier: Apache-2.0
package xietong.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xietong.v1.CommandHeader;
import xietong.v1.OfficerRole;
import xietong.v1.Reason;

/** The head of every command, and the refusal itself. */
class ChecksTest {
    private static final String SIXTY_FOUR = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    private static CommandHeader head(Consumer<CommandHeader.Builder> change) {
        var head = CommandHeader.newBuilder().setRequestId("2026/03/02:0001").setOfficer(Court.PINGGU.officer());
        change.accept(head);
        return head.build();
    }

    private static void refused(String field, Consumer<CommandHeader.Builder> change) {
        Refused refused = catchThrowableOfType(Refused.class, () -> Checks.header(head(change)));
        assertThat(refused).as(field).isNotNull();
        assertThat(refused.reason()).isEqualTo(Reason.REASON_FIELD_INVALID);
        assertThat(refused.metadata()).containsEntry("field", field).containsKey("accepted");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "号", "timer/1", "timer/", "a\n", SIXTY_FOUR + "x"})
    void aRequestIdOfAnotherFormOrOfTheHubsOwnIsRefused(String id) {
        refused("header.request_id", h -> h.setRequestId(id));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "A-z_0.9:/", "timer", "xtimer/1", SIXTY_FOUR})
    void aRequestIdOfTheFormIsAccepted(String id) {
        Checks.header(head(h -> h.setRequestId(id)));
    }

    @Test
    void whoActsIsNamedWithHisRole() {
        refused("header.officer.id", CommandHeader.Builder::clearOfficer);
        refused("header.officer.id", h -> h.getOfficerBuilder().setId("x".repeat(65)));
        refused("header.officer.name", h -> h.getOfficerBuilder().clearName());
        refused("header.officer.role", h -> h.getOfficerBuilder().setRole(OfficerRole.OFFICER_ROLE_UNSPECIFIED));
        refused("header.officer.role", h -> h.getOfficerBuilder().setRoleValue(77));
    }

    @Test
    void theReasonIsShortAndTheExpectedRevisionNoNegativeNumber() {
        refused("header.reason", h -> h.setReason("因".repeat(501)));
        refused("header.reason", h -> h.setReason("a\u0007b"));
        refused("header.expected_revision", h -> h.setExpectedRevision(-1));
        Checks.header(head(h -> h.setReason("因".repeat(500)).setExpectedRevision(0)));
        Checks.header(head(h -> h.setReason("两行\n\t也可以")));
    }

    @Test
    void aRefusalCarriesOnlyWhatIsKnown() {
        Refused refused = Refused.field("score", "1 to 5").with("article", null);
        assertThat(refused.metadata()).containsOnlyKeys("field", "accepted");
        assertThat(refused).hasMessage("score: 1 to 5");
        assertThat(Refused.notParty().reason()).isEqualTo(Reason.REASON_NOT_PARTY);
        assertThat(Refused.notParty().metadata()).isEmpty();
    }
}
