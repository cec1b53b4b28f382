// SPDX-License-Identifier: Apache-2.0
package xietong.rules.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xietong.rules.Refused;

/** A device is known by its key's thumbprint. */
class DeviceKeyTest {

    /** Key and thumbprint of the examples in RFC 9449, sections 4.1 and 6.1. */
    @Test
    void theThumbprintIsTheOneOfTheStandard() throws Exception {
        var parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec("secp256r1"));
        var point = new ECPoint(
                number("l8tFrhx-34tV3hRICRDY9zCkDlpBhF42UQUfWVAWBFs"), number("9VE4jf_Ok_o64zbTTlcuNJajHmt6v9TDVrU0CdvGRDA"));
        var key = KeyFactory.getInstance("EC")
                .generatePublic(new ECPublicKeySpec(point, parameters.getParameterSpec(ECParameterSpec.class)));
        assertThat(DeviceKey.thumbprint("device_key", key.getEncoded()))
                .isEqualTo("0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I");
    }

    private static BigInteger number(String base64) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(base64));
    }

    @ParameterizedTest
    @ValueSource(strings = {"secp384r1", "secp521r1"})
    void aKeyOnAnotherCurveIsRefused(String curve) throws Exception {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(curve));
        byte[] key = generator.generateKeyPair().getPublic().getEncoded();
        assertThatThrownBy(() -> DeviceKey.thumbprint("device_key", key)).isInstanceOfSatisfying(Refused.class,
                refused -> assertThat(refused.metadata()).containsEntry("field", "device_key"));
    }
}
