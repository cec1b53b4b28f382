// SPDX-License-Identifier: Apache-2.0
package xietong.hub.account;

/** Base 32 of RFC 4648 without padding, as authenticator programs take secrets. */
public final class Base32 {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private Base32() {}

    /** The text of bytes. */
    public static String of(byte[] bytes) {
        var text = new StringBuilder();
        int bits = 0;
        int held = 0;
        for (byte b : bytes) {
            held = (held << 8 | b & 0xff) & 0xffff;
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                text.append(ALPHABET.charAt(held >> bits & 31));
            }
        }
        if (bits > 0) {
            text.append(ALPHABET.charAt(held << 5 - bits & 31));
        }
        return text.toString();
    }

    /** The bytes of a text; whatever stands between its characters is left out. */
    public static byte[] bytes(String text) {
        String plain = text.toUpperCase(java.util.Locale.ROOT).replaceAll("[^A-Z2-7]", "");
        var bytes = new byte[plain.length() * 5 / 8];
        int bits = 0;
        int held = 0;
        int at = 0;
        for (char c : plain.toCharArray()) {
            held = (held << 5 | ALPHABET.indexOf(c)) & 0xffff;
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes[at++] = (byte) (held >> bits);
            }
        }
        return bytes;
    }
}
