// SPDX-License-Identifier: Apache-2.0
package xietong.app.input;

import java.io.IOException;
import java.net.URLConnection;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import xietong.client.Documents;
import xietong.v1.DocumentRef;

/**
 * A paper named on the command line: {@code KIND[:NUMBER]=FILE}.
 *
 * @param kind code of its kind
 * @param number the paper's own number, or empty
 * @param file its content
 */
public record PaperSpec(String kind, String number, Path file) {
    private static final Pattern FORM = Pattern.compile("([A-Z][A-Z0-9_]*)(?::([^=]*))?=(.+)");

    public static PaperSpec parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("KIND=FILE or KIND:NUMBER=FILE is accepted, e.g. RULING=ruling.pdf");
        }
        return new PaperSpec(form.group(1), form.group(2) == null ? "" : form.group(2), Path.of(form.group(3)));
    }

    /** Stores a file with the hub, its media type told by its name. The answer masks the name; the citation has it. */
    public static DocumentRef upload(Documents documents, Path file) throws IOException {
        String name = file.getFileName().toString();
        String type = URLConnection.guessContentTypeFromName(name);
        DocumentRef stored = documents.upload(file, type == null ? "application/octet-stream" : type);
        return stored.toBuilder().setName(name).build();
    }
}
