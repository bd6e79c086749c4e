package io.plenary.web.live;

import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.ChannelOutboundInvoker;
import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.engagement.Room;
import io.plenary.contracts.engagement.RoomEvents;
import io.plenary.contracts.engagement.RoomsService;
import io.plenary.contracts.events.Event;
import io.plenary.contracts.events.Payload;
import io.plenary.testing.FakeRooms;
import io.plenary.testing.TestNode;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.http.impl.Http1xServerConnection;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.serviceproxy.ServiceException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A live channel on a server of its own, with rooms and tokens made up, and with bounds that are soon reached. */
@ResourceLock("web.LiveStage")
abstract class LiveStage {

    static final Bounds BOUNDS =
            new Bounds(4_000, 50, 20, 2, Duration.ofSeconds(3), Duration.ofSeconds(20), Duration.ofSeconds(45), 40, 30);
    static final UUID CONFERENCE = UUID.randomUUID();
    static final FakeRooms ROOMS = new FakeRooms();
    static final Map<String, Visitor> VISITORS = new ConcurrentHashMap<>();

    /** When it is known whose a token is. */
    static volatile Future<Void> knowing = Future.succeededFuture();
    /** How often it was asked. */
    static final AtomicInteger looking = new AtomicInteger();

    static TestNode node;
    static WebSocketClient client;
    static LiveChannel channel;
    static int port;

    @BeforeAll
    static void start() {
        node = new TestNode().fake(RoomsService.class, RoomsService.ADDRESS, ROOMS);
        node.vertx().exceptionHandler(Throwable::printStackTrace);
        Gate gate = new Gate();
        await(node.vertx().deployVerticle(gate));
        channel = gate.own;
        port = gate.at;
        client = node.vertx().createWebSocketClient();
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    static final class Gate extends AbstractVerticle {

        LiveChannel own;
        int at;

        @Override
        public void start(Promise<Void> started) {
            Entrance entrance = new Entrance(
                    LiveStage::visitor,
                    (caller, name) -> name.equals(CONFERENCE.toString())
                            ? Future.succeededFuture(conference())
                            : Future.failedFuture(Refusal.NOT_FOUND.because("There is no such conference.")),
                    request -> "192.0.2.1",
                    request -> request.headers().get("X-From") == null ? "test" : request.getHeader("X-From"),
                    request -> !"https://evil.example.org".equals(request.getHeader("Origin")),
                    request -> {
                        var pipeline = ((Http1xServerConnection) request.connection())
                                .channelHandlerContext()
                                .pipeline();
                        return () ->
                                Optional.ofNullable(pipeline.firstContext()).ifPresent(ChannelOutboundInvoker::close);
                    },
                    (context, failure) -> context.response()
                            .setStatusCode(((ServiceException) failure).failureCode())
                            .end(),
                    failure -> new JsonObject().put("status", ((ServiceException) failure).failureCode()));
            Calls calls = (visitor, address, call) -> Future.succeededFuture(
                    new ServerMessage.Answer(call.id(), 200, new JsonObject().put("done", true)));
            own = new LiveChannel(vertx, node.node(), entrance, BOUNDS, calls)
                    .listen(node.node().events().listening());
            Router router = Router.router(vertx);
            own.mount(router);
            vertx.createHttpServer(LiveChannel.prepare(
                            new HttpServerOptions().setHost("127.0.0.1").setPort(0)))
                    .requestHandler(router)
                    .listen()
                    .map(HttpServer::actualPort)
                    .onSuccess(actual -> at = actual)
                    .<Void>mapEmpty()
                    .onComplete(started);
        }
    }

    static Future<Visitor> visitor(String token) {
        looking.incrementAndGet();
        Visitor known = VISITORS.get(token);
        return known == null
                ? Future.failedFuture(Refusal.UNAUTHENTICATED.because("The token is not valid."))
                : knowing.map(known);
    }

    static Conference conference() {
        return new Conference(
                CONFERENCE,
                CONFERENCE,
                "conf",
                "CONF",
                "A conference",
                null,
                null,
                null,
                null,
                "UTC",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                1,
                null,
                null,
                null);
    }

    static String person(UUID id, Duration valid) {
        String token = UUID.randomUUID().toString();
        VISITORS.put(token, new Visitor(Caller.user(id), token, Instant.now().plus(valid)));
        return token;
    }

    /** A client that writes down what it is told. */
    static final class Client {

        final WebSocket socket;
        final List<JsonObject> told = new CopyOnWriteArrayList<>();

        Client(String... headers) {
            this(port, headers);
        }

        Client(int port, String... headers) {
            WebSocketConnectOptions options = new WebSocketConnectOptions()
                    .setHost("127.0.0.1")
                    .setPort(port)
                    .setURI(LiveChannel.PATH)
                    .addSubProtocol(LiveChannel.SUBPROTOCOL);
            for (int i = 0; i < headers.length; i += 2) {
                options.addHeader(headers[i], headers[i + 1]);
            }
            socket = await(client.connect(options));
            socket.textMessageHandler(text -> told.add(new JsonObject(text)));
        }

        static Client from(String network) {
            return new Client("X-From", network).say("hello");
        }

        static Client stranger() {
            return new Client().say("hello");
        }

        static Client with(String token) {
            return new Client().say("hello", "token", token);
        }

        Client say(String type, Object... members) {
            JsonObject message = new JsonObject().put("type", type);
            for (int i = 0; i < members.length; i += 2) {
                message.put((String) members[i], members[i + 1]);
            }
            return send(message.encode());
        }

        Client send(String text) {
            socket.writeTextMessage(text);
            return this;
        }

        Client join(Room room, Long position) {
            return say("join", "room", room.name(), "conference", CONFERENCE.toString(), "position", position);
        }

        JsonObject hears(String type) {
            Awaitility.await().until(() -> all(type).findAny().isPresent());
            return all(type).reduce((first, last) -> last).orElseThrow();
        }

        Stream<JsonObject> all(String type) {
            return told.stream().filter(message -> type.equals(message.getString("type")));
        }

        void isClosedWith(CloseCode code) {
            Awaitility.await().until(socket::isClosed);
            assertThat(socket.closeStatusCode()).isEqualTo(code.number());
        }

        void end() {
            await(socket.close());
        }
    }

    static void channelDoes(Runnable work) {
        node.vertx().runOnContext(here -> work.run());
    }

    /** As services do what is to be found in the log, too. */
    static void announced(Payload payload) {
        announced(payload, null);
    }

    static void announced(Payload payload, UUID actor) {
        node.node()
                .events()
                .tell(new Event(
                        UUID.randomUUID(),
                        payload.type(),
                        Instant.now(),
                        CONFERENCE,
                        CONFERENCE,
                        actor,
                        null,
                        payload.toJson()));
    }

    static Room session() {
        return Room.ofSession(CONFERENCE, UUID.randomUUID());
    }

    static void happens(Room room) {
        node.node()
                .events()
                .tell(
                        new RoomEvents.RoomChanged(room, ROOMS.add(room, new JsonObject().put("text", "Hi"))),
                        null,
                        CONFERENCE,
                        null);
    }
}
