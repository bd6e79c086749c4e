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

    /** What a document says is in the language of who asked for it. */
    private static final String DIFFERING = "Accept-Encoding, Accept-Language";

    private static final int NOT_FOUND = 404;

    /** Neither for search engines nor in what they keep. */
    private static final String ROBOTS = "X-Robots-Tag";

    private final Vertx vertx;
    private final Contents contents;
    private final String folder = System.getProperty("plenary.webroot");
    private Future<AssetCatalog> catalog;

    private Client(Vertx vertx, Contents contents) {
        this.vertx = vertx;
        this.contents = contents;
        catalog = read();
    }

    /**
     * Comes after every other route.
     *
     * @param contents what documents say before the client shows anything
     */
    public static Client mount(Vertx vertx, Router router, Contents contents) {
        Client client = new Client(vertx, contents);
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
            catalog.onSuccess(found -> send(request, found.plain(NOWHERE), NOT_FOUND))
                    .onFailure(request::fail);
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

    private void answer(RoutingContext request, AssetCatalog catalog, boolean document) {
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

    private void document(RoutingContext request, AssetCatalog catalog, String path) {
        if (catalog.isAddress(path)) {
            contents.at(request, catalog.shell(path))
                    .onSuccess(said -> said(request, catalog.plain(path), said))
                    .onFailure(request::fail);
        } else {
            send(request, catalog.plain(path), NOT_FOUND);
        }
    }

    private static void said(RoutingContext request, Document plain, Said said) {
        if (!said.indexed()) {
            request.response().putHeader(ROBOTS, "noindex");
        }
        send(request, said.document() == null ? plain : said.document(), said.status());
    }

    private static void send(RoutingContext request, Document document, int status) {
        SecurityHeaders.ofDocument(request.response(), document.policy());
        request.response().setStatusCode(status);
        document.asset().answer(request.request(), REVALIDATE, DIFFERING);
    }

    /** It takes a while to make, and is the same for all instances on a node. */
    private static final class Bundled {
        static final AssetCatalog CATALOG = AssetCatalog.of(ClientFiles.bundled());
    }
}
