// SPDX-License-Identifier: Apache-2.0
package xietong.hub.identity;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/**
 * By what one node knows another: a certificate of the hub's own authority for {@value #ORGANISATION} as organisation, made
 * by each process at its start with a key that never leaves its memory. Certificates for callers name no organisation but
 * in their common name, so none of them passes for it; and no code of the directory is a node's common name.
 */
public final class NodeCertificate {
    static final String ORGANISATION = "Xietong hub node";

    private final String chain;
    private final String key;
    private final String authority;

    private NodeCertificate(String chain, String key, String authority) {
        this.chain = chain;
        this.key = key;
        this.authority = authority;
    }

    /** A new one for a node of this name. */
    public static NodeCertificate make(Identity identity, String node) {
        KeyPair pair = Identity.newKey();
        return new NodeCertificate(
                identity.issueToNode(node, pair.getPublic()), Pem.of(pair.getPrivate()), identity.authorityInPem());
    }

    /** Whether the other end of a verified connection is a node. */
    public static boolean isShownBy(SSLSession session) {
        try {
            Certificate[] shown = session == null ? new Certificate[0] : session.getPeerCertificates();
            if (shown.length == 0 || !(shown[0] instanceof X509Certificate certificate)) {
                return false;
            }
            certificate.checkValidity();
            return new LdapName(certificate.getSubjectX500Principal().getName())
                    .getRdns().stream()
                            .anyMatch(r -> r.getType().equalsIgnoreCase("O") && r.getValue().equals(ORGANISATION));
        } catch (SSLPeerUnverifiedException | CertificateException | InvalidNameException e) {
            return false;
        }
    }

    /** The certificate and its authority's, in PEM. */
    public InputStream chain() {
        return stream(chain);
    }

    /** Its key, in PEM. */
    public InputStream key() {
        return stream(key);
    }

    /** The authority that other nodes' certificates must be from, in PEM. */
    public InputStream authority() {
        return stream(authority);
    }

    private static InputStream stream(String pem) {
        return new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII));
    }
}
