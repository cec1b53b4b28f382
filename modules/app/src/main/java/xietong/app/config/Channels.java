// SPDX-License-Identifier: Apache-2.0
package xietong.app.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import xietong.hub.HubSettings.OutboundChannel;

/** The file that {@code outbound.channels} names; {@code config/channels.example.yaml} explains it. */
final class Channels {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private record Written(List<Line> channels) {}

    private record Line(String organisation, Hook webhook, List<String> command, String link) {}

    private record Hook(String url, String secret_file) {}

    private Channels() {}

    /** @throws InvalidConfiguration naming the file, the organisation and what is accepted */
    static List<OutboundChannel> read(Path file) {
        try {
            Written written = YAML.readValue(Files.readString(file), Written.class);
            if (written == null || written.channels() == null) {
                throw new InvalidConfiguration(file + ": a list channels is accepted");
            }
            Set<String> known = new HashSet<>();
            written.channels().forEach(line -> {
                if (line.organisation() == null || !known.add(line.organisation())) {
                    throw new InvalidConfiguration(file + ": each channel has an organisation, none twice: "
                            + line.organisation());
                }
            });
            return written.channels().stream().map(line -> channel(file, line)).toList();
        } catch (JsonProcessingException e) {
            throw new InvalidConfiguration(file + ": " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new InvalidConfiguration(file + " cannot be read; outbound.channels names it");
        }
    }

    private static OutboundChannel channel(Path file, Line line) {
        boolean command = line.command() != null && !line.command().isEmpty();
        boolean hook = line.webhook() != null && line.webhook().url() != null && line.webhook().secret_file() != null
                && line.webhook().url().matches("https?://\\S+");
        if (command == (line.webhook() != null) || !command && !hook) {
            throw new InvalidConfiguration(file + ": " + line.organisation()
                    + ": either a command with arguments or a webhook with url (http or https) and secret_file");
        }
        String link = line.link() == null ? "" : line.link();
        return command
                ? new OutboundChannel(line.organisation(), "", "", line.command(), link)
                : new OutboundChannel(
                        line.organisation(), line.webhook().url(), secret(file, line.webhook()), List.of(), link);
    }

    private static String secret(Path file, Hook hook) {
        Path secret = file.toAbsolutePath().resolveSibling(hook.secret_file());
        try {
            String text = Files.readString(secret).strip();
            if (text.length() >= 16) {
                return text;
            }
        } catch (IOException e) {
            throw new InvalidConfiguration(file + ": " + secret + " cannot be read");
        }
        throw new InvalidConfiguration(file + ": " + secret + ": a secret of at least 16 characters is accepted");
    }
}
