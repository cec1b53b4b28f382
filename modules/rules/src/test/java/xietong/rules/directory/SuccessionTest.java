// SPDX-License-Identifier: Apache-2.0
package xietong.rules.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import xietong.rules.Caller;
import xietong.rules.Refused;
import xietong.v1.Desk;
import xietong.v1.Officer;
import xietong.v1.Organisation;

/** Who goes on with whose work. */
class SuccessionTest {
    private static Organisation open(String code, String... desks) {
        var open = Organisation.newBuilder().setCode(code).setName(code);
        List.of(desks).forEach(d -> open.addDesks(Desk.newBuilder().setCode(d)));
        return open.build();
    }

    private static Organisation closed(String code, String successor) {
        return Organisation.newBuilder().setCode(code).setName(code).setClosed(true).setSuccessor(successor).build();
    }

    private static List<String> parts(Directory directory, String code) {
        var caller = new Caller(directory.require(code), Officer.getDefaultInstance());
        return directory.succession().parts(caller).stream().map(Caller::code).toList();
    }

    @Test
    void aSuccessorThatWasClosedItselfHandsOn() {
        Directory directory = Directory.of(List.of(closed("B", "C"), closed("A", "B"), open("C", "duty"), open("D")));
        assertThat(directory.succession().successor("A").orElseThrow().getCode()).isEqualTo("C");
        assertThat(parts(directory, "C")).containsExactly("C", "A", "B");
        assertThat(parts(directory, "D")).containsExactly("D");
        assertThat(directory.succession().route("A")).isEqualTo("C");
        assertThat(directory.succession().route("A/duty")).as("it has such a desk").isEqualTo("C/duty");
        assertThat(directory.succession().route("A/window")).as("it has none").isEqualTo("C");
        assertThat(directory.succession().route("D/duty")).isEqualTo("D/duty");
        assertThatThrownBy(() -> directory.requireOpen("A")).isInstanceOfSatisfying(Refused.class,
                refused -> assertThat(refused.metadata()).containsEntry("successor", "C"));
    }

    @Test
    void aCircleAnUnknownSuccessorAndOneThatIsNotClosedSucceedNobody() {
        Directory directory = Directory.of(List.of(
                closed("A", "B"), closed("B", "A"), closed("X", "?"), open("D").toBuilder().setSuccessor("E").build(),
                open("E"), closed("Y", "")));
        for (String code : List.of("A", "B", "X", "D", "Y", "?")) {
            assertThat(directory.succession().successor(code)).as(code).isEmpty();
            assertThat(directory.succession().route(code)).isEqualTo(code);
        }
        assertThat(directory.succession().isEmpty()).isTrue();
        assertThat(parts(directory, "E")).containsExactly("E");
    }
}
