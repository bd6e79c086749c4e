package io.plenary.web;

import io.plenary.runtime.Settings;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.file.FileProps;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.SSLOptions;
import io.vertx.core.net.ServerSSLOptions;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.X509KeyManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** TLS of our own, with HTTP/2 for who speaks it. A certificate that was renewed is used for the next connections, without a restart. */
final class Tls {

    private static final Logger LOG = LoggerFactory.getLogger(Tls.class);

    private static final Set<String> PROTOCOLS = Set.of("TLSv1.2", "TLSv1.3");

    /** By kinds of keys. */
    private static final Map<String, String> SIGNATURES = Map.of("EC", "SHA256withECDSA", "RSA", "SHA256withRSA");

    private static final List<String> CIPHERS = List.of(
            "TLS_AES_128_GCM_SHA256",
            "TLS_AES_256_GCM_SHA384",
            "TLS_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");

    private final Vertx vertx;
    private final Settings.Tls files;
    private String used = "";

    Tls(Vertx vertx, Settings.Tls files) {
        this.vertx = vertx;
        this.files = files;
    }

    HttpServerOptions enable(HttpServerOptions options) {
        options.setSsl(true).setUseAlpn(true).setKeyCertOptions(keys());
        restrict(options.getSslOptions());
        return options;
    }

    /** What neither keeps past traffic secret when the key gets known nor proves what it carries is not spoken. */
    private static void restrict(SSLOptions options) {
        options.setEnabledSecureTransportProtocols(PROTOCOLS);
        CIPHERS.forEach(options::addEnabledCipherSuite);
    }

    private PemKeyCertOptions keys() {
        return new PemKeyCertOptions()
                .setCertPath(files.certificate().toString())
                .setKeyPath(files.key().toString());
    }

    /** Fails where the key is not that of the certificate, as in the midst of a renewal: each handshake would fail. */
    Future<Void> requirePair() {
        return vertx.executeBlocking(
                () -> {
                    X509KeyManager keys =
                            (X509KeyManager) keys().getKeyManagerFactory(vertx).getKeyManagers()[0];
                    Optional<String> alias = SIGNATURES.keySet().stream()
                            .flatMap(kind -> Stream.ofNullable(keys.getServerAliases(kind, null)))
                            .flatMap(Stream::of)
                            .findFirst();
                    // What other kinds of keys there are shows with the first handshake.
                    if (alias.isPresent()
                            && !belongTogether(
                                    keys.getPrivateKey(alias.get()), keys.getCertificateChain(alias.get())[0])) {
                        throw new IllegalArgumentException(
                                files.key() + " is not the key of the certificate in " + files.certificate() + ".");
                    }
                    return null;
                },
                false);
    }

    private static boolean belongTogether(PrivateKey key, X509Certificate certificate) throws GeneralSecurityException {
        if (!key.getAlgorithm().equals(certificate.getPublicKey().getAlgorithm())) {
            return false;
        }
        Signature signature = Signature.getInstance(SIGNATURES.get(key.getAlgorithm()));
        signature.initSign(key);
        byte[] signed = signature.sign();
        signature.initVerify(certificate.getPublicKey());
        return signature.verify(signed);
    }

    /** Looks every now and then whether the files are others; the timer ends with the verticle. */
    Future<Void> follow(HttpServer server, long everyMillis) {
        return state().onSuccess(state -> {
                    used = state;
                    vertx.setPeriodic(everyMillis, tick -> renew(server));
                })
                .mapEmpty();
    }

    private void renew(HttpServer server) {
        state().compose(state -> state.equals(used) ? Future.succeededFuture() : use(server, state))
                .onFailure(failure -> LOG.warn(
                        "The certificate {} cannot be used, the one before stays: {}",
                        files.certificate(),
                        failure.getMessage()));
    }

    /** What does not work yet, because only one of the files is new, is tried again. */
    private Future<Void> use(HttpServer server, String state) {
        return requirePair()
                .compose(pair -> server.updateSSLOptions(renewed(), true))
                .onSuccess(updated -> {
                    used = state;
                    LOG.info("Uses the new certificate {}", files.certificate());
                })
                .mapEmpty();
    }

    /** The paths are what they were, so the server would see no change. */
    private ServerSSLOptions renewed() {
        ServerSSLOptions options = new ServerSSLOptions();
        options.setUseAlpn(true).setKeyCertOptions(keys());
        restrict(options);
        return options;
    }

    private Future<String> state() {
        return Future.all(
                        vertx.fileSystem().props(files.certificate().toString()),
                        vertx.fileSystem().props(files.key().toString()))
                .map(both -> state(both.resultAt(0)) + " " + state(both.resultAt(1)));
    }

    private static String state(FileProps file) {
        return file.lastModifiedTime() + "/" + file.size();
    }
}
