// SPDX-License-Identifier: Apache-2.0
package xietong.system;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a process wrote to files and when it made that durable, as the kernel saw it. Times are microseconds. */
final class Strace {
    private static final Pattern LINE = Pattern.compile("(\\d+) +(\\d+)\\.(\\d{6}) (.*)");
    private static final Pattern CALL =
            Pattern.compile("(\\w+)\\(\\d+<([^>]*)>(?:, \"\"(?:\\.\\.\\.)?, (\\d+), (\\d+))?.*");
    private static final Pattern DONE = Pattern.compile(".*\\) += (-?\\d+).* <(\\d+)\\.(\\d{6})>");

    private final List<Event> events = new ArrayList<>();

    /** A write of so many bytes there, or a sync (then without length). */
    record Event(boolean sync, String file, long offset, long length, long begin, long end) {}

    private Strace() {}

    /** The command that a program is started under. Each traced call stops it: writes only where they are wanted. */
    static List<String> tracing(Path file, boolean writes) {
        return List.of("strace", "-f", "--seccomp-bpf", "-ttt", "-T", "-s", "0", "-yy",
                "-e", "trace=fsync,fdatasync" + (writes ? ",pwrite64" : ""), "-o", file.toString());
    }

    /** Skips the test, with the reason, where no program can be traced. */
    static void requirePossible() {
        List<String> probe = new ArrayList<>(tracing(Path.of("/dev/null"), true));
        probe.add("true");
        try {
            Process process = new ProcessBuilder(probe).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            assumeTrue(process.waitFor() == 0, "strace may not trace here: " + said);
        } catch (IOException e) {
            assumeTrue(false, "strace is missing: apt-get install strace");
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static long micros() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }

    static Strace read(Path file) {
        var strace = new Strace();
        Map<String, Event> unfinished = new HashMap<>();
        try (var lines = Files.lines(file)) {
            lines.map(LINE::matcher).filter(Matcher::matches).forEach(line -> {
                long time = Long.parseLong(line.group(2)) * 1_000_000 + Long.parseLong(line.group(3));
                strace.add(line.group(1), time, line.group(4), unfinished);
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return strace;
    }

    private void add(String thread, long time, String text, Map<String, Event> unfinished) {
        Matcher done = DONE.matcher(text);
        boolean finished = done.matches();
        if (text.startsWith("<... ")) {
            Event begun = unfinished.remove(thread);
            if (begun != null && finished && !done.group(1).startsWith("-")) {
                events.add(new Event(begun.sync(), begun.file(), begun.offset(), begun.length(), begun.begin(), time));
            }
            return;
        }
        Matcher call = CALL.matcher(text);
        if (!call.matches()) {
            return;
        }
        boolean sync = call.group(1).startsWith("f");
        if (!sync && call.group(3) == null) {
            throw new IllegalStateException("a write that is not understood: " + text);
        }
        var event = new Event(sync, call.group(2), sync ? 0 : Long.parseLong(call.group(4)),
                sync ? 0 : Long.parseLong(call.group(3)), time, time);
        if (!finished) {
            unfinished.put(thread, event);
        } else if (!done.group(1).startsWith("-")) {
            long took = Long.parseLong(done.group(2)) * 1_000_000 + Long.parseLong(done.group(3));
            events.add(new Event(sync, event.file(), event.offset(), event.length(), time, time + took));
        }
    }

    List<Event> syncs(String name) {
        return events.stream().filter(event -> event.sync() && event.file().endsWith(name)).toList();
    }

    /** Syncs of what lies right in a folder. */
    List<Event> syncsIn(Path folder) {
        return events.stream()
                .filter(event -> event.sync() && folder.equals(Path.of(event.file()).getParent()))
                .toList();
    }

    List<Event> writes(String name) {
        return events.stream().filter(event -> !event.sync() && event.file().endsWith(name)).toList();
    }

    /**
     * How long the write-ahead log is that would survive a power cut then: up to the end of what was written before
     * the last sync began that had ended. A write at its beginning starts the log anew.
     */
    long syncedLength(String log, long time) {
        long begin = syncs(log).stream().filter(sync -> sync.end() <= time).mapToLong(Event::begin).max().orElse(0);
        long length = 0;
        for (Event write : writes(log)) {
            if (write.end() <= begin) {
                length = write.offset() == 0 ? write.length() : Math.max(length, write.offset() + write.length());
            }
        }
        return length;
    }

    /** Whether something was written to the file in between. */
    boolean wrote(String name, long from, long to) {
        return writes(name).stream().anyMatch(write -> write.end() >= from && write.begin() <= to);
    }
}
