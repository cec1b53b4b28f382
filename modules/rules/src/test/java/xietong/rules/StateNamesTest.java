// SPDX-License-Identifier: Apache-2.0
package xietong.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import xietong.v1.EntrustmentState;
import xietong.v1.Mode;

class StateNamesTest {

    @Test
    void aStateIsNamedWithoutTheNameOfItsType() {
        assertThat(StateNames.of(EntrustmentState.ENTRUSTMENT_STATE_NEED_SUPPLEMENT)).isEqualTo("NEED_SUPPLEMENT");
        assertThat(StateNames.of(Mode.MODE_DRILL)).isEqualTo("DRILL");
    }

    @Test
    void allAreThoseThatAResourceCanBeIn() {
        assertThat(StateNames.all(Mode.values())).containsExactlyInAnyOrder("LIVE", "DRILL");
    }
}
