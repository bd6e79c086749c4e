package io.plenary.services.engagement;

import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.conferences.ConferencesService;
import io.plenary.contracts.engagement.ChatMessageDraft;
import io.plenary.contracts.engagement.Room;
import io.plenary.contracts.engagement.RoomEvents.RoomChanged;
import io.plenary.contracts.events.Event;
import io.plenary.testing.Attendant;
import io.plenary.web.live.Bounds;
import io.plenary.web.live.Entrance;
import io.plenary.web.live.LiveChannel;
import io.plenary.web.live.ServerMessage;
import io.plenary.web.live.Visitor;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * People write thousands of messages, and others listen by way of three gateways: their connections are cut at random, and what
 * gateways tell each other in passing gets lost now and then. {@code -Dplenary.live.messages=10000} takes a minute and a half.
 */
@Isolated
@Tag("slow")
class TenThousandMessagesTest {

    private static final int MESSAGES = Integer.getInteger("plenary.live.messages", 3_000);
    private static final int SESSIONS = 5;
    private static final int WRITERS = 400;
    private static final int AT_ONCE = 40;
    private static final int LISTENERS = 30;
    private static final long CUT_MILLIS = 100;
    private static final long AGAIN_MILLIS = 100;
    /** Of a hundred. */
    private static final int LOST = 1;

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static LiveStage stage;
    private static List<Gateway> gateways;
    private static WebSocketClient client;

    private final List<Room> rooms = IntStream.range(0, SESSIONS)
            .mapToObj(i -> Room.ofSession(stage.open, stage.session(stage.open)))
            .toList();
    private final List<Caller> writers =
            IntStream.range(0, WRITERS).mapToObj(i -> LiveStage.somebody()).toList();

    @BeforeAll
    static void start() {
        stage = new LiveStage();
        stage.node.vertx().eventBus().addInboundInterceptor(delivery -> {
            boolean lost =
                    Event.address(RoomChanged.class).equals(delivery.message().address())
                            && ThreadLocalRandom.current().nextInt(100) < LOST;
            if (!lost) {
                delivery.next();
            }
        });
        gateways = IntStream.range(0, 3).mapToObj(i -> new Gateway()).toList();
        gateways.forEach(gateway -> await(stage.node.vertx().deployVerticle(gateway)));
        client = stage.node.vertx().createWebSocketClient(new WebSocketClientOptions().setMaxConnections(10_000));
    }

    @AfterAll
    static void stop() {
        stage.close();
    }

    private static final class Gateway extends AbstractVerticle {

        private int port;

        @Override
        public void start(Promise<Void> started) {
            Entrance entrance = new Entrance(
                    token -> Future.succeededFuture(Visitor.STRANGER),
                    (caller, name) -> stage.node
                            .proxy(ConferencesService.class, ConferencesService.ADDRESS)
                            .getConferenceDetails(caller, name),
                    request -> "192.0.2.1",
                    request -> "192.0.2.1",
                    request -> true,
                    request -> () -> {},
                    (context, failure) -> context.response().setStatusCode(503).end(),
                    failure -> new JsonObject().put("status", 503));
            LiveChannel channel = new LiveChannel(
                    vertx,
                    stage.node.node(),
                    entrance,
                    Bounds.usual(LISTENERS),
                    (visitor, address, call) -> Future.succeededFuture(new ServerMessage.Answer(call.id(), 404, null)));
            channel.listen(stage.node.node().events().listening());
            Router router = Router.router(vertx);
            channel.mount(router);
            vertx.createHttpServer(LiveChannel.prepare(
                            new HttpServerOptions().setHost("127.0.0.1").setPort(0)))
                    .requestHandler(router)
                    .listen()
                    .map(HttpServer::actualPort)
                    .onSuccess(actual -> port = actual)
                    .<Void>mapEmpty()
                    .onComplete(started);
        }
    }

    @Test
    void nobodyMissesAMessageOrHearsItTwice() {
        Random random = new Random(7);
        IntSupplier anyPort = () -> gateways.get(ThreadLocalRandom.current().nextInt(gateways.size())).port;
        List<Attendant> listeners = IntStream.range(0, LISTENERS)
                .mapToObj(i -> new Attendant(
                        stage.node.vertx(),
                        client,
                        anyPort,
                        rooms.get(i % SESSIONS).name(),
                        stage.open.toString()))
                .toList();
        listeners.forEach(listener -> Awaitility.await().until(listener::isIn));
        long cutting = stage.node.vertx().setPeriodic(CUT_MILLIS, due -> listeners
                .get(random.nextInt(LISTENERS))
                .cut());

        write();
        stage.node.vertx().cancelTimer(cutting);

        for (int i = 0; i < LISTENERS; i++) {
            Attendant listener = listeners.get(i);
            Awaitility.await().atMost(PATIENCE).until(() -> listener.position() == MESSAGES / SESSIONS);
            assertThat(listener.hasMissedNothing()).isTrue();
            assertThat(listener.things()).doesNotHaveDuplicates();
        }
        assertThat(listeners).as("were told everything from the beginning").allMatch(listener -> listener.from() == 0);
        listeners.forEach(Attendant::leave);
    }

    private void write() {
        List<Future<Void>> all =
                IntStream.range(0, AT_ONCE).mapToObj(this::writeFrom).toList();
        Awaitility.await().atMost(PATIENCE).until(() -> all.stream().allMatch(Future::isComplete));
        all.forEach(written -> await(written));
    }

    private Future<Void> writeFrom(int number) {
        return number >= MESSAGES
                ? Future.succeededFuture()
                : write(
                                writers.get(number % WRITERS),
                                new ChatMessageDraft(
                                        UUID.randomUUID(),
                                        stage.open,
                                        rooms.get(number % SESSIONS).id(),
                                        null,
                                        "Message " + number,
                                        List.of()))
                        .compose(written -> writeFrom(number + AT_ONCE));
    }

    /** What was not acknowledged, since the machine is busy with other things, is said again. */
    private Future<Void> write(Caller caller, ChatMessageDraft message) {
        return stage.chat
                .post(caller, message)
                .<Void>mapEmpty()
                .recover(failure -> Refusal.UNAVAILABLE.is(failure) || Refusal.TOO_LATE.is(failure)
                        ? stage.node
                                .vertx()
                                .timer(AGAIN_MILLIS, TimeUnit.MILLISECONDS)
                                .compose(later -> write(caller, message))
                        : Future.failedFuture(failure));
    }
}
