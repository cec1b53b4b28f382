// SPDX-License-Identifier: Apache-2.0
package xietong.hub;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** A collector of traces: takes what an OTLP exporter posts and reads the spans, by the numbers of trace.proto. */
final class Spans implements AutoCloseable {
    /** One span; parent empty where it has none. Links are span identifiers. */
    record Span(String trace, String id, String parent, String name, List<String> links) {}

    private final HttpServer server;
    /** Guarded by this. */
    private final List<Span> spans = new ArrayList<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Spans() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/traces", this::take);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1/traces";
    }

    private synchronized void take(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        bytes.writeBytes(body);
        for (ByteString resource : of(UnknownFieldSet.parseFrom(body), 1)) {
            for (ByteString scope : of(UnknownFieldSet.parseFrom(resource), 2)) {
                for (ByteString span : of(UnknownFieldSet.parseFrom(scope), 2)) {
                    spans.add(span(UnknownFieldSet.parseFrom(span)));
                }
            }
        }
        exchange.getResponseHeaders().set("content-type", "application/x-protobuf");
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    private static List<ByteString> of(UnknownFieldSet message, int number) {
        return message.getField(number).getLengthDelimitedList();
    }

    private static Span span(UnknownFieldSet span) throws InvalidProtocolBufferException {
        var links = new ArrayList<String>();
        for (ByteString link : of(span, 13)) {
            links.add(hex(UnknownFieldSet.parseFrom(link), 2));
        }
        return new Span(hex(span, 1), hex(span, 2), hex(span, 4), of(span, 5).get(0).toStringUtf8(), links);
    }

    private static String hex(UnknownFieldSet message, int number) {
        List<ByteString> values = of(message, number);
        return values.isEmpty() ? "" : HexFormat.of().formatHex(values.get(0).toByteArray());
    }

    /** All of one trace. */
    synchronized List<Span> of(String trace) {
        return spans.stream().filter(s -> s.trace().equals(trace)).toList();
    }

    synchronized int size() {
        return spans.size();
    }

    /** All that was posted, for searching. */
    synchronized String posted() {
        return bytes.toString(java.nio.charset.StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
