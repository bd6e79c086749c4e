package io.plenary.processes;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.awaitility.Awaitility;

/**
 * A client that sends so many requests a second, whether they are answered or not, on connections it keeps. It never repeats
 * one, so that whatever is lost shows.
 */
final class Load implements AutoCloseable {

    /** A request and when it was sent, on the clock of {@link System#nanoTime}. */
    record Sent(long at, String what, Future<Answer> answer, AtomicLong idleNanos) {

        boolean isAnswered() {
            return answer.isComplete();
        }

        boolean isGood() {
            return answer.succeeded() && answer.result().status() < 300;
        }

        /** Nobody listened: the request has certainly not been carried out. */
        boolean isRefused() {
            return answer.failed() && answer.cause() instanceof ConnectException;
        }

        /**
         * Sent on a connection nobody had used for so long that the server was closing it at the same moment: it has not seen
         * the request, and HTTP/1.1 has no way to tell (RFC 9112, section 9.5).
         */
        boolean hasCrossedTheClosing() {
            return answer.failed() && isClosing(answer.cause()) && idleNanos.get() > LONG_IDLE.toNanos();
        }

        /** A closed connection shows as either, whether the closing or the request reached the client's socket first. */
        private static boolean isClosing(Throwable cause) {
            return cause instanceof IOException || cause instanceof HttpClosedException;
        }

        @Override
        public String toString() {
            return what + ", connection idle for " + idleNanos.get() / 1_000_000 + " ms: "
                    + (answer.succeeded() ? answer.result() : answer.cause());
        }
    }

    record Answer(int status, String body) {}

    /** The gateway closes, when it stops, what has been idle for a second; answers take their time to arrive. */
    private static final Duration LONG_IDLE = Duration.ofMillis(800);

    private static final int STEADY = 100;
    private static final int FEW = 50;

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = vertx.createHttpClient(
            new HttpClientOptions().setConnectTimeout(5_000), new PoolOptions().setHttp1MaxSize(64));
    private final Map<HttpConnection, Long> lastUse = new ConcurrentHashMap<>();
    private final List<Sent> sent = new ArrayList<>();
    private final int port;
    private final String token;
    private final List<Supplier<Request>> kinds;
    private final long timer;
    private boolean stopped;
    private long begun = System.nanoTime();

    /** What is sent. */
    record Request(HttpMethod method, String path, JsonObject body) {

        String contentType() {
            return method == HttpMethod.PATCH ? "application/merge-patch+json" : "application/json";
        }
    }

    /** @param kinds what is sent, in turns */
    Load(int port, String token, int perSecond, List<Supplier<Request>> kinds) {
        this.port = port;
        this.token = token;
        this.kinds = kinds;
        this.timer = vertx.setPeriodic(1_000 / perSecond, fired -> send());
    }

    private synchronized void send() {
        if (stopped) {
            return;
        }
        Request next = kinds.get(sent.size() % kinds.size()).get();
        AtomicLong idle = new AtomicLong();
        RequestOptions options = new RequestOptions()
                .setMethod(next.method())
                .setHost("127.0.0.1")
                .setPort(port)
                .setURI(next.path())
                .putHeader(HttpHeaders.AUTHORIZATION, "Bearer " + token)
                .putHeader(HttpHeaders.CONTENT_TYPE, next.contentType())
                .setTimeout(Duration.ofSeconds(20).toMillis());
        Future<Answer> answer = client.request(options).compose(request -> exchange(request, next.body(), idle));
        sent.add(new Sent(System.nanoTime(), next.method() + " " + next.path(), answer, idle));
    }

    private Future<Answer> exchange(HttpClientRequest request, JsonObject body, AtomicLong idle) {
        HttpConnection connection = request.connection();
        idle.set(System.nanoTime() - lastUse.getOrDefault(connection, System.nanoTime()));
        return request.send(body == null ? Buffer.buffer() : body.toBuffer())
                .compose(response ->
                        response.body().map(content -> new Answer(response.statusCode(), content.toString())))
                .onSuccess(answered -> lastUse.put(connection, System.nanoTime()));
    }

    synchronized int size() {
        return sent.size();
    }

    private synchronized List<Sent> sent() {
        return List.copyOf(sent);
    }

    /** Waits until this many more requests have been sent. */
    Load go(int more) {
        int goal = size() + more;
        Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> size() >= goal);
        return this;
    }

    /** Waits until the last hundred answers are good ones, and few are due. */
    Load settle() {
        Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> {
            List<Sent> answered = sent().stream().filter(Sent::isAnswered).toList();
            return answered.size() >= STEADY
                    && size() - answered.size() < FEW
                    && answered.subList(answered.size() - STEADY, answered.size()).stream()
                            .allMatch(Sent::isGood);
        });
        return this;
    }

    /** What was sent until now does not count, once all goes well: a node that has just started is slow. */
    Load begin() {
        settle();
        begun = System.nanoTime();
        return this;
    }

    /** Sends no more, waits for the last answer and tells what was sent since the beginning. */
    List<Sent> stop() {
        synchronized (this) {
            stopped = true;
            vertx.cancelTimer(timer);
        }
        Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> sent().stream()
                .allMatch(Sent::isAnswered));
        return sent().stream().filter(one -> one.at() >= begun).toList();
    }

    @Override
    public void close() {
        vertx.cancelTimer(timer);
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
