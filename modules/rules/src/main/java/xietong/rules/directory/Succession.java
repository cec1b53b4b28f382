// SPDX-License-Identifier: Apache-2.0
package xietong.rules.directory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import xietong.rules.Caller;
import xietong.v1.Organisation;

/**
 * Who goes on with the work of organisations that were closed 承继; immutable. Codes stay in everything that bears them:
 * the successor stands where the closed one stood. A successor that was closed itself hands on to its own.
 */
public final class Succession {
    /** By the code of the closed one; only where an organisation in service stands at the end. */
    private final Map<String, Organisation> successors = new HashMap<>();
    private final Map<String, List<Organisation>> predecessors = new HashMap<>();

    Succession(Collection<Organisation> all, Map<String, Organisation> byCode) {
        for (Organisation closed : all) {
            if (closed.getClosed() && !closed.getSuccessor().isEmpty()) {
                end(closed, byCode).ifPresent(last -> {
                    successors.put(closed.getCode(), last);
                    predecessors.computeIfAbsent(last.getCode(), c -> new ArrayList<>()).add(closed);
                });
            }
        }
        predecessors.values().forEach(list -> list.sort(Comparator.comparing(Organisation::getCode)));
    }

    private static Optional<Organisation> end(Organisation closed, Map<String, Organisation> byCode) {
        Set<String> seen = new HashSet<>();
        Organisation next = closed;
        while (next != null && next.getClosed() && seen.add(next.getCode())) {
            next = byCode.get(next.getSuccessor());
        }
        return Optional.ofNullable(next).filter(o -> !o.getClosed());
    }

    /** Whether nobody was closed into another. */
    public boolean isEmpty() {
        return successors.isEmpty();
    }

    /** Who goes on with the work of a closed organisation. */
    public Optional<Organisation> successor(String code) {
        return Optional.ofNullable(successors.get(code));
    }

    /** In whose part a caller may act and read: its own first, then those of the organisations whose work it goes on with. */
    public List<Caller> parts(Caller caller) {
        List<Organisation> closed = predecessors.get(caller.code());
        if (closed == null) {
            return List.of(caller);
        }
        var parts = new ArrayList<>(List.of(caller));
        closed.forEach(o -> parts.add(new Caller(o, caller.officer())));
        return parts;
    }

    /**
     * Where what is addressed to a mailbox goes: to the successor's desk of the same code, or to the successor itself where
     * it has no such desk.
     */
    public String route(String mailbox) {
        if (successors.isEmpty()) {
            return mailbox;
        }
        int slash = mailbox.indexOf('/');
        Organisation successor = successors.get(slash < 0 ? mailbox : mailbox.substring(0, slash));
        if (successor == null) {
            return mailbox;
        }
        String desk = slash < 0 ? "" : mailbox.substring(slash + 1);
        boolean there = successor.getDesksList().stream().anyMatch(d -> d.getCode().equals(desk));
        return there ? successor.getCode() + "/" + desk : successor.getCode();
    }
}
