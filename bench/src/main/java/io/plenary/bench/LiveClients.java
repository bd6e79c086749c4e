package io.plenary.bench;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A process of many who are in one live room. It reads orders from its input, a line each, and answers each with a line; see
 * {@link Audience}. Clocks are those of one machine, so it knows how long what it hears was on its way.
 */
final class LiveClients {

    /** Stands before the time at which something was said, and after it. */
    static final String MARK = "~";

    static final String ANSWER = "= ";

    private static final int AT_ONCE = 100;
    private static final long PATIENCE_SECONDS = 180;
    private static final int ADDRESSES_A_NETWORK = 250;

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final WebSocketClient client = vertx.createWebSocketClient(
            new WebSocketClientOptions().setMaxConnections(Integer.MAX_VALUE).setConnectTimeout(60_000));
    private final List<WebSocket> sockets = new ArrayList<>();
    private final AtomicInteger joined = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private Samples samples = new Samples();
    private Heard heard = new Heard("", 1, Promise.promise());

    /** A text, how many are still to hear it, and when all have. */
    private record Heard(String text, int of, Promise<Long> all, AtomicInteger by) {

        private Heard(String text, int of, Promise<Long> all) {
            this(text, of, all, new AtomicInteger());
        }

        private void hear(String message) {
            if (message.contains(text) && by.incrementAndGet() == of) {
                all.tryComplete(System.nanoTime());
            }
        }
    }

    public static void main(String[] none) throws Exception {
        LiveClients clients = new LiveClients();
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = orders.readLine(); line != null; line = orders.readLine()) {
            System.out.println(ANSWER + clients.carryOut(line.split(" ", 2)));
        }
    }

    private String carryOut(String... order) throws Exception {
        return switch (order[0]) {
            case "open" -> open(order[1].split(" "));
            case "await" -> await(order[1]);
            case "heard" -> Long.toString(done(heard.all().future()));
            case "times" -> times();
            default -> throw new IOException(order[0]);
        };
    }

    /** Port, address, how many, room, conference; to those of a bare server nobody says anything. */
    private String open(String... order) throws Exception {
        long begin = System.nanoTime();
        int wanted = Integer.parseInt(order[2]);
        Promise<Long> all = Promise.promise();
        Runnable settled = () -> {
            if (joined.get() + failed.get() == wanted) {
                all.tryComplete(System.nanoTime());
            }
        };
        AtomicInteger next = new AtomicInteger();
        for (int i = 0; i < Math.min(AT_ONCE, wanted); i++) {
            openNext(order, wanted, next, settled);
        }
        return (done(all.future()) - begin) / 1e9 + " " + failed.get();
    }

    private void openNext(String[] order, int wanted, AtomicInteger next, Runnable settled) {
        int number = next.getAndIncrement();
        if (number < wanted) {
            connect(order, number)
                    .onFailure(failure -> failed.incrementAndGet())
                    .onComplete(done -> {
                        settled.run();
                        openNext(order, wanted, next, settled);
                    });
        }
    }

    private Future<?> connect(String[] order, int number) {
        WebSocketConnectOptions options = new WebSocketConnectOptions()
                .setHost("127.0.0.1")
                .setPort(Integer.parseInt(order[0]))
                .setURI(order[1])
                .addHeader(
                        "X-Forwarded-For",
                        "198.18." + number / ADDRESSES_A_NETWORK + "." + (1 + number % ADDRESSES_A_NETWORK));
        boolean isBare = order.length == 3;
        if (!isBare) {
            options.addSubProtocol("plenary.v1+json");
        }
        Promise<Void> in = Promise.promise();
        client.connect(options)
                .onSuccess(socket -> {
                    sockets.add(socket);
                    socket.textMessageHandler(text -> hear(text, in));
                    socket.closeHandler(gone -> in.tryFail("closed"));
                    if (isBare) {
                        in.complete();
                    } else {
                        socket.writeTextMessage(
                                new JsonObject().put("type", "hello").encode());
                        socket.writeTextMessage(new JsonObject()
                                .put("type", "join")
                                .put("room", order[3])
                                .put("conference", order[4])
                                .encode());
                    }
                })
                .onFailure(in::tryFail);
        return in.future().onSuccess(there -> joined.incrementAndGet());
    }

    private void hear(String text, Promise<Void> in) {
        if (text.startsWith("{\"type\":\"joined\"")) {
            in.tryComplete();
            return;
        }
        if (text.startsWith("{\"type\":\"refused\"")) {
            in.tryFail(text);
            return;
        }
        int begin = text.indexOf(MARK);
        int end = begin < 0 ? -1 : text.indexOf(MARK, begin + 1);
        if (end > 0) {
            samples.add(System.nanoTime() - Long.parseLong(text, begin + 1, end, 10));
        }
        heard.hear(text);
    }

    /** From now on it is noted when all have heard something that contains this. */
    private String await(String text) throws Exception {
        return onLoop(() -> {
            heard = new Heard(text, sockets.size(), Promise.promise());
            return "awaits";
        });
    }

    /** How many were heard since the last time this was asked, and half and 95 of 100 of them within how many milliseconds. */
    private String times() throws Exception {
        return onLoop(() -> {
            String line = samples.result(1).line();
            samples = new Samples();
            return line;
        });
    }

    private <T> T onLoop(Callable<T> task) throws Exception {
        Promise<T> result = Promise.promise();
        vertx.getOrCreateContext().runOnContext(go -> {
            try {
                result.complete(task.call());
            } catch (Exception e) {
                result.fail(e);
            }
        });
        return done(result.future());
    }

    private static <T> T done(Future<T> future) throws Exception {
        try {
            return future.toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new IllegalStateException("Not in time", e);
        }
    }
}
