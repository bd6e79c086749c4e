package io.plenary.web;

import io.plenary.web.client.Asset;
import io.plenary.web.client.Client;
import io.plenary.web.contract.Contract;
import io.plenary.web.contract.ProblemTypes;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The API's description, for machines at {@code /api/v1/openapi.yaml} and for people at {@code /docs}; that of the live channel at
 * {@code /api/v1/live.yaml} and {@code /docs/live}. How other sites show a schedule stands at {@code /docs/embed}.
 */
final class Docs {

    private static final String DOCUMENT = "/api/v1/openapi.yaml";
    private static final String LIVE = "/api/v1/live.yaml";
    private static final String FOLDER = "/docs/";

    private static final int FOUND = 302;

    private static final String OWN = "web/docs/";
    private static final String SWAGGER_UI = "META-INF/resources/webjars/swagger-ui/5.34.1/";
    private static final List<String> OF_SWAGGER_UI =
            List.of("swagger-ui.css", "swagger-ui-bundle.js", "favicon-32x32.png");

    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
                    + "connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    private final Vertx vertx;
    private final Contract contract;
    /** Made when somebody asks for one of them: few do, and it takes longer than all the rest of a start. */
    private Future<Map<String, Asset>> files;

    Docs(Vertx vertx, Contract contract) {
        this.vertx = vertx;
        this.contract = contract;
    }

    private Future<Map<String, Asset>> files() {
        if (files == null) {
            files = vertx.executeBlocking(() -> read(contract), false);
        }
        return files;
    }

    private static Map<String, Asset> read(Contract contract) {
        Map<String, Asset> files = new HashMap<>();
        files.put(
                DOCUMENT,
                Asset.ofType(
                        "application/yaml", Contract.text(ApiDocument.paths()).getBytes()));
        files.put(ProblemTypes.PAGE, page(ProblemPage.of(contract).getBytes(StandardCharsets.UTF_8)));
        byte[] live = resource(OWN + "live.yaml");
        files.put(LIVE, Asset.ofType("application/yaml", live));
        files.put(LivePage.PAGE, page(LivePage.of(live).getBytes(StandardCharsets.UTF_8)));
        files.put(FOLDER, page(resource(OWN + "index.html")));
        files.put(FOLDER + "embed", page(resource(OWN + "embed.html")));
        files.put(FOLDER + "docs.js", Asset.of("docs.js", resource(OWN + "docs.js")));
        OF_SWAGGER_UI.forEach(name -> files.put(FOLDER + name, Asset.of(name, resource(SWAGGER_UI + name))));
        return files;
    }

    private static Asset page(byte[] html) {
        return Asset.of("index.html", html);
    }

    private static byte[] resource(String name) {
        try (InputStream found = Docs.class.getClassLoader().getResourceAsStream(name)) {
            return found.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** They stand among the paths of the API, so they have to be known before them. */
    void mountDocument(Router router) {
        router.get(DOCUMENT).handler(this::answer);
        router.get(LIVE).handler(this::answer);
    }

    void mountPages(Router router) {
        router.get("/docs").handler(Docs::toFolder);
        router.get("/docs/*").handler(Docs::protect).handler(this::answer);
    }

    private void answer(RoutingContext request) {
        files().map(found -> found.get(request.normalizedPath()))
                .onSuccess(file -> {
                    if (file == null) {
                        request.next();
                    } else {
                        file.answer(request.request(), Client.REVALIDATE);
                    }
                })
                .onFailure(request::fail);
    }

    private static void toFolder(RoutingContext request) {
        // A route without a slash at its end matches both forms.
        if (request.request().path().endsWith("/")) {
            request.next();
        } else {
            // Without a body, which whoever asks for the head would get, too (see Delivery).
            request.response()
                    .setStatusCode(FOUND)
                    .putHeader(HttpHeaders.LOCATION, FOLDER)
                    .end();
        }
    }

    private static void protect(RoutingContext request) {
        request.response().putHeader("Content-Security-Policy", POLICY).putHeader("Referrer-Policy", "no-referrer");
        request.next();
    }
}
