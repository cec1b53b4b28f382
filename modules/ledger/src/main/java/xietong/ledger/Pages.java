// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;

/** All rows of a query in order of a unique key, a page at a time; each page is a short read of its own. */
final class Pages<T> implements Iterator<T> {
    private static final int PAGE = 256;

    private final SqlReads reads;
    private final String select;
    private final String key;
    private final int keys;
    private final SqlReads.Row<T> row;
    private final Function<T, Object[]> keyOf;
    private final Object[] parameters;
    private List<T> page = List.of();
    private int at;
    private T last;
    private boolean ended;

    /**
     * Pages of a query.
     *
     * @param select up to and with its WHERE condition
     * @param key columns of the key, with commas between
     * @param keyOf their values
     * @param parameters of the condition
     */
    Pages(
            SqlReads reads,
            String select,
            String key,
            SqlReads.Row<T> row,
            Function<T, Object[]> keyOf,
            Object... parameters) {
        this.reads = reads;
        this.select = select;
        this.key = key;
        this.keys = key.split(",").length;
        this.row = row;
        this.keyOf = keyOf;
        this.parameters = parameters;
    }

    /** The next row, which stays the next; null at the end. */
    T peek() {
        if (at == page.size() && !ended) {
            read();
        }
        return at < page.size() ? page.get(at) : null;
    }

    @Override
    public boolean hasNext() {
        return peek() != null;
    }

    @Override
    public T next() {
        last = peek();
        if (last == null) {
            throw new NoSuchElementException();
        }
        at++;
        return last;
    }

    private void read() {
        String order = " ORDER BY " + key + " LIMIT " + PAGE;
        if (last == null) {
            page = reads.list(select + order, row, parameters);
        } else {
            Object[] after = keyOf.apply(last);
            Object[] all = Arrays.copyOf(parameters, parameters.length + keys);
            System.arraycopy(after, 0, all, parameters.length, keys);
            String beyond = " AND (" + key + ") > (" + String.join(", ", Collections.nCopies(keys, "?")) + ")";
            page = reads.list(select + beyond + order, row, all);
        }
        at = 0;
        ended = page.size() < PAGE;
    }
}
