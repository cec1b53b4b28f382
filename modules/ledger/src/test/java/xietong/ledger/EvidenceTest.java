// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an old ledger was sealed with, a new program computes again. */
class EvidenceTest {
    /** As OpenSSL digests the same fields. */
    @ParameterizedTest
    @CsvSource({
        "SHA-256, 5698b7e7b62db9aaaad031082c253d5d4872a0f2836eca1bed04c2f4d7167e93",
        "SM3, 21a1606d81b285c0808aeca70eaa993d13e2f55b790fb5a04e489bd6dbb1585e",
    })
    void aSealIsTheDigestOfItsFieldsEachBehindItsLength(String algorithm, String digest) {
        Seal seal = new Evidence(algorithm).seal(7, Instant.parse("2026-03-02T01:02:03.456789Z"), new byte[] {1, 2, 3},
                List.of(new byte[] {4, 5}, new byte[] {6}));
        assertThat(HexFormat.of().formatHex(seal.digest())).isEqualTo(digest);
    }
}
