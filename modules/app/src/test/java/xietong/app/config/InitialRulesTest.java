// SPDX-License-Identifier: Apache-2.0
package xietong.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xietong.rules.book.RuleBook;

class InitialRulesTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void copy() throws IOException {
        try (Stream<Path> files = Files.walk(Trees.config())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = folder.resolve(Trees.config().relativize(file));
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }

    @Test
    void theTreesOwnRuleBookIsSound() {
        RuleBook book = RuleBook.of(1, new InitialRules(Trees.config()).entries());
        assertThat(book.directory().find("京0117")).isPresent();
        assertThat(book.texts()).containsOnlyKeys(RuleBook.DOCUMENTS);
    }

    @Test
    void allFilesOfTheDirectoryCountAndASyntheticEntryNeverHidesAConfirmedOne() throws IOException {
        directory("zz.yaml", "organisations:\n  - {code: T-1, name: 甲, kind: OTHER}\n");
        directory("zzz.yaml", "organisations:\n  - {code: T-1, name: 乙, kind: OTHER, synthetic: true}\n");
        var directory = new InitialRules(folder).directory();
        assertThat(directory.find("T-1").orElseThrow().getName()).isEqualTo("甲");
        assertThat(directory.find("京0117")).isPresent();
    }

    @Test
    void namesTheFileThatIsWrong() throws IOException {
        directory("zz.yaml", "organisations:\n  - {code: T-1, name: 甲, kind: COURTS}\n");
        assertThatThrownBy(() -> new InitialRules(folder).entries())
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining("zz.yaml");
    }

    @Test
    void namesWhatDoesNotHoldTogether() throws IOException {
        directory("zz.yaml", "organisations:\n  - {code: T-1, name: 甲, kind: COURT, level: BASIC, superior: 没有}\n");
        assertThatThrownBy(() -> new InitialRules(folder).entries())
                .hasMessageContaining("T-1")
                .hasMessageContaining("SUPERIOR_UNKNOWN");
        Files.delete(folder.resolve("directory/zz.yaml"));
        Files.writeString(folder.resolve("matters.yaml"), "kinds: {}\n");
        assertThatThrownBy(() -> new InitialRules(folder).entries()).hasMessageContaining("matters");
        Files.delete(folder.resolve("clocks.yaml"));
        assertThatThrownBy(() -> new InitialRules(folder).documents())
                .hasMessageContaining("clocks.yaml cannot be read");
    }

    private void directory(String name, String text) throws IOException {
        Files.writeString(folder.resolve("directory").resolve(name), text);
    }
}
