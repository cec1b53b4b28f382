// SPDX-License-Identifier: Apache-2.0
package xietong.app.output;

import com.google.protobuf.Message;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** A list of resources: one JSON object a line, or a table with the count beside it. */
final class Listing<M extends Message> {
    private final String noun;
    private final String[] head;
    private final Function<M, String[]> row;

    /**
     * A kind of list.
     *
     * @param noun what one entry is
     */
    Listing(String noun, Function<M, String[]> row, String... head) {
        this.noun = noun;
        this.head = head;
        this.row = row;
    }

    void print(Output output, Stream<M> entries) {
        if (output.json()) {
            entries.forEach(output::json);
            return;
        }
        List<M> all = entries.toList();
        Columns columns = new Columns(head);
        all.forEach(entry -> columns.add(row.apply(entry)));
        columns.print(output::line);
        output.aside(all.size() + " " + noun + (all.size() == 1 ? "" : "s"));
    }
}
