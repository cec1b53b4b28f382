// SPDX-License-Identifier: Apache-2.0
package xietong.hub.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.Locale;
import java.util.stream.Stream;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import xietong.rules.Refused;

/** Passwords as they are kept: Argon2id under the hub's key, with a salt of their own. Takes a tenth of a second each. */
final class Passwords {
    /** Version, KiB of memory, passes, lanes. */
    static final String SCHEME = "argon2id/19/19456/2/1";

    private static final int SHORTEST = 10;
    private static final int LONGEST = 128;
    private static final int KINDS = 3;
    private static final int SALT = 16;
    private static final int DIGEST = 32;

    private final SecureRandom random = new SecureRandom();

    /** A password as it is kept, both in base64. */
    record Kept(String salt, String digest) {}

    /** A new one, with a new salt. */
    Kept keep(String password, byte[] key) {
        byte[] salt = new byte[SALT];
        random.nextBytes(salt);
        return new Kept(base64(salt), base64(digest(password, salt, key, SCHEME)));
    }

    /** Whether it is the password. Takes as long for one that is not, and for {@link #nobody}. */
    boolean isSame(Kept kept, String scheme, String typed, byte[] key) {
        byte[] digest = digest(typed, Base64.getDecoder().decode(kept.salt()), key, scheme);
        return MessageDigest.isEqual(digest, Base64.getDecoder().decode(kept.digest()));
    }

    /** What is compared with where there is no account: no password fits it. */
    static Kept nobody() {
        return new Kept(base64(new byte[SALT]), base64(new byte[DIGEST]));
    }

    /** Refuses with REASON_FIELD_INVALID what is guessed too easily. */
    static void requireStrong(String password, String officer) {
        int length = password.codePointCount(0, password.length());
        long kinds = Stream.of("\\p{Lower}", "\\p{Upper}", "\\p{Digit}", "[^\\p{Lower}\\p{Upper}\\p{Digit}]")
                .filter(kind -> password.matches("(?s).*" + kind + ".*"))
                .count();
        boolean told = password.toLowerCase(Locale.ROOT).contains(officer.toLowerCase(Locale.ROOT));
        if (length < SHORTEST || length > LONGEST || kinds < KINDS || told) {
            throw Refused.field("password", "10 to 128 characters, three of small letters, capital letters, digits and"
                    + " others, without the officer's identifier");
        }
    }

    private static byte[] digest(String password, byte[] salt, byte[] key, String scheme) {
        String[] parts = scheme.split("/");
        if (parts.length != 5 || !parts[0].equals("argon2id")) {
            throw new IllegalStateException("no such scheme of passwords: " + scheme);
        }
        var generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Integer.parseInt(parts[1]))
                .withMemoryAsKB(Integer.parseInt(parts[2]))
                .withIterations(Integer.parseInt(parts[3]))
                .withParallelism(Integer.parseInt(parts[4]))
                .withSalt(salt)
                .withSecret(key)
                .build());
        byte[] digest = new byte[DIGEST];
        // As typed by whichever input method.
        generator.generateBytes(Normalizer.normalize(password, Normalizer.Form.NFKC).getBytes(StandardCharsets.UTF_8), digest);
        return digest;
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
