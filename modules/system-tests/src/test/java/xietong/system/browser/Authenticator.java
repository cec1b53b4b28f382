// SPDX-License-Identifier: Apache-2.0
package xietong.system.browser;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import xietong.system.Await;

/** An officer's authenticator program: one-time codes by time (RFC 6238) of the secret that the page showed. */
final class Authenticator {
    private static final int STEP = 30;

    private final byte[] secret;
    private long last;

    /** {@code base32}: as shown, gaps included. */
    Authenticator(String base32) {
        String plain = base32.replaceAll("[^A-Z2-7]", "");
        var bits = new StringBuilder();
        for (char c : plain.toCharArray()) {
            String five = Integer.toBinaryString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(c) | 32);
            bits.append(five.substring(1));
        }
        secret = new byte[bits.length() / 8];
        for (int i = 0; i < secret.length; i++) {
            secret[i] = (byte) Integer.parseInt(bits.substring(8 * i, 8 * i + 8), 2);
        }
    }

    /** The next code that was not used, with time left to type it. */
    String code() {
        Await.until("a code that lasts", () -> Instant.now().getEpochSecond() % STEP < STEP - 6 && next() <= now() + 1);
        last = next();
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            byte[] hash = mac.doFinal(ByteBuffer.allocate(8).putLong(last).array());
            int at = hash[hash.length - 1] & 15;
            int number = ByteBuffer.wrap(hash, at, 4).getInt() & 0x7fff_ffff;
            return String.format(Locale.ROOT, "%06d", number % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private long next() {
        return Math.max(last + 1, now() - 1);
    }

    private static long now() {
        return Instant.now().getEpochSecond() / STEP;
    }
}
