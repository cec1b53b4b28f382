// SPDX-License-Identifier: Apache-2.0
package xietong.app.batch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import xietong.app.config.InvalidConfiguration;

/**
 * Text of a file as spreadsheets write it.
 *
 * @param text without the byte order mark
 * @param charset what it was read as
 */
public record Encoding(String text, Charset charset) {
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final List<Charset> KNOWN = List.of(StandardCharsets.UTF_8, GB18030);

    /**
     * Text of a stream that is too long, or goes on too long, to be looked at first; strictly, like a file's.
     *
     * @param said UTF-8 or GB18030; null for UTF-8
     */
    public static BufferedReader open(InputStream in, Charset said) throws IOException {
        Charset charset = said == null ? StandardCharsets.UTF_8 : said;
        var reader = new BufferedReader(new InputStreamReader(in, charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)));
        reader.mark(1);
        try {
            if (reader.read() != '\uFEFF') {
                reader.reset();
            }
        } catch (CharacterCodingException e) {
            throw wrong();
        }
        return reader;
    }

    /** Why a stream is refused whose text is not in the encoding that it was opened with. */
    static InvalidConfiguration wrong() {
        return new InvalidConfiguration("the text is not in this encoding; name the other with --encoding");
    }

    /**
     * Reads it as what it is: UTF-8 where all of it is that, otherwise GB18030.
     *
     * @param said UTF-8 or GB18030; null to find out
     * @throws InvalidConfiguration where it is neither, or not what was said
     */
    public static Encoding read(byte[] bytes, Charset said) {
        for (Charset charset : said == null ? KNOWN : List.of(said)) {
            try {
                // Strictly: what does not fit is not replaced by question marks.
                String text = charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)
                        .decode(ByteBuffer.wrap(bytes))
                        .toString();
                return new Encoding(text.startsWith("\uFEFF") ? text.substring(1) : text, charset);
            } catch (CharacterCodingException e) {
                // Perhaps the next one.
                continue;
            }
        }
        throw new InvalidConfiguration("the file is not " + (said == null ? "UTF-8 or GB18030" : said.name())
                + "; save it as CSV UTF-8, or name the other with --encoding");
    }
}
