// SPDX-License-Identifier: Apache-2.0
package xietong.client;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A list that comes a page at a time, as one stream; a page is asked for when the one before is used up. */
final class Pages<T> implements Iterator<T> {

    /** One answer. An empty token is the end; an empty page with a token is not. */
    record Page<T>(List<T> entries, String next) {}

    private final Function<String, Page<T>> fetch;
    private Iterator<T> entries = Collections.emptyIterator();
    private String token = "";
    private boolean last;

    private Pages(Function<String, Page<T>> fetch) {
        this.fetch = fetch;
    }

    static <T> Stream<T> stream(Function<String, Page<T>> fetch) {
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(new Pages<>(fetch), Spliterator.ORDERED | Spliterator.NONNULL),
                false);
    }

    @Override
    public boolean hasNext() {
        while (!entries.hasNext() && !last) {
            Page<T> page = fetch.apply(token);
            entries = page.entries().iterator();
            token = page.next();
            last = token.isEmpty();
        }
        return entries.hasNext();
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return entries.next();
    }
}
