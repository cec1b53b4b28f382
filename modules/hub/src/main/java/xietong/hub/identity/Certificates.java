// SPDX-License-Identifier: Apache-2.0
package xietong.hub.identity;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Makes the hub's X.509 certificates. */
final class Certificates {
    /** Clocks of two machines differ; a certificate is good from a little earlier. */
    private static final Duration LEEWAY = Duration.ofMinutes(5);
    private static final Duration TEN_YEARS = Duration.ofDays(3650);
    private static final Duration TWO_YEARS = Duration.ofDays(730);

    private Certificates() {}

    /** Good for ten years. */
    static X509Certificate authority(KeyPair key, Instant from) {
        X500Name name = name("Xietong hub certificate authority");
        try {
            var builder = builder(name, BigInteger.ONE, from, from.plus(TEN_YEARS), name, key.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            return sign(builder, key.getPrivate());
        } catch (CertIOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Good for two years, but no longer than its authority. */
    static X509Certificate server(
            X509Certificate ca, PrivateKey caKey, PublicKey key, Collection<String> hosts, Instant from) {
        var names = new LinkedHashSet<>(List.of(Identity.AUTHORITY, "localhost", "127.0.0.1"));
        names.addAll(hosts);
        var general = new ArrayList<GeneralName>();
        names.forEach(n -> general.add(new GeneralName(
                n.matches("[0-9.]+|.*:.*") ? GeneralName.iPAddress : GeneralName.dNSName, n)));
        try {
            var builder = leaf(ca, from, name(Identity.AUTHORITY), key, KeyPurposeId.id_kp_serverAuth);
            builder.addExtension(
                    Extension.subjectAlternativeName, false, new GeneralNames(general.toArray(GeneralName[]::new)));
            return sign(builder, caKey);
        } catch (CertIOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Good for two years, but no longer than its authority. */
    static X509Certificate client(
            X509Certificate ca, PrivateKey caKey, PublicKey key, String organisation, Instant from) {
        try {
            return sign(leaf(ca, from, name(organisation), key, KeyPurposeId.id_kp_clientAuth), caKey);
        } catch (CertIOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Good for two years, but no longer than its authority: to show to other nodes. */
    static X509Certificate node(X509Certificate ca, PrivateKey caKey, PublicKey key, String node, Instant from) {
        X500Name name = new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.O, NodeCertificate.ORGANISATION)
                .addRDN(BCStyle.CN, "node:" + node)
                .build();
        try {
            return sign(leaf(ca, from, name, key, KeyPurposeId.id_kp_clientAuth), caKey);
        } catch (CertIOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The names and addresses that a server's certificate is good for. */
    static List<String> hosts(X509Certificate server) {
        try {
            var names = server.getSubjectAlternativeNames();
            return names == null ? List.of() : names.stream().map(n -> String.valueOf(n.get(1))).toList();
        } catch (CertificateParsingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static X509v3CertificateBuilder leaf(
            X509Certificate ca, Instant from, X500Name subject, PublicKey key, KeyPurposeId purpose)
            throws CertIOException {
        X500Name issuer = X500Name.getInstance(ca.getSubjectX500Principal().getEncoded());
        Instant end = from.plus(TWO_YEARS);
        Instant last = ca.getNotAfter().toInstant();
        var builder = builder(issuer, serial(), from, end.isAfter(last) ? last : end, subject, key);
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
        builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
        return builder;
    }

    private static X509v3CertificateBuilder builder(
            X500Name issuer, BigInteger serial, Instant from, Instant to, X500Name subject, PublicKey key) {
        return new JcaX509v3CertificateBuilder(
                issuer, serial, Date.from(from.minus(LEEWAY)), Date.from(to), subject, key);
    }

    private static BigInteger serial() {
        return new BigInteger(120, new SecureRandom()).setBit(119);
    }

    private static X500Name name(String commonName) {
        return new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.CN, commonName).build();
    }

    private static X509Certificate sign(X509v3CertificateBuilder builder, PrivateKey key) {
        try {
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key)));
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }
}
