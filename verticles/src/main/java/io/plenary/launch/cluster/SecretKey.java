package io.plenary.launch.cluster;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERGeneralizedTime;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERUTCTime;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;

/**
 * What a secret of a cluster is turned into: a key that only those have who know it, and a certificate that tells the name of
 * the cluster. Nothing in it is random, so every node makes the same bytes of the same secret.
 */
record SecretKey(PrivateKey key, X509Certificate certificate) {

    private static final AlgorithmIdentifier ED25519 = new AlgorithmIdentifier(new ASN1ObjectIdentifier("1.3.101.112"));
    private static final String PURPOSE = "plenary cluster key 1";

    static SecretKey of(String secret, String cluster) {
        try {
            byte[] seed = seed(secret);
            PrivateKey key = KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new PKCS8EncodedKeySpec(
                            new PrivateKeyInfo(ED25519, new DEROctetString(seed)).getEncoded()));
            return new SecretKey(key, certificate(seed, key, cluster));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("The JDK knows no Ed25519", e);
        }
    }

    private static byte[] seed(String secret) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return mac.doFinal(PURPOSE.getBytes(StandardCharsets.UTF_8));
    }

    private static X509Certificate certificate(byte[] seed, PrivateKey key, String cluster)
            throws GeneralSecurityException, IOException {
        TBSCertificate told =
                told(seed, new X500NameBuilder().addRDN(BCStyle.CN, cluster).build());
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(key);
        signature.update(told.getEncoded());
        ASN1EncodableVector signed = new ASN1EncodableVector();
        signed.add(told);
        signed.add(ED25519);
        signed.add(new DERBitString(signature.sign()));
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(new DERSequence(signed).getEncoded()));
    }

    /** For ever: what ends it is another secret. */
    private static TBSCertificate told(byte[] seed, X500Name name) {
        V3TBSCertificateGenerator told = new V3TBSCertificateGenerator();
        told.setSerialNumber(new ASN1Integer(BigInteger.ONE));
        told.setIssuer(name);
        told.setSubject(name);
        told.setStartDate(new Time(new DERUTCTime("000101000000Z")));
        told.setEndDate(new Time(new DERGeneralizedTime("99991231235959Z")));
        told.setSignature(ED25519);
        told.setSubjectPublicKeyInfo(new SubjectPublicKeyInfo(
                ED25519,
                new Ed25519PrivateKeyParameters(seed, 0).generatePublicKey().getEncoded()));
        return told.generateTBSCertificate();
    }
}
