package io.plenary.web.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DeprecationTest {

    private static Vertx vertx;
    private static HttpServer server;

    @BeforeAll
    static void start() throws Exception {
        vertx = Vertx.vertx();
        Contract contract = await(Contract.load(vertx, List.of("web/contract/aged.yaml")));
        Router router = Router.router(vertx);
        new ContractRouter(
                        contract,
                        (request, failure) ->
                                request.response().setStatusCode(400).end(),
                        request -> Future.succeededFuture(),
                        request -> "",
                        TinyServer.CURSORS)
                .handle("getOld", call -> Future.succeededFuture(Answer.NO_CONTENT))
                .handle("getNew", call -> Future.succeededFuture(Answer.NO_CONTENT))
                .mount(vertx, router);
        server = await(vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1"));
    }

    @AfterAll
    static void stop() throws Exception {
        await(vertx.close());
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private static HttpHeaders get(String path) throws Exception {
        URI address = URI.create("http://127.0.0.1:" + server.actualPort() + "/tiny/v1" + path);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.discarding())
                .headers();
    }

    @Test
    void whatIsGoingToBeGoneSaysSinceWhenAndUntilWhen() throws Exception {
        HttpHeaders headers = get("/old");

        assertThat(headers.firstValue("Deprecation")).contains("@1798761600");
        assertThat(headers.firstValue("Sunset")).contains("Thu, 01 Jul 2027 00:00:00 GMT");
        assertThat(headers.firstValue("Link").orElse("")).endsWith("rel=\"deprecation\"; type=\"text/html\"");
    }

    @Test
    void aRefusalSaysSoAsWell() throws Exception {
        assertThat(get("/old?n=x").firstValue("Sunset")).isPresent();
    }

    @Test
    void whatStaysSaysNothing() throws Exception {
        assertThat(get("/new").map()).doesNotContainKeys("deprecation", "sunset", "link");
    }

    @Test
    void whatIsHalfSaidOrTooSoonIsRefused() {
        JsonObject model =
                new JsonObject().put("operationId", "x").put("deprecated", true).put("x-sunset", "2027-07-01");

        assertThatThrownBy(() -> Deprecation.of(model)).hasMessageContaining("together");
        assertThatThrownBy(() -> Deprecation.of(model.copy().put("x-deprecated-since", "2027-01-02")))
                .hasMessageContaining("six months");
    }
}
