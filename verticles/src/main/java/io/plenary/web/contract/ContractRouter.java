package io.plenary.web.contract;

import io.netty.handler.codec.DecoderException;
import io.plenary.contracts.Refusal;
import io.plenary.runtime.limits.Limit;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.HttpException;
import io.vertx.serviceproxy.ServiceException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Makes plain routes out of a contract. Everything the contract says of a request is checked before a handler sees it;
 * the checks are made ready once, so that they cost next to nothing (the router of vertx-openapi halves the throughput
 * of a plain route).
 */
public final class ContractRouter {

    private static final String OPERATION = ContractRouter.class.getName();
    private static final String REFUSAL = OPERATION + ".refusal";

    private static final int MALFORMED = 400;
    private static final int METHOD_NOT_ALLOWED = 405;

    private static final long FILES = 48L << 20;
    /** The largest file, and a small one beside it. */
    private static final long FILES_OF_ONE = 36L << 20;

    private static final long BODIES = 16L << 20;
    private static final long BODIES_OF_ONE = 4L << 20;

    private static final long SMALL_BODIES = 2L << 20;
    private static final long SMALL_BODIES_OF_ONE = 256L << 10;

    private final Contract contract;
    private final BiConsumer<RoutingContext, Throwable> failures;
    private final Function<RoutingContext, Future<?>> door;
    private BiConsumer<RoutingContext, Limit> limits = (request, limit) -> request.next();
    private final Function<HttpServerRequest, String> senders;
    private final Cursors cursors;
    private final BodyBudget files;
    private final BodyBudget bodies;
    private final BodyBudget smallBodies;
    private final AnswerBudget answers = new AnswerBudget();
    private final Map<String, Function<Call, Future<Answer>>> handlers = new HashMap<>();
    private final Map<String, Consumer<HttpServerRequest>> guards = new HashMap<>();

    /**
     * @param failures answers whatever went wrong: a {@link Refusal}, or a fault
     * @param door lets in who may, before anything else of a request is looked at; asked where the contract takes only who
     *     is signed in
     * @param senders tells where a request comes from; what one sends at a time is bounded, and what waits for it
     * @param cursors sign where pages end
     */
    public ContractRouter(
            Contract contract,
            BiConsumer<RoutingContext, Throwable> failures,
            Function<RoutingContext, Future<?>> door,
            Function<HttpServerRequest, String> senders,
            Cursors cursors) {
        this.contract = contract;
        this.failures = new Tarpit(failures);
        this.door = door;
        this.senders = senders;
        this.cursors = cursors;
        files = BodyBudget.large(this.failures, FILES, FILES_OF_ONE);
        bodies = BodyBudget.large(this.failures, BODIES, BODIES_OF_ONE);
        smallBodies = BodyBudget.small(this.failures, SMALL_BODIES, SMALL_BODIES_OF_ONE);
    }

    /** The operation a request is for, or null. */
    public static Operation operationOf(RoutingContext request) {
        return request.get(OPERATION);
    }

    /** What every request for an operation begins with. */
    public static void begin(RoutingContext request, Operation operation) {
        request.put(OPERATION, operation);
        RequestTraces.name(operation);
        if (operation.crossOrigin()) {
            CrossOrigin.allow(request);
        }
        if (operation.deprecation() != null) {
            operation.deprecation().announce(request.response());
        }
    }

    /** @throws IllegalArgumentException if the contract has no such operation, or it has a handler already */
    public ContractRouter handle(String operationId, Function<Call, Future<Answer>> handler) {
        if (contract.operations().stream().noneMatch(operation -> operation.id().equals(operationId))) {
            throw new IllegalArgumentException("The contract has no operation " + operationId);
        }
        if (handlers.putIfAbsent(operationId, handler) != null) {
            throw new IllegalArgumentException("There are two handlers for " + operationId);
        }
        return this;
    }

    /** @param guard refuses who does not know the secret of an operation, before anything of a body is read */
    public ContractRouter guard(String operationId, Consumer<HttpServerRequest> guard) {
        guards.put(operationId, guard);
        return this;
    }

    /** @param counting lets a request on that is not one too many for what limits its operation, or refuses it */
    public ContractRouter limitedBy(BiConsumer<RoutingContext, Limit> counting) {
        limits = counting;
        return this;
    }

    /**
     * Adds what the contract says below its base path, and after it the refusal of every other path there.
     *
     * @throws IllegalStateException naming the operations without a handler
     */
    public void mount(Vertx vertx, Router router) {
        requireEveryHandler();
        Branches branches = new Branches(contract.operations(), operations -> routes(Router.router(vertx), operations));
        int start = contract.basePath().length();
        router.route(contract.basePath() + "/*").handler(request -> {
            Router branch = branches.at(request.normalizedPath().substring(start));
            if (branch == null) {
                request.next();
            } else {
                branch.handleContext(request);
            }
        });
        router.route(contract.basePath() + "/*")
                .handler(request -> failures.accept(request, Refusal.NOT_FOUND.because("There is no such path.")))
                .failureHandler(request -> failures.accept(request, cause(request)));
    }

    private void requireEveryHandler() {
        List<String> missing = contract.operations().stream()
                .map(Operation::id)
                .filter(id -> !handlers.containsKey(id))
                .toList();
        if (!missing.isEmpty()) {
            throw new IllegalStateException("Operations without a handler: " + String.join(", ", missing));
        }
    }

