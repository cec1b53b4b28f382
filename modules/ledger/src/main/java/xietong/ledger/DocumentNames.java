// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Names of documents as names of files. Organisations have codes like 京0117: of these only small letters, digits and
 * hyphens stay, every other byte becomes an underscore and two hexadecimal digits. So no code leads out of the folder,
 * and none meets another where capital and small letters are the same.
 */
final class DocumentNames {
    private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");
    private static final Pattern FOLDER = Pattern.compile("([a-z0-9-]|_[0-9a-f]{2})+");
    private static final int LONGEST = 240;

    private DocumentNames() {}

    /** Name of an organisation's folder; refused when there would be none. */
    static String folder(String organisation) {
        var name = new StringBuilder();
        for (byte b : organisation.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-') {
                name.append(c);
            } else {
                name.append(String.format("_%02x", b & 0xff));
            }
        }
        if (name.isEmpty() || name.length() > LONGEST) {
            throw new IllegalArgumentException("no folder for documents of organisation '" + organisation + "'");
        }
        return name.toString();
    }

    /** The organisation whose folder this is; null when it is no such folder. */
    static String organisation(String folder) {
        if (!FOLDER.matcher(folder).matches()) {
            return null;
        }
        var bytes = new ByteArrayOutputStream();
        for (int i = 0; i < folder.length(); i++) {
            if (folder.charAt(i) == '_') {
                bytes.write(Integer.parseInt(folder.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                bytes.write(folder.charAt(i));
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** Refuses what cannot name a document. */
    static void require(String organisation, String digest) {
        folder(organisation);
        digits(digest);
    }

    /** Whether this is a document's digest. */
    static boolean isDigest(String digest) {
        return DIGEST.matcher(digest).matches();
    }

    /** The hexadecimal digits of a digest; anything that is not sha256: and 64 of them is refused. */
    static String digits(String digest) {
        if (!isDigest(digest)) {
            throw new IllegalArgumentException("not a document's digest: " + digest);
        }
        return digest.substring("sha256:".length());
    }

    /** The digest with these digits. */
    static String digest(String digits) {
        return "sha256:" + digits;
    }
}
