// SPDX-License-Identifier: Apache-2.0
package xietong.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static xietong.v1.AlertState.ALERT_STATE_ACKNOWLEDGED;
import static xietong.v1.AlertState.ALERT_STATE_CLAIMED;
import static xietong.v1.AlertState.ALERT_STATE_CLOSED;
import static xietong.v1.AlertState.ALERT_STATE_LAPSED;
import static xietong.v1.AlertState.ALERT_STATE_UNACKNOWLEDGED;

import com.google.protobuf.Timestamp;
import org.junit.jupiter.api.Test;
import xietong.v1.Alert;
import xietong.v1.AlertState;

/** What a terminal knows: numbers that never mean another alert, the newest copy of each, urgent first. */
class AlertBoardTest {
    private final AlertBoard board = new AlertBoard();

    private static Alert alert(String id, long revision, int priority, int raised, AlertState state) {
        return Alert.newBuilder()
                .setId(id)
                .setRevision(revision)
                .setPriority(priority)
                .setRaiseTime(Timestamp.newBuilder().setSeconds(raised))
                .setState(state)
                .build();
    }

    @Test
    void theUnacknowledgedStandFirstByUrgencyThenAge() {
        board.put(alert("plain", 1, 3, 1, ALERT_STATE_UNACKNOWLEDGED));
        board.put(alert("claimed", 2, 1, 1, ALERT_STATE_CLAIMED));
        board.put(alert("later", 1, 1, 9, ALERT_STATE_UNACKNOWLEDGED));
        board.put(alert("earlier", 1, 1, 8, ALERT_STATE_UNACKNOWLEDGED));
        board.put(alert("lapsed", 2, 2, 1, ALERT_STATE_LAPSED));
        board.put(alert("closed", 7, 1, 1, ALERT_STATE_CLOSED));
        assertThat(board.open()).extracting(Alert::getId).containsExactly("earlier", "later", "plain", "claimed", "lapsed");
    }

    @Test
    void anOlderCopyIsNoNews() {
        assertThat(board.put(alert("A", 2, 1, 1, ALERT_STATE_ACKNOWLEDGED))).isTrue();
        assertThat(board.put(alert("A", 2, 1, 1, ALERT_STATE_ACKNOWLEDGED))).isFalse();
        assertThat(board.put(alert("A", 1, 1, 1, ALERT_STATE_UNACKNOWLEDGED))).isFalse();
        assertThat(board.find("1")).get().extracting(Alert::getState).isEqualTo(ALERT_STATE_ACKNOWLEDGED);
        assertThat(board.put(alert("A", 3, 1, 1, ALERT_STATE_CLAIMED))).isTrue();
    }

    @Test
    void aNumberNeverMeansAnotherAlert() {
        board.put(alert("A", 1, 3, 1, ALERT_STATE_UNACKNOWLEDGED));
        board.put(alert("B", 1, 1, 2, ALERT_STATE_UNACKNOWLEDGED));
        board.put(alert("A", 2, 3, 1, ALERT_STATE_CLOSED));
        assertThat(board.find("2")).get().extracting(Alert::getId).isEqualTo("B");
        assertThat(board.find("B")).isEqualTo(board.find("2"));
        board.forget("B");
        board.put(alert("C", 1, 1, 3, ALERT_STATE_UNACKNOWLEDGED));
        assertThat(board.find("2")).isEmpty();
        assertThat(board.find("3")).get().extracting(Alert::getId).isEqualTo("C");
        assertThat(board.find("99999999999")).isEmpty();
    }

    @Test
    void ofThoseThatHaveEndedTheLastAreRemembered() {
        board.put(alert("open", 1, 3, 1, ALERT_STATE_UNACKNOWLEDGED));
        for (int i = 0; i < 600; i++) {
            board.put(alert("E" + i, 1, 3, 1, ALERT_STATE_CLOSED));
        }
        assertThat(board.find("E0")).isEmpty();
        assertThat(board.find("2")).isEmpty();
        assertThat(board.find("E599")).isPresent();
        assertThat(board.find("open")).isPresent();
    }
}
