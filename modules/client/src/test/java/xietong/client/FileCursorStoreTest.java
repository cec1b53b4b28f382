// SPDX-License-Identifier: Apache-2.0
package xietong.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileCursorStoreTest {
    @TempDir
    Path directory;
    private Path file;
    private CursorStore store;

    @BeforeEach
    void open() {
        file = directory.resolve("desk.cursor");
        store = CursorStore.file(file);
    }

    @Test
    void withoutAFileThereIsNoCursor() {
        assertThat(store.load()).isEmpty();
    }

    @Test
    void theLastSavedCursorIsLoadedAndNothingElseIsLeftBehind() throws IOException {
        store.save(new Cursor("e1", 5));
        store.save(new Cursor("e2", 3));
        assertThat(CursorStore.file(file).load()).contains(new Cursor("e2", 3));
        try (var files = Files.list(directory)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void aFileThatHoldsNoCursorIsRefusedRatherThanTakenForNone() throws IOException {
        for (String text : new String[] {"", "e1\n", "e1\n12", "e1\n-3\n", "e1\nx\n", "e1\n5\nmore"}) {
            Files.writeString(file, text);
            assertThatThrownBy(store::load).as(text).isInstanceOf(IllegalStateException.class);
        }
    }
}
