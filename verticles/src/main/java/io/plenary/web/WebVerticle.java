package io.plenary.web;

import io.micrometer.core.instrument.Metrics;
import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.Service;
import io.plenary.contracts.auth.AuthService;
import io.plenary.contracts.organizations.OrganizationsService;
import io.plenary.runtime.CallContext;
import io.plenary.runtime.Node;
import io.plenary.runtime.Settings;
import io.plenary.runtime.Settings.Proxies.Header;
import io.plenary.runtime.events.Listening;
import io.plenary.runtime.limits.Rates;
import io.plenary.web.client.Client;
import io.plenary.web.contract.Contract;
import io.plenary.web.contract.ContractRouter;
import io.plenary.web.contract.Delivery;
import io.plenary.web.limits.RateLimiter;
import io.plenary.web.limits.Tiers;
import io.plenary.web.limits.Turnstile;
import io.plenary.web.live.Bounds;
import io.plenary.web.live.Entrance;
import io.plenary.web.live.LiveChannel;
import io.plenary.web.pages.PublicSite;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** The gateway: the API, its documentation, health, and the client's files. */
public final class WebVerticle extends VerticleBase {

    private static final int IDLE_SECONDS = 60;
    private static final int DRAIN_SECONDS = 4;
    /** For connections that were accepted a moment ago to reach their event loop. */
    private static final int ACCEPTED_MILLIS = 200;

    /** How often a renewed certificate is looked for. */
    private static final long CERTIFICATE_MILLIS = 60_000;

    private static final int LAST_VIEWS_MILLIS = 500;
    private static final int MALFORMED = 400;
    private static final int NOT_FOUND = 404;

    private final Node node;
    private LastRequests lastRequests;
    private Gateway gateway;
    private Turnstile turnstile;
    private InnerCalls calls;
    private LiveChannel live;
    private HttpServer server;
    private Runnable unwatch;
    private boolean leaving;

    public WebVerticle(Node node) {
        this.node = node;
    }

    @Override
    public Future<?> start() {
        CallContext.name(Service.WEB);
        lastRequests = new LastRequests(vertx);
        gateway = new Gateway(vertx, node);
        turnstile = turnstile();
        calls = new InnerCalls(vertx, gateway.clientAddresses());
        live = live();
        unwatch = node.health().register("web", Future::succeededFuture);
        Listening listening = node.events().listening();
        live.listen(listening);
        return Future.all(gateway.ready(), listening.ready())
                .compose(hearing -> Contract.load(vertx, ApiDocument.paths()))
                .compose(this::open);
    }

    private Future<HttpServer> open(Contract contract) {
        Router router = routes(contract);
        return calls.open(contract.operations(), InnerCalls.OPERATIONS, router::handle)
                .compose(opened -> listen(router))
                .onSuccess(listening -> lastRequests.gatewayOpens());
    }

    private Turnstile turnstile() {
        Rates rates = node.settings().limits();
        OrganizationsService organizations =
                node.proxies().of(OrganizationsService.class, OrganizationsService.ADDRESS);
        return new Turnstile(
                new RateLimiter(node.limits(), rates),
                new Tiers(vertx, organizations, rates),
                gateway.callers()::sender,
                gateway.conferences()::organizationOf,
                gateway.clientAddresses()::subscriberOf,
                Problems::answer);
    }

    private LiveChannel live() {
        Settings.Http http = node.settings().http();
        Entrance entrance = new Entrance(
                gateway.callers()::visitor,
                gateway.conferences()::visible,
                gateway.clientAddresses()::of,
                gateway.clientAddresses()::subscriberOf,
                new Sites(http)::send,
                HttpConnections::upgrade,
                Problems::answer,
                Problems::of);
        LiveChannel channel = new LiveChannel(vertx, node, entrance, Bounds.usual(http.connectionsPerAddress()), calls);
        gateway.callers().onChange(channel::reconsider, channel::reconsiderMembers);
        return channel;
    }

    private ContractRouter api(Contract contract) {
        RefusedActions refused = new RefusedActions(gateway, node.proxies()).start(vertx);
        ContractRouter router = new ContractRouter(
                        contract,
                        refused::answer,
                        new Doorkeeper(gateway)::admit,
                        gateway.clientAddresses()::subscriberOf,
                        CursorSecret.cursors(vertx, node))
                .limitedBy(turnstile::passOperation);
        Api api = new Api(router, gateway);
        ApiDocument.services().map(service -> Routes.of(service, node, gateway)).forEach(routes -> routes.mount(api));
        return router;
    }

