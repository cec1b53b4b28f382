// SPDX-License-Identifier: Apache-2.0
package xietong.app.batch;

import java.nio.file.Path;
import java.util.List;
import xietong.app.config.InvalidConfiguration;

/** A file of freeze orders, one a line. */
public final class OrderFile {
    private static final CsvTable<Column> TABLE = new CsvTable<>(Column.class, "freeze import");

    private OrderFile() {}

    /**
     * Its lines; blank ones are left out.
     *
     * @param folder from which files of papers count
     * @throws InvalidConfiguration where it is no such file
     */
    public static List<OrderLine> parse(String text, String batch, Path folder) {
        return TABLE.lines(text, cells -> new LineReader(cells).read(batch, folder), OrderLine::refused);
    }
}
