// SPDX-License-Identifier: Apache-2.0
package xietong.hub;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts a new certificate of the hub, or a new authority for its clients, into use while the hub runs: connections from
 * then on get it, open ones go on with what they have. Files that do not fit each other leave everything as it is.
 */
final class CertificateWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CertificateWatch.class);
    private static final long TURN_MILLIS = 2_000;

    private final Vertx vertx;
    private final WorkerExecutor workers;
    private final List<Path> files;
    private final Supplier<Future<?>> reload;
    private final long timer;
    private byte[] inUse;
    private byte[] refused = new byte[0];
    private boolean busy;

    /** Whoever {@code reload} tells has been given the files as they are now. */
    CertificateWatch(Vertx vertx, WorkerExecutor workers, List<Path> files, Supplier<Future<?>> reload, byte[] inUse) {
        this.vertx = vertx;
        this.workers = workers;
        this.files = files;
        this.reload = reload;
        this.inUse = inUse;
        this.timer = vertx.setPeriodic(TURN_MILLIS, t -> look());
    }

    /** What the files are, as one digest. */
    static byte[] digest(List<Path> files) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Path file : files) {
                digest.update(Files.readAllBytes(file));
                digest.update((byte) 0);
            }
            return digest.digest();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private synchronized void look() {
        if (busy) {
            return;
        }
        busy = true;
        workers.<byte[]>executeBlocking(() -> digest(files), false)
                .compose(found -> Arrays.equals(found, inUse)
                        ? Future.<Void>succeededFuture()
                        : reload.get()
                                .onSuccess(all -> {
                                    inUse = found;
                                    LOG.info("the hub's certificate was changed; new connections get the new one");
                                })
                                .onFailure(e -> warn(found, e))
                                .<Void>mapEmpty())
                // A file that is away for a moment is there at the next look.
                .onComplete(done -> rest());
    }

    private void warn(byte[] found, Throwable why) {
        if (!Arrays.equals(found, refused)) {
            refused = found;
            LOG.warn("the hub's certificate on disk cannot be used, the one before stays: {}", why.getMessage());
        }
    }

    private synchronized void rest() {
        busy = false;
    }

    @Override
    public void close() {
        vertx.cancelTimer(timer);
    }
}
