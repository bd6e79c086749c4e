package io.plenary.launch.cluster;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.X509TrustManager;
import javax.security.auth.x500.X500Principal;

/** Trusts whom another trusts, and remembers who was not: somebody of this cluster with another secret, or of another one. */
final class SeenCertificate implements X509TrustManager {

    private final X509TrustManager judge;
    private volatile X500Principal name;

    SeenCertificate(X509TrustManager judge) {
        this.judge = judge;
    }

    /** Null while nobody has shown one. */
    X500Principal name() {
        return name;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        name = chain[0].getSubjectX500Principal();
        judge.checkServerTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        judge.checkClientTrusted(chain, authType);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return judge.getAcceptedIssuers();
    }
}
