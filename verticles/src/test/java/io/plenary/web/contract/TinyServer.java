package io.plenary.web.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.FieldError;
import io.plenary.contracts.Json;
import io.plenary.contracts.Refusal;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.serviceproxy.ServiceException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** Serves the tiny contract; answers what its handlers were given, or each fault as {@code pointer detail}. */
final class TinyServer implements AutoCloseable {

    record Thing(String name, Integer size, LocalDate bornOn) {}

    static final Cursors CURSORS = new Cursors().use(new byte[32]);

    private final Vertx vertx = Vertx.vertx();
    private final WebClient client = WebClient.create(vertx);
    private final HttpServer server;
    private volatile Answer description;
    private volatile long pause;

    TinyServer() throws Exception {
        Router router = Router.router(vertx);
        Contract contract = await(Contract.load(vertx, List.of("web/contract/tiny.yaml")));
        new ContractRouter(contract, TinyServer::refuse, this::letIn, TinyServer::sender, CURSORS)
                .handle("listThings", call -> text(call.query("month") + " " + call.limit() + " " + call.cursor()))
                .handle("createThing", call -> text(call.body(Thing.class).toString()))
                .handle("getThing", call -> thing(call.pathUuid("id")).map(a -> a.withEtag("\"7\"")))
                .handle("updateThing", call -> text(call.patch().members() + " " + call.ifMatch()))
                .handle("upload", call -> text(call.mediaType() + " " + call.bytes()))
                .handle("lockUp", call -> text(Integer.toString(call.bytes().length())))
                .mount(vertx, router);
        server = await(vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1"));
    }

    /** From now on things are that large. */
    void describeThingsBy(Answer answer) {
        description = answer;
    }

    /** The same, and it takes a while to find out. */
    void describeThingsLate(Answer answer) {
        description = answer;
        pause = 100;
    }

    private Future<Answer> thing(UUID id) {
        Future<Answer> answer = description == null ? text(id.toString()) : Future.succeededFuture(description);
        return pause == 0 ? answer : vertx.timer(pause, TimeUnit.MILLISECONDS).compose(waited -> answer);
    }

    private static Future<Answer> text(String text) {
        return Future.succeededFuture(Answer.of(200, "text/plain", Buffer.buffer(text)));
    }

    /** Takes a while, as asking another service does. */
    private Future<?> letIn(RoutingContext context) {
        return vertx.timer(20, TimeUnit.MILLISECONDS)
                .compose(asked -> "Bearer key".equals(context.request().getHeader("Authorization"))
                        ? Future.succeededFuture()
                        : Future.failedFuture(Refusal.UNAUTHENTICATED.because("Sign in first.")));
    }

    private static String sender(HttpServerRequest request) {
        return request.remoteAddress().hostAddress();
    }

    private static void refuse(RoutingContext request, Throwable failure) {
        int status = failure instanceof ServiceException refusal ? refusal.failureCode() : 500;
        List<FieldError> errors = failure instanceof ServiceException refusal ? Refusal.errors(refusal) : List.of();
        request.response()
                .setStatusCode(status)
                .end(Json.write(errors.stream().map(TinyServer::told).sorted().toList()));
    }

    /** No fault leaves the API that only says itself in English. */
    private static String told(FieldError error) {
        assertThat(error.code()).as(error.detail()).isNotNull();
        return error.pointer() + " " + error.detail();
    }

    int port() {
        return server.actualPort();
    }

    static void assertRefused(HttpResponse<Buffer> answer, int status, String... faults) {
        assertThat(answer.statusCode()).as(answer.bodyAsString()).isEqualTo(status);
        assertThat(answer.bodyAsJsonArray().getList()).isEqualTo(List.of(faults));
    }

    HttpResponse<Buffer> get(String path) throws Exception {
        return send(HttpMethod.GET, path, Map.of(), "");
    }

    HttpResponse<Buffer> post(String path, String contentType, String body) throws Exception {
        return send(HttpMethod.POST, path, Map.of("Content-Type", contentType), body);
    }

    HttpResponse<Buffer> send(HttpMethod method, String path, Map<String, String> headers, String body)
            throws Exception {
        var request = client.request(method, server.actualPort(), "127.0.0.1", "/tiny/v1" + path);
        headers.forEach(request::putHeader);
        return await(body.isEmpty() ? request.send() : request.sendBuffer(Buffer.buffer(body)));
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws Exception {
        await(vertx.close());
    }
}
