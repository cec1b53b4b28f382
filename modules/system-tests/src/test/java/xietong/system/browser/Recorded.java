// SPDX-License-Identifier: Apache-2.0
package xietong.system.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The pages of the program on recorded frames instead of a hub: what they look like depends on nothing else. */
final class Recorded implements AutoCloseable {
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
            + "font-src 'self'; connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; "
            + "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types lit-html hub";
    private static final Map<String, String> TYPES = Map.of(
            "js", "text/javascript", "css", "text/css", "html", "text/html; charset=utf-8");
    /** 14:32:07 in Beijing on 20 November 2026, which the frames are of. */
    private static final String HELLO = "event: hello\ndata: {\"build\":\"1\",\"mode\":\"DRILL\",\"t\":1795156327000}\n\n";
    private static final int PATIENCE_MILLIS = 60_000;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    /** On a free port of this machine. */
    Recorded() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    /** A page of that size at an address, e.g. /wall?frozen, drawn from the frames of that name. */
    Page open(Chromium chromium, String address, String frames, int width, int height) {
        BrowserContext profile = chromium.profile(width, height);
        Page page = profile.newPage();
        page.setDefaultTimeout(PATIENCE_MILLIS);
        page.setDefaultNavigationTimeout(PATIENCE_MILLIS);
        page.navigate("http://wall.localhost:" + server.getAddress().getPort() + address
                + (address.contains("?") ? "&" : "?") + "recorded=" + frames);
        page.waitForFunction("() => document.querySelector('#wall .bars li')");
        return page;
    }

    /** Frames of a name, on one line. */
    static String frames(String name) {
        return new String(resource("/wall/" + name + ".json"), StandardCharsets.UTF_8).replaceAll("\\s*\n\\s*", "");
    }

    private static byte[] resource(String path) {
        try (InputStream in = Recorded.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IOException("no resource " + path);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void answer(HttpExchange call) throws IOException {
        try (call) {
            String path = call.getRequestURI().getPath();
            if (path.startsWith("/api/watch/")) {
                String page = call.getRequestHeaders().getFirst("Referer");
                String name = page.substring(page.indexOf("recorded=") + "recorded=".length());
                answer(call, 200, "text/event-stream", (HELLO + "event: message\ndata: " + frames(name) + "\n\n")
                        .getBytes(StandardCharsets.UTF_8));
            } else if (path.startsWith("/api/")) {
                call.sendResponseHeaders(204, -1);
            } else if (path.startsWith("/webjars/")) {
                answer(call, 200, TYPES.get("js"), resource("/META-INF/resources" + path));
            } else {
                String file = path.equals("/wall") ? "wall/index.html" : path.substring(1);
                answer(call, 200, TYPES.get(file.substring(file.lastIndexOf('.') + 1)),
                        Files.readAllBytes(Pages.SOURCES.resolve(file)));
            }
        }
    }

    private static void answer(HttpExchange call, int status, String type, byte[] body) throws IOException {
        call.getResponseHeaders().set("Content-Type", type);
        call.getResponseHeaders().set("Content-Security-Policy", POLICY);
        call.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        call.sendResponseHeaders(status, body.length);
        call.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
