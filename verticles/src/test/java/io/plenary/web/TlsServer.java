package io.plenary.web;

import io.plenary.runtime.Settings;
import io.plenary.testing.KeyStores;
import io.plenary.testing.TestNode;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.PfxOptions;
import java.nio.file.Path;

/** Requests answered over TLS, on connections such as the gateway has. */
record TlsServer(HttpServer server) {

    private static final String PASSWORD = "only for this test";

    /** @param folder for its keys */
    static TlsServer of(Vertx vertx, Path folder, Handler<HttpServerRequest> handler) {
        Path store = folder.resolve("keys");
        KeyStores.make(store, "gateway", PASSWORD);
        Settings.Http settings = new Settings.Http("127.0.0.1", 0, null, false);
        HttpServerOptions options = WebVerticle.options(settings)
                .setSsl(true)
                .setUseAlpn(true)
                .setKeyCertOptions(new PfxOptions().setPath(store.toString()).setPassword(PASSWORD));
        HttpConnections connections = new HttpConnections(options, settings, new LastRequests(vertx));
        return new TlsServer(TestNode.await(vertx.createHttpServer(options)
                .requestHandler(handler)
                .connectionHandler(connections::begin)
                .listen()));
    }

    int port() {
        return server.actualPort();
    }

    /** What a client that wants this version has to know. */
    static HttpClientOptions speaking(HttpVersion version) {
        return new HttpClientOptions()
                .setDefaultHost("127.0.0.1")
                .setSsl(true)
                .setUseAlpn(true)
                .setProtocolVersion(version)
                .setTrustAll(true)
                .setVerifyHost(false);
    }
}
