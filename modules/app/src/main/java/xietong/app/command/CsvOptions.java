// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;
import xietong.app.batch.Encoding;

/** How a file that a spreadsheet wrote is read. */
final class CsvOptions {
    @Option(names = "--encoding", paramLabel = "NAME", converter = Encodings.class,
            description = "UTF-8 or GB18030. Default: what the file is.")
    private Charset encoding;

    static final class Encodings implements ITypeConverter<Charset> {
        @Override
        public Charset convert(String text) {
            return switch (text.toUpperCase(Locale.ROOT)) {
                case "UTF-8", "UTF8" -> StandardCharsets.UTF_8;
                case "GB18030", "GBK", "GB2312" -> Charset.forName("GB18030");
                default -> throw new TypeConversionException("UTF-8 or GB18030 is accepted");
            };
        }
    }

    /** As it comes, UTF-8 where nothing else was said. */
    BufferedReader open(InputStream in) throws IOException {
        return Encoding.open(in, encoding);
    }

    Encoding read(Path file) throws IOException {
        return Encoding.read(Files.readAllBytes(file), encoding);
    }
}
