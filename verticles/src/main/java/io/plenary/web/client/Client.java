package io.plenary.web.client;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.file.Path;

/**
 * The web client: its files, and one document for every address that is neither a file nor a route of the server, so that deep
 * links work. {@code -Dplenary.webroot=<folder>} reads that folder anew for each document, for working on the client.
 */
public final class Client {

    private static final String IMMUTABLE = "public, max-age=31536000, immutable";
    /** May be kept, and is asked for again each time. */
    public static final String REVALIDATE = "no-cache";

    /** No address of the client. */
    private static final String NOWHERE = "";

    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private final Vertx vertx;
    private final String folder = System.getProperty("plenary.webroot");
    private Future<AssetCatalog> catalog;

    private Client(Vertx vertx) {
        this.vertx = vertx;
        catalog = read();
    }

    /** Comes after every other route. */
    public static Client mount(Vertx vertx, Router router) {
        Client client = new Client(vertx);
        router.get("/*").method(HttpMethod.HEAD).handler(client::answer);
        return client;
    }

    /**
     * Shows somebody with a browser that there is nothing at an address that no route matches because it is malformed.
     *
     * @return whether it was a browser that asked
     */
    public boolean answerMalformed(RoutingContext request) {
        HttpServerRequest asked = request.request();
        String accept = asked.getHeader(HttpHeaders.ACCEPT);
        boolean document = asked.method() == HttpMethod.GET
                && accept != null
                && accept.contains("text/html")
                && !asked.path().startsWith("/api/");
        if (document) {
            catalog.onSuccess(found -> document(request, found, NOWHERE)).onFailure(request::fail);
        }
        return document;
    }

    private Future<AssetCatalog> read() {
        return vertx.executeBlocking(
                () -> folder == null ? Bundled.CATALOG : AssetCatalog.of(ClientFiles.read(Path.of(folder))));
    }

    private void answer(RoutingContext request) {
        boolean document = wantsDocument(request);
        if (document && folder != null) {
            catalog = read();
        }
        catalog.onSuccess(found -> answer(request, found, document)).onFailure(request::fail);
    }

    private static boolean wantsDocument(RoutingContext request) {
        String path = request.normalizedPath();
        String accept = request.request().getHeader(HttpHeaders.ACCEPT);
        return (accept == null || accept.contains("text/html") || accept.contains("*/*"))
                && !path.substring(path.lastIndexOf('/')).contains(".")
                && !path.startsWith("/api/")
                && !path.startsWith(AssetCatalog.ROOT);
    }

    private static void answer(RoutingContext request, AssetCatalog catalog, boolean document) {
        String path = request.normalizedPath();
        HttpServerResponse response = request.response();
        if (document) {
            document(request, catalog, path);
        } else {
            catalog.find(path)
                    .ifPresentOrElse(
                            asset -> {
                                SecurityHeaders.ofFile(response);
                                boolean fingerprinted = path.startsWith(AssetCatalog.ROOT);
                                asset.answer(request.request(), fingerprinted ? IMMUTABLE : REVALIDATE);
                            },
                            request::next);
        }
    }

    private static void document(RoutingContext request, AssetCatalog catalog, String path) {
        HttpServerResponse response = request.response();
        SecurityHeaders.ofDocument(response, catalog.policy());
        response.setStatusCode(catalog.isAddress(path) ? OK : NOT_FOUND);
        catalog.shell(path).answer(request.request(), REVALIDATE);
    }

    /** It takes a while to make, and is the same for all instances on a node. */
    private static final class Bundled {
        static final AssetCatalog CATALOG = AssetCatalog.of(ClientFiles.bundled());
    }
}
