// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import xietong.v1.Mode;

/** A second JVM that opens the SQLite ledger of a folder, to be killed like one. */
final class OtherProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader said;

    /** What it is to do. */
    enum Task {
        /** Take the lease, commit once and keep the lock while the lease runs out. */
        HOLD,
        /** Commit on and on, and say each position when it is acknowledged. */
        COMMIT,
        /** Erase a matter that alone cites a document, and say so before the document goes. */
        ERASE
    }

    OtherProcess(Path folder, Task task) throws IOException {
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherProcess.class.getName(),
                        folder.toString(),
                        task.name())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        said = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** The next line that it says; null after its end. */
    String line() throws IOException {
        return said.readLine();
    }

    /** Ends it in the middle of whatever it does; what it had said can still be read. */
    void kill() throws InterruptedException {
        process.toHandle().destroyForcibly();
        process.waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /** The other JVM. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Ledger ledger = Ledgers.open(LedgerSettings.sqlite(Path.of(args[0]), Mode.MODE_LIVE));
        Optional<Lease> lease = ledger.acquire("there", Scribe.LONG);
        if (lease.isEmpty()) {
            System.out.println("refused");
            System.exit(0);
        }
        var scribe = new Scribe(ledger, lease.get());
        if (Task.valueOf(args[1]) == Task.COMMIT) {
            for (int i = 0; ; i++) {
                for (int entry = 0; entry <= i % 5; entry++) {
                    scribe.act("entrustment/" + i % 11).tell("a", "t").personal("张三").list("l", "o", "" + i).and();
                }
                System.out.println(scribe.commit().seal().position());
            }
        }
        if (Task.valueOf(args[1]) == Task.ERASE) {
            DocumentsContract.put(ledger.documents(), "京0105", Samples.RULING);
            scribe.act("entrustment/1").cite(DocumentsContract.digest(Samples.RULING)).personal("张三").commit();
            scribe.act("entrustment/1").erase().commit();
            System.out.println("erased");
        } else {
            scribe.act("entrustment/1").commit();
            ledger.acquire("there", Duration.ofMillis(50)).orElseThrow();
            System.out.println("taken");
        }
        Thread.sleep(Duration.ofMinutes(1).toMillis());
    }
}
