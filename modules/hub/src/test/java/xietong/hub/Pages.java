// SPDX-License-Identifier: Apache-2.0
package xietong.hub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import xietong.client.Credentials;

/** Asks a hub for pages, as a stranger: no certificate, no token. */
final class Pages {
    private static final HttpClient PLAIN = HttpClient.newHttpClient();

    private Pages() {}

    /** From the operator's address. */
    static HttpResponse<String> plain(TestHub hub, String page) {
        return get(PLAIN, "http://127.0.0.1:" + hub.hub().operationsPort() + page);
    }

    /** An answer as it came. */
    record Answer(int status, String head, String body) {}

    /** From the hub's own port, whose certificate is checked. */
    static Answer tls(TestHub hub, String page) throws GeneralSecurityException, IOException {
        Path authority = hub.hub().identity().administratorBundle().resolve("ca.pem");
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        try (var in = Files.newInputStream(authority)) {
            trusted.setCertificateEntry("hub", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        try (var plain = new Socket("127.0.0.1", hub.hub().port());
                var socket = (SSLSocket) context.getSocketFactory()
                        .createSocket(plain, Credentials.AUTHORITY, hub.hub().port(), true)) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            socket.getOutputStream().write(("GET " + page + " HTTP/1.1\r\nHost: hub\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int body = answer.indexOf("\r\n\r\n");
            return new Answer(
                    Integer.parseInt(answer.split(" ")[1]), answer.substring(0, body), answer.substring(body).strip());
        }
    }

    private static HttpResponse<String> get(HttpClient client, String address) {
        try {
            return client.send(
                    HttpRequest.newBuilder(URI.create(address)).timeout(Duration.ofSeconds(30)).build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
