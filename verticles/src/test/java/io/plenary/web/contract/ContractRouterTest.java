package io.plenary.web.contract;

import static io.plenary.web.contract.TinyServer.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.client.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContractRouterTest {

    private static final String ID = "0191f7a2-8a5c-7c3e-9b1a-4a4f0f5d2c11";
    private static final String PATCH = "application/merge-patch+json";

    private static TinyServer server;

    @BeforeAll
    static void start() throws Exception {
        server = new TinyServer();
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @Test
    void aRequestThatFitsReachesItsHandlerWithTypedValues() throws Exception {
        assertThat(server.get("/things?month=2027-03&limit=7&cursor=" + signed("/things", "abc"))
                        .bodyAsString())
                .isEqualTo("2027-03 7 abc");
    }

    @Test
    void aCursorThatWasNotGivenOutForThisListIsRefused() throws Exception {
        String signed = signed("/things", "abc");
        for (String forged :
                List.of("abc", signed("/others", "abc"), signed + "d", "A" + signed, signed.substring(1))) {
            assertRefused(
                    server.get("/things?month=2027-03&cursor=" + forged),
                    400,
                    "query/cursor must be the nextCursor of a page of this list");
        }
    }

    /** As a client finds it in a page. */
    private static String signed(String path, String cursor) {
        return new JsonObject(TinyServer.CURSORS.sign(
                        "/tiny/v1" + path,
                        new JsonObject().put("nextCursor", cursor).encode()))
                .getString("nextCursor");
    }

    @Test
    void whatIsForSignedInUsersIsRefusedBeforeAnythingElseIsLookedAt() throws Exception {
        HttpResponse<Buffer> answer = server.send(HttpMethod.PUT, "/safe?no=such", Map.of("Content-Type", "x/y"), "x");
        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @Test
    void aBodyArrivesWholeThoughTheDoorTakesItsTime() throws Exception {
        String body = "x".repeat(1_000_000);
        Map<String, String> headers = Map.of("Content-Type", "text/calendar", "Authorization", "Bearer key");
        assertThat(server.send(HttpMethod.PUT, "/safe", headers, body).bodyAsString())
                .isEqualTo("1000000");
    }

    @Test
    void absentParametersHaveTheirDefaults() throws Exception {
        assertThat(server.get("/things?month=2027-03").bodyAsString()).isEqualTo("2027-03 50 null");
    }

    @Test
    void aRequiredQueryParameterThatIsMissingIsRefused() throws Exception {
        assertRefused(server.get("/things"), 400, "query/month is required");
    }

    @Test
    void anUnknownQueryParameterIsRefusedByName() throws Exception {
        assertRefused(server.get("/things?month=2027-03&lmit=3"), 400, "query/lmit is unknown");
    }

    @Test
    void aQueryOfAnOperationWithoutParametersIsRefused() throws Exception {
        assertRefused(server.get("/things/" + ID + "?x=1"), 400, "query/x is unknown");
    }

    @Test
    void aRepeatedQueryParameterIsRefused() throws Exception {
        assertRefused(server.get("/things?month=2027-03&month=2027-04"), 400, "query/month is given more than once");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "limit=0|must be a whole number from 1 to 200",
                "limit=201|must be a whole number from 1 to 200",
                "limit=ten|must be a whole number from 1 to 200",
                "limit=99999999999999999999|must be a whole number from 1 to 200",
                "cursor=|must have at least 1 characters",
                "cursor=12345678901234567890123456789012345678901|must have at most 40 characters",
                "kind=OVAL|must be one of ROUND, SQUARE",
                "fresh=yes|must be one of true, false",
                "day=2027-02-30|must be a valid date",
                "from=2027-03-05|must be a valid date-time",
                "owner=1-1-1-1-1|must be a UUID"
            })
    void aQueryParameterOfTheWrongKindIsRefused(String query, String fault) throws Exception {
        String name = query.substring(0, query.indexOf('='));
        assertRefused(server.get("/things?month=2027-03&" + query), 400, "query/" + name + " " + fault);
    }

    @Test
    void aPatternIsHeld() throws Exception {
        assertRefused(server.get("/things?month=March"), 400, "query/month must match ^[0-9]{4}-[0-9]{2}$");
    }

    @Test
    void everyFaultyParameterIsNamedAtOnce() throws Exception {
        assertRefused(
                server.get("/things?limit=0&fresh=1"),
                400,
                "query/fresh must be one of true, false",
                "query/limit must be a whole number from 1 to 200",
                "query/month is required");
    }

    @ParameterizedTest
    @CsvSource({"abc", "0191f7a2-8a5c-7c3e-9b1a-4a4f0f5d2c1", "0191f7a2-8a5c-7c3e-9b1a-4a4f0f5d2c1g", "1-1-1-1-1"})
    void nothingIsAtAPathWhoseIdIsNoUuid(String id) throws Exception {
        assertRefused(server.get("/things/" + id), 404, "path/id must be a UUID");
    }

    @Test
    void aPathThatLeadsNowhereIsRefusedBeforeAnythingElseIsLookedAt() throws Exception {
        assertRefused(server.get("/things/abc?unknown=1"), 404, "path/id must be a UUID");
    }

    @Test
    void aBrokenEscapeInTheQueryIsRefused() throws Exception {
        assertRefused(server.get("/things?month=%zz"), 400);
    }

    @Test
    void anUnchangedReadIsAnsweredWithoutABody() throws Exception {
        HttpResponse<Buffer> answer =
                server.send(HttpMethod.GET, "/things/" + ID, Map.of("If-None-Match", "\"6\", W/\"7\""), "");
        assertThat(answer.statusCode()).isEqualTo(304);
        assertThat(answer.body()).isNull();
        assertThat(answer.getHeader("ETag")).isEqualTo("\"7\"");
    }

    @Test
    void aChangedReadIsAnsweredWhole() throws Exception {
        HttpResponse<Buffer> answer =
                server.send(HttpMethod.GET, "/things/" + ID, Map.of("If-None-Match", "\"6\""), "");
        assertThat(answer.bodyAsString()).isEqualTo(ID);
    }

    @Test
    void headIsAnsweredLikeGetWithoutTheBody() throws Exception {
        HttpResponse<Buffer> answer = server.send(HttpMethod.HEAD, "/things/" + ID, Map.of(), "");
        assertThat(answer.getHeader("ETag")).isEqualTo("\"7\"");
        assertThat(answer.body()).isNull();
    }

    @Test
    void aMergePatchArrivesWithTheVersionTheCallerKnows() throws Exception {
        HttpResponse<Buffer> answer = server.send(
                HttpMethod.PATCH,
                "/things/" + ID,
                Map.of("Content-Type", PATCH, "If-Match", "\"12\""),
                "{\"name\":null}");
        assertThat(answer.bodyAsString()).isEqualTo("{\"name\":null} 12");
    }

    @Test
    void anIfMatchThatIsNoEntityTagIsRefused() throws Exception {
        HttpResponse<Buffer> answer = server.send(
                HttpMethod.PATCH, "/things/" + ID, Map.of("Content-Type", PATCH, "If-Match", "12"), "{\"name\":null}");
        assertRefused(answer, 400, "header/If-Match must match ^(\\*|(W/)?\"[0-9]{1,18}\")$");
    }

    @Test
    void anotherMethodIsRefusedWithThoseAllowed() throws Exception {
        HttpResponse<Buffer> answer = server.send(HttpMethod.DELETE, "/things", Map.of(), "");
        assertRefused(answer, 405);
        assertThat(answer.getHeader("Allow")).isEqualTo("GET, POST, HEAD");
    }

    @Test
    void anotherPathIsRefused() throws Exception {
        assertRefused(server.get("/thing"), 404);
        assertRefused(server.get("/things/" + ID + "/more"), 404);
    }

    @Test
    void mountingWithoutEveryHandlerFailsNamingTheMissingOnes() throws Exception {
        withContract((vertx, contract) -> {
            ContractRouter router = new ContractRouter(
                            contract,
                            (request, failure) -> {},
                            request -> Future.succeededFuture(),
                            request -> "",
                            TinyServer.CURSORS)
                    .handle("getThing", call -> Future.succeededFuture(Answer.NO_CONTENT))
                    .handle("upload", call -> Future.succeededFuture(Answer.NO_CONTENT));
            assertThatThrownBy(() -> router.mount(vertx, Router.router(vertx)))
                    .hasMessage("Operations without a handler: listThings, createThing, updateThing, lockUp");
        });
    }

    @Test
    void aHandlerForAnOperationThatIsNotThereFails() throws Exception {
        withContract((vertx, contract) -> assertThatThrownBy(() -> new ContractRouter(
                                contract,
                                (request, failure) -> {},
                                request -> Future.succeededFuture(),
                                request -> "",
                                TinyServer.CURSORS)
                        .handle("dropThing", call -> null))
                .hasMessage("The contract has no operation dropThing"));
    }

    private interface Check {
        void on(Vertx vertx, Contract contract);
    }

    private static void withContract(Check check) throws Exception {
        Vertx vertx = Vertx.vertx();
        try {
            check.on(
                    vertx,
                    Contract.load(vertx, List.of("web/contract/tiny.yaml"))
                            .toCompletionStage()
                            .toCompletableFuture()
                            .get(20, TimeUnit.SECONDS));
        } finally {
            vertx.close();
        }
    }
}
