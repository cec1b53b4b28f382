// SPDX-License-Identifier: Apache-2.0
package xietong.hub.browser;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Map;

/**
 * One file of the pages.
 *
 * @param path as it is asked for, e.g. /lib/live.js
 * @param content its bytes
 * @param type media type
 * @param tag for asking whether it has changed
 */
record Page(String path, byte[] content, String type, String tag) {
    private static final int TAG_BYTES = 12;
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "json", "application/json",
            "webmanifest", "application/manifest+json",
            "svg", "image/svg+xml",
            "png", "image/png",
            "ico", "image/x-icon");

    static Page of(String path, byte[] content) {
        String ending = path.substring(path.lastIndexOf('.') + 1);
        return new Page(path, content, TYPES.getOrDefault(ending, "application/octet-stream"), '"' + digest(content) + '"');
    }

    boolean isHtml() {
        return path.endsWith(".html");
    }

    /** Short digest of bytes, of letters, digits, - and _. */
    static String digest(byte[]... contents) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] content : contents) {
                digest.update(String.valueOf(content.length).getBytes(StandardCharsets.US_ASCII));
                digest.update((byte) ':');
                digest.update(content);
            }
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest.digest()).substring(0, TAG_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
