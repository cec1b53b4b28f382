// SPDX-License-Identifier: Apache-2.0
package xietong.app.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import xietong.client.Credentials;

/**
 * What {@code /health/ready} of one node says, read over TLS without credentials, and the certificate that it showed.
 *
 * @param checks each with its reason
 * @param certificate the node's
 */
record HealthPage(List<Check> checks, X509Certificate certificate) {
    /** One check. */
    record Check(String name, boolean passed, String reason) {}

    /** Reads it; trusts only the authority in that file, whatever name the node is reached by. */
    static HealthPage read(String endpoint, Path authority, Duration patience) throws IOException {
        int colon = endpoint.lastIndexOf(':');
        int millis = Math.toIntExact(Math.min(patience.toMillis(), 60_000));
        try (Socket plain = new Socket()) {
            plain.connect(new InetSocketAddress(
                    endpoint.substring(0, colon), Integer.parseInt(endpoint.substring(colon + 1))), millis);
            plain.setSoTimeout(millis);
            try (SSLSocket socket = (SSLSocket) trusting(authority).getSocketFactory()
                    .createSocket(plain, Credentials.AUTHORITY, plain.getPort(), true)) {
                SSLParameters parameters = socket.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                socket.setSSLParameters(parameters);
                socket.getOutputStream().write(("GET /health/ready HTTP/1.1\r\nHost: " + Credentials.AUTHORITY
                        + "\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
                String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                return new HealthPage(
                        checks(answer), (X509Certificate) socket.getSession().getPeerCertificates()[0]);
            }
        } catch (GeneralSecurityException e) {
            throw new IOException(authority + " cannot be used: " + e.getMessage(), e);
        }
    }

    private static SSLContext trusting(Path authority) throws GeneralSecurityException, IOException {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        try (var in = Files.newInputStream(authority)) {
            int number = 0;
            for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                trusted.setCertificateEntry("authority-" + number++, certificate);
            }
        }
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private static List<Check> checks(String answer) throws IOException {
        int body = answer.indexOf("\r\n\r\n");
        if (!answer.matches("(?s)HTTP/1.1 (200|503) .*") || body < 0) {
            throw new IOException("no health page there: " + answer.lines().findFirst().orElse("no answer"));
        }
        List<Check> checks = new ArrayList<>();
        for (JsonNode check : new ObjectMapper().readTree(answer.substring(body)).path("checks")) {
            checks.add(new Check(
                    check.path("name").asText(), check.path("passed").asBoolean(), check.path("reason").asText()));
        }
        return checks;
    }
}