    private Router routes(Contract contract) {
        Router router = Router.router(vertx);
        router.route()
                .handler(this::sayGoodbye)
                .handler(Correlation::begin)
                .handler(new RequestFigures(Metrics.globalRegistry)::begin);
        if (node.settings().http().accessLog()) {
            router.route().handler(AccessLog.of(gateway.clientAddresses()));
        }
        if (node.settings().http().baseUrl().startsWith("https:")) {
            router.route().handler(WebVerticle::askForTlsOnly);
        }
        Set<String> origins = node.settings().http().origins();
        if (!origins.isEmpty()) {
            router.route(contract.basePath() + "/*").handler(new AllowedOrigins(origins)::begin);
        }
        if (!node.settings().limits().isUnlimited()) {
            router.route(contract.basePath() + "/*").handler(turnstile::pass);
        }
        router.route().handler(gateway.moments()::begin).handler(Strange::refuseDetours);
        // Routes are tried one after the other: the API is what most requests are for.
        Docs docs = new Docs(vertx, contract);
        docs.mountDocument(router);
        live.mount(router);
        api(contract).mount(vertx, router);
        router.get("/health/live").handler(request -> answer(request, new JsonObject().put("status", "UP")));
        router.get("/health/ready").handler(this::ready);
        router.get("/.well-known/jwks.json").handler(this::keys);
        router.get("/.well-known/oauth-authorization-server")
                .handler(request -> AuthorizationServer.answer(
                        request, node.settings().http().publicUrl()));
        docs.mountPages(router);
        if (!node.settings().limits().isUnlimited()) {
            PublicSite.PATHS.forEach(path -> router.route(path).handler(turnstile::pass));
        }
        Client client = Client.mount(vertx, router, new PublicSite(node, gateway).mount(router));
        answerHeads(router);
        router.route().failureHandler(Problems::answer);
        router.errorHandler(MALFORMED, request -> {
            if (!client.answerMalformed(request)) {
                Problems.answer(request, Refusal.INVALID.because("The path is malformed."));
            }
        });
        router.errorHandler(
                NOT_FOUND, request -> Problems.answer(request, Refusal.NOT_FOUND.because("There is nothing here.")));
        return router;
    }

    /** Browsers that came by TLS once come by nothing else for a year (RFC 6797). */
    private static void askForTlsOnly(RoutingContext request) {
        request.response().putHeader("Strict-Transport-Security", "max-age=31536000");
        request.next();
    }

    /** Who asks what an answer would be like is told so wherever there is one. */
    private static void answerHeads(Router router) {
        router.getRoutes().stream()
                .filter(route -> route.methods() != null && route.methods().contains(HttpMethod.GET))
                .forEach(route -> route.method(HttpMethod.HEAD));
    }

    /** A client that keeps its connection learns with the last answer that there will be no other on it. */
    private void sayGoodbye(RoutingContext request) {
        if (leaving && request.request().version() != HttpVersion.HTTP_2) {
            request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        request.next();
    }

    private void ready(RoutingContext request) {
        node.health().ready().onSuccess(state -> {
            request.response().setStatusCode("UP".equals(state.getString("status")) ? 200 : 503);
            answer(request, state);
        });
    }

    private void keys(RoutingContext request) {
        node.proxies()
                .of(AuthService.class, AuthService.ADDRESS)
                .jsonWebKeys(Caller.ANONYMOUS)
                .onSuccess(found -> answer(request, new JsonObject().put("keys", new JsonArray(found.keys()))))
                .onFailure(failure -> Problems.answer(request, failure));
    }

    private static void answer(RoutingContext request, JsonObject body) {
        request.response().putHeader(HttpHeaders.CONTENT_TYPE, "application/json");
        Delivery.end(request.request(), body.toBuffer());
    }

    static HttpServerOptions options(Settings.Http http) {
        return LiveChannel.prepare(new HttpServerOptions())
                .setHost(http.host())
                .setPort(http.port())
                .setIdleTimeout(IDLE_SECONDS)
                .setUseProxyProtocol(http.proxies().header() == Header.PROXY_PROTOCOL);
    }

    private Future<HttpServer> listen(Router router) {
        HttpServerOptions options = options(node.settings().http());
        Settings.Tls files = node.settings().http().tls();
        Tls tls = files == null ? null : new Tls(vertx, files);
        HttpConnections connections =
                new HttpConnections(options, node.settings().http(), lastRequests);
        server = vertx.createHttpServer(tls == null ? options : tls.enable(options))
                .requestHandler(router)
                .invalidRequestHandler(Strange::answerUnreadable)
                .connectionHandler(connections::begin);
        return tls == null
                ? server.listen()
                : tls.requirePair().compose(pair -> server.listen()).compose(up -> tls.follow(up, CERTIFICATE_MILLIS)
                        .map(up));
    }

    /** Sends who stays elsewhere, answers what is under way, then hands over the last views. */
    @Override
    public Future<?> stop() {
        leaving = true;
        unwatch.run();
        return lastRequests
                .gatewayCloses()
                .compose(closed -> live.leave())
                .compose(closed -> vertx.timer(ACCEPTED_MILLIS, TimeUnit.MILLISECONDS))
                .compose(accepted -> server.shutdown(DRAIN_SECONDS, TimeUnit.SECONDS))
                .otherwiseEmpty()
                .compose(drained -> gateway.views().flush().timeout(LAST_VIEWS_MILLIS, TimeUnit.MILLISECONDS))
                .otherwiseEmpty();
    }
}
