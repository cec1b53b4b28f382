// SPDX-License-Identifier: Apache-2.0
package xietong.app.output;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Rows under a head, each column as wide as its widest text; a Chinese character takes two places. */
public final class Columns {
    private final List<List<String>> rows = new ArrayList<>();

    public Columns(String... head) {
        rows.add(List.of(head));
    }

    public void add(String... row) {
        rows.add(List.of(row));
    }

    public void print(Consumer<String> out) {
        int[] widths = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], width(row.get(i)));
            }
        }
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                line.append(row.get(i)).append(" ".repeat(widths[i] - width(row.get(i)) + 2));
            }
            out.accept(line.toString().stripTrailing());
        }
    }

    static int width(String text) {
        return text.codePoints().map(c -> c >= 0x2e80 && c < 0xd7b0 || c >= 0xf900 && c < 0xfb00
                || c >= 0xfe30 && c < 0xfe70 || c >= 0xff00 && c < 0xff61 || c >= 0x20000 ? 2 : 1).sum();
    }
}
