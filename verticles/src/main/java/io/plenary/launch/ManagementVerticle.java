package io.plenary.launch;

import io.plenary.runtime.Settings;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** The operator's side: {@code /metrics} for Prometheus, {@code /health/live}, {@code /health/started} and {@code /health/ready}. */
public final class ManagementVerticle extends VerticleBase {

    private final Settings.Management settings;
    private final Supplier<String> metrics;
    private final BooleanSupplier started;
    private final Supplier<Future<JsonObject>> ready;

    /**
     * @param started whether all its services have been, whatever became of them since
     * @param ready has a {@code status}; the node is ready when it is {@code UP}
     */
    public ManagementVerticle(
            Settings.Management settings,
            Supplier<String> metrics,
            BooleanSupplier started,
            Supplier<Future<JsonObject>> ready) {
        this.settings = settings;
        this.metrics = metrics;
        this.started = started;
        this.ready = ready;
    }

    @Override
    public Future<HttpServer> start() {
        Router router = Router.router(vertx);
        router.get("/metrics").handler(this::metrics);
        router.get("/health/live").handler(request -> request.json(new JsonObject().put("status", "UP")));
        router.get("/health/started").handler(request -> status(request, started.getAsBoolean()));
        router.get("/health/ready").handler(this::ready);
        router.getRoutes().forEach(route -> route.method(HttpMethod.HEAD));
        // As for everybody else, there is no HTTP/2 without TLS; Vert.x would send a body there after a head.
        HttpServerOptions options = new HttpServerOptions().setHttp2ClearTextEnabled(false);
        return vertx.createHttpServer(options).requestHandler(router).listen(settings.port(), settings.host());
    }

    private void metrics(RoutingContext request) {
        request.response()
                .putHeader("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
                .end(metrics.get());
    }

    private static void status(RoutingContext request, boolean up) {
        request.response().setStatusCode(up ? 200 : 503);
        request.json(new JsonObject().put("status", up ? "UP" : "DOWN"));
    }

    private void ready(RoutingContext request) {
        ready.get().onFailure(request::fail).onSuccess(health -> {
            boolean up = "UP".equals(health.getString("status"));
            request.response().setStatusCode(up ? 200 : 503);
            request.json(health);
        });
    }
}