    /** Those of some operations in their order, and after them the refusal of other methods. */
    private Router routes(Router router, List<Operation> operations) {
        // Before any handler: paths with parameters are matched together with the query, which may be malformed.
        router.errorHandler(
                MALFORMED, request -> failures.accept(request, Refusal.INVALID.because("The request is malformed.")));
        operations.forEach(operation -> route(router, operation));
        methodsByPath(operations).forEach((path, methods) -> refuseOtherMethods(router.route(template(path)), methods));
        return router;
    }

    private void route(Router router, Operation operation) {
        boolean hasBody = !operation.bodySchemas().isEmpty();
        OperationEndpoint endpoint = new OperationEndpoint(
                new RequestCheck(operation),
                hasBody ? new BodyCheck(contract, operation) : null,
                handlers.get(operation.id()),
                failures,
                answers,
                cursors,
                senders);
        Route route = router.route(operation.method(), template(operation.path()));
        if (operation.method() == HttpMethod.GET) {
            route.method(HttpMethod.HEAD);
        }
        route.handler(request -> {
            begin(request, operation);
            request.next();
        });
        if (operation.crossOrigin()) {
            router.options(template(operation.path())).handler(CrossOrigin::preflight);
        }
        operation.limit().ifPresent(limit -> route.handler(request -> limits.accept(request, limit)));
        Guesses guesses = new Guesses(limits);
        guesses.inParameters(route, operation.guesses());
        if (operation.forSignedIn()) {
            route.handler(this::letIn);
        }
        if (guards.containsKey(operation.id())) {
            guard(route, guards.get(operation.id()));
        }
        if (hasBody) {
            BodyBudget budget = operation.takesFiles() ? files : bodies;
            BodyHandler body = BodyHandler.create(false).setBodyLimit(operation.bodyLimit());
            // A method reference: vertx-web takes a BodyHandler as such only before other handlers.
            route.handler(endpoint::admit)
                    .handler(request -> budget.admit(request, senders.apply(request.request()), operation.bodyLimit()))
                    .handler(request ->
                            smallBodies.admit(request, senders.apply(request.request()), operation.bodyLimit()))
                    .handler(body::handle);
            guesses.inBody(route, operation.guessedMembers());
            route.handler(endpoint::serveWithBody);
        } else {
            route.handler(endpoint::serve);
        }
    }

    /** Who does not know the secret is counted as programs are that ask for tokens, and too many of them wait. */
    private void guard(Route route, Consumer<HttpServerRequest> guard) {
        route.handler(request -> {
                    ask(request, guard);
                    if (request.get(REFUSAL) == null) {
                        request.next();
                    } else {
                        limits.accept(request, Limit.TOKEN);
                    }
                })
                .handler(request -> {
                    if (request.get(REFUSAL) == null) {
                        request.next();
                    } else {
                        failures.accept(request, request.get(REFUSAL));
                    }
                });
    }

    private static void ask(RoutingContext request, Consumer<HttpServerRequest> guard) {
        try {
            guard.accept(request.request());
        } catch (ServiceException refusal) {
            request.put(REFUSAL, refusal);
        }
    }

    /** What the request sends meanwhile waits. */
    private void letIn(RoutingContext context) {
        HttpServerRequest request = context.request().pause();
        door.apply(context)
                .onSuccess(open -> {
                    request.resume();
                    context.next();
                })
                .onFailure(refusal -> {
                    request.resume();
                    failures.accept(context, refusal);
                });
    }

    private static String template(String path) {
        return path.replace("{", ":").replace("}", "");
    }

    private static Map<String, Set<String>> methodsByPath(List<Operation> operations) {
        return operations.stream()
                .collect(Collectors.groupingBy(
                        Operation::path,
                        LinkedHashMap::new,
                        Collectors.mapping(
                                operation -> operation.method().name(), Collectors.toCollection(TreeSet::new))));
    }

    private void refuseOtherMethods(Route route, Set<String> methods) {
        String allowed = String.join(", ", methods) + (methods.contains("GET") ? ", HEAD" : "");
        route.handler(request -> {
            request.response().putHeader("Allow", allowed);
            failures.accept(
                    request,
                    new ServiceException(METHOD_NOT_ALLOWED, "This path takes " + allowed + ".", new JsonObject()));
        });
    }

    /** What vertx-web itself refuses becomes a refusal of ours. */
    private static Throwable cause(RoutingContext request) {
        int status = request.failure() instanceof HttpException http ? http.getStatusCode() : request.statusCode();
        if (status == Refusal.TOO_LARGE.status()) {
            return Refusal.TOO_LARGE.because("The request body is too large.");
        }
        if (status == MALFORMED) {
            return Refusal.INVALID.because("The request is malformed.");
        }
        if (status >= 400 && status < 500) {
            return new ServiceException(status, "The request is malformed.", new JsonObject());
        }
        if (isUnreadable(request)) {
            return Refusal.INVALID.because("The request body is malformed.");
        }
        return request.failure() == null ? new IllegalStateException("Status " + status) : request.failure();
    }

    /** What the decoder of HTTP could not make sense of, such as the size of a chunk. */
    private static boolean isUnreadable(RoutingContext request) {
        return !request.request().isEnded()
                && (request.failure() instanceof DecoderException
                        || request.failure() instanceof NumberFormatException);
    }
}
