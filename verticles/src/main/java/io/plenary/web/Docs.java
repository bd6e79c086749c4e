package io.plenary.web;

import io.plenary.web.contract.Compression;
import io.plenary.web.contract.Contract;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.StaticHandler;

/** The API's description, for machines at {@code /api/v1/openapi.yaml} and for people at {@code /docs}. */
final class Docs {

    private static final String SWAGGER_UI = "META-INF/resources/webjars/swagger-ui/5.34.1";
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
                    + "connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    private Docs() {}

    /** Stands among the paths of the API, so it has to be known before them. */
    static void mountContract(Router router, Contract contract) {
        router.get("/api/v1/openapi.yaml")
                .handler(request -> Compression.end(request, "application/yaml", contract.text()));
    }

    static void mount(Router router, Contract contract) {
        router.get("/docs").handler(Docs::toFolder);
        router.get("/docs/*").handler(Docs::protect);
        ProblemPage.mount(router, contract);
        router.get("/docs/").handler(request -> request.response().sendFile("web/docs/index.html"));
        router.get("/docs/docs.js").handler(request -> request.response().sendFile("web/docs/docs.js"));
        router.get("/docs/*").handler(StaticHandler.create(SWAGGER_UI).setDirectoryListing(false));
    }

    private static void toFolder(RoutingContext request) {
        // A route without a slash at its end matches both forms.
        if (request.request().path().endsWith("/")) {
            request.next();
        } else {
            request.redirect("/docs/");
        }
    }

    private static void protect(RoutingContext request) {
        request.response().putHeader("Content-Security-Policy", POLICY).putHeader("Referrer-Policy", "no-referrer");
        request.next();
    }
}
