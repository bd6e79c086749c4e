package io.plenary.web;

import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Caller;
import io.plenary.runtime.Settings;
import io.plenary.web.contract.Operation;
import io.plenary.web.live.ClientMessage;
import io.plenary.web.live.ServerMessage;
import io.plenary.web.live.Visitor;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a call on a socket. */
class InnerCallsTest {

    private static final Operation ASK = new Operation(
            "ask", HttpMethod.POST, "/sessions/{id}/questions", List.of(), true, Map.of(), 1, true, null, null, null);
    private static final Visitor VISITOR = new Visitor(Caller.user(UUID.randomUUID()), "a-token", null);

    private final Vertx vertx = Vertx.vertx();
    private final ClientAddresses addresses = new ClientAddresses(new Settings.Http("127.0.0.1", 0, null, false));
    private final InnerCalls calls = new InnerCalls(vertx, addresses);

    @BeforeEach
    void open() {
        await(calls.open(List.of(ASK), Set.of("ask"), this::echo));
    }

    @AfterEach
    void close() {
        await(vertx.close());
    }

    private void echo(HttpServerRequest request) {
        request.body().onSuccess(body -> echo(request, body));
    }

    private void echo(HttpServerRequest request, Buffer body) {
        if (body.toString().contains("Wait")) {
            return;
        }
        request.response()
                .setStatusCode(201)
                .end(new JsonObject()
                        .put("uri", request.uri())
                        .put("from", addresses.of(request))
                        .put("authorization", request.getHeader("Authorization"))
                        .put("key", request.getHeader("Idempotency-Key"))
                        .put("type", request.getHeader("Content-Type"))
                        .put("body", body.toString())
                        .toBuffer());
    }

    private ServerMessage.Answer call(String operation, Map<String, String> parameters) {
        return await(call(VISITOR, "call-1", operation, parameters, "Why?"));
    }

    private Future<ServerMessage.Answer> call(
            Visitor visitor, String id, String operation, Map<String, String> parameters, String text) {
        return calls.perform(
                visitor,
                "192.0.2.7",
                new ClientMessage.Call(id, operation, parameters, new JsonObject().put("text", text)));
    }

    @Test
    void aCallIsARequestOfItsClient() {
        ServerMessage.Answer answer = call("ask", Map.of("id", "a/b c", "also", "x&y"));

        assertThat(answer.status()).isEqualTo(201);
        JsonObject asked = new JsonObject(answer.body().toString());
        assertThat(asked.getString("uri")).isEqualTo("/api/v1/sessions/a%2Fb%20c/questions?also=x%26y");
        assertThat(asked.getString("from")).isEqualTo("192.0.2.7");
        assertThat(asked.getString("authorization")).isEqualTo("Bearer a-token");
        assertThat(asked.getString("key")).isEqualTo("call-1");
        assertThat(asked.getString("body")).isEqualTo("{\"text\":\"Why?\"}");
    }

    @Test
    void whatIsNotOnTheListIsNotThere() {
        assertThat(call("deleteConference", Map.of()).status()).isEqualTo(404);
    }

    @Test
    void whatMissesAParameterIsRefused() {
        assertThat(call("ask", Map.of()).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a\nb", "a\r\nOther: header", "\u0000", "\u00e9", "\""})
    void whatIsNoKeyIsRefusedAndTakesNobodysPlace(String id) {
        for (int i = 0; i < 300; i++) {
            assertThat(await(call(VISITOR, id, "ask", Map.of("id", "1"), "Why?"))
                            .status())
                    .isEqualTo(400);
        }

        assertThat(call("ask", Map.of("id", "1")).status()).isEqualTo(201);
    }

    @Test
    void nobodyWaitsForWhatSomebodyElseCalls() {
        Visitor other = new Visitor(Caller.user(UUID.randomUUID()), "other-token", null);
        List<Future<ServerMessage.Answer>> waiting = IntStream.range(0, 300)
                .mapToObj(i -> call(VISITOR, "key-" + i, "ask", Map.of("id", "1"), "Wait"))
                .toList();

        assertThat(await(call(other, "key", "ask", Map.of("id", "1"), "Why?")).status())
                .isEqualTo(201);

        assertThat(waiting.stream().filter(Future::isComplete).map(Future::result))
                .as("who calls faster than is answered is told so")
                .isNotEmpty()
                .allMatch(answer -> answer.status() == 503);
    }

    /** Who found the door is believed nothing. */
    @Test
    void othersFindTheDoorClosed() {
        assertThat(addresses.vouch("192.0.2.7")).doesNotStartWith(" ");
        var request = vertx.createHttpClient()
                .request(HttpMethod.POST, calls.port(), "127.0.0.1", "/api/v1/sessions/1/questions")
                .compose(sent -> sent.putHeader(ClientAddresses.VOUCHED, "guessed 192.0.2.7")
                        .send());

        assertThat(await(request.map("answered").otherwise("closed"))).isEqualTo("closed");
    }
}
