// SPDX-License-Identifier: Apache-2.0
package xietong.hub.operations;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/**
 * Whether this node lives, and whether it can do now what it is there for. It is ready when every check passes; it
 * lives while a restart would mend nothing. What is asked is only memory: whoever must wait for an answer, as of a
 * disk, is asked by {@link Pulse}.
 */
public final class Health {
    /**
     * What one check found.
     *
     * @param passed whether it is as it should be
     * @param reason what was seen; nothing about any organisation, since strangers read it
     */
    public record Finding(boolean passed, String reason) {
        public static Finding of(boolean passed, String reason) {
            return new Finding(passed, reason);
        }
    }

    /** A finding with the name of its check. */
    public record Check(String name, boolean passed, String reason) {}

    /** All checks at one moment. */
    public record Report(List<Check> checks) {
        public boolean passed() {
            return checks.stream().allMatch(Check::passed);
        }
    }

    private record Probe(String name, Supplier<Finding> look) {
        Check check() {
            Finding finding = look.get();
            return new Check(name, finding.passed(), finding.reason());
        }
    }

    private final List<Probe> living = new CopyOnWriteArrayList<>();
    private final List<Probe> working = new CopyOnWriteArrayList<>();
    private volatile boolean draining;

    /** Before anyone asks: {@link #lives} and {@link #needs} add what is looked at. */
    public Health() {
        needs("draining", () -> draining
                ? Finding.of(false, "the node is closing: it finishes what it accepted and takes nothing new")
                : Finding.of(true, "the node takes new requests"));
    }

    /** Without this a restart is the cure. */
    public void lives(String name, Supplier<Finding> look) {
        living.add(new Probe(name, look));
    }

    /** Without this the node cannot serve now. Takes the place of an earlier one of the same name. */
    public void needs(String name, Supplier<Finding> look) {
        var probe = new Probe(name, look);
        for (int i = 0; i < working.size(); i++) {
            if (working.get(i).name().equals(name)) {
                working.set(i, probe);
                return;
            }
        }
        working.add(probe);
    }

    /** Whether a restart would mend something: it would where this does not pass. */
    public Report live() {
        return new Report(living.stream().map(Probe::check).toList());
    }

    /** Whether callers should come here. */
    public Report ready() {
        return new Report(working.stream().map(Probe::check).toList());
    }

    /** From now on it is not ready. */
    public void drain() {
        draining = true;
    }
}
