// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;
import xietong.app.input.PaperSpec;
import xietong.client.HubClient;
import xietong.v1.Paper;

/** Papers that go with a command. */
final class PaperOptions {
    @Option(names = "--paper", paramLabel = "KIND[:NUMBER]=FILE", converter = Converter.class,
            description = "A paper with its content, which is stored first. Repeatable.")
    private List<PaperSpec> papers = new ArrayList<>();

    static final class Converter implements ITypeConverter<PaperSpec> {
        @Override
        public PaperSpec convert(String text) {
            try {
                return PaperSpec.parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }

    List<PaperSpec> given() {
        return papers;
    }

    /** Stores each and cites it. */
    List<Paper> store(HubClient hub) throws IOException {
        List<Paper> stored = new ArrayList<>();
        for (PaperSpec paper : papers) {
            stored.add(Paper.newBuilder()
                    .setKind(paper.kind())
                    .setNumber(paper.number())
                    .setDocument(PaperSpec.upload(hub.documents(), paper.file()))
                    .build());
        }
        return stored;
    }
}
