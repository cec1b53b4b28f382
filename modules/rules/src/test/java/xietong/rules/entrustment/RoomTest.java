// SPDX-License-Identifier: Apache-2.0
package xietong.rules.entrustment;

import static org.assertj.core.api.Assertions.assertThat;
import static xietong.v1.EntrustmentState.ENTRUSTMENT_STATE_CONFIRMED;
import static xietong.v1.EntrustmentState.ENTRUSTMENT_STATE_DISPUTED;
import static xietong.v1.EntrustmentState.ENTRUSTMENT_STATE_FEEDBACK;
import static xietong.v1.EntrustmentState.ENTRUSTMENT_STATE_IN_PROGRESS;
import static xietong.v1.EntrustmentState.ENTRUSTMENT_STATE_NEED_SUPPLEMENT;
import static xietong.v1.EntrustmentState.ENTRUSTMENT_STATE_RETURNED;
import static xietong.v1.EntrustmentState.ENTRUSTMENT_STATE_SENT;
import static xietong.v1.EntrustmentState.ENTRUSTMENT_STATE_SIGNED;
import static xietong.v1.EntrustmentState.ENTRUSTMENT_STATE_UNSPECIFIED;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import xietong.v1.Entrustment;
import xietong.v1.EntrustmentState;
import xietong.v1.Matter;

/** How large a matter may be: whoever fills it up leaves the other side room for what it has to do next. */
class RoomTest {
    private static final EntrustmentResource RESOURCE = new EntrustmentResource();

    private static Entrustment in(EntrustmentState state, int bytes) {
        return Entrustment.newBuilder()
                .setState(state)
                .setMatter(Matter.newBuilder().setInstructions("x".repeat(bytes)))
                .build();
    }

    private static int room(EntrustmentState before, EntrustmentState after) {
        return RESOURCE.room(in(before, 0), in(after, 0));
    }

    @Test
    void eachStepTowardsTheEndFindsMoreRoomThanTheOneBefore() {
        assertThat(room(ENTRUSTMENT_STATE_UNSPECIFIED, ENTRUSTMENT_STATE_SENT))
                .isEqualTo(room(ENTRUSTMENT_STATE_SENT, ENTRUSTMENT_STATE_SENT))
                .isLessThan(room(ENTRUSTMENT_STATE_SENT, ENTRUSTMENT_STATE_SIGNED));
        assertThat(room(ENTRUSTMENT_STATE_SIGNED, ENTRUSTMENT_STATE_NEED_SUPPLEMENT))
                .isEqualTo(room(ENTRUSTMENT_STATE_NEED_SUPPLEMENT, ENTRUSTMENT_STATE_IN_PROGRESS))
                .isEqualTo(64 * 1024)
                .isLessThan(room(ENTRUSTMENT_STATE_IN_PROGRESS, ENTRUSTMENT_STATE_FEEDBACK));
        assertThat(room(ENTRUSTMENT_STATE_FEEDBACK, ENTRUSTMENT_STATE_DISPUTED))
                .isEqualTo(room(ENTRUSTMENT_STATE_DISPUTED, ENTRUSTMENT_STATE_IN_PROGRESS))
                .isGreaterThan(room(ENTRUSTMENT_STATE_IN_PROGRESS, ENTRUSTMENT_STATE_FEEDBACK))
                .isLessThan(room(ENTRUSTMENT_STATE_DISPUTED, ENTRUSTMENT_STATE_RETURNED));
    }

    @Test
    void aSmallStepThatEndsItFindsRoomHoweverLargeItIs() {
        Entrustment large = in(ENTRUSTMENT_STATE_FEEDBACK, 300_000);
        assertThat(RESOURCE.room(large, in(ENTRUSTMENT_STATE_CONFIRMED, 300_000)))
                .isEqualTo(large.getSerializedSize() + 8 * 1024);
    }

    @Test
    void everyOtherStateIsBounded() {
        Entrustment large = in(ENTRUSTMENT_STATE_IN_PROGRESS, 300_000);
        Arrays.stream(EntrustmentState.values())
                .filter(state -> state != EntrustmentState.UNRECOGNIZED)
                .filter(state -> !EntrustmentResource.FINAL.contains(state))
                .forEach(state -> assertThat(RESOURCE.room(large, in(state, 300_000))).isLessThan(128 * 1024));
    }
}
