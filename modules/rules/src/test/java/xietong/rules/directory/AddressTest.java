// SPDX-License-Identifier: Apache-2.0
package xietong.rules.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xietong.rules.Refused;
import xietong.v1.Reason;

class AddressTest {
    @Test
    void anOrganisationsOwnMailboxHasNoDesk() {
        assertThat(Address.parse("京0117")).isEqualTo(Address.of("京0117")).hasToString("京0117");
        assertThat(Address.parse("京0117").desk()).isEmpty();
    }

    @Test
    void aDesksMailboxHasBothCodesAndIsWrittenAsItWasRead() {
        Address address = Address.parse("京0117/command-centre");
        assertThat(address.organisation()).isEqualTo("京0117");
        assertThat(address.desk()).contains("command-centre");
        assertThat(address).isEqualTo(Address.of("京0117", "command-centre")).hasToString("京0117/command-centre");
    }

    @ParameterizedTest
    @ValueSource(strings = {"最高法", "POLICE-110117", "a_b.c-d", "x/1.2", "abcdefghijklmnopqrstuvwxyz012345"})
    void lettersDigitsChineseAndThreeMarksMakeACode(String text) {
        assertThat(Address.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "/", "京0117/", "/desk", "a/b/c", "a//b", " 京0117", "京0117 ", "京０１１７", "a b",
            "京0117／desk", ".", "..", "../x", "a/..", "a\\b", "a%2fb", "a\nb", "é", "abcdefghijklmnopqrstuvwxyz0123456"})
    void whatIsNoCodeIsRefused(String text) {
        assertThatThrownBy(() -> Address.parse(text)).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.reason()).isEqualTo(Reason.REASON_FIELD_INVALID);
            assertThat(refused.metadata()).containsEntry("field", "address").containsKey("accepted");
        });
    }
}
