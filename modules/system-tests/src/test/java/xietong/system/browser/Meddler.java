// SPDX-License-Identifier: Apache-2.0
package xietong.system.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What may stand between a page and the hub, and how it may behave: passes everything on until told otherwise. */
final class Meddler implements AutoCloseable {
    /** How it behaves towards requests from now on; open connections are treated alike. */
    enum Mood {
        /** As if it were not there. */
        PASSING,
        /** Cuts every connection, and takes no new one. */
        CUTTING,
        /** Answers 503. */
        BUSY,
        /** Answers with a page to log in at, as a captive network does. */
        LOGIN_PAGE,
        /** Takes everything and says nothing. */
        SILENT,
        /** Holds streams back, and lets everything else pass. */
        BUFFERING
    }

    private static final byte[] UNAVAILABLE = answer("503 Service Unavailable", "text/plain", "not now");
    private static final byte[] PAGE = answer("200 OK", "text/html", "<html><body>Sign in to the network</body></html>");

    private final ServerSocket door;
    private final int to;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final ConcurrentLinkedQueue<String> asked = new ConcurrentLinkedQueue<>();
    private volatile Mood mood = Mood.PASSING;

    /** In front of a port of this machine. */
    Meddler(int to) {
        try {
            this.to = to;
            this.door = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        thread(this::take);
    }

    int port() {
        return door.getLocalPort();
    }

    /** First lines of the requests that came so far. */
    java.util.List<String> asked() {
        return java.util.List.copyOf(asked);
    }

    /** Connections that are open are cut, but for silence and holding back, which are about those as well. */
    void be(Mood next) {
        mood = next;
        if (next != Mood.SILENT && next != Mood.BUFFERING) {
            cut();
        }
    }

    /** Cuts what is open, once. */
    void cut() {
        sockets.forEach(Meddler::shut);
    }

    private static void thread(Runnable work) {
        var thread = new Thread(work, "meddler");
        thread.setDaemon(true);
        thread.start();
    }

    private void take() {
        while (!door.isClosed()) {
            try {
                Socket page = door.accept();
                sockets.add(page);
                if (mood == Mood.CUTTING) {
                    shut(page);
                } else {
                    thread(() -> serve(page));
                }
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket page) {
        try (page; Socket hub = new Socket(InetAddress.getLoopbackAddress(), to)) {
            sockets.add(hub);
            var way = new Way();
            thread(() -> back(hub, page, way));
            forth(page, hub, way);
        } catch (IOException e) {
            // One of both has gone.
        } finally {
            sockets.remove(page);
        }
    }

    /** Whether the answer that is under way is a stream. */
    private static final class Way {
        private volatile boolean isStream;
    }

    private void forth(Socket page, Socket hub, Way way) throws IOException {
        InputStream in = page.getInputStream();
        OutputStream out = hub.getOutputStream();
        byte[] bytes = new byte[16 * 1024];
        for (int n = in.read(bytes); n >= 0; n = in.read(bytes)) {
            String head = new String(bytes, 0, Math.min(n, 200), StandardCharsets.ISO_8859_1);
            if (head.matches("(?s)(GET|POST|PUT) /.*")) {
                asked.add(head.substring(0, head.indexOf(" HTTP")  < 0 ? head.length() : head.indexOf(" HTTP")));
                way.isStream = head.startsWith("GET /api/stream") || head.startsWith("GET /api/watch");
                if (mood == Mood.BUSY || mood == Mood.LOGIN_PAGE) {
                    page.getOutputStream().write(mood == Mood.BUSY ? UNAVAILABLE : PAGE);
                    return;
                }
            }
            if (mood != Mood.SILENT) {
                out.write(bytes, 0, n);
                out.flush();
            }
        }
    }

    private void back(Socket hub, Socket page, Way way) {
        try (hub; page) {
            InputStream in = hub.getInputStream();
            OutputStream out = page.getOutputStream();
            byte[] bytes = new byte[16 * 1024];
            for (int n = in.read(bytes); n >= 0; n = in.read(bytes)) {
                int pass = n;
                if (mood == Mood.BUFFERING && way.isStream) {
                    String text = new String(bytes, 0, n, StandardCharsets.ISO_8859_1);
                    // The head of the answer comes through, and then nothing.
                    pass = text.startsWith("HTTP/1.1") ? text.indexOf("\r\n\r\n") + 4 : 0;
                }
                if (mood != Mood.SILENT && pass > 0) {
                    out.write(bytes, 0, pass);
                    out.flush();
                }
            }
        } catch (IOException e) {
            // One of both has gone.
        } finally {
            sockets.remove(hub);
        }
    }

    private static byte[] answer(String status, String type, String body) {
        return ("HTTP/1.1 " + status + "\r\ncontent-type: " + type + "\r\ncontent-length: " + body.length()
                + "\r\nconnection: close\r\n\r\n" + body).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void shut(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            // It is shut already.
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        cut();
    }
}
