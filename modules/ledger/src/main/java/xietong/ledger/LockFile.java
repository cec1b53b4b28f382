// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/**
 * The lock file beside a SQLite ledger: its first byte is locked by the process that writes, its second while the
 * schema migrates. Each process opens it once, however many ledgers it opens: POSIX drops all of a process's locks of
 * a file as soon as any of its descriptors is closed.
 */
final class LockFile {
    private static final Map<Path, LockFile> OPEN = new HashMap<>();

    private final Path path;
    private final FileChannel channel;
    private final Object migration = new Object();
    private int users;
    private Object owner;
    private FileLock lock;

    private LockFile(Path path) throws IOException {
        this.path = path;
        channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    /** Opens it for one more user. */
    static LockFile open(Path database) {
        synchronized (OPEN) {
            try {
                Path folder = database.toAbsolutePath().getParent().toRealPath();
                Path path = folder.resolve(database.getFileName() + ".lock");
                LockFile file = OPEN.get(path);
                if (file == null) {
                    file = new LockFile(path);
                    OPEN.put(path, file);
                }
                file.users++;
                return file;
            } catch (IOException e) {
                throw new UncheckedIOException("lock file of " + database, e);
            }
        }
    }

    /** Whether this user is the one that writes. */
    boolean isTaken(Object user) {
        synchronized (OPEN) {
            return owner == user;
        }
    }

    /** Makes this user the one that writes; false when another is, here or in another process. */
    boolean take(Object user) {
        synchronized (OPEN) {
            if (owner != null) {
                return owner == user;
            }
            try {
                lock = channel.tryLock(0, 1, false);
            } catch (IOException e) {
                throw new UncheckedIOException(path.toString(), e);
            }
            owner = lock == null ? null : user;
            return lock != null;
        }
    }

    /** Gives the right back, if this user has it. */
    void give(Object user) {
        synchronized (OPEN) {
            if (owner == user) {
                owner = null;
                try {
                    lock.release();
                } catch (IOException e) {
                    throw new UncheckedIOException(path.toString(), e);
                }
            }
        }
    }

    /** Runs something that only one process may do at a time; others wait. */
    <T> T alone(Work<T> work) throws SQLException, IOException {
        synchronized (migration) {
            FileLock held = channel.lock(1, 1, false);
            try {
                return work.run();
            } finally {
                held.release();
            }
        }
    }

    /** Something to do alone. */
    interface Work<T> {
        T run() throws SQLException, IOException;
    }

    /** This user is done. */
    void close(Object user) {
        synchronized (OPEN) {
            give(user);
            if (--users == 0) {
                OPEN.remove(path);
                try {
                    channel.close();
                } catch (IOException e) {
                    throw new UncheckedIOException(path.toString(), e);
                }
            }
        }
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
