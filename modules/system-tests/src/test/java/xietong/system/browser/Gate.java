// SPDX-License-Identifier: Apache-2.0
package xietong.system.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A line between browsers and a hub without TLS, on a port that stays the same: it can die, come back, and cut every other
 * answer to one kind of request after the hub has decided it.
 */
final class Gate implements AutoCloseable {
    private static final int BUFFER = 16 * 1024;

    private final int hub;
    private final int port;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final AtomicInteger asked = new AtomicInteger();
    private volatile ServerSocket door;
    private volatile String cutting = "";

    Gate(int hubPort) {
        hub = hubPort;
        port = listen(0);
    }

    int port() {
        return port;
    }

    /** Nobody is there: connections break, and new ones are refused. */
    void die() {
        quietly(door);
        sockets.forEach(Gate::quietly);
    }

    /** There again. */
    void revive() {
        listen(port);
    }

    /** From now on the first of two answers to requests that begin so is lost, e.g. "POST /api/call/"; "" none. */
    void cutEveryOther(String requests) {
        asked.set(0);
        cutting = requests;
    }

    /** How many such requests came. */
    int asked() {
        return asked.get();
    }

    private int listen(int wanted) {
        try {
            var opened = new ServerSocket();
            opened.setReuseAddress(true);
            opened.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted), 50);
            door = opened;
            start(() -> accept(opened));
            return opened.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(ServerSocket opened) {
        try {
            while (true) {
                var pipe = new Pipe(opened.accept());
                start(pipe::up);
                start(pipe::down);
            }
        } catch (IOException e) {
            // The door is closed.
        }
    }

    private final class Pipe {
        private final Socket browser;
        private final Socket server;
        private volatile boolean lost;

        Pipe(Socket browser) throws IOException {
            this.browser = browser;
            this.server = new Socket(InetAddress.getLoopbackAddress(), hub);
            sockets.add(browser);
            sockets.add(server);
        }

        void up() {
            move(browser, server, (piece, length) -> {
                notice(piece, length);
                return false;
            });
        }

        void down() {
            move(server, browser, (piece, length) -> lost);
        }

        /** A browser sends the head of a request in one piece. */
        private void notice(byte[] piece, int length) {
            if (!cutting.isEmpty() && new String(piece, 0, length, StandardCharsets.ISO_8859_1).startsWith(cutting)) {
                lost = asked.incrementAndGet() % 2 == 1;
            }
        }

        private void move(Socket from, Socket to, Ends ends) {
            try (InputStream in = from.getInputStream(); OutputStream out = to.getOutputStream()) {
                var piece = new byte[BUFFER];
                for (int length = in.read(piece); length >= 0 && !ends.at(piece, length); length = in.read(piece)) {
                    out.write(piece, 0, length);
                    out.flush();
                }
            } catch (IOException e) {
                // One side is gone; so is the other then.
            } finally {
                quietly(browser);
                quietly(server);
                sockets.remove(browser);
                sockets.remove(server);
            }
        }
    }

    private interface Ends {
        boolean at(byte[] piece, int length);
    }

    private static void start(Runnable what) {
        var thread = new Thread(what, "gate");
        thread.setDaemon(true);
        thread.start();
    }

    private static void quietly(AutoCloseable what) {
        try {
            what.close();
        } catch (Exception e) {
            // It is gone either way.
        }
    }

    @Override
    public void close() {
        die();
    }
}
