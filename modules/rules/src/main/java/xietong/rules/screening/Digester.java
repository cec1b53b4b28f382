// SPDX-License-Identifier: Apache-2.0
package xietong.rules.screening;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Provider;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes keyed digests under one key: HMAC over the kind and the normal form of an identifier, cut to 16 bytes. Without the
 * key nobody can try out whom a digest belongs to; the key is rotated, and each has an identifier. For any thread.
 */
public final class Digester {
    /** HMAC with SHA-256, which every JDK has. */
    public static final String HMAC_SHA_256 = "HmacSHA256";
    /** HMAC with SM3, where the provider has it. */
    public static final String HMAC_SM3 = "HmacSM3";

    private static final int SHORTEST_KEY = 16;

    private final String key;
    private final byte[] secret;
    private final ThreadLocal<Mac> macs;

    private Digester(String key, byte[] secret, ThreadLocal<Mac> macs) {
        this.key = key;
        this.secret = secret.clone();
        this.macs = macs;
    }

    /**
     * Under a key.
     *
     * @param key its identifier
     * @param secret at least 16 bytes
     * @param algorithm {@link #HMAC_SHA_256} or {@link #HMAC_SM3}
     * @param provider where the algorithm comes from; null for the JDK's own
     */
    public static Digester of(String key, byte[] secret, String algorithm, Provider provider) {
        if (secret.length < SHORTEST_KEY) {
            throw new IllegalArgumentException("a key has at least " + SHORTEST_KEY + " bytes");
        }
        var spec = new SecretKeySpec(secret, algorithm);
        var macs = ThreadLocal.withInitial(() -> {
            try {
                Mac mac = provider == null ? Mac.getInstance(algorithm) : Mac.getInstance(algorithm, provider);
                mac.init(spec);
                return mac;
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(algorithm + " is not there", e);
            }
        });
        macs.get();
        return new Digester(key, secret, macs);
    }

    /** With HMAC-SHA-256. */
    public static Digester of(String key, byte[] secret) {
        return of(key, secret, HMAC_SHA_256, null);
    }

    /** Identifier of the key. */
    public String key() {
        return key;
    }

    /** The key itself, for whoever may have it. */
    public byte[] secret() {
        return secret.clone();
    }

    /** The digest of an identifier. */
    public Digest digest(Identifier identifier) {
        Mac mac = macs.get();
        mac.update((byte) identifier.kind().getNumber());
        byte[] full = mac.doFinal(identifier.text().getBytes(StandardCharsets.UTF_8));
        return new Digest(long64(full, 0), long64(full, Long.BYTES));
    }

    private static long long64(byte[] bytes, int at) {
        long value = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            value = value << 8 | bytes[at + i] & 0xff;
        }
        return value;
    }
}
