// SPDX-License-Identifier: Apache-2.0
package xietong.live;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/** A port of its own through which another port of the same address is reached. */
final class Passage implements AutoCloseable {
    private final InetAddress host;
    private final int to;
    private final ServerSocket door;
    private final AtomicInteger taken = new AtomicInteger();

    Passage(String address, int to) throws IOException {
        this.host = InetAddress.getByName(address);
        this.to = to;
        this.door = new ServerSocket(0, 16, host);
        run(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    /** Connections so far. */
    int taken() {
        return taken.get();
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void run(Work work) {
        var thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException e) {
                // One side has closed.
            }
        }, "passage");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() throws IOException {
        while (true) {
            Socket caller = door.accept();
            taken.incrementAndGet();
            run(() -> {
                try (caller; var member = new Socket(host, to)) {
                    run(() -> member.getInputStream().transferTo(caller.getOutputStream()));
                    caller.getInputStream().transferTo(member.getOutputStream());
                }
            });
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
