// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xietong.v1.Mode;

/** {@link DocumentsContract} beside a SQLite file. */
class FileDocumentsTest extends DocumentsContract {
    @TempDir
    Path folder;

    @Override
    LedgerSettings settings() {
        return LedgerSettings.sqlite(folder, Mode.MODE_LIVE);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder.resolve("documents"))) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void nothingButDocumentsIsLeftInTheFolder() throws IOException {
        put(documents, "京0117", new byte[10]);
        assertThatThrownBy(() -> documents.put("京0117", digest(new byte[1]), 1, java.io.InputStream.nullInputStream()))
                .isInstanceOf(Documents.DigestMismatch.class);

        assertThat(files()).hasSize(1);
        assertThat(files().get(0)).hasFileName(digest(new byte[10]).substring("sha256:".length()));
    }

    @Test
    void noCodeLeadsOutOfTheFolder() throws IOException {
        put(documents, "../../outside", new byte[10]);

        assertThat(files()).hasSize(1);
        assertThat(folder.getParent().resolve("outside")).doesNotExist();
    }

    @Test
    void whatAnUploadLeftBehindIsCleanedAtOpening() throws IOException {
        Path unfinished = Files.createDirectories(folder.resolve("documents/_unfinished_"));
        Files.write(unfinished.resolve("cut off"), new byte[3]);
        ledger.close();
        open();

        assertThat(files()).isEmpty();
    }

    @Test
    void uploadsOfTheProcessThatWritesAreNotCleanedByAnotherOpening() throws IOException {
        ledger.acquire("a", Scribe.LONG).orElseThrow();
        Path unfinished = Files.createDirectories(folder.resolve("documents/_unfinished_"));
        Files.write(unfinished.resolve("under way"), new byte[3]);
        Ledgers.open(settings()).close();

        assertThat(files()).hasSize(1);
    }

    @Override
    void damage(boolean cut) throws IOException {
        Path file = files().get(0);
        byte[] content = Files.readAllBytes(file);
        content[0]++;
        Files.write(file, cut ? java.util.Arrays.copyOf(content, 4) : content);
    }

    @Test
    void namesOfFoldersLeadBackToCodes() {
        var names = new ArrayList<String>();
        for (String code : List.of("京0117", "A", "a", "..", "a_b", "a-b")) {
            names.add(DocumentNames.folder(code));
            assertThat(DocumentNames.organisation(DocumentNames.folder(code))).isEqualTo(code);
        }
        assertThat(names).doesNotHaveDuplicates().allMatch(name -> name.matches("[a-z0-9_-]+"));
        assertThat(DocumentNames.organisation("_unfinished_")).isNull();
        assertThat(DocumentNames.organisation("lost+found")).isNull();
        assertThatThrownBy(() -> DocumentNames.folder("")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> DocumentNames.folder("京".repeat(90))).isInstanceOf(IllegalArgumentException.class);
    }
}
