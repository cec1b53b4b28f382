// SPDX-License-Identifier: Apache-2.0
package xietong.hub;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Message;
import com.google.protobuf.WireFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import xietong.ledger.StoredState;
import xietong.rules.Caller;
import xietong.rules.Catalogue;
import xietong.rules.Relation;
import xietong.rules.Resource;
import xietong.rules.Rights;
import xietong.rules.directory.Directory;

/** From stored states to what a reader may see of them: rights are checked here, for answers and streams alike. */
public final class States {
    private final Supplier<Directory> directory;
    private final Rights rights = Rights.standard();

    /** Uses the directory in force. */
    public States(Supplier<Directory> directory) {
        this.directory = directory;
    }

    /** The reader's view; empty where the method is not the reader's to call on it. Not yet masked. */
    public Optional<Message> view(String method, StoredState row, Caller reader) {
        return view(method, row.kind(), parse(row), reader);
    }

    /** The same of a state of a kind that was read. */
    public Optional<Message> view(String method, String kind, Message state, Caller reader) {
        Resource<Message> resource = Catalogue.resource(kind);
        Directory now = directory.get();
        for (Caller part : now.succession().parts(reader)) {
            Set<Relation> relations = resource.relations(state, part, now);
            if (rights.permits(method, part.organisation().getKind(), part.role(), relations)) {
                return Optional.of(resource.view(state, part, rights, now));
            }
        }
        return Optional.empty();
    }

    /** Codes in whose part the reader reads: its own first, then those of the organisations whose work it goes on with. */
    public List<String> parts(Caller reader) {
        return directory.get().succession().parts(reader).stream().map(Caller::code).toList();
    }

    /** Whether the reader is party to it and what the reader may see of it cites the document. */
    public boolean cites(String method, StoredState row, Caller reader, String organisation, String digest) {
        return view(method, row, reader).stream()
                .flatMap(seen -> Catalogue.resource(row.kind()).citations(seen).stream())
                .anyMatch(d -> d.getOrganisation().equals(organisation) && d.getDigest().equals(digest));
    }

    /** A stored state as its message. */
    public static Message parse(StoredState row) {
        return parse(row, Set.of());
    }

    /** The same with some of its fields only, by their numbers; with all where none are named. */
    static Message parse(StoredState row, Set<Integer> fields) {
        try {
            byte[] body = fields.isEmpty() ? row.body() : some(row.body(), fields);
            return Catalogue.resource(row.kind()).empty().getParserForType().parseFrom(body);
        } catch (IOException e) {
            throw new IllegalStateException("state of " + row.id() + " cannot be read", e);
        }
    }

    private static byte[] some(byte[] body, Set<Integer> fields) throws IOException {
        var in = CodedInputStream.newInstance(body);
        var out = new ByteArrayOutputStream(body.length);
        while (!in.isAtEnd()) {
            int from = in.getTotalBytesRead();
            int tag = in.readTag();
            in.skipField(tag);
            if (fields.contains(WireFormat.getTagFieldNumber(tag))) {
                out.write(body, from, in.getTotalBytesRead() - from);
            }
        }
        return out.toByteArray();
    }
}
