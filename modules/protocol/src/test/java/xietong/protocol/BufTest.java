// SPDX-License-Identifier: Apache-2.0
package xietong.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract is linted, and held against the image of the last release: {@code proto/release.binpb}. */
class BufTest {
    private static final Path PROTO = Path.of(System.getProperty("xietong.root")).resolve("proto").normalize();
    private static final Path BUF = Path.of("target/buf").toAbsolutePath();

    @TempDir
    Path folder;

    @Test
    void the_contract_passes_the_standard_lint_with_every_message_and_field_commented() throws Exception {
        assertThat(buf("lint", PROTO.toString())).isEqualTo(new Result(0, ""));
    }

    @Test
    void the_contract_breaks_nothing_of_the_last_release() throws Exception {
        assertThat(breaking(PROTO)).isEqualTo(new Result(0, ""));
    }

    @Test
    void removing_a_field_is_found() throws Exception {
        Path copy = copy();
        Path file = copy.resolve("xietong/v1/common.proto");
        String text = Files.readString(file);
        String field = "  string request_id = 1;";
        assertThat(text).contains(field);
        Files.writeString(file, text.replaceFirst(field, ""));
        Result result = breaking(copy);
        assertThat(result.code()).isNotZero();
        assertThat(result.output()).contains("CommandHeader").contains("request_id");
    }

    @Test
    void a_field_without_a_comment_is_found() throws Exception {
        Path copy = copy();
        Path file = copy.resolve("xietong/v1/common.proto");
        Files.writeString(file, Files.readString(file) + "\n// A message.\nmessage Bare {\n  string bare = 1;\n}\n");
        assertThat(buf("lint", copy.toString()).output()).contains("bare");
    }

    private Result breaking(Path proto) throws Exception {
        return buf("breaking", proto.toString(), "--against", PROTO.resolve("release.binpb").toString());
    }

    private Path copy() throws IOException {
        Path copy = folder.resolve("proto");
        try (Stream<Path> files = Files.walk(PROTO)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path to = copy.resolve(PROTO.relativize(file).toString());
                Files.createDirectories(to.getParent());
                Files.copy(file, to);
            }
        }
        return copy;
    }

    private record Result(int code, String output) {}

    private Result buf(String... arguments) throws Exception {
        assertThat(BUF.toFile().setExecutable(true)).isTrue();
        List<String> command = new ArrayList<>(List.of(BUF.toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("BUF_CACHE_DIR", folder.resolve("cache").toString());
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), output);
    }
}
