// SPDX-License-Identifier: Apache-2.0
package xietong.hub.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import xietong.hub.identity.Identity;

/**
 * What accounts are secured with, out of the hub's key: nothing of it is kept, so nothing of it can be read out of a ledger,
 * and a reset makes it another by the next generation.
 */
public final class AccountSecrets {
    /** Bytes of a TOTP secret (RFC 4226: 160 bits). */
    private static final int TOTP = 20;
    /** Bytes of a code that people type: 120 bits, 24 characters. */
    private static final int CODE = 15;
    private static final int GROUP = 4;
    private static final char GAP = '\n';

    private final Identity identity;

    /** Of a hub. */
    public AccountSecrets(Identity identity) {
        this.identity = identity;
    }

    /** Code with which an officer sets the account up: six groups of four. */
    public String setupCode(String organisation, String officer, long generation) {
        return code("setup", organisation, officer, generation);
    }

    /** Code with which a browser becomes a wall. */
    public String wallCode(String organisation, String wall, long generation) {
        return code("wall-code", organisation, wall, generation);
    }

    /** Secret of an officer's second factor. */
    public byte[] totp(String organisation, String officer, long generation) {
        return Arrays.copyOf(derive("totp", organisation, officer, generation), TOTP);
    }

    /** Keys the digests of passwords, so that a ledger alone is not enough to guess them. */
    byte[] passwordKey(String organisation, String officer) {
        return identity.derive("password", organisation + GAP + officer);
    }

    /** What a wall's browser keeps: whose it is, with a proof that it comes from this hub. */
    public String credential(Wall wall) {
        String content = base64(wall.text().getBytes(StandardCharsets.UTF_8));
        return content + "." + base64(identity.derive("wall", wall.text()));
    }

    /**
     * Which wall a browser is.
     *
     * @param organisation its organisation
     * @param wall identifier within it
     * @param generation of the code that was used
     * @param device the browser, as the account names it
     */
    public record Wall(String organisation, String wall, long generation, String device) {
        private String text() {
            return organisation + GAP + wall + GAP + generation + GAP + device;
        }
    }

    /** The wall of a credential, if it is one of this hub's; whether it still counts is for the account to say. */
    public Optional<Wall> wall(String credential) {
        int dot = credential.indexOf('.');
        if (dot < 0 || credential.length() > 1_024) {
            return Optional.empty();
        }
        try {
            String text = new String(
                    Base64.getUrlDecoder().decode(credential.substring(0, dot)), StandardCharsets.UTF_8);
            byte[] proof = Base64.getUrlDecoder().decode(credential.substring(dot + 1));
            String[] parts = text.split(String.valueOf(GAP), -1);
            return parts.length == 4 && MessageDigest.isEqual(proof, identity.derive("wall", text))
                    ? Optional.of(new Wall(parts[0], parts[1], Long.parseLong(parts[2]), parts[3]))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whether what was typed is the code: small letters and gaps do not matter. */
    public static boolean isSame(String code, String typed) {
        return MessageDigest.isEqual(plain(code), plain(typed));
    }

    private static byte[] plain(String code) {
        return code.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
    }

    private String code(String purpose, String organisation, String who, long generation) {
        String text = Base32.of(Arrays.copyOf(derive(purpose, organisation, who, generation), CODE));
        return text.replaceAll("(.{" + GROUP + "})(?!$)", "$1-");
    }

    private byte[] derive(String purpose, String organisation, String who, long generation) {
        return identity.derive(purpose, organisation + GAP + who + GAP + generation);
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
