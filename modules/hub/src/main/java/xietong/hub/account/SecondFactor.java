// SPDX-License-Identifier: Apache-2.0
package xietong.hub.account;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.spec.SecretKeySpec;

/**
 * One-time codes by time (RFC 6238): six digits, thirty seconds, by the machines' clocks, as authenticator programs make
 * them. One step early or late is taken for clocks that differ.
 */
public final class SecondFactor {
    private static final int DIGITS = 6;

    private final TimeBasedOneTimePasswordGenerator generator = new TimeBasedOneTimePasswordGenerator();

    /** The step of a moment. */
    public long step(Instant now) {
        return now.getEpochSecond() / generator.getTimeStep().toSeconds();
    }

    /** The code of a step. */
    public String code(byte[] secret, long step) {
        try {
            Instant at = Instant.ofEpochSecond(step * generator.getTimeStep().toSeconds());
            int code = generator.generateOneTimePassword(
                    new SecretKeySpec(secret, generator.getAlgorithm()), at);
            return String.format(Locale.ROOT, "%0" + DIGITS + "d", code);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The step whose code was typed; empty where it is none near the moment. All are looked at, whichever it is. */
    public OptionalLong match(byte[] secret, String typed, Instant now) {
        byte[] given = typed.replaceAll("\\s", "").getBytes(StandardCharsets.UTF_8);
        long present = step(now);
        OptionalLong found = OptionalLong.empty();
        for (long step = present - 1; step <= present + 1; step++) {
            if (MessageDigest.isEqual(code(secret, step).getBytes(StandardCharsets.UTF_8), given)) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }

    /** What an authenticator program reads: label and secret. */
    public static String uri(String organisation, String officer, byte[] secret) {
        return "otpauth://totp/" + encoded("协同 " + organisation + ":" + officer) + "?secret=" + Base32.of(secret)
                + "&issuer=" + encoded("协同");
    }

    private static String encoded(String text) {
        return java.net.URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
