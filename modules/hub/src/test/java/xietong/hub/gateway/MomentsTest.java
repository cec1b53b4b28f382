// SPDX-License-Identifier: Apache-2.0
package xietong.hub.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.Timestamp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import xietong.rules.Refused;
import xietong.v1.FreezeReceipt;
import xietong.v1.FreezeServiceRecordReceiptRequest;
import xietong.v1.PriorFreeze;
import xietong.v1.Reason;

class MomentsTest {

    private static FreezeServiceRecordReceiptRequest command(long seconds, int nanos) {
        return FreezeServiceRecordReceiptRequest.newBuilder()
                .setReceipt(FreezeReceipt.newBuilder()
                        .addPriorFreezes(PriorFreeze.newBuilder()
                                .setEndTime(Timestamp.newBuilder().setSeconds(seconds).setNanos(nanos))))
                .build();
    }

    @ParameterizedTest
    @CsvSource({
        "9223372036854775807, 0",
        "-9223372036854775808, 0",
        "-99999999999999, 0",
        "7258118400, 0",
        "1767225600, -1",
        "1767225600, 1000000000"
    })
    void aMomentThatNobodyCanReckonWithIsRefusedWithItsField(long seconds, int nanos) {
        Refused refused = catchThrowableOfType(Refused.class, () -> Moments.require(command(seconds, nanos)));
        assertThat(refused.reason()).isEqualTo(Reason.REASON_FIELD_INVALID);
        assertThat(refused.metadata()).containsEntry("field", "receipt.prior_freezes.end_time");
    }

    @Test
    void anyOtherIsNot() {
        assertThatNoException().isThrownBy(() -> Moments.require(command(1_767_225_600, 999_999_999)));
    }
}
