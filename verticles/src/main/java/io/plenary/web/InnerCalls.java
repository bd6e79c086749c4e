package io.plenary.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.plenary.contracts.Json;
import io.plenary.contracts.Refusal;
import io.plenary.runtime.Lanes;
import io.plenary.web.contract.Operation;
import io.plenary.web.live.Calls;
import io.plenary.web.live.ClientMessage;
import io.plenary.web.live.ServerMessage;
import io.plenary.web.live.Visitor;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Carries out operations that were called on a socket, as requests to this very gateway: so they are checked, limited, named,
 * counted and answered like all others, by the same code. They come by a door of their own on the loopback device, which opens
 * only with the word of {@link ClientAddresses} for whom they come from.
 */
final class InnerCalls implements Calls {

    /** What may be called on a socket: what is said often, while a room is watched. */
    static final Set<String> OPERATIONS = Set.of(
            "askAudienceQuestion",
            "withdrawAudienceQuestion",
            "voteForAudienceQuestion",
            "unvoteAudienceQuestion",
            "decideAudienceQuestion",
            "postChatMessage",
            "editChatMessage",
            "deleteChatMessage",
            "reactToChatMessage",
            "unreactToChatMessage",
            "reportChatMessage",
            "approveChatMessage",
            "answerPoll",
            "pressReaction",
            "giveFeedback",
            "turnPoll",
            "putLiveState");

    private static final String LOOPBACK = "127.0.0.1";
    private static final String KEY = "Idempotency-Key";
    /** As the contract has keys. */
    private static final Pattern KEYS = Pattern.compile("\"[!#-~]{1,255}\"|[!#-~]{1,255}");

    private static final long CALL_MILLIS = 15_000;
    /** Of all, of one person, and how many of a person may wait: nobody waits for what somebody else calls. */
    private static final Lanes.Limits AT_ONCE = new Lanes.Limits(256, 4, 256, 100);

    private static final String STRANGERS = "strangers";

    private final Vertx vertx;
    private final ClientAddresses addresses;
    private final Lanes lanes = new Lanes(AT_ONCE);
    private Map<String, Operation> operations = Map.of();
    private HttpClient client;
    private int port;

    InnerCalls(Vertx vertx, ClientAddresses addresses) {
        this.vertx = vertx;
        this.addresses = addresses;
    }

    /**
     * Opens the door, where there is anything to be called.
     *
     * @param all operations there are
     * @param named those that may be called
     * @param api serves them
     */
    Future<Void> open(List<Operation> all, Set<String> named, Consumer<HttpServerRequest> api) {
        operations = all.stream()
                .filter(operation -> named.contains(operation.id()))
                .collect(Collectors.toUnmodifiableMap(Operation::id, operation -> operation));
        if (operations.isEmpty()) {
            return Future.succeededFuture();
        }
        client = vertx.createHttpClient(new PoolOptions().setHttp1MaxSize(AT_ONCE.all()));
        return vertx.createHttpServer(new HttpServerOptions().setHost(LOOPBACK).setPort(0))
                .requestHandler(request -> {
                    if (addresses.vouched(request).isPresent()) {
                        api.accept(request);
                    } else {
                        request.connection().close();
                    }
                })
                .listen()
                .map(HttpServer::actualPort)
                .onSuccess(actual -> port = actual)
                .mapEmpty();
    }

    @Override
    public Future<ServerMessage.Answer> perform(Visitor visitor, String address, ClientMessage.Call call) {
        return Future.succeededFuture(call)
                .compose(asked -> inTurn(visitor, address, asked))
                .otherwise(failure -> {
                    JsonNode problem = Problems.of(failure);
                    return new ServerMessage.Answer(
                            call.id(), problem.get("status").intValue(), problem);
                });
    }

    private Future<ServerMessage.Answer> inTurn(Visitor visitor, String address, ClientMessage.Call call) {
        Operation operation = operations.get(call.operation());
        if (operation == null) {
            throw Refusal.NOT_FOUND.because("There is no such operation on a socket.");
        }
        if (!KEYS.matcher(call.id()).matches()) {
            throw Refusal.INVALID.because("The id of a call is made of up to 255 visible characters.");
        }
        RequestOptions options = new RequestOptions()
                .setHost(LOOPBACK)
                .setPort(port)
                .setMethod(operation.method())
                .setURI(address(operation, call.parameters()))
                .setTimeout(CALL_MILLIS);
        Object owner = visitor.caller().isSignedIn() ? visitor.caller().userId() : STRANGERS;
        return lanes.through(owner, operation.id(), () -> client.request(options)
                .compose(request -> send(request, operation, visitor, address, call)));
    }

    /**
     * What cannot be sent leaves its connection to others. The answer is read by the loop that hears it, before it goes on: elsewhere
     * a short one could be over before anybody reads, and is waited for in vain.
     */
    private Future<ServerMessage.Answer> send(
            HttpClientRequest request, Operation operation, Visitor visitor, String address, ClientMessage.Call call) {
        Buffer body = call.body() == null ? Buffer.buffer() : call.body().toBuffer();
        return Future.succeededFuture(request)
                .compose(begun -> headed(begun, operation, visitor, address, call)
                        .send(body)
                        .compose(response -> response.body().map(read -> answer(call, response, read))))
                .onFailure(broken -> request.reset());
    }

    int port() {
        return port;
    }

    private HttpClientRequest headed(
            HttpClientRequest request, Operation operation, Visitor visitor, String address, ClientMessage.Call call) {
        request.putHeader(ClientAddresses.VOUCHED, addresses.vouch(address));
        if (visitor.token() != null) {
            request.putHeader(HttpHeaders.AUTHORIZATION, "Bearer " + visitor.token());
        }
        if (call.body() != null) {
            request.putHeader(HttpHeaders.CONTENT_TYPE, "application/json");
        }
        if (operation.method() != HttpMethod.GET) {
            request.putHeader(KEY, call.id());
        }
        return request;
    }

    /** What the path does not name is of the query. */
    private static String address(Operation operation, Map<String, String> parameters) {
        String path = "/api/v1" + operation.path();
        List<String> query = new ArrayList<>();
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            String place = "{" + parameter.getKey() + "}";
            String value = encoded(parameter.getValue());
            if (path.contains(place)) {
                path = path.replace(place, value);
            } else {
                query.add(encoded(parameter.getKey()) + "=" + value);
            }
        }
        if (path.contains("{")) {
            throw Refusal.INVALID.because("A parameter of the path is missing: " + operation.path());
        }
        return query.isEmpty() ? path : path + "?" + String.join("&", query);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static ServerMessage.Answer answer(ClientMessage.Call call, HttpClientResponse response, Buffer body) {
        try {
            JsonNode json = body.length() == 0 ? null : Json.MAPPER.readTree(body.getBytes());
            return new ServerMessage.Answer(call.id(), response.statusCode(), json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
