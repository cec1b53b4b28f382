// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import com.google.protobuf.Message;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import xietong.app.config.InvalidConfiguration;
import xietong.app.input.MessageYaml;
import xietong.app.input.MessageYaml.PaperFile;
import xietong.app.input.PaperSpec;
import xietong.client.HubClient;

/** A command's file: read, held against the contract, its papers stored. Nothing is stored before all of it fits. */
final class CommandFile {
    private CommandFile() {}

    static MessageYaml read(Path file, Message prototype, HubClient hub) throws IOException {
        MessageYaml yaml = parse(file);
        Path folder = file.toAbsolutePath().getParent();
        store(yaml, file.toString(), folder, prototype, hub);
        return yaml;
    }

    /**
     * A command as a file and options give it, the options over the file, and its papers stored.
     *
     * @param file may be null
     * @param list path of the list that the options' papers go into
     * @throws IllegalArgumentException naming an option's path that does not fit
     */
    static void fill(
            Message.Builder command,
            Path file,
            Map<String, String> options,
            List<PaperSpec> papers,
            String list,
            HubClient hub)
            throws IOException {
        MessageYaml yaml = file == null ? MessageYaml.empty() : parse(file);
        options.forEach(yaml::set);
        papers.forEach(p -> yaml.addPaper(list, p.kind(), p.number(), p.file().toAbsolutePath()));
        Path folder = (file == null ? Path.of("") : file).toAbsolutePath();
        store(yaml, file == null ? "options" : file.toString(), file == null ? folder : folder.getParent(),
                command.getDefaultInstanceForType(), hub);
        yaml.mergeInto(command);
    }

    /** {@code -} reads from standard input. */
    static MessageYaml parse(Path file) throws IOException {
        String text = file.toString().equals("-")
                ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8) : Files.readString(file);
        try {
            return MessageYaml.parse(text);
        } catch (IllegalArgumentException e) {
            throw new InvalidConfiguration(file + ": " + e.getMessage());
        }
    }

    static void store(MessageYaml yaml, String source, Path folder, Message prototype, HubClient hub)
            throws IOException {
        List<PaperFile> papers;
        try {
            papers = yaml.check(prototype, folder);
        } catch (IllegalArgumentException e) {
            throw new InvalidConfiguration(source + ": " + e.getMessage());
        }
        for (PaperFile paper : papers) {
            if (!Files.isReadable(paper.file())) {
                throw new InvalidConfiguration(source + ": paper " + paper.file() + " cannot be read");
            }
        }
        for (PaperFile paper : papers) {
            MessageYaml.document(paper, PaperSpec.upload(hub.documents(), paper.file()));
        }
    }
}
