package io.plenary.launch.cluster;

import io.plenary.runtime.Settings;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.EventBusOptions;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.net.PfxOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.List;
import java.util.Set;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import javax.security.auth.x500.X500Principal;

/**
 * Lets nobody in who does not know a secret of the cluster, on the ports of the members and on that of the bus: TLS in which both
 * sides show a {@link SecretKey}. Shown is that of the first secret; all of them are accepted, so that they can be exchanged
 * while the cluster runs. See ADR 102.
 */
final class ClusterGuard {

    private static final String PROTOCOL = "TLSv1.3";

    /** Of stores that never leave the memory of this process. */
    private static final String PASSWORD = "in memory only";

    private final SecretKey shown;
    private final KeyStore own = empty();
    private final KeyStore accepted = empty();
    private final X509TrustManager judge;
    private final SSLContext context;
    private final Strangers strangers = new Strangers();

    /** @param settings with a secret at least */
    ClusterGuard(Settings.Cluster settings) {
        List<SecretKey> keys = settings.secrets().stream()
                .map(secret -> SecretKey.of(secret, settings.name()))
                .toList();
        shown = keys.get(0);
        try {
            own.setKeyEntry("own", shown.key(), PASSWORD.toCharArray(), new Certificate[] {shown.certificate()});
            for (SecretKey key : keys) {
                accepted.setCertificateEntry("accepted-" + keys.indexOf(key), key.certificate());
            }
            judge = judge();
            context = context(judge);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The JDK speaks no TLS", e);
        }
    }

    private static KeyStore empty() {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            return store;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("The JDK knows no PKCS #12", e);
        }
    }

    private X509TrustManager judge() throws GeneralSecurityException {
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(accepted);
        return (X509TrustManager) trust.getTrustManagers()[0];
    }

    private SSLContext context(X509TrustManager trust) throws GeneralSecurityException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(own, PASSWORD.toCharArray());
        SSLContext made = SSLContext.getInstance(PROTOCOL);
        made.init(keys.getKeyManagers(), new TrustManager[] {trust}, null);
        return made;
    }

    Strangers strangers() {
        return strangers;
    }

    boolean isOfCluster(X500Principal name) {
        return name.equals(shown.certificate().getSubjectX500Principal());
    }

    SeenCertificate seeing() {
        return new SeenCertificate(judge);
    }

    /** @param seen learns who is at the other end */
    SSLContext tls(SeenCertificate seen) {
        try {
            return context(seen);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("It could be made before", e);
        }
    }

    /** For one connection between members. */
    SSLEngine engine(boolean client) {
        SSLEngine engine = context.createSSLEngine();
        engine.setUseClientMode(client);
        engine.setEnabledProtocols(new String[] {PROTOCOL});
        if (!client) {
            engine.setNeedClientAuth(true);
        }
        return engine;
    }

    EventBusOptions guard(EventBusOptions bus) {
        return bus.setSsl(true)
                .setClientAuth(ClientAuth.REQUIRED)
                .setEnabledSecureTransportProtocols(Set.of(PROTOCOL))
                .setKeyCertOptions(stored(own))
                .setTrustOptions(stored(accepted));
    }

    private static PfxOptions stored(KeyStore store) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            store.store(bytes, PASSWORD.toCharArray());
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("Cannot write to memory", e);
        }
        return new PfxOptions().setValue(Buffer.buffer(bytes.toByteArray())).setPassword(PASSWORD);
    }
}
