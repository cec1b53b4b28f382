// SPDX-License-Identifier: Apache-2.0
package xietong.live;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Members talk over private networks only. */
class PrivateAddressTest {

    @ParameterizedTest
    @ValueSource(strings = {
        "127.0.0.1", "::1", "10.1.2.3", "172.16.0.1", "172.31.255.254", "192.168.1.1", "169.254.1.1", "100.64.0.1",
        "100.127.255.254", "fd00::1", "fe80::1"
    })
    void aPrivateAddressIsTaken(String address) {
        assertThatCode(() -> PrivateAddress.require(address)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "0.0.0.0", "::", "8.8.8.8", "172.32.0.1", "172.15.0.1", "192.169.0.1", "100.63.0.1", "100.128.0.1", "2001:db8::1"
    })
    void anAddressThatOthersCouldReachIsRefused(String address) {
        assertThatThrownBy(() -> PrivateAddress.require(address))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("private");
    }
}
