// SPDX-License-Identifier: Apache-2.0
package xietong.hub.gateway;

import com.google.protobuf.Message;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import xietong.hub.PageBytes;
import xietong.hub.Shown;
import xietong.hub.States;
import xietong.ledger.IndexRow;
import xietong.ledger.Ledger;
import xietong.ledger.StoredState;
import xietong.rules.Caller;
import xietong.rules.Refused;

/** Reads resources and lists, a page at a time, from where the page before ended. Blocks; not for event loops. */
final class Listing {

    private final Ledger ledger;
    private final States states;

    Listing(Ledger ledger, States states) {
        this.ledger = ledger;
        this.states = states;
    }

    /**
     * One page.
     *
     * @param resources views in the list's order, not yet masked
     * @param next token of the next page; empty where there is no more
     */
    record Page(List<Message> resources, String next) {}

    /** The view of one resource of a kind; refused with REASON_NOT_PARTY. */
    Message one(String id, String kind, Caller reader) {
        return ledger.state(id)
                .filter(row -> row.kind().equals(kind))
                .flatMap(row -> Shown.view(states, row, reader))
                .orElseThrow(Refused::notParty);
    }

    /** A page of someone's list; refused with REASON_FIELD_INVALID for a size or a token that is none. */
    Page page(String list, String owner, int pageSize, String token, Caller reader) {
        return page(list, owner, pageSize, token, reader, state -> Shown.view(states, state, reader));
    }

    /** The same of what stands in no mailbox; {@code shown} is the reader's view, empty where it is not the reader's. */
    Page page(
            String list,
            String owner,
            int pageSize,
            String token,
            Caller reader,
            Function<StoredState, Optional<Message>> shown) {
        int size = pageSize == 0 ? 50 : pageSize;
        if (size < 1 || size > 200) {
            throw Refused.field("page_size", "1 to 200; 0 takes 50");
        }
        List<IndexRow> rows = rows(list, owner, token, size, reader);
        Map<String, StoredState> found = ledger.states(rows.stream().map(IndexRow::resource).toList());
        var resources = new ArrayList<Message>();
        var bytes = new PageBytes();
        int looked = 0;
        for (IndexRow row : rows) {
            Optional<Message> view =
                    Optional.ofNullable(found.get(row.resource())).flatMap(shown);
            if (view.isPresent() && !bytes.take(view.get())) {
                break;
            }
            view.ifPresent(resources::add);
            looked++;
        }
        boolean more = looked == size || looked < rows.size();
        return new Page(resources, more ? token(rows.get(looked - 1)) : "");
    }

    /** Of a caller's own list also the rows of those whose work it goes on with, in one order. */
    private List<IndexRow> rows(String list, String owner, String token, int size, Caller reader) {
        List<String> owners = owner.equals(reader.code()) ? states.parts(reader) : List.of(owner);
        if (owners.size() == 1) {
            return ledger.index(list, owner, place(token, list, owner), size);
        }
        var seen = new HashSet<String>();
        return owners.stream()
                .flatMap(each -> ledger.index(list, each, place(token, list, each), size).stream())
                .sorted(Comparator.comparing(IndexRow::sort).thenComparing(IndexRow::resource))
                .filter(row -> seen.add(row.resource()))
                .limit(size)
                .toList();
    }

    private static String token(IndexRow last) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((last.sort() + " " + last.resource()).getBytes(StandardCharsets.UTF_8));
    }

    private static IndexRow place(String token, String list, String owner) {
        if (token.isEmpty()) {
            return null;
        }
        try {
            String place = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            Texts.require("page_token", place);
            String[] parts = place.split(" ", 2);
            return new IndexRow(list, owner, parts[0], parts[1]);
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw Refused.field("page_token", "next_page_token of the answer before");
        }
    }
}
